"""The law of a jurisdiction pack as values: its gates, its deadlines, its rules.

`jurisdictions` reads them from resources/jurisdictions/ and checks them together. Nothing in a
pack is legal advice, and what is not `verified` is shown as 「未查證」.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from clinicguard.knowledge.citation import Citation
from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.said import Said


class Confidence(StrEnum):
    """How well a row is known; everything but V1 and V2 is shown as 「未查證」 with its note."""

    V1 = "V1"  # the article was read in a dated copy of the official database
    V2 = "V2"  # an official page or a solid secondary source was read in part
    P = "P"  # partly verified, see the note
    C = "C"  # the sources contradict each other: never shown as a fact
    M = "M"  # from memory only

    @property
    def verified(self) -> bool:
        """Whether the row may be shown without the mark."""
        return self in (Confidence.V1, Confidence.V2)


class Status(StrEnum):
    """Whether a rule binds today."""

    IN_FORCE = "in_force"
    PROMULGATED = "promulgated_not_in_force"
    DRAFT = "draft"
    GUIDANCE = "guidance"  # good practice, a contract, or an authority's habit


class Unit(StrEnum):
    """What a time limit is counted in."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


class Start(StrEnum):
    """Which day is the first one counted."""

    NEXT = "next"  # the law says: from the following day
    EXCLUDED = "excluded"  # the general rule: the day of the event does not count
    INCLUDED = "included"  # the law counts the day of the event
    RECEIPT = "receipt"  # from receipt: the day of receipt is day 1
    UNSTATED = "unstated"  # the law names no first day; taken like EXCLUDED
    AT_ONCE = "at_once"  # hours run from the moment itself
    YEAR_END = "year_end"  # from the end of the calendar year of the event


class Kind(StrEnum):
    """What the last day means."""

    ACT = "act"  # somebody must have acted by then
    KEEP = "keep"  # the record must still exist on that day
    RIGHT = "right"  # a right can be used until then


class Bearer(StrEnum):
    """Whose time it is; a clock that runs for somebody else is kept as a diary entry."""

    CLINIC = "clinic"
    HOSPITAL = "hospital"  # not for clinics; kept for completeness
    CLINICIAN = "clinician"
    PATIENT = "patient"
    EITHER = "either"
    AUTHORITY = "authority"
    COMMITTEE = "committee"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit. `label` tells it from the others of its rule: an extension, a long-stop.

    Raises:
        ValueError: not a positive number, or hours mixed up with days.
    """

    n: int
    unit: Unit
    label: Said | None = None

    def __post_init__(self) -> None:
        if self.n < 1:
            raise ValueError("n should be 1 or more")


@dataclass(frozen=True, slots=True)
class AfterAdulthood:
    """Records of a minor are kept for `years` after the patient came of `age`."""

    age: int
    years: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """A row of the deadlines table. `limits[0]` is the one that counts; none means no number.

    `start` is the safe reading. Where another reading gives a later day, `lenient_start` says
    which, so that both days can be shown. `penalty` is None where none was verified. `checked`
    is filled from the file's own date unless the row gives one.

    Raises:
        ValueError: hours that do not run at once, or the other way round.
    """

    id: str
    topic: str
    title: Said
    rule: Said
    trigger: Said
    bearer: Bearer
    source: tuple[Citation, ...]
    confidence: Confidence
    limits: tuple[Limit, ...] = ()
    start: Start = Start.UNSTATED
    lenient_start: Start | None = None
    kind: Kind = Kind.ACT
    who: Said | None = None
    penalty: Said | None = None
    note: Said | None = None
    status: Status = Status.IN_FORCE
    holdable: bool = False
    minors: AfterAdulthood | None = None
    checked: date | None = None
    place: Place = field(default=NOWHERE, compare=False)

    def __post_init__(self) -> None:
        for limit in self.limits:
            if (limit.unit is Unit.HOUR) != (self.start is Start.AT_ONCE):
                raise ValueError("hours run at_once, and nothing else does")
        if not self.confidence.verified and self.note is None:
            raise ValueError("a row that is not verified needs a note that says why")
        if not self.confidence.verified and self.penalty is not None:
            raise ValueError("no penalty is shown for a row that is not verified")

    @property
    def hourly(self) -> bool:
        """Whether the limit ends at an hour and not with a day."""
        return bool(self.limits) and self.limits[0].unit is Unit.HOUR

    @property
    def certain(self) -> bool:
        """Whether it may be shown as a fact: verified, and in force."""
        return self.confidence.verified and self.status is Status.IN_FORCE


@dataclass(frozen=True, slots=True)
class Shield:
    """The law protects what is said in one compartment; `law` is the rule of the pack."""

    compartment: Literal["care", "root_cause", "mediation"]
    law: str
    source: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A question that decides which law applies.

    A yes starts `deadlines` at the moment that `since` asks for, keeps `later` at hand (their
    clocks start with events of their own), gives the protection of `protects`, and offers `forms`
    and `authorities`. `yes` and `no` say what follows.
    """

    id: str
    question: Said
    help: Said
    yes: Said
    no: Said
    source: tuple[Citation, ...]
    confidence: Confidence
    since: Said | None = None
    deadlines: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    protects: tuple[Shield, ...] = ()
    forms: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    note: Said | None = None
    place: Place = field(default=NOWHERE, compare=False)

    def __post_init__(self) -> None:
        if self.deadlines and self.since is None:
            raise ValueError("a gate that starts clocks asks since when")


@dataclass(frozen=True, slots=True)
class LawRule:
    """A rule of law without a clock: who may and may not do what, and what it costs."""

    id: str
    topic: str
    rule: Said
    source: tuple[Citation, ...]
    confidence: Confidence
    who: Said | None = None
    penalty: Said | None = None
    note: Said | None = None
    status: Status = Status.IN_FORCE
    checked: date | None = None
    place: Place = field(default=NOWHERE, compare=False)

    def __post_init__(self) -> None:
        if not self.confidence.verified and self.note is None:
            raise ValueError("a row that is not verified needs a note that says why")
