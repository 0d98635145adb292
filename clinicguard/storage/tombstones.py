"""Tombstones: what is left of a record that two people disposed of. No name, no words of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Select, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.host.trouble import Trouble
from clinicguard.storage.rows import Day, Kept, Moment, Row


class Disposed(Trouble):
    """There was such a record; its time was over, and two people disposed of it."""

    def __init__(self, number: str, day: date, first: str, second: str) -> None:
        super().__init__()
        self.number = number
        self.day = day
        self.first = first
        self.second = second


class TombstoneRow(Kept, Row):
    """A record that was disposed of: that it was, and who took it away on what ground."""

    __tablename__ = "tombstone"

    kind: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(Text, unique=True)
    ended: Mapped[date] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")
    witness: Mapped[str] = mapped_column(Text)
    ground: Mapped[str] = mapped_column(Text)
    erased_rows: Mapped[int]
    erased_words: Mapped[int]


def numbers_gone(kind: str) -> Select[str]:
    """The numbers of every record of a kind that was disposed of."""
    return select(TombstoneRow.number).where(TombstoneRow.kind == kind)


def stone_of(kind: str, number: str) -> Select[TombstoneRow]:
    """The tombstone of one record, if it has one."""
    return select(TombstoneRow).where(TombstoneRow.kind == kind, TombstoneRow.number == number)
