"""The moment by which a sentence promises something: "Friday at noon", 下周四下午, within 3 hours.

What is read is proposed and never taken for granted: who records it sees it and the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from clinicguard.host.calendars import ClinicCalendar
from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.states import any_of
from clinicguard.statements.guard.values import Value, values_in

_FARTHEST = 300
"""In days: a date without a year that lies farther ahead was one of the past, and nobody promises
for a day beyond."""
_LENGTHS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
_MOST_HOURS = 240
_DAYS = {"day": 1, "week": 7}
_MORNING, _EVENING = 7, 21
"""Between these hours a time lies that may be before noon or after it."""


@dataclass(frozen=True, slots=True)
class DayWord:
    """Words for a day that lies so many days ahead."""

    words: tuple[str, ...]
    ahead: int


@dataclass(frozen=True, slots=True)
class PartWord:
    """Words for a part of the day, and by which time something is due in it."""

    words: tuple[str, ...]
    by: time


@dataclass(frozen=True, slots=True)
class WhenSaidFile:
    """The file guard/when_said.yaml. Before the day of a week `next_one` says that it is not today,
    the others of which week it is; `weeks` are next week without one of its days."""

    days: tuple[DayWord, ...]
    parts: tuple[PartWord, ...]
    next_one: tuple[str, ...]
    this_week: tuple[str, ...]
    next_week: tuple[str, ...]
    week_after_next: tuple[str, ...]
    weeks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A day or a time of day, and where it is named; `again` is after how many days it comes again,
    0 where it does not."""

    what: date | time | Value
    start: int
    end: int
    again: int = 0


def moment_said(
    sentence: str, now: datetime, calendar: ClinicCalendar, near: Sequence[int] = ()
) -> datetime | None:
    """When what a sentence promises is due, if that can be read and lies ahead of `now`.

    `near` are places in the sentence where it promises: of several days the nearest is meant. A day
    without a time is due when the clinic closes.
    """
    text, here = folded(sentence), now.astimezone(ZoneInfo(calendar.zone))
    values = values_in(text)
    day = _nearest(list(_days(text, values, here.date(), calendar)), near or (0,))
    hours = [_Named(value, value.start, value.end) for value in values if value.kind == "clock"]
    hours = hours or list(_parts(text))
    if day is None and not hours:
        return _after_a_length(values, now)
    day = day or _Named(here.date(), 0, 0, again=1)
    hour = _nearest(hours, (day.start, day.end) if day.end else near or (0,))
    assert isinstance(day.what, date)
    days = (day.what, _later(day.what, day.again)) if day.what >= here.date() else ()
    moments = (
        datetime.combine(each, at, here.tzinfo)
        for each in days
        for at in _times(None if hour is None else hour.what, each, calendar)
    )
    found = next((moment for moment in moments if moment > here), None)
    return None if found is None else found.astimezone(UTC)


def _times(what: object, day: date, calendar: ClinicCalendar) -> Iterator[time]:
    match what:
        case Value():
            hour, minute = (int(each) for each in what.amount[:2])
            may_be = sorted({hour % 12, hour % 12 + 12}) if what.either_half else [hour % 24]
            waking = [each for each in may_be if _MORNING <= each <= _EVENING]
            yield from (time(each, minute) for each in waking or may_be)
        case time():
            yield what
        case _:
            yield _closing(day, calendar)


def _closing(day: date, calendar: ClinicCalendar) -> time:
    """When the clinic closes that day; closed, when it does on the days on which it is open."""
    open_days = (each for n in range(14) if calendar.day(each := _later(day, n)).works)
    first = next(open_days, None)
    return time(18) if first is None else calendar.closes(first)


def _after_a_length(values: Iterable[Value], now: datetime) -> datetime | None:
    """So many hours or minutes from now."""
    for value in values:
        if value.kind == "count" and value.unit in _LENGTHS and value.amount[0] <= _MOST_HOURS:
            return now + value.amount[0] * _LENGTHS[value.unit]
    return None


