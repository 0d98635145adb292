"""One text index over every kind of record; exact from one Chinese character up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, TextualSelect, bindparam, column, text
from sqlalchemy.orm import Session

from clinicguard.storage.text import kept, query


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words: its kind, its row id, and the text as written."""

    kind: str
    ref: int
    title: str
    body: str


def put(session: Session, kind: str, ref: int, title: str, body: str) -> None:
    """Makes a record findable by these words, in place of what it was findable by before."""
    values = {"kind": kind, "ref": ref, "title": kept(title), "body": kept(body)}
    session.execute(
        text(
            "INSERT INTO search_doc (kind, ref, title, body) VALUES (:kind, :ref, :title, :body) "
            "ON CONFLICT (kind, ref) DO UPDATE SET title = excluded.title, body = excluded.body"
        ),
        values,
    )


def forget(session: Session, kind: str, ref: int) -> None:
    """Takes a record out of the index; nothing of its words stays in the file."""
    session.execute(
        text("DELETE FROM search_doc WHERE kind = :kind AND ref = :ref"), {"kind": kind, "ref": ref}
    )


def found(kind: str, typed: str) -> TextualSelect | None:
    """The row ids of one kind that hold what was typed, as a part of a larger query.

    None when nothing searchable was typed: then nothing is to be filtered.
    """
    expression = query(typed)
    if expression is None:
        return None
    return (
        text(
            "SELECT d.ref FROM search_gram g JOIN search_doc d ON d.id = g.rowid "
            "WHERE search_gram MATCH :search_words AND d.kind = :search_kind"
        )
        .bindparams(
            bindparam("search_words", expression, unique=True),
            bindparam("search_kind", kind, unique=True),
        )
        .columns(column("ref", Integer))
    )


def search(session: Session, kinds: Sequence[str], typed: str, most: int = 50) -> list[Hit]:
    """The newest records of these kinds that hold the words."""
    expression = query(typed)
    if expression is None or not kinds:
        return []
    statement = text(
        "SELECT d.kind, d.ref, d.title, d.body FROM search_gram g "
        "JOIN search_doc d ON d.id = g.rowid WHERE search_gram MATCH :words "
        "AND d.kind IN :kinds ORDER BY g.rowid DESC LIMIT :most"
    ).bindparams(bindparam("kinds", list(kinds), expanding=True))
    rows = session.execute(statement, {"words": expression, "most": most})
    return [Hit(kind, ref, title, body) for kind, ref, title, body in rows]
