"""What stands beside a complaint, as it is shown: its card, its old log, place and device."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clinicguard.knowledge.platforms import Platform


class PlaceKind(StrEnum):
    """What is named: a room or corner of the clinic, or a device."""

    PLACE = "place"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened or with which device, in the clinic's own words."""

    id: int
    kind: PlaceKind
    words: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The old log it was taken over from, and words of it that no field has."""

    file: str
    sha256: str
    line: int
    at: datetime
    by: int
    old_number: str
    taken_by: str
    category: str


@dataclass(frozen=True, slots=True)
class CardTie:
    """On whose card it stands; `name` is masked."""

    card: int
    name: str
    how: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """Where the review stands that it came from; `platform` is a key of `Platforms`.

    `posted_on` is the day on which it was posted, `stars` 1 to 5, where known.
    """

    platform: str
    posted_on: date | None = None
    stars: int | None = None


@dataclass(frozen=True, slots=True)
class BesideIt:
    """All of it; `suggested` are cards that may be theirs while it stands on none."""

    tie: CardTie | None = None
    origin: Origin | None = None
    places: tuple[Place, ...] = ()
    suggested: tuple[CardTie, ...] = ()
    review: Review | None = None
    platform: Platform | None = None
    """The one on which that review stands."""


NOTHING_BESIDE = BesideIt()
