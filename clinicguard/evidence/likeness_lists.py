"""Which exhibits look like a picture that is coming in."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Mapped

from clinicguard.evidence.likeness import alike, difference, looks_from
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.storage.reader import Reader
from clinicguard.storage.rows import Kept, Row


class LikenessRow(Kept, Row):
    """How one exhibit looks: `bits` is the kept form of `Looks`."""

    __tablename__ = "exhibit_likeness"

    exhibit: Mapped[int]
    bits: Mapped[str]


class LikenessLists:
    """Said to everybody by number, as a twin is; nothing else is told of the other exhibit."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def like(self, looks: str) -> tuple[str, ...]:
        """The numbers of exhibits that look like it, the most alike first. Redacted copies of an
        exhibit look like it on purpose: they are left out.
        """
        mine = looks_from(looks)
        if mine is None:
            return ()
        query = select(ExhibitRow.number, LikenessRow.bits).join(
            ExhibitRow, ExhibitRow.id == LikenessRow.exhibit
        )
        found = []
        for number, bits in self._reader.rows(query):
            other = looks_from(bits)
            if other is not None and alike(mine, other):
                found.append((difference(mine, other), number))
        return tuple(number for _, number in sorted(found))
