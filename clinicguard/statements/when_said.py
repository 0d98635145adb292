"""The moment by which a sentence promises something: "Friday at noon", 下周四下午, within 3 hours.

What is read is proposed and never taken for granted: who records it sees it and the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import chain, islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from clinicguard.host.calendars import ClinicCalendar
from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.dates import MONTHS
from clinicguard.statements.guard.days_in_figures import in_order, order_at
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.numerals import HAN, LATIN, ONES, amount_of
from clinicguard.statements.guard.states import any_of
from clinicguard.statements.guard.values import Value, unit_named, values_in

_FARTHEST = 300
"""In days: a date without a year that lies farther ahead was one of the past, and nobody promises
for a day beyond."""
_LENGTHS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
_MOST_HOURS = 240
_DAYS = {"day": 1, "week": 7, "month": 30}
_MORNING, _EVENING = 7, 21
"""Between these hours a time lies that may be before noon or after it."""
_ONE = re.compile(
    r"(?<![第周期拜十])一(?:个(?!月))?(?P<han>工作[日天]|小时|钟头|天|日|周|星期|礼拜|个月)"
    r"(?=[之以]?[内后])|"
    r"\b(?:within|in) an? (?P<two>couple (?:of )?)?(?P<latin>(?:(?:working|business) )?[a-z]+)"
)
"""One alone counts nothing elsewhere: within a week, 一週內; nor does a couple."""
_SPAN = r"个?(?:工作|小时|钟头|天|日(?=[之以]?[内后])|(?:周|星期|礼拜)(?![一二三四五六日天])|月)"
_KINDS = "(?:working|business|calendar|clinic|full|whole|more|further)"
_FEWER = re.compile(
    r"[一二两三四五六七八]、?(?=[二两三四五六七八九十]个?(?:工作|小时|钟头|天|日|周|星期|礼拜|月))|"
    rf"(?:(?<![\d/.:月-])\d{{1,2}}|\b(?:{'|'.join(ONES.split())}))(?: to | or |-| - |[至到~])"
    rf"(?=(?:\d+|{HAN}+|{LATIN}) ?"
    rf"(?:{_SPAN}|(?:{_KINDS} )?(?:hour|day|week|month)))"
)
"""The smaller number of two: 兩三天, two to three days; and of no day in figures: 11-25 週三."""
_MONTH_END = re.compile(
    rf"(?P<han>\d{{1,2}}|{HAN}{{1,2}})月底|\bend of (?P<latin>{'|'.join(MONTHS.split())})\b"
)


@dataclass(frozen=True, slots=True)
class DayWord:
    """Words for a day, a week or a month that lies so many of them ahead."""

    words: tuple[str, ...]
    ahead: int


@dataclass(frozen=True, slots=True)
class PartWord:
    """Words for a part of the day, and by which time something is due in it; None is when the
    clinic closes."""

    words: tuple[str, ...]
    by: time | None = None


@dataclass(frozen=True, slots=True)
class WhenSaidFile:
    """The file guard/when_said.yaml. Before the day of a week `next_one` says that it is not today,
    the others of which week it is; `weeks`, `months` and `years` are due on their last open day."""

    days: tuple[DayWord, ...]
    parts: tuple[PartWord, ...]
    next_one: tuple[str, ...]
    this_week: tuple[str, ...]
    next_week: tuple[str, ...]
    week_after_next: tuple[str, ...]
    weeks: tuple[DayWord, ...]
    months: tuple[DayWord, ...]
    years: tuple[DayWord, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A day or a time of day, and where it is named; `again` is after how many days it comes again,
    0 where it does not."""

    what: date | time | Value | None
    start: int
    end: int
    again: int = 0


def moment_said(
    sentence: str,
    now: datetime,
    calendar: ClinicCalendar,
    near: Sequence[int] = (),
    place: str = "",
) -> datetime | None:
    """When what a sentence promises is due, if that can be read and lies ahead of `now`.

    `near` are places in the sentence where it promises: of several days the nearest is meant. A day
    without a time is due when the clinic closes. `place` is the jurisdiction, after which 1/12 is a
    day of January or of December.
    """
    text, here = _longer(folded(sentence)), now.astimezone(ZoneInfo(calendar.zone))
    values = [*in_order(values_in(text), text, order_at(place, [text])), *_ones(text)]
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


def _longer(text: str) -> str:
    """Of two numbers beside each other the greater alone, at its place: "two to three days"."""
    return _FEWER.sub(lambda found: " " * len(found[0]), text)


