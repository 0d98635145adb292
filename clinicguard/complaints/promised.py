"""What the clinic promises whoever complains: by when the first reply and the answer are due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from clinicguard.complaints.clock import ClockKind, due
from clinicguard.host.calendars import ClinicCalendar, Hours, OfficeCalendar, local_date
from clinicguard.knowledge.jurisdictions import CODES, load_jurisdiction
from clinicguard.people.office_years import edited
from clinicguard.people.profile import Profile
from clinicguard.tasks.deadlines import ANSWER, FIRST_REPLY, Promise, Reckoned, reckon_promise
from clinicguard.tasks.running import RunningClock
from clinicguard.tasks.standstill import Standstill, held_on


@dataclass(frozen=True, slots=True)
class PromisedTimes:
    """The promised times of one clinic, in days on which it is open."""

    first_reply: int
    answer: int
    calendar: ClinicCalendar

    def days(self, kind: ClockKind) -> int:
        """How many open days the clinic takes for it."""
        match kind:
            case ClockKind.FIRST_REPLY:
                return self.first_reply
            case ClockKind.ANSWER:
                return self.answer

    def reckon(self, kind: ClockKind, start: datetime, held: Sequence[Standstill] = ()) -> Reckoned:
        """When it is due: at closing time of the last day, held days left out."""
        known = {ClockKind.FIRST_REPLY: FIRST_REPLY, ClockKind.ANSWER: ANSWER}[kind]
        return reckon_promise(Promise(known.id, self.days(kind)), start, self.calendar, held)

    def days_of(self, clock: RunningClock) -> int:
        """How many open days a clock was promised for, held days left out."""
        zone = self.calendar.zone
        first, last = local_date(clock.trigger, zone), local_date(due(clock), zone)
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        held = [Standstill(hold.since, hold.until, hold.reason) for hold in clock.holds]
        return sum(
            self.calendar.day(day).works and held_on(held, day, zone, first) is None for day in days
        )

    def resumed(self, clock: RunningClock, now: datetime) -> datetime:
        """When a held clock is due if it runs again from now on."""
        held = [Standstill(hold.since, hold.until or now, hold.reason) for hold in clock.holds]
        return self.reckon(ClockKind(clock.rule), clock.trigger, held).ends


def promised_by(profile: Profile) -> PromisedTimes:
    """The promised times by a clinic's profile: its weekdays, its closing time, public holidays."""
    closes = time.fromisoformat(profile.closes_at)
    sitting = (Hours(time(), closes),)
    calendar = ClinicCalendar(
        profile.zone_name,
        dict.fromkeys(profile.open_days, sitting),
        office=_offices(profile),
    )
    return PromisedTimes(profile.first_reply_days, profile.answer_days, calendar)


def _offices(profile: Profile) -> OfficeCalendar | None:
    if profile.jurisdiction not in CODES:
        return None
    return edited(load_jurisdiction(profile.jurisdiction).calendar, profile.office_years)
