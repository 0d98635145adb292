"""Which days count: a jurisdiction's office calendar, and the clinic's own opening days.

    office.day(date(2026, 2, 20))   → Day(…, works=False, SUBSTITUTE, "lunar-new-year")
    office.standing(2028)           → Standing.COMPUTED: nobody has announced that year yet
    clinic.day(date(2026, 2, 21))   → Day(…, works=True, OPEN), whatever the offices do
    clinic.closes(date(2026, 2, 21))→ 17:00, when a promise for that day ends

Nothing here asks what day it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 1912, 2099  # the years whose moving holidays the library knows


class DayKind(StrEnum):
    """What a calendar says of a day."""

    WORKING = "working"
    MAKE_UP = "make_up"  # a rest day on which the offices work, announced
    REST = "rest"  # Saturday or Sunday
    HOLIDAY = "holiday"
    SUBSTITUTE = "substitute"  # off in place of a holiday that fell on a rest day
    OPEN = "open"  # the clinic's own
    CLOSED = "closed"  # the clinic's own


class Standing(StrEnum):
    """How far a year of a calendar can be relied on."""

    OFFICIAL = "official"  # taken from the announced table
    COMPUTED = "computed"  # by the law's rule alone; to be compared once the table is out
    MISSING = "missing"  # Monday to Friday only


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a calendar; `occasion` is the holiday's id, or the clinic's reason for closing."""

    date: date
    works: bool
    kind: DayKind
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class OfficeYear:
    """A year's announced days: off, off in place of another, and rest days that work.

    Raises:
        ValueError: a day outside the year, or one that is both off and worked.
    """

    year: int
    source: str
    standing: Standing
    off: Mapping[date, str] = field(default_factory=dict)
    instead: Mapping[date, str] = field(default_factory=dict)
    worked: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for day in (*self.off, *self.instead, *self.worked):
            if day.year != self.year:
                raise ValueError(f"{day} is not a day of {self.year}")
        for day in self.worked:
            if day in self.off or day in self.instead:
                raise ValueError(f"{day} is both off and worked")


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """The days on which the authorities work; statutory working days are counted on this alone."""

    zone: str
    rest_days: frozenset[int]  # Monday is 0
    years: Mapping[int, OfficeYear]
    compute: Callable[[int], OfficeYear | None] | None = field(default=None, compare=False)

    def day(self, day: date) -> Day:
        """What the offices do on a day; a year without a table is computed."""
        year = self._year(day.year)
        rests = day.weekday() in self.rest_days
        if year is not None:
            if day in year.worked:
                return Day(day, True, DayKind.MAKE_UP, year.worked[day])
            if day in year.off:
                return Day(day, False, DayKind.HOLIDAY, year.off[day])
            if day in year.instead:
                return Day(day, False, DayKind.SUBSTITUTE, year.instead[day])
        return Day(day, not rests, DayKind.REST if rests else DayKind.WORKING)

    def standing(self, year: int) -> Standing:
        """Whether the year was announced, is computed, or is missing."""
        known = self._year(year)
        return known.standing if known is not None else Standing.MISSING

    def unannounced(self, first: int, last: int) -> tuple[int, ...]:
        """The years of a span whose official table is not here: for Today, and beside a clock."""
        span = range(first, last + 1)
        return tuple(year for year in span if self.standing(year) is not Standing.OFFICIAL)

    def with_year(self, year: OfficeYear) -> OfficeCalendar:
        """The calendar with one year as the clinic edited it."""
        return replace(self, years={**self.years, year.year: year})

    def _year(self, year: int) -> OfficeYear | None:
        if year in self.years or self.compute is None:
            return self.years.get(year)
        return self.compute(year)


@dataclass(frozen=True, slots=True)
class Hours:
    """One sitting of a day, in local time.

    Raises:
        ValueError: it closes before it opens.
    """

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError(f"{self.opens:%H:%M} to {self.closes:%H:%M} is no time to be open")


@dataclass(frozen=True, slots=True)
class ClinicCalendar:
    """The days and hours on which the clinic itself is open: what it promises is counted on these.

    `week` gives the sittings of each weekday (Monday is 0), `opened` and `closed` single days;
    with `office` set, public holidays are closed unless opened. A make-up working day of the
    offices does not open the clinic.

    Raises:
        ValueError: no weekday has a sitting: nothing could ever be promised.
    """

    zone: str
    week: Mapping[int, tuple[Hours, ...]]
    closed: Mapping[date, str] = field(default_factory=dict)
    opened: Mapping[date, tuple[Hours, ...]] = field(default_factory=dict)
    office: OfficeCalendar | None = None

    def __post_init__(self) -> None:
        if not any(self.week.values()):
            raise ValueError("a clinic that is never open")

    def day(self, day: date) -> Day:
        """Whether the clinic is open on a day, and if not, why."""
        if self.opened.get(day):
            return Day(day, True, DayKind.OPEN)
        if day in self.closed:
            return Day(day, False, DayKind.CLOSED, self.closed[day])
        if not self.week.get(day.weekday()):
            return Day(day, False, DayKind.CLOSED)
        if self.office is not None:
            office = self.office.day(day)
            if office.kind in (DayKind.HOLIDAY, DayKind.SUBSTITUTE):
                return office
        return Day(day, True, DayKind.OPEN)

    def closes(self, day: date) -> time:
        """When the last sitting of an open day ends.

        Raises:
            ValueError: the clinic is closed that day.
        """
        if not self.day(day).works:
            raise ValueError(f"closed on {day}")
        sittings = self.opened.get(day) or self.week[day.weekday()]
        return max(sitting.closes for sitting in sittings)


def local_date(moment: datetime, zone: str) -> date:
    """The date that an aware time has in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


@cache
def computed_year(country: str, subdivision: str | None, year: int) -> OfficeYear | None:
    """A year by the rules that the `holidays` library knows; None outside 1912 to 2099.

    The library holds announced make-up days of past years too. What it computes ahead follows
    the law's rule for substitute days, and no government has confirmed it.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    from holidays import country_holidays

    found = country_holidays(country, subdiv=subdivision, years=year)
    off = {day: name for day, name in found.items() if day.year == year}
    worked = {day: "make-up" for day in getattr(found, "weekend_workdays", ()) if day.year == year}
    return OfficeYear(year, "holidays", Standing.COMPUTED, off=off, worked=worked)
