"""When a time limit ends, and how one gets there day by day.

    reckon(rule, trigger, pack)                        → Reckoned, or None: the rule has no number
    reckon(rule, trigger, pack, limit=1)               its extension, or its long-stop
    reckon(rule, trigger, pack, start=rule.lenient_start)   the later reading, to be shown beside
    reckon_promise(ANSWER, received, clinic)           what the clinic promised, to its closing time

The conventions:

- The last day is nominal: it is never moved off a rest day, although 民法 §122 would allow it.
- The date of an event is its date in the jurisdiction's own zone.
- Day 1 is the day after the event; where the law counts the day itself, or counts from receipt,
  it is that day. Working days are counted on the office calendar, so that day 1 of an event on a
  rest day is the first working day from then on. What the clinic does never moves a legal date.
- Months and years in Taiwan end on the eve of day 1's like day, or with the month that has no
  such day (民法 §121); elsewhere on the event's own like day, or with the month.
- Hours are elapsed time, whatever the clocks do on the way.
- A time for keeping a record gives the last day on which it must still be there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from clinicguard.host.calendars import ClinicCalendar, OfficeCalendar, local_date
from clinicguard.knowledge.law import Deadline, Limit, Start, Unit
from clinicguard.knowledge.pack import Months
from clinicguard.tasks.counting import (
    A_DAY,
    BeyondCalendar,
    CountedDay,
    Why,
    calendar_days,
    like_day,
    month_end,
    months,
    working_days,
)
from clinicguard.tasks.standstill import CannotHold, Standstill, held_on

Held = Callable[[date], str | None]


class Reckoning(Protocol):
    """What of a Jurisdiction is needed here."""

    @property
    def zone(self) -> str: ...
    @property
    def months(self) -> Months: ...
    @property
    def calendar(self) -> OfficeCalendar: ...


@dataclass(frozen=True, slots=True)
class Reckoned:
    """When a limit ends. `ends` is the first moment that is too late, in the zone of the rule.

    `due` is the last day; an `hourly` limit ends within it. `days` tells the count day by day; a
    limit in hours has none. `unannounced` are years whose official calendar is not here: their
    days were computed, and the clock says so.
    """

    rule: str
    began: datetime
    due: date
    ends: datetime
    hourly: bool
    days: tuple[CountedDay, ...]
    unannounced: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A time that the clinic promises, in days on which it is open."""

    id: str
    days: int


FIRST_REPLY = Promise("first_reply", 1)
ANSWER = Promise("answer", 7)


def reckon(
    rule: Deadline,
    trigger: datetime,
    law: Reckoning,
    *,
    limit: int = 0,
    start: Start | None = None,
    held: Sequence[Standstill] = (),
    now: datetime | None = None,
) -> Reckoned | None:
    """When a rule's limit ends, from an aware time; None when the rule sets no number.

    `limit` picks one of the rule's limits, `start` another reading of its first day. Only a rule
    that allows it can be `held`; a standstill without an end lasts until `now`.

    Raises:
        CannotHold: the rule's clock does not stand still.
        BeyondCalendar: the last day cannot be named.
        ValueError: the trigger has no zone.
    """
    if trigger.tzinfo is None:
        raise ValueError("a trigger without a zone")
    if held and not rule.holdable:
        raise CannotHold(rule.id)
    if not rule.limits:
        return None
    chosen = rule.limits[limit]
    try:
        if chosen.unit is Unit.HOUR:
            return _after_hours(rule.id, trigger, chosen.n, law.zone)
        days = _days(chosen, start or rule.start, trigger, law, _held(held, law.zone, now))
        return _reckoned(rule.id, trigger, days, law)
    except OverflowError:
        raise BeyondCalendar("the last day lies beyond the calendar") from None


def reckon_promise(
    promise: Promise,
    received: datetime,
    clinic: ClinicCalendar,
    held: Sequence[Standstill] = (),
    now: datetime | None = None,
) -> Reckoned:
    """When a promise falls due: at closing time of the last of the clinic's own open days.

    Day 1 is the first open day after the day of receipt. A standstill without an end lasts until
    `now`.

    Raises:
        BeyondCalendar: the clinic does not open again.
    """
    event = local_date(received, clinic.zone)
    counted = working_days(event + A_DAY, promise.days, clinic.day, _held(held, clinic.zone, now))
    days = (CountedDay(event, 0, Why.EVENT), *counted)
    due = days[-1].date
    ends = datetime.combine(due, clinic.closes(due), ZoneInfo(clinic.zone))
    return Reckoned(promise.id, received, due, ends, False, days)


def kept_for_minor(rule: Deadline, birth: date, trigger: datetime, law: Reckoning) -> Reckoned:
    """The last day on which a minor's record must still exist: the later of the rule's two times.

    Raises:
        ValueError: the rule says nothing about minors.
    """
    plain = reckon(rule, trigger, law)
    if rule.minors is None or plain is None:
        raise ValueError(f"{rule.id} says nothing about minors")
    age = 12 * rule.minors.age
    of_age = like_day(birth, age) or month_end(birth, age) + A_DAY
    days = (
        CountedDay(of_age, 0, Why.EVENT),
        *months(of_age, of_age + A_DAY, 12 * rule.minors.years, law.months),
    )
    grown = _reckoned(rule.id, trigger, days, law)
    return max(plain, grown, key=lambda reckoned: reckoned.due)


def _days(
    limit: Limit, start: Start, trigger: datetime, law: Reckoning, held: Held
) -> tuple[CountedDay, ...]:
    event, why = local_date(trigger, law.zone), Why.EVENT
    if start is Start.YEAR_END:
        event, why = date(event.year, 12, 31), Why.YEAR_END
    if start in (Start.INCLUDED, Start.RECEIPT):
        first, before = event, tuple[CountedDay, ...]()
    else:
        first, before = event + A_DAY, (CountedDay(event, 0, why),)
    match limit.unit:
        case Unit.WORKING_DAY:
            return (*before, *working_days(first, limit.n, law.calendar.day, held))
        case Unit.CALENDAR_DAY:
            return (*before, *calendar_days(first, limit.n))
        case Unit.MONTH:
            return (*before, *months(event, first, limit.n, law.months))
        case Unit.YEAR:
            return (*before, *months(event, first, 12 * limit.n, law.months))
        case Unit.HOUR:
            raise ValueError("hours are not counted in days")


def _reckoned(
    rule: str, trigger: datetime, days: tuple[CountedDay, ...], law: Reckoning
) -> Reckoned:
    due = max(day.date for day in days if day.counted)
    ends = datetime.combine(due + A_DAY, time(), ZoneInfo(law.zone))
    looked_up = any(day.why in _FROM_THE_TABLE for day in days)
    years = law.calendar.unannounced(days[0].date.year, due.year) if looked_up else ()
    return Reckoned(rule, trigger, due, ends, False, days, years)


_FROM_THE_TABLE = frozenset({Why.WORKING, Why.MAKE_UP})


def _after_hours(rule: str, trigger: datetime, hours: int, zone: str) -> Reckoned:
    ends = (trigger.astimezone(UTC) + timedelta(hours=hours)).astimezone(ZoneInfo(zone))
    return Reckoned(rule, trigger, ends.date(), ends, True, ())


def _held(standstills: Sequence[Standstill], zone: str, now: datetime | None) -> Held:
    today = local_date(now, zone) if now is not None else None
    return lambda day: held_on(standstills, day, zone, today)
