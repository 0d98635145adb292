"""What screens and papers read of the vault; what a role may not know of is not in the query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, func, select

from clinicguard.evidence.disposed import KIND, still_here, told_of
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.likeness_lists import LikenessLists
from clinicguard.evidence.listing import standing
from clinicguard.evidence.tables import AmendmentRow, CustodyRow, ExhibitRow, MarkRow, to_exhibit
from clinicguard.storage.reader import Reader
from clinicguard.storage.tombstones import Disposed, TombstoneRow
from clinicguard.storage.troubles import NotFound

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seal:
    """The state of the vault, or of one case: how many, how many unsound, the oldest check."""

    exhibits: int
    unsound: tuple[str, ...]
    never_checked: int
    oldest_check: datetime | None


class EvidenceLists:
    """Who may not view evidence sees what they handed in themselves, and no more."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def everything(self, typed: str = "") -> list[Exhibit]:
        """Every exhibit and every tombstone of one, the newest first; only those whose title holds
        the typed words.
        """
        query = self._mine(select(ExhibitRow)).order_by(ExhibitRow.id.desc())
        if (found := self._reader.found("evidence", typed)) is not None:
            query = query.where(ExhibitRow.id.in_(found))
        return self._whole(self._reader.values(query))

    def of_case(self, subject: str) -> list[Exhibit]:
        """The exhibits that a case lists, by their marks; tombstones among them."""
        query = self._mine(
            standing(select(ExhibitRow).join(MarkRow, MarkRow.exhibit == ExhibitRow.id))
            .where(MarkRow.subject == subject)
            .order_by(MarkRow.mark)
        )
        return self._whole(self._reader.values(query))

    def one(self, number: str) -> Exhibit:
        """Raises NotFound."""
        query = self._mine(select(ExhibitRow).where(ExhibitRow.number == number))
        found = self._whole(self._reader.values(query))
        if not found:
            raise NotFound(f"evidence/{number}")
        return found[0]

    def twin(self, sha256: str) -> str | None:
        """The number of the exhibit with the same bytes: said to everybody, nothing else of it.

        A damaged one does not count: what it was is taken in again. One that was disposed of is
        none either: `former` tells of it.
        """
        return self._reader.value(
            still_here(select(ExhibitRow.number))
            .where(ExhibitRow.sha256 == sha256)
            .where(ExhibitRow.sound.is_distinct_from(0))
        )

    def former(self, sha256: str) -> Disposed | None:
        """Which exhibit had these bytes, when two people disposed of it, and who; the last one."""
        stone = self._reader.value(
            select(TombstoneRow)
            .join(ExhibitRow, ExhibitRow.number == TombstoneRow.number)
            .where(TombstoneRow.kind == KIND, ExhibitRow.sha256 == sha256)
            .order_by(TombstoneRow.id.desc())
        )
        return None if stone is None else told_of(self._reader.value, stone, self._reader.zone)

    def like(self, looks: str) -> tuple[str, ...]:
        """The numbers of exhibits that look like this picture, the most alike first."""
        return LikenessLists(self._reader).like(looks)

    def seal(self, subject: str | None = None) -> Seal:
        """Green, amber or red: what the last checks found. A tombstone has no seal."""
        query = still_here(select(ExhibitRow))
        if subject is not None:
            listed = standing(query.join(MarkRow, MarkRow.exhibit == ExhibitRow.id))
            query = listed.where(MarkRow.subject == subject)
        rows = self._reader.values(self._mine(query))
        checked = [row.last_verified for row in rows if row.last_verified is not None]
        return Seal(
            exhibits=len(rows),
            unsound=tuple(row.number for row in rows if row.sound == 0),
            never_checked=sum(row.last_verified is None for row in rows),
            oldest_check=min(checked, default=None),
        )

    def count(self) -> int:
        """How many exhibits this person may know of; those that are there."""
        counted = still_here(self._mine(select(func.count(ExhibitRow.id))))
        return self._reader.value(counted) or 0

    def _mine(self, query: Select[T]) -> Select[T]:
        if self._reader.may("evidence.view"):
            return query
        return query.where(ExhibitRow.acquired_by == self._reader.person.id)

    def _whole(self, rows: Sequence[ExhibitRow]) -> list[Exhibit]:
        ids = [row.id for row in rows]
        marks: dict[int, list[MarkRow]] = defaultdict(list)
        custody: dict[int, list[CustodyRow]] = defaultdict(list)
        for mark in self._reader.values(
            standing(select(MarkRow).where(MarkRow.exhibit.in_(ids))).order_by(MarkRow.id)
        ):
            marks[mark.exhibit].append(mark)
        for event in self._reader.values(
            select(CustodyRow).where(CustodyRow.exhibit.in_(ids)).order_by(CustodyRow.id)
        ):
            custody[event.exhibit].append(event)
        amended: dict[int, list[AmendmentRow]] = defaultdict(list)
        for each in self._reader.values(
            select(AmendmentRow).where(AmendmentRow.exhibit.in_(ids)).order_by(AmendmentRow.id)
        ):
            amended[each.exhibit].append(each)
        numbers = [row.number for row in rows]
        asked = select(TombstoneRow).where(
            TombstoneRow.kind == KIND, TombstoneRow.number.in_(numbers)
        )
        stones = {stone.number: stone for stone in self._reader.values(asked)}
        return [
            to_exhibit(row, marks[row.id], custody[row.id], amended[row.id], stones.get(row.number))
            for row in rows
        ]
