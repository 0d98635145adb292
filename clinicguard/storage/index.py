"""One text index over every kind of record; exact from one Chinese character up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, TextualSelect, bindparam, column, text
from sqlalchemy.orm import Session

from clinicguard.storage.text import kept, query

KINDS = (
    "complaint",
    "incident",
    "evidence",
    "statement",
    "task",
    "person",
    "note_care",
    "note_root_cause",
    "note_mediation",
    "note_public",
    "patient",
)
"""What can be found; each compartment is a kind of its own, since not every role may search it.

New kinds go to the end: a kind's place is a part of its documents' ids.
"""

_MOST_KINDS = 16


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words: its kind, its row id, and the text as written."""

    kind: str
    ref: int
    title: str
    body: str


def document(kind: str, ref: int) -> int:
    """The id of a record's document: it tells kind and row without a look at the document."""
    return ref * _MOST_KINDS + KINDS.index(kind)


def put(session: Session, kind: str, ref: int, title: str, body: str) -> None:
    """Makes a record findable by these words, in place of what it was findable by before."""
    put_all(session, kind, [(ref, title, body)])


def put_all(session: Session, kind: str, words: Sequence[tuple[int, str, str]]) -> None:
    """The same for many records of a kind at once: (row id, title, body) of each."""
    if not words:
        return
    session.connection().exec_driver_sql(
        "INSERT INTO search_doc (id, kind, ref, title, body) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body",
        [(document(kind, ref), kind, ref, kept(title), kept(body)) for ref, title, body in words],
    )


def forget(session: Session, kind: str, ref: int) -> None:
    """Takes a record out of the index; nothing of its words stays in the file."""
    session.execute(text("DELETE FROM search_doc WHERE id = :id"), {"id": document(kind, ref)})


def found(kind: str, typed: str) -> TextualSelect | None:
    """The row ids of one kind that hold what was typed, as a part of a larger query.

    None when nothing searchable was typed: then nothing is to be filtered.
    """
    expression = query(typed)
    if expression is None:
        return None
    return (
        text(
            f"SELECT rowid / {_MOST_KINDS} AS ref FROM search_gram "
            f"WHERE search_gram MATCH :search_words AND rowid % {_MOST_KINDS} = :search_kind"
        )
        .bindparams(
            bindparam("search_words", expression, unique=True),
            bindparam("search_kind", KINDS.index(kind), unique=True),
        )
        .columns(column("ref", Integer))
    )


def search(session: Session, kinds: Sequence[str], typed: str, most: int = 50) -> list[Hit]:
    """The records that hold the words: kind by kind, the newest first, `most` of each."""
    expression = query(typed)
    if expression is None:
        return []
    statement = text(
        "SELECT d.kind, d.ref, d.title, d.body FROM search_gram g "
        "JOIN search_doc d ON d.id = g.rowid "
        f"WHERE search_gram MATCH :words AND g.rowid % {_MOST_KINDS} = :kind "
        "ORDER BY g.rowid DESC LIMIT :most"
    )
    return [
        Hit(*row)
        for kind in kinds
        for row in session.execute(
            statement, {"words": expression, "kind": KINDS.index(kind), "most": most}
        )
    ]
