"""The platforms that are known here: ours, and those that the clinic added by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from clinicguard.complaints.intake import fits, said
from clinicguard.complaints.tables_beside import OwnPlatformRow
from clinicguard.knowledge.platforms import Limit, Platform, load_platforms
from clinicguard.knowledge.said import Said
from clinicguard.people.identity import name_key
from clinicguard.storage.book import Book
from clinicguard.storage.reader import Reader
from clinicguard.storage.text import kept

KEEP = "complaint.keep_platform"
OURS = "our own note"
"""The source of a limit that the clinic gave."""


@dataclass(frozen=True, slots=True)
class Platforms:
    """`own` are the clinic's; a key is the id of one of ours, or the name of one of theirs."""

    own: Sequence[Platform] = ()

    def find(self, key: str) -> Platform | None:
        """What is known of a key; of a name that nobody added, only the name. None for no key."""
        if not key:
            return None
        ours = ours_named(key)
        if ours is not None:
            return ours
        same = (each for each in self.own if name_key(each.id) == name_key(key))
        return next(same, None) or _named(key, None)

    def of_place(self, jurisdiction: str) -> tuple[Platform, ...]:
        """Those on which a clinic there is reviewed: its own, then ours for the place."""
        ours = load_platforms().values()
        return (*self.own, *(each for each in ours if jurisdiction in each.at and each.reviews))


class PlatformDesk:
    """Every verb is one act."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def keep(self, name: str, most: int | None = None) -> Platform:
        """A platform of the clinic's own and how many characters a reply may have there.

        The same name again gives it another limit; None leaves the one it has. A name of one of
        ours is that one, and nothing is written.

        Raises:
            FieldMissing, FieldTooLong, NotAllowed.
        """
        name = fits("name", " ".join(said("name", kept(name)).split()))
        if (ours := ours_named(name)) is not None:
            return ours
        with self._book.act(KEEP, "platform") as change:
            row = change.one(
                select(OwnPlatformRow).where(OwnPlatformRow.name_key == name_key(name))
            )
            if row is None:
                row = change.add(
                    OwnPlatformRow(
                        name=name,
                        name_key=name_key(name),
                        most=most,
                        at=change.now,
                        by=change.person.id,
                    )
                )
            elif most is not None:
                row.most = most
            change.about(f"platform/{row.id}")
            change.says("name", name)
            change.says("most", "" if row.most is None else str(row.most))
            return _named(row.name, row.most)


class PlatformLists:
    """For everybody."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def known(self) -> Platforms:
        """All that are known here."""
        rows = self._reader.values(select(OwnPlatformRow).order_by(OwnPlatformRow.id))
        return Platforms(tuple(_named(row.name, row.most) for row in rows))


def ours_named(name: str) -> Platform | None:
    """The one of ours with this id, or with this name in one of the three languages."""
    key = name_key(name)
    for each in load_platforms().values():
        said_as = (each.id, each.name.zh_TW, each.name.en, each.name.zh_CN)
        if key in map(name_key, said_as):
            return each
    return None


def _named(name: str, most: int | None) -> Platform:
    limit = None if most is None else Limit(most, "characters", OURS, official=False)
    return Platform(name, Said(name, name, name), (), "review_site", limit=limit)