def _ones(text: str) -> Iterator[Value]:
    for found in _ONE.finditer(text):
        unit = unit_named(found["han"] or found["latin"])
        yield Value("count", unit, (2.0 if found["two"] else 1.0,), *found.span())


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
        if value.kind != "count" or value.unit not in _LENGTHS:
            continue
        if 0 < value.amount[0] <= _MOST_HOURS:
            return now + value.amount[0] * _LENGTHS[value.unit]
    return None


def _days(
    text: str, values: Iterable[Value], today: date, calendar: ClinicCalendar
) -> Iterator[_Named]:
    """Every day that is named, those that lie behind us too."""
    for value in values:
        match value.kind:
            case "date":
                yield _Named(_of_date(value, today) or date.min, value.start, value.end)
            case "weekday":
                yield _of_weekday(value, text, today)
            case "count" if day := _after_days(value, today, calendar):
                yield _Named(day, value.start, value.end)
    for days, met in _met(text, _day_words()):
        yield _Named(_later(today, days), *met.span())
    for weeks, met in _met(text, _week_words()):
        monday = _later(today, 7 * weeks - today.weekday())
        yield _Named(_last_open(monday, _later(monday, 6), calendar), *met.span())
    months = (_met(text, _month_words()), _month_ends(text, today), _year_ends(text, today))
    for month, met in chain(*months):
        yield _Named(_last_open(*_month(today, month), calendar), *met.span())


def _after_days(value: Value, today: date, calendar: ClinicCalendar) -> date | None:
    """The day that lies as far ahead as a count says; None where it counts no days, or more than
    anybody promises for."""
    amount = value.amount[0]
    if value.unit == "workday" and 0 < amount <= _FARTHEST:
        return _open_day(today, int(amount), calendar) or date.min
    days = amount * _DAYS.get(value.unit, 0)
    return _later(today, int(days)) if 0 < days <= _FARTHEST else None


def _month_ends(text: str, today: date) -> Iterator[tuple[int, re.Match[str]]]:
    """How many months ahead one lies whose end is named, and where; less than 0 is a former one."""
    for met in _MONTH_END.finditer(text):
        names = MONTHS.split()
        number = amount_of(met["han"]) if met["han"] else names.index(met["latin"]) + 1
        yield _or_former((int(number or 0) - today.month) % 12), met


def _year_ends(text: str, today: date) -> Iterator[tuple[int, re.Match[str]]]:
    """The same for the ends of years."""
    for years, met in _met(text, _year_words()):
        yield _or_former(12 * years + 12 - today.month), met


def _or_former(months: int) -> int:
    """So many months ahead; less than 0 where that is too far."""
    return months if months * 31 < _FARTHEST else -1


def _month(today: date, ahead: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    first, after = (
        date(today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1, 1)
        for n in (ahead, ahead + 1)
    )
    return first, _later(after, -1)


def _last_open(first: date, last: date, calendar: ClinicCalendar) -> date:
    """The last day on which the clinic is open; where it never is, the first."""
    days = (_later(last, -n) for n in range((last - first).days + 1))
    return next((each for each in days if calendar.day(each).works), first)


def _of_date(value: Value, today: date) -> date | None:
    """The day of a date; without its year the next one of that name, if that is not far ahead."""
    *year, month, day = (int(each) for each in value.amount)
    named = (_day(each, month, day) for each in year or [today.year, today.year + 1])
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


class _Words(NamedTuple):
    words: re.Pattern[str]
    ahead: dict[str, int]


def _met(text: str, words: _Words) -> Iterator[tuple[int, re.Match[str]]]:
    """How many days, weeks or months ahead, and where that is said."""
    for found in words.words.finditer(text):
        yield words.ahead[found[0]], found


def _words(named: Iterable[DayWord], before: str = "", behind: str = "") -> _Words:
    """All of these words: where one holds another, the longer is met first."""
    ahead = {folded(word): each.ahead for each in named for word in each.words}
    longest = sorted(ahead, key=len, reverse=True)
    return _Words(re.compile(f"{before}(?:{'|'.join(map(_whole, longest))}){behind}"), ahead)


@cache
def _day_words() -> _Words:
    return _words(_file().days)


@cache
def _week_words() -> _Words:
    return _words(_file().weeks, behind="(?! ?[一二三四五六日天])")


@cache
def _month_words() -> _Words:
    return _words(_file().months, before=rf"(?<!\d)(?<!{HAN})")


@cache
def _year_words() -> _Words:
    return _words(_file().years, before=rf"(?<![\d学每往])(?<!{HAN})")


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
def _file() -> WhenSaidFile:
    return read(resources() / "guard" / "when_said.yaml", WhenSaidFile)
