"""The files of a jurisdiction pack: what each holds, what the pack is, and what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clinicguard.host.calendars import OfficeYear
from clinicguard.knowledge.citation import Statute
from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.law import Deadline, Gate, LawRule
from clinicguard.knowledge.paperwork import Authority, Form
from clinicguard.knowledge.said import Said


class Doubt(StrEnum):
    """Why something must be said beside a row."""

    UNVERIFIED = "unverified"
    CONTRADICTORY = "contradictory"
    ABSENT = "absent"
    OUR_READING = "our_reading"


@dataclass(frozen=True, slots=True)
class Note:
    """What is not known, or what must not be said; `concerns` names rows of the pack."""

    id: str
    doubt: Doubt
    text: Said
    concerns: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


class Weekday(StrEnum):
    """In the order in which Python counts them, from 0."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Months(StrEnum):
    """How months and years end."""

    EVE = "eve_of_like_day"  # Taiwan, 民法 §121: the eve of day 1's like day
    LIKE_DAY = "like_day"  # the like day of the trigger


@dataclass(frozen=True, slots=True)
class About:
    """jurisdiction.yaml: what the pack is, how far it goes, and by which clock it reckons."""

    id: str
    name: Said
    about: Said
    disclaimer: Said
    thin: bool
    zone: str
    months: Months
    checked: date
    country: str | None = None  # for years that no table gives
    subdivision: str | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """calendar.yaml: the announced days, and what they are called."""

    rest_days: frozenset[Weekday]
    occasions: Mapping[str, Said]
    years: tuple[OfficeYear, ...]

    def __post_init__(self) -> None:
        for year in self.years:
            days = (*year.off.values(), *year.instead.values(), *year.worked.values())
            for occasion in days:
                if occasion not in self.occasions:
                    raise ValueError(f"{occasion!r} of {year.year} is not among the occasions")


@dataclass(frozen=True, slots=True)
class Gates:
    """gates.yaml."""

    gates: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """deadlines.yaml."""

    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Laws:
    """laws.yaml: the statutes that the pack cites, and the rules."""

    statutes: tuple[Statute, ...]
    laws: tuple[LawRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Forms:
    """forms.yaml."""

    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Authorities:
    """authorities.yaml."""

    authorities: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """notes.yaml."""

    notes: tuple[Note, ...]
