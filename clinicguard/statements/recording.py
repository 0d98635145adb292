"""Puts a wording or a step of a statement down inside an act, and reads the statement back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from clinicguard.complaints.tables import ComplaintRow
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.incidents.tables import IncidentRow
from clinicguard.statements.held_elsewhere import held_elsewhere, said_by_words
from clinicguard.statements.statement import Statement, Version, as_kept, text_hash
from clinicguard.statements.tables import (
    StatementRow,
    StepRow,
    VersionRow,
    gone_out,
    replacements,
    signers,
    to_statement,
)
from clinicguard.storage.book import Change
from clinicguard.storage.text import kept
from clinicguard.storage.troubles import NotFound

_RECORDS: Mapping[str, type[ComplaintRow | IncidentRow | StatementRow]] = {
    "complaint": ComplaintRow,
    "incident": IncidentRow,
    "statement": StatementRow,
}


def add_version(
    change: Change, row: StatementRow, text: str, facts: Sequence[int], messages: Sequence[int]
) -> None:
    """The next wording of a statement."""
    last = change.one(
        select(VersionRow.number)
        .where(VersionRow.statement == row.id)
        .order_by(VersionRow.number.desc())
        .limit(1)
    )
    change.add(
        VersionRow(
            statement=row.id,
            number=(last or 0) + 1,
            text=text,
            sha256=text_hash(text),
            at=change.now,
            by=change.person.id,
            facts=list(facts),
            messages=list(messages),
        )
    )
    change.index("statement", row.id, title=f"{row.number} {row.title}", body=text)


def add_step(
    change: Change,
    row: StatementRow,
    statement: Statement,
    kind: str,
    told: Mapping[str, Any],
    at: datetime | None = None,
    version: Version | None = None,
    by: int | None = None,
) -> None:
    """What happened to a wording; `at` None is now, `version` None the one that stands, `by` None
    whoever sits there."""
    of = version or statement.now
    change.add(
        StepRow(
            statement=row.id,
            kind=kind,
            wording=of.number,
            sha256=of.sha256,
            at=at or change.now,
            by=by or change.person.id,
            told=_as_kept(dict(told)),
        )
    )


def _as_kept(told: Any) -> Any:
    """The same, all of its words as the database can keep them and as a reader sees them."""
    match told:
        case str():
            return as_kept(kept(told))
        case dict():
            return {key: _as_kept(each) for key, each in told.items()}
        case list() | tuple():
            return [_as_kept(each) for each in told]
        case _:
            return told


def mark_taken_in(change: Change, statement: int, clinic: str) -> None:
    """It came here with a case of another clinic: what its steps say up to here was said there."""
    query = select(VersionRow).where(VersionRow.statement == statement)
    version = change.one(query.order_by(VersionRow.number.desc()).limit(1))
    change.add(
        StepRow(
            statement=statement,
            kind="taken_in",
            wording=version.number if version else 0,
            sha256=version.sha256 if version else "",
            at=change.now,
            by=change.person.id,
            told={"clinic": clinic},
        )
    )


def find(change: Change, number: str) -> tuple[StatementRow, Statement]:
    """The row and the statement of a number. Raises NotFound."""
    row = change.one(select(StatementRow).where(StatementRow.number == number))
    if row is None:
        raise NotFound(f"statement/{number}")
    return row, read_back(change, row)


def check_record(change: Change, address: str) -> None:
    """Whether there is a complaint, an incident or a text of this address. Raises NotFound."""
    kind, _, number = address.partition("/")
    row = _RECORDS.get(kind)
    if row is None or change.one(select(row.id).where(row.number == number)) is None:
        raise NotFound(address)


def check_exhibit(change: Change, number: str | None) -> None:
    """Whether there is an exhibit of this number, if there is a number. Raises NotFound."""
    if number and change.one(select(ExhibitRow.id).where(ExhibitRow.number == number)) is None:
        raise NotFound(f"evidence/{number}")


def read_back(change: Change, row: StatementRow) -> Statement:
    """The statement as it stands in this act."""
    versions = select(VersionRow).where(VersionRow.statement == row.id).order_by(VersionRow.number)
    steps = select(StepRow).where(StepRow.statement == row.id).order_by(StepRow.id)
    replaces = replacements(change.all).get(row.number, "")
    able, out = signers(change.all), gone_out(change.all)
    written = change.all(versions)
    elsewhere = held_elsewhere(change.all, row, written, said_by_words(change.all))
    return to_statement(row, written, change.all(steps), replaces, able, out, elsewhere)
