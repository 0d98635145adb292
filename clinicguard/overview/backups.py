"""What the windows see of backups: how fresh each place is, and which backups a stick holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from clinicguard.incidents.lists import IncidentLists
from clinicguard.overview.retention_desk import RetentionLists
from clinicguard.storage.backup.desk import BackupDesk, Enough, Place, Run, medium_of
from clinicguard.storage.backup.generation import EVIDENCE, Generation
from clinicguard.storage.backup.keeping import DAYS, MONTHS, WEEKS
from clinicguard.storage.backup.medium import Medium, media_at
from clinicguard.storage.backup.restoring import Restored, keys_of, restore
from clinicguard.storage.backup.taking import Taken
from clinicguard.storage.backup.troubles import BackupDamaged, BackupStopped, MediumAway
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.keys import (
    KIT,
    OpenKeys,
    unlock_as,
    unwrap_with_passphrase,
    unwrap_with_secret,
)
from clinicguard.storage.kit import from_words
from clinicguard.storage.troubles import NotAllowed

STALE_AFTER = timedelta(days=3)
"""A backup older than this is a reminder; older than `LATE_AFTER`, a warning."""

LATE_AFTER = timedelta(days=8)
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = DAYS, WEEKS, MONTHS
"""Of so many days, weeks and months a place keeps the newest backup, and one of every year."""

DRILL_EVERY = timedelta(days=31)
"""A backup that nobody has restored for so long is a hope; Today reminds of the drill."""

_MAY_RESTORE: frozenset[str] = frozenset({"owner", "manager", KIT})


class Freshness(StrEnum):
    """How a place for backups stands, for a glyph and a word."""

    FRESH = "fresh"
    STALE = "stale"
    LATE = "late"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """A place, whether it is plugged in, and how old its newest backup is."""

    place: Place
    here: bool
    freshness: Freshness
    days: int


def standing(place: Place, now: datetime, *, here: bool) -> PlaceStanding:
    """How a place stands at `now` (aware)."""
    if place.at is None:
        return PlaceStanding(place, here, Freshness.NEVER, 0)
    age = max(timedelta(0), now - place.at)
    late, stale = age > LATE_AFTER, age > STALE_AFTER
    fresh = Freshness.LATE if late else Freshness.STALE if stale else Freshness.FRESH
    return PlaceStanding(place, here, fresh, age.days)


def drill_is_due(place: datetime | None, drill: datetime | None, now: datetime) -> bool:
    """A month after the last drill, or after the (last) place was named where there was none."""
    last = drill or place
    return last is not None and now - last > DRILL_EVERY


def nothing_may_go(incidents: IncidentLists, retention: RetentionLists) -> bool:
    """Whether old backups all stay: a matter is open, or a legal hold lies on a record."""
    return bool(incidents.bands()) or retention.any_held()


@dataclass(frozen=True, slots=True)
class Found:
    """A backup that somebody may restore: when, how far the log went, how many exhibits."""

    medium: Medium
    generation: Generation

    @property
    def exhibits(self) -> int:
        """How many sealed files it holds."""
        return sum(piece.path.startswith(EVIDENCE) for piece in self.generation.pieces)


def found_at(place: Path) -> list[Found]:
    """Every backup at a place, the newest first. Raises NoBackupHere."""
    found = [Found(medium, each) for medium in media_at(place) for each in medium.generations()]
    return sorted(found, key=lambda each: each.generation.made, reverse=True)


@dataclass(frozen=True, slots=True)
class Door:
    """Who could open a backup: the clinic's name, and (key id, name) of owners and managers."""

    clinic: str
    people: tuple[tuple[str, str], ...]
    file: KeyFile


def door_of(found: Found) -> Door:
    """Raises KeysDamaged, BackupDamaged, NewerVersion."""
    file = keys_of(found.medium, found.generation)
    may = [slot for slot in file.slots.values() if slot.role in _MAY_RESTORE and slot.role != KIT]
    return Door(file.name, tuple((slot.person, slot.name) for slot in may), file)


def open_with_passphrase(door: Door, person: str, passphrase: str) -> OpenKeys:
    """The keys of a backup. Raises WrongPassphrase, NotAllowed, KeysDamaged."""
    role = door.file.slots[person].role
    if role not in _MAY_RESTORE:
        raise NotAllowed("clinic.restored", role)
    return unlock_as(door.file, person, unwrap_with_passphrase(door.file, person, passphrase))


def open_with_card(door: Door, words: str) -> OpenKeys:
    """The keys of a backup by the recovery card. Raises KitMisread, WrongKit."""
    return unlock_as(door.file, *unwrap_with_secret(door.file, from_words(words)))


def room_for(default: Path, now: datetime) -> Path:
    """A folder for what is restored: the usual one, or one beside it that bears the day."""
    if not default.exists() or not any(default.iterdir()):
        return default
    beside = default.with_name(f"{default.name}-{now:%Y-%m-%d}")
    number = 2
    while beside.exists():
        beside = default.with_name(f"{default.name}-{now:%Y-%m-%d}-{number}")
        number += 1
    return beside


@contextmanager
def thrown_away(
    place: Place, keys: OpenKeys, folder: Path, step: Callable[[int, int], None]
) -> Iterator[tuple[Restored, OpenKeys]]:
    """The newest backup of a place, restored beside `folder` and taken away again afterwards.

    Everything was read, hashed, opened and checked as in a real restore.

    Raises:
        MediumAway, BackupDamaged, DiskFull.
    """
    medium = medium_of(place)
    newest = medium.newest()
    if newest is None:
        raise BackupDamaged(place.label, 0, ("generations",))
    target = folder.with_name(f"{folder.name}-drill")
    try:
        shutil.rmtree(target, ignore_errors=True)
        then = unlock_as(keys_of(medium, newest), keys.person, keys.personal)
        yield restore(medium, newest, then, target, step), then
    finally:
        shutil.rmtree(target, ignore_errors=True)


__all__ = [
    "BackupDamaged",
    "BackupDesk",
    "BackupStopped",
    "Door",
    "Enough",
    "Found",
    "Freshness",
    "MediumAway",
    "OpenKeys",
    "Place",
    "PlaceStanding",
    "Restored",
    "Run",
    "Taken",
    "door_of",
    "found_at",
    "nothing_may_go",
    "open_with_card",
    "open_with_passphrase",
    "restore",
    "room_for",
    "standing",
    "thrown_away",
]
