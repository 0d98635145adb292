"""What is asked of exhibits that were disposed of: which they are, and what is said instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVarTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select

from clinicguard.evidence.tables import ExhibitRow
from clinicguard.people.tables import PersonRow
from clinicguard.storage.tombstones import Disposed, TombstoneRow, numbers_gone, stone_of

KIND = "evidence"
"""Under this name exhibits stand among the tombstones."""

Ts = TypeVarTuple("Ts")
One = Callable[[Select[Any]], Any]
"""Gives the one value of a query, or None: `Session.scalar`, `Change.one`, `Reader.value`."""


def still_here(query: Select[*Ts]) -> Select[*Ts]:
    """The same, without the exhibits of which only the tombstone is left."""
    return query.where(ExhibitRow.number.not_in(numbers_gone(KIND)))


def refuse_disposed(one: One, number: str, zone: ZoneInfo) -> None:
    """Raises Disposed: when, and by whom, where two people disposed of the exhibit."""
    stone = one(stone_of(KIND, number))
    if stone is not None:
        raise told_of(one, stone, zone)


def told_of(one: One, stone: TombstoneRow, zone: ZoneInfo) -> Disposed:
    """Who disposed of it and when, by name."""
    first, second = (_name(one, each) for each in (str(stone.by), stone.witness))
    return Disposed(stone.number, stone.at.astimezone(zone).date(), first, second)


def _name(one: One, person: str) -> str:
    if not person.isdigit():
        return ""
    return one(select(PersonRow.name).where(PersonRow.id == int(person))) or person
