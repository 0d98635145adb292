"""Views of the complaint list that the clinic keeps under a name, for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.complaints.intake import said
from clinicguard.complaints.troubles import AlreadySo, FieldTooLong, NoSuchPart
from clinicguard.storage.book import Book
from clinicguard.storage.reader import Reader
from clinicguard.storage.rows import Json, Kept, Moment, Row
from clinicguard.storage.text import kept

KEEP, DROP = "complaint.keep_view", "complaint.drop_view"
LONGEST_NAME = 60
_ROOM, _SUBJECT = "complaints", "complaints"


class SavedViewRow(Kept, Row):
    """One view; kept for ever, `gone_at` once it was dropped."""

    __tablename__ = "saved_view"

    room: Mapped[str]
    name: Mapped[str]
    asks: Mapped[Any] = mapped_column(Json)
    by: Mapped[int] = mapped_column("by_person")
    at: Mapped[datetime] = mapped_column(Moment)
    gone_at: Mapped[datetime | None] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A name and what it asks: condition → choice, as the list's buttons have them."""

    id: int
    name: str
    asks: Mapping[str, str]


class SavedViewDesk:
    """Keeps and drops."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def keep(self, name: str, asks: Mapping[str, str]) -> SavedView:
        """Under a name that no other view has.

        Raises:
            FieldMissing, AlreadySo, NotAllowed.
            FieldTooLong: the name has more than LONGEST_NAME characters.
        """
        name = " ".join(kept(said("name", name)).split())
        if len(name) > LONGEST_NAME:
            raise FieldTooLong("name", len(name), LONGEST_NAME)
        asks = {condition: kept(choice) for condition, choice in asks.items()}
        with self._book.act(KEEP, _SUBJECT, says={"name": name}) as change:
            standing = select(SavedViewRow).where(
                SavedViewRow.room == _ROOM,
                SavedViewRow.name == name,
                SavedViewRow.gone_at.is_(None),
            )
            if change.one(standing) is not None:
                raise AlreadySo(name)
            row = change.add(
                SavedViewRow(room=_ROOM, name=name, asks=asks, by=change.person.id, at=change.now)
            )
            return _view(row)

    def drop(self, view: int) -> None:
        """Off the list. Raises NoSuchPart, NotFound, NotAllowed."""
        with self._book.act(DROP, _SUBJECT) as change:
            row = change.get(SavedViewRow, view)
            if row.gone_at is not None:
                raise NoSuchPart("view", str(view))
            row.gone_at = change.now
            change.says("name", row.name)


class SavedViewLists:
    """What is kept."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def all(self) -> tuple[SavedView, ...]:
        """Every view that stands, by name."""
        query = select(SavedViewRow).where(SavedViewRow.gone_at.is_(None))
        return tuple(_view(row) for row in self._reader.values(query.order_by(SavedViewRow.name)))


def _view(row: SavedViewRow) -> SavedView:
    return SavedView(row.id, row.name, row.asks)
