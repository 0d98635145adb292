"""Which day of the past year something happened on, so that the year always ends today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from clinicguard.demo.year.course import When
from clinicguard.host.calendars import DayKind, OfficeCalendar

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat")
_DAY = timedelta(days=1)
_OFF = (DayKind.HOLIDAY, DayKind.SUBSTITUTE)
_LATEST = time(17, 25)
_SATURDAY, _SUNDAY = 5, 6
_CHRISTMAS = (12, 25)


@dataclass(frozen=True)
class Days:
    """The days of one clinic, seen from `now`: open from Monday to Saturday, never on a holiday.

    `lunar` are the first days of Lunar New Year where that is the great feast, else empty.
    """

    now: datetime
    zone: ZoneInfo
    office: OfficeCalendar
    lunar: Sequence[date] = ()

    @property
    def today(self) -> date:
        """The day on which the year ends."""
        return self.now.astimezone(self.zone).date()

    def open(self, day: date) -> bool:
        """Whether the clinic sees patients."""
        return day.weekday() != _SUNDAY and self.office.day(day).kind not in _OFF

    def works(self, day: date) -> bool:
        """Whether promised times run: Monday to Friday, holidays apart."""
        return day.weekday() < _SATURDAY and self.open(day)

    def of(self, when: When) -> datetime:
        """The moment at which it came in."""
        if when.at:
            return self.back(when.at)
        number, clock = when.days or when.before or when.after
        if when.days:
            day = self.today
            for _ in range(int(number)):
                day = self._step(day, -_DAY, self.works)
        elif when.before:
            day = self._feast() - int(number) * _DAY
            day = day if self.works(day) else self._step(day, -_DAY, self.works)
        else:
            day = self._feast() + int(number) * _DAY
            day = day if self.works(day) else self._step(day, _DAY, self.works)
        return self.moment(day, clock)

    def back(self, at: Sequence[str]) -> datetime:
        """So many weeks ago, that weekday, that time; a week earlier where it was a holiday."""
        weeks, weekday, clock = at
        passed = (self.today.weekday() - WEEKDAYS.index(weekday)) % 7 or 7
        day = self.today - timedelta(days=passed + 7 * (int(weeks) - 1))
        while not self.open(day):
            day -= timedelta(days=7)
        return self.moment(day, clock)

    def moment(self, day: date, clock: str) -> datetime:
        """A time of day at the clinic's place."""
        return datetime.combine(day, time.fromisoformat(clock), self.zone)

    def later(self, since: datetime, days: int, minutes: int) -> datetime:
        """So many working days after; on the same day `minutes` later, within opening hours."""
        if days == 0:
            latest = datetime.combine(since.date(), _closes(since.date()), self.zone)
            return max(
                since + timedelta(minutes=1), min(since + timedelta(minutes=minutes), latest)
            )
        day = since.date()
        for _ in range(days):
            day = self._step(day, _DAY, self.works)
        return self.moment(day, "09:05") + timedelta(minutes=minutes % 160)

    @staticmethod
    def _step(day: date, by: timedelta, fits: Callable[[date], bool]) -> date:
        day += by
        while not fits(day):
            day += by
        return day

    def _feast(self) -> date:
        """The great feast that was last, with the days after it passed."""
        return _last_feast(self.today, tuple(self.lunar))


@cache
def _last_feast(today: date, lunar: tuple[date, ...]) -> date:
    years = (today.year, today.year - 1)
    known = [day for day in lunar if day + timedelta(days=14) <= today]
    if known and (today - known[-1]).days < 380:
        return known[-1]
    christmas = [date(year, *_CHRISTMAS) for year in years]
    return next(day for day in christmas if day + timedelta(days=14) <= today)


def _closes(day: date) -> time:
    return time(12, 55) if day.weekday() == _SATURDAY else _LATEST
