"""What the page of evidence reads in one go: exhibits, people, cases, and what this role may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clinicguard.evidence.exhibit import Exhibit, still_there
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.redaction import Redaction
from clinicguard.evidence.seals import SealState, seal_state
from clinicguard.host.dates import day_short, when_short
from clinicguard.people.permissions import may
from ui.language import language
from ui.seat import Seat

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that this person may know of, the newest first."""

    exhibits: tuple[Exhibit, ...]
    people: Mapping[int, str]
    found: frozenset[str] | None = None
    """The numbers that hold the searched words; None while nothing is searched."""
    redactions: tuple[Redaction, ...] = ()
    checked: datetime | None = None
    """When all sealed files were last compared with the log."""
    smalls: Mapping[str, SealedCopy] = field(default_factory=dict)
    """The small pictures that this person can open, by the numbers of their exhibits."""

    def one(self, number: str) -> Exhibit | None:
        """The exhibit with that number."""
        return next((each for each in self.exhibits if each.number == number), None)

    def state(self, exhibit: Exhibit, now: datetime) -> SealState:
        """What the seal of an exhibit is worth."""
        return seal_state(exhibit, now, self.checked)

    def cases(self) -> tuple[str, ...]:
        """The addresses of the cases that list an exhibit, in order."""
        return tuple(sorted({case for each in self.exhibits for case, _ in each.marks}))

    def of(self, case: str, state: SealState | None, now: datetime) -> tuple[Exhibit, ...]:
        """The exhibits of a case by their marks, or all; of one seal state, or all."""
        shown = [
            each
            for each in self.exhibits
            if (not case or each.mark_in(case))
            and (state is None or self.state(each, now) is state)
            and (self.found is None or each.number in self.found)
        ]
        if case:
            shown.sort(key=lambda each: each.mark_in(case) or "")
        return tuple(shown)


def read_shelf(clinic: Clinic, typed: str = "") -> Shelf:
    """On the database lane."""
    lists = clinic.evidence_lists
    people = {person.id: person.name for person in clinic.staff_lists.everybody()}
    found = {each.number for each in lists.everything(typed)} if typed.strip() else None
    exhibits = tuple(lists.everything())
    there = {each.number for each in still_there(exhibits)}
    return Shelf(
        exhibits,
        people,
        None if found is None else frozenset(found),
        tuple(each for each in clinic.redaction_lists.everything() if each.number in there),
        clinic.log_checks.files_compared_at(),
        clinic.evidence.small_pictures(),
    )


@dataclass(frozen=True, slots=True)
class Here:
    """The time and the place of whoever looks: how moments are written on this page."""

    now: datetime
    zone: ZoneInfo

    def short(self, moment: datetime) -> str:
        """Today's time alone, else the day too: 09:22, 11-20（五）22:47."""
        there = moment.astimezone(self.zone)
        today = self.now.astimezone(self.zone).date()
        if there.date() == today:
            return f"{there:%H:%M}"
        return when_short(moment, language(), zone=self.zone, today=today)

    def day(self, moment: datetime) -> str:
        """Today's time, else the day alone: for narrow places."""
        there = moment.astimezone(self.zone)
        today = self.now.astimezone(self.zone).date()
        if there.date() == today:
            return f"{there:%H:%M}"
        return day_short(there.date(), language(), today=today)


def here(seat: Seat) -> Here:
    """The seat's own."""
    return Here(seat.now(), seat.zone)


def can(seat: Seat, verb: str) -> bool:
    """Whether the person at this seat has the verb."""
    return may(verb, seat.person.role)