def _days(
    text: str, values: Iterable[Value], today: date, calendar: ClinicCalendar
) -> Iterator[_Named]:
    """Every day that is named, those that lie behind us too."""
    for value in values:
        if value.kind == "count" and value.amount[0] > _FARTHEST / 7:
            continue
        match value.kind:
            case "date":
                yield _Named(_of_date(value, today) or date.min, value.start, value.end)
            case "weekday":
                yield _of_weekday(value, text, today)
            case "count" if value.unit in _DAYS:
                found = _later(today, int(value.amount[0]) * _DAYS[value.unit])
                yield _Named(found, value.start, value.end)
            case "count" if value.unit == "workday":
                opens = _open_day(today, int(value.amount[0]), calendar)
                yield _Named(opens or date.min, value.start, value.end)
    days = _day_words()
    for met in days.words.finditer(text):
        yield _Named(_later(today, days.ahead[met[0]]), *met.span())
    for met in _weeks().finditer(text):
        week = [_later(today, 7 - today.weekday() + n) for n in range(7)]
        last = next((each for each in reversed(week) if calendar.day(each).works), week[0])
        yield _Named(last, *met.span())


def _of_date(value: Value, today: date) -> date | None:
    """The day of a date; without its year the next one of that name, if that is not far ahead."""
    *year, month, day = (int(each) for each in value.amount)
    orders = [(month, day), (day, month)] if value.either_order else [(month, day)]
    years = year or [today.year, today.year + 1]
    named = (_day(each, *order) for each in years for order in orders)
    ahead = [each for each in named if each is not None and each >= today]
    return min((each for each in ahead if (each - today).days <= _FARTHEST), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_weekday(value: Value, text: str, today: date) -> _Named:
    """That day of the week which is named before it, or else the next one."""
    number, before = int(value.amount[0]), text[: value.start].rstrip()
    ahead, again = (number - today.weekday()) % 7, 7
    for words, weeks in _which_week():
        if words.search(before):
            ahead, again = 7 * weeks + number - today.weekday(), 0
            break
    else:
        if _next_one().search(before):
            ahead = ahead or 7
    return _Named(_later(today, ahead), value.start, value.end, again)


def _open_day(today: date, n: int, calendar: ClinicCalendar) -> date | None:
    """The n-th day after today on which the clinic is open, if that is not far ahead."""
    after = (_later(today, each) for each in range(1, _FARTHEST + 1))
    open_days = (each for each in after if calendar.day(each).works)
    return next(islice(open_days, max(n, 1) - 1, None), None)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _parts(text: str) -> Iterator[_Named]:
    for part in _file().parts:
        for met in any_of(part.words).finditer(text):
            yield _Named(part.by, *met.span())


def _nearest(named: Sequence[_Named], places: Sequence[int]) -> _Named | None:
    """The one nearest to one of the places."""

    def apart(each: _Named) -> int:
        return min(max(each.start - place, place - each.end, 0) for place in places)

    return min(named, key=apart, default=None)


class _DayWords(NamedTuple):
    words: re.Pattern[str]
    ahead: dict[str, int]


@cache
def _day_words() -> _DayWords:
    """All words for days: where one holds another, the longer begins earlier and is met first."""
    ahead = {folded(word): each.ahead for each in _file().days for word in each.words}
    return _DayWords(re.compile("|".join(map(_whole, ahead))), ahead)


def _whole(word: str) -> str:
    return rf"\b{word}\b" if word.isascii() else word


@cache
def _which_week() -> tuple[tuple[re.Pattern[str], int], ...]:
    """What stands before the day of a week, and how many weeks ahead that is."""
    file = _file()
    kinds = ((file.week_after_next, 2), (file.next_week, 1), (file.this_week, 0))
    return tuple((_at_the_end(words), weeks) for words, weeks in kinds)


@cache
def _next_one() -> re.Pattern[str]:
    return _at_the_end(_file().next_one)


def _at_the_end(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words).pattern})$")


@cache
def _weeks() -> re.Pattern[str]:
    """Next week, without one of its days."""
    return re.compile(rf"(?:{any_of(_file().weeks).pattern})(?! ?[一二三四五六日天])")


@cache
def _file() -> WhenSaidFile:
    return read(resources() / "guard" / "when_said.yaml", WhenSaidFile)
