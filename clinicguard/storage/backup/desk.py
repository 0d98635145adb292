"""What can be done with backups: name a place for them, take one, say how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from clinicguard.host.clock import from_text, to_text
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.storage.backup import taking
from clinicguard.storage.backup.medium import Medium, prepare, read_medium
from clinicguard.storage.backup.taking import Source, Step, Taken, lay_aside
from clinicguard.storage.backup.troubles import (
    BackupStopped,
    MediumAway,
    OtherMedium,
    PlaceInside,
)
from clinicguard.storage.book import Book
from clinicguard.storage.database import Database
from clinicguard.storage.key_change import newest_named
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.log import last_entry
from clinicguard.storage.troubles import KeysReplaced

CHANGES = 20
"""After so many entries of the log a backup is due."""


_WORTH_A_RUN = 4
"""An unlock, the note of a backup and a lock are entries too, and not worth a run."""


class Enough(Exception):
    """Raised by a `step` that has waited long enough; what was copied helps the next run."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that this PC backs up to, as this PC remembers it. `path` is what was pointed to."""

    medium: str
    label: str
    path: Path
    number: int = 0
    """The newest generation that was written there from here."""

    seq: int = 0
    """How far the log went then."""

    at: datetime | None = None

    @property
    def here(self) -> bool:
        """Whether the medium is plugged in: its folder is there and is this medium's."""
        found = read_medium(self.path)
        return found is not None and found.id == self.medium


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is ready: its own copy is laid aside; the rest needs no open records."""

    place: Place
    source: Source

    def work(self, step: Step) -> Taken:
        """The long part, off the records' thread. Its own copy is gone afterwards.

        Raises:
            BackupStopped, BackupDamaged, MediumAway, OtherMedium, DiskFull, ReadOnlyPlace.
        """
        try:
            return taking.take(self.source, medium_of(self.place), self.place.number, step)
        finally:
            self.give_up()

    def give_up(self) -> None:
        """Takes its own copy away; nothing else was touched yet."""
        taking.clear_aside(self.source.folder)


class BackupDesk:
    """`begin` and `note` on the records' thread, `Run.work` off it."""

    def __init__(
        self,
        book: Book,
        database: Database,
        key: Callable[[], bytes],
        folder: Path,
        settings: SettingsFile,
        disputed: Callable[[], bool],
    ) -> None:
        self._book = book
        self._database = database
        self._key = key
        self._folder = folder
        self._settings = settings
        self._disputed = disputed

    def places(self) -> list[Place]:
        """The places that this PC knows, in the order in which they were named."""
        known = self._settings.read().backups.get(self._book.clinic, [])
        return [place for each in known if (place := _place(each)) is not None]

    def add_place(self, at: Path, label: str) -> Place:
        """A stick or folder from now on.

        Raises:
            NotAllowed, PlaceInside, DiskFull, ReadOnlyPlace.
        """
        at = at.expanduser().absolute()
        if at == self._folder or self._folder in at.parents:
            raise PlaceInside(at)
        with self._book.act("backup.add_place", f"clinic/{self._book.clinic}") as change:
            medium = prepare(at, self._book.clinic, label.strip() or at.name)
            change.says("place", medium.label)
            change.says("medium", medium.id)
        newest = medium.newest()
        place = Place(medium.id, medium.label, medium.folder)
        if newest is not None:
            place = replace(place, number=newest.number, seq=newest.log.seq, at=newest.made)
        self._keep([*(p for p in self.places() if p.medium != medium.id), place])
        return place

    def forget_place(self, medium: str) -> None:
        """This PC no longer backs up there; what lies there stays."""
        gone = next((place for place in self.places() if place.medium == medium), None)
        if gone is None:
            return
        says = {"place": gone.label, "medium": gone.medium}
        with self._book.act("backup.forget_place", f"clinic/{self._book.clinic}", says=says):
            pass
        self._keep([place for place in self.places() if place.medium != medium])

    def begin(self, place: Place, *, hold: bool) -> Run:
        """Lays a copy aside. With `hold` no old backup is taken away.

        Raises:
            NotAllowed; MediumAway, OtherMedium: not plugged in, or another one.
            BackupStopped: an alarm about the records stands.
            DiskFull: there is no room for the copy.
        """
        medium_of(place)
        if self._disputed():
            raise BackupStopped("records_disputed")
        keys = read_keys(self._folder)
        with self._database.reading() as session:
            known = newest_named(session)
        if (keys.generation, keys.digest()) != known:
            raise KeysReplaced(keys.generation, 0 if known is None else known[0])
        copy = lay_aside(self._folder, self._database, keys)
        book = self._book
        source = Source(
            self._folder,
            copy,
            self._key(),
            keys,
            book.actor.author,
            book.clock.now(),
            book.zone,
            hold,
        )
        return Run(place, source)

    def note(self, run: Run, taken: Taken) -> Place:
        """The entry of a backup that was read back, and what this PC remembers of it."""
        made = taken.generation
        says = {
            "place": run.place.label,
            "medium": run.place.medium,
            "number": str(made.number),
            "log": str(made.log.seq),
            "hash": made.digest(),
            "missing": str(len(made.missing)),
            "gone": str(taken.gone),
        }
        with self._book.act("backup.take", f"clinic/{self._book.clinic}", says=says):
            pass
        place = replace(run.place, number=made.number, seq=made.log.seq, at=made.made)
        self._keep([place if p.medium == place.medium else p for p in self.places()])
        return place

    def at_closing(
        self, *, hold: bool, step: Step, rested: timedelta = timedelta()
    ) -> list[Trouble]:
        """The backups of a day that ends: every place that is plugged in and behind, one by one.

        A place whose newest backup is younger than `rested` is left. `step` may raise Enough,
        where somebody waits. What went wrong is returned.
        """
        since = self._book.clock.now() - rested
        went_wrong: list[Trouble] = []
        with self._database.reading() as session:
            now, _ = last_entry(session)
        for place in self.places():
            fresh = place.at is not None and place.at > since
            if now - place.seq < _WORTH_A_RUN or fresh or not place.here:
                continue
            try:
                run = self.begin(place, hold=hold)
                self.note(run, run.work(step))
            except Enough:
                break
            except BackupStopped as stopped:
                self.note_stopped(place, stopped)
                went_wrong.append(stopped)
            except Trouble as trouble:
                went_wrong.append(trouble)
        return went_wrong

    def note_stopped(self, place: Place, why: BackupStopped) -> None:
        """The entry of a run that stopped because something looks wrong."""
        says = {
            "place": place.label,
            "medium": place.medium,
            "why": why.why,
            "files": ", ".join(why.names[:20]),
        }
        with self._book.act("backup.stop", f"clinic/{self._book.clinic}", says=says):
            pass

    def note_drill(
        self, place: Place, number: int, seconds: int, cases: Sequence[str] = (), exhibits: int = 0
    ) -> None:
        """The entry of a backup that was restored to a throw-away place, opened, and taken away.

        `cases` are the records that were opened in it, `exhibits` counts the files that were read.
        """
        says = {
            "place": place.label,
            "medium": place.medium,
            "number": str(number),
            "seconds": str(seconds),
            "cases": ", ".join(cases),
            "exhibits": str(exhibits),
        }
        with self._book.act("backup.drill", f"clinic/{self._book.clinic}", says=says):
            pass

    def media_here(self) -> frozenset[str]:
        """The media of all places that are plugged in."""
        return frozenset(place.medium for place in self.places() if place.here)

    def due(self, here_before: frozenset[str] | None = None) -> list[Place]:
        """The places that are plugged in and 20 or more entries behind, or that have none yet.

        A medium that was not in `here_before` has just appeared: then a few entries are enough.
        """
        with self._database.reading() as session:
            now, _ = last_entry(session)

        def is_behind(place: Place) -> bool:
            appeared = here_before is not None and place.medium not in here_before
            return now - place.seq >= (_WORTH_A_RUN if appeared else CHANGES)

        return [p for p in self.places() if (not p.number or is_behind(p)) and p.here]

    def _keep(self, places: list[Place]) -> None:
        known = dict(self._settings.read().backups)
        known[self._book.clinic] = [_plain(place) for place in places]
        self._settings.change(backups=known)


def medium_of(place: Place) -> Medium:
    """The medium itself. Raises MediumAway, OtherMedium."""
    found = read_medium(place.path)
    if found is None:
        raise MediumAway(place.path, place.label)
    if found.id != place.medium:
        raise OtherMedium(place.path, place.label)
    return found


def _place(found: Any) -> Place | None:
    match found:
        case {
            "medium": str(medium),
            "label": str(label),
            "path": str(path),
            "number": int(number),
            "seq": int(seq),
            "at": str() | None as at,
        }:
            try:
                made = from_text(at) if at else None
            except ValueError:
                made = None
            return Place(medium, label, Path(path), number, seq, made)
    return None


def _plain(place: Place) -> dict[str, Any]:
    return {
        "medium": place.medium,
        "label": place.label,
        "path": str(place.path),
        "number": place.number,
        "seq": place.seq,
        "at": None if place.at is None else to_text(place.at),
    }


__all__ = ["CHANGES", "BackupDesk", "Enough", "Place", "Run", "medium_of"]
