"""A whole case: the incident and everything recorded about it, as one frozen value.

Steps, barriers, mistakes, the page 「現在」 and the report are all derived from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from clinicguard.incidents.checklist import Check
from clinicguard.incidents.compartments import Note, Standing
from clinicguard.incidents.contacts import CareTalk, Contact, StaffCare
from clinicguard.incidents.decisions import Decision
from clinicguard.incidents.facts import Fact
from clinicguard.incidents.gates import GateAnswer
from clinicguard.incidents.incident import Incident
from clinicguard.incidents.messages import CoreMessage
from clinicguard.incidents.rating import Rating
from clinicguard.incidents.releases import Notice, Release
from clinicguard.incidents.review import Closing, Review
from clinicguard.incidents.stand_down import StandDown
from clinicguard.incidents.strategy import Option
from clinicguard.incidents.team import ConcernedPerson, Seat
from clinicguard.incidents.timeline import Event
from clinicguard.incidents.watch import Signal, WatchLine
from clinicguard.tasks.running import RunningClock
from clinicguard.tasks.task import Task


@dataclass(frozen=True, slots=True)
class Skip:
    """A step that was left out, and why. A skip that was taken back says when."""

    step: str
    reason: str
    at: datetime
    by: int
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A barrier that was passed in an emergency: shown in the log and in the report."""

    what: str
    barriers: tuple[str, ...]
    reason: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Link:
    """A complaint, a person, an exhibit or another incident that belongs to the case."""

    target: str
    why: str
    at: datetime
    by: int
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Everything recorded, each tuple in order of time. What the reader may not see is not here.

    `hidden` counts notes, talks and words of care that were left out for the reader's role.
    """

    incident: Incident
    signals: tuple[Signal, ...] = ()
    facts: tuple[Fact, ...] = ()
    answers: tuple[GateAnswer, ...] = ()
    ratings: tuple[Rating, ...] = ()
    seats: tuple[Seat, ...] = ()
    concerned: tuple[ConcernedPerson, ...] = ()
    checks: tuple[Check, ...] = ()
    options: tuple[Option, ...] = ()
    messages: tuple[CoreMessage, ...] = ()
    decisions: tuple[Decision, ...] = ()
    lines: tuple[WatchLine, ...] = ()
    notes: tuple[Note, ...] = ()
    talks: tuple[CareTalk, ...] = ()
    staff_care: tuple[StaffCare, ...] = ()
    contacts: tuple[Contact, ...] = ()
    releases: tuple[Release, ...] = ()
    notices: tuple[Notice, ...] = ()
    stand_downs: tuple[StandDown, ...] = ()
    review: Review = field(default_factory=Review)
    closings: tuple[Closing, ...] = ()
    skips: tuple[Skip, ...] = ()
    overrides: tuple[Override, ...] = ()
    links: tuple[Link, ...] = ()
    events: tuple[Event, ...] = ()
    tasks: tuple[Task, ...] = ()
    clocks: tuple[RunningClock, ...] = ()
    compartments: tuple[Standing, ...] = ()
    merged_in: tuple[str, ...] = ()
    staff_looked_after: bool = False
    hidden: int = 0

    @property
    def rating(self) -> Rating | None:
        """The rating that stands."""
        return self.ratings[-1] if self.ratings else None

    @property
    def concerned_people(self) -> tuple[int, ...]:
        return tuple(each.person for each in self.concerned)

    def fact(self, fact_id: int) -> Fact | None:
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def shared_words(self) -> Iterable[str]:
        """What belongs to every compartment: facts as they stand and stood, and core messages."""
        for fact in self.facts:
            yield fact.statement
            yield from (turn.former for turn in fact.turns if turn.former)
        yield from (message.text for message in self.messages)

    def skipped(self) -> dict[str, Skip]:
        """The steps that are left out now."""
        return {skip.step: skip for skip in self.skips if skip.undone_at is None}
