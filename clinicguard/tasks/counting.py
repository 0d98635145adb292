"""Counts working days, calendar days and months, and tells of each day why it counts or not."""

from __future__ import annotations

import calendar as almanac
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from clinicguard.host.calendars import Day, DayKind
from clinicguard.knowledge.pack import Months

A_DAY = timedelta(days=1)
LONGEST_REST = 400
"""So many days in a row without one that counts are a mistake in the calendar."""


class BeyondCalendar(ValueError):
    """The last day cannot be named: it lies after the year 9999, or no day counts any more."""


class Why(StrEnum):
    """Why a day stands in the explanation."""

    EVENT = "event"  # the day it happened: not counted
    YEAR_END = "year_end"  # the event's year ends, and the count starts after it
    COUNTED = "counted"  # a calendar day
    WORKING = "working"
    MAKE_UP = "make_up"
    OPEN = "open"
    REST = "rest"
    HOLIDAY = "holiday"
    SUBSTITUTE = "substitute"
    CLOSED = "closed"
    HELD = "held"
    FIRST_DAY = "first_day"  # day 1 of a limit in months or years
    EVE = "eve"  # the last day: the eve of day 1's like day
    LIKE_DAY = "like_day"
    MONTH_END = "month_end"  # the last day: its month has no like day


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A line of the explanation. `number` is the count reached, 0 for a day that does not count.

    `occasion` is a holiday's id (its name is in Jurisdiction.occasions), or the reason of a
    standstill or of a closing. In months and years only the days that matter are told.
    """

    date: date
    number: int
    why: Why
    occasion: str = ""

    @property
    def counted(self) -> bool:
        """Whether the day took something off the limit."""
        return self.number > 0


_WHY = {kind: Why(kind.value) for kind in DayKind}


def working_days(
    first: date, n: int, look: Callable[[date], Day], held: Callable[[date], str | None]
) -> Iterator[CountedDay]:
    """Day by day from the first until n have counted.

    Raises:
        BeyondCalendar: none counts for more than a year.
    """
    number, rest, day = 0, 0, first
    while number < n:
        found, standstill = look(day), held(day)
        if found.works and standstill is None:
            number, rest = number + 1, 0
            yield CountedDay(day, number, _WHY[found.kind], found.occasion)
        elif standstill is not None:
            rest += 1
            yield CountedDay(day, 0, Why.HELD, standstill)
        else:
            rest += 1
            yield CountedDay(day, 0, _WHY[found.kind], found.occasion)
        if rest > LONGEST_REST:
            raise BeyondCalendar(f"no day counts after {first}")
        day += A_DAY


def calendar_days(first: date, n: int) -> Iterator[CountedDay]:
    """Every day counts, n of them."""
    for number in range(1, n + 1):
        yield CountedDay(first + timedelta(number - 1), number, Why.COUNTED)


def months(event: date, first: date, n: int, ends: Months) -> Iterator[CountedDay]:
    """The days that matter for n months: day 1, its like day, and the last day (with number n)."""
    if ends is Months.LIKE_DAY:
        like = like_day(event, n)
        if like is not None:
            yield CountedDay(like, n, Why.LIKE_DAY)
        else:
            yield CountedDay(month_end(event, n), n, Why.MONTH_END)
        return
    yield CountedDay(first, 0, Why.FIRST_DAY)
    like = like_day(first, n)
    if like is not None:
        yield CountedDay(like - A_DAY, n, Why.EVE)
        yield CountedDay(like, 0, Why.LIKE_DAY)
    else:
        yield CountedDay(month_end(first, n), n, Why.MONTH_END)


def like_day(day: date, months: int) -> date | None:
    """The day of the same number some months on; None when that month is too short."""
    year, month = _month_after(day, months)
    if day.day > almanac.monthrange(year, month)[1]:
        return None
    return date(year, month, day.day)


def month_end(day: date, months: int) -> date:
    """The last day of the month some months on."""
    year, month = _month_after(day, months)
    return date(year, month, almanac.monthrange(year, month)[1])


def _month_after(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError(year)
    return year, month + 1
