"""Why a record is not there: two people disposed of it, or it never was (or not for this role)."""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.people.tables import PersonRow
from clinicguard.storage.reader import Reader
from clinicguard.storage.tombstones import Disposed, stone_of
from clinicguard.storage.troubles import NotFound


def is_missing(error: BaseException) -> bool:
    """Whether a record was asked for that is not there, and why could be told."""
    return isinstance(error, NotFound) and error.subject.startswith(("complaint/", "incident/"))


def why_missing(reader: Reader, error: BaseException) -> BaseException:
    """`Disposed` where a tombstone stands for the record, else the error as it was."""
    if not isinstance(error, NotFound):
        return error
    kind, _, number = error.subject.partition("/")
    stone = reader.value(stone_of(kind, number))
    if stone is None:
        return error
    return Disposed(
        number,
        stone.at.astimezone(reader.zone).date(),
        _name(reader, stone.by),
        _name(reader, int(stone.witness)) if stone.witness.isdigit() else "",
    )


def _name(reader: Reader, person: int) -> str:
    return reader.value(select(PersonRow.name).where(PersonRow.id == person)) or str(person)


__all__ = ["Disposed", "is_missing", "why_missing"]
