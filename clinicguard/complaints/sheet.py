"""One complaint as its page shows it: names masked, with what may be done next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.left import Left
from clinicguard.complaints.moves import Verb
from clinicguard.people.staff import Person
from clinicguard.tasks.running import RunningClock


@dataclass(frozen=True, slots=True)
class ClockView:
    """A promised time: what is left, and how many open days were promised."""

    clock: RunningClock
    left: Left
    days: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A complaint whole, for the person who looks.

    `times` is the how-manieth complaint of this person it is; `able` holds the verbs that neither
    the rules nor the role refuse now.
    """

    complaint: Complaint
    staff: tuple[Person, ...]
    times: int
    clocks: tuple[ClockView, ...]
    able: frozenset[Verb]
    may_unmask: bool

    @property
    def people(self) -> Mapping[int, str]:
        """Names of staff by id."""
        return {person.id: person.name for person in self.staff}
