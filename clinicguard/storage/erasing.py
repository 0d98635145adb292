"""Taking a record away for good: its rows, what hangs on them, its words in the log, its drafts.

Every row and every word that goes is named in the entry of the act, so that the chain still
verifies and what is put back later is found. `secure_delete` overwrites the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from clinicguard.storage.row_check import kept_tables

Mention = Callable[[str, str, int, str | None], None]
Place = tuple[str, int]
"""A table and a row's id."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How much went."""

    rows: int
    words: int
    drafts: int


def with_all_below(session: Session, roots: Iterable[Place]) -> list[Place]:
    """The rows, and every row that refers to one of them, the last to go first in the list."""
    links = _links(session)
    found: dict[Place, None] = {}
    waiting = list(roots)
    while waiting:
        place = waiting.pop()
        if place in found:
            continue
        found[place] = None
        table, row_id = place
        for child, column in links.get(table, ()):
            below = session.connection().exec_driver_sql(
                f'SELECT id FROM "{child}" WHERE "{column}" = ?', (row_id,)
            )
            waiting += [(child, int(each)) for each in below.scalars()]
    return list(found)


def referring(session: Session, table: str, column: str, values: Collection[str]) -> list[Place]:
    """Rows that name a record in a text column instead of referring to its row."""
    found = session.execute(
        text(f'SELECT id FROM "{table}" WHERE "{column}" IN :values').bindparams(
            bindparam("values", expanding=True)
        ),
        {"values": list(values)},
    )
    return [(table, int(row_id)) for row_id in found.scalars()]


def addresses(session: Session, places: Iterable[Place], kind: str) -> list[str]:
    """`statement/S-2026-0001` of rows that have a number."""
    found = []
    for table, row_id in places:
        number = session.connection().exec_driver_sql(
            f'SELECT number FROM "{table}" WHERE id = ?', (row_id,)
        )
        found += [f"{kind}/{each}" for each in number.scalars()]
    return found


def erase(
    session: Session,
    mention: Mention,
    places: Iterable[Place],
    subjects: Collection[str],
    page: str,
) -> Erased:
    """Takes rows away, the words of every entry about `subjects`, and drafts whose page names them.

    `page` is a piece of a draft's address ("C-2026-0001"); each of the subjects is one as well.
    """
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    rows = [_erase_row(session, mention, *place) for place in places]
    words = _erase_words(session, mention, subjects)
    return Erased(sum(rows), words, _erase_drafts(session, {page, *subjects}))


def _erase_row(session: Session, mention: Mention, table: str, row_id: int) -> int:
    connection = session.connection()
    version = connection.exec_driver_sql(
        f'SELECT version FROM "{table}" WHERE id = ?', (row_id,)
    ).scalar()
    if version is None:
        return 0
    connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
    for kind in _kinds(table):
        connection.exec_driver_sql(
            "DELETE FROM search_doc WHERE kind = ? AND ref = ?", (kind, row_id)
        )
    mention(table, str(row_id), int(version), None)
    return 1


def _erase_words(session: Session, mention: Mention, subjects: Collection[str]) -> int:
    found = session.execute(
        text(
            "SELECT t.seq, t.field FROM log_text t JOIN log_entry e ON e.seq = t.seq "
            "WHERE json_extract(e.entry, '$.subject') IN :subjects"
        ).bindparams(bindparam("subjects", expanding=True)),
        {"subjects": list(subjects)},
    ).all()
    for seq, field in found:
        session.execute(
            text("DELETE FROM log_text WHERE seq = :seq AND field = :field"),
            {"seq": seq, "field": field},
        )
        mention("log_text", f"{seq}/{field}", 1, None)
    return len(found)


def _erase_drafts(session: Session, pieces: Iterable[str]) -> int:
    gone = 0
    for piece in pieces:
        found = session.execute(
            text("DELETE FROM draft WHERE instr(page, :piece)"), {"piece": piece}
        )
        gone += int(found.rowcount)  # type: ignore[attr-defined]
    return gone


def _kinds(table: str) -> tuple[str, ...]:
    """Under which names the search knows a table's rows."""
    if table == "incident_note":
        return ("note_care", "note_root_cause", "note_mediation", "note_public")
    return (table,)


def _links(session: Session) -> dict[str, list[tuple[str, str]]]:
    """By table: the (table, column) of every kept row that refers to its rows."""
    links: dict[str, list[tuple[str, str]]] = {}
    for child in kept_tables(session):
        listed = session.connection().exec_driver_sql(f'PRAGMA foreign_key_list("{child}")')
        for _, _, parent, column, *_ in listed:
            links.setdefault(str(parent), []).append((child, str(column)))
    return links
