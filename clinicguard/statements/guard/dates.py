"""Days of a month in a folded text, in whatever form: 十一月九日, 9/11/2026, "May 11 and 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.numerals import HAN, LATIN, amount_of

ROC = 1911
"""民國 1 is 1912."""
_N = rf"(?:\d{{1,4}}|{HAN}{{1,6}})"
_DATE_HAN = re.compile(
    rf"(?:(?P<roc>民国)?\s?(?P<y>{_N})\s?年\s?)?(?P<m>{_N})\s?月\s?(?P<d>{_N})\s?[日号]?"
)
_DATE_NUM = (
    re.compile(
        r"(?<![\d.:/-])(?P<y>\d{4}|1[01]\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d-])"
    ),
    re.compile(
        r"(?:(?<![\d.:/-])|(?<=\d/\d\d-))"
        r"(?P<m>\d{1,2})(?P<s>[-/.])(?P<d>\d{1,2})(?P=s)(?P<y>20\d\d|2\d)(?![\d-])"
    ),
    re.compile(
        r"(?:(?<![\d.:-])|(?<=\d/\d-)|(?<=\d/\d\d-))(?P<y>\d{4}[-/.])?(?!24/7)(?P<m>\d{1,2})[-/](?P<d>\d{1,2})"
        r"(?!\d|-(?!\d\d?/\d))"
    ),
)
"""With the year before, with it behind, and without it."""
_NUMBERS_BEFORE = re.compile(r"(?:第|[a-z]{3,}(?<!was)(?<!is)(?<!this)s )\s?$")
_NUMBERS_BEHIND = re.compile(
    r"\s?(?:个|人|位|名|天|次|小时|分钟|周|年|月|岁|倍|页|项|度|公分|毫升|号|支|颗|件|份|"
    r"(?:(?:business|working) )?(?:days?|hours?|hrs?|weeks?|months?|minutes?|mins?|years?|times|"
    r"people|patients|staff|pages?|percent|doses|ml|mg)\b|%)"
)
"""Beside them two numbers with a dash between are no day: "cycles 4-6", 3-5 天."""
MONTHS = "january february march april may june july august september october november december"
_MONTHS_SHORT = tuple(name[:3] for name in MONTHS.split())
_MONTH = (
    "(?P<month>"
    + "|".join(m if len(m) == 3 else rf"{m}|{m[:3]}\.?" for m in MONTHS.split())
    + r"|sept\.?)"
)
"""A full stop stands behind a month only where it is cut short; else it ends a sentence."""
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{LATIN})"
_DATE_EN = (
    re.compile(rf"(?<!\d )\b{_MONTH} (?:the )?{_DAY}(?!:\d)(?:,? (?P<year>\d{{4}}))?\b"),
    re.compile(rf"\b{_DAY}(?: of)?[ -]{_MONTH}(?:,? (?P<year>\d{{4}}))?\b"),
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_LIST_EN = r"(?:, and | and | or | to | through |, | & |-)"
_MORE_DAYS_EN = re.compile(
    rf"{_LIST_EN}(?P<day>\d{{1,2}}){_ORDINAL}"
    r"(?=[.,;)]|$| (?:and|or|to|we|were|was|in|at|as|is|are|but|both)\b)"
)
_DAYS_BEFORE_EN = re.compile(rf"(?<![\d:.])(?P<day>\d{{1,2}}){_ORDINAL}{_LIST_EN}$")
_MORE_DAYS_HAN = re.compile(rf"\s?(?:、|和|与|及|至|到|-|~|跟|或)\s?(?P<day>{_N})\s?[日号]")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month and its place, with its year where one is written."""

    year: float | None
    month: float
    day: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that never moves, by its names."""

    words: tuple[str, ...]
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class HolidayFile:
    """The file guard/holidays.yaml."""

    holidays: tuple[Holiday, ...]


def days_in(text: str) -> Iterator[Day]:
    """Every day; one place may be read in several ways, the surest comes first."""
    if "月" in text:
        yield from _in_chinese(text)
    if any(name in text for name in _MONTHS_SHORT):
        yield from _in_english(text)
    yield from _by_name(text)
    yield from _in_figures(text)


def _in_chinese(text: str) -> Iterator[Day]:
    for found in _DATE_HAN.finditer(text):
        year = _year(found["y"], counted=found["roc"] is not None)
        month = _number(found["m"])
        yield from _day(found, year, month, _number(found["d"]))
        yield from _more_days(text, found.end(), _MORE_DAYS_HAN, year, month)


def _in_english(text: str) -> Iterator[Day]:
    for pattern in _DATE_EN:
        for found in pattern.finditer(text):
            month = float(_MONTHS_SHORT.index(found["month"][:3]) + 1)
            day = _number(re.sub(r"(?<=\d)(st|nd|rd|th)$", "", found["day"]))
            year = _year(found["year"], counted=False)
            yield from _day(found, year, month, day)
            yield from _more_days(text, found.end("day"), _MORE_DAYS_EN, year, month)
            at = found.start()
            while before := _DAYS_BEFORE_EN.search(text, max(0, at - 12), at):
                yield from _day(before, year, month, float(before["day"]))
                at = before.start()


def _by_name(text: str) -> Iterator[Day]:
    by_name, holidays = _holidays()
    for found in by_name.finditer(text):
        holiday = holidays[found[0]]
        yield Day(None, float(holiday.month), float(holiday.day), *found.span())


@cache
def _holidays() -> tuple[re.Pattern[str], Mapping[str, Holiday]]:
    pack = read(resources() / "guard" / "holidays.yaml", HolidayFile)
    named = {folded(word): each for each in pack.holidays for word in each.words}
    return re.compile("|".join(map(re.escape, named))), named


def _in_figures(text: str) -> Iterator[Day]:
    """The month stands first, unless it can be none: 13/10."""
    for pattern in _DATE_NUM:
        for found in pattern.finditer(text):
            if _are_numbers(found):
                continue
            year = _year(found["y"] and found["y"].strip("-/."), counted=False)
            first, then = float(found["m"]), float(found["d"])
            month, day = (then, first) if then <= 12 < first else (first, then)
            yield from _day(found, year, month, day)


def _are_numbers(found: re.Match[str]) -> bool:
    """Whether two figures with a dash between are from one number to another."""
    if "-" not in found[0] or found["y"]:
        return False
    text, (start, end) = found.string, found.span()
    before = _NUMBERS_BEFORE.search(text, max(0, start - 24), start)
    return before is not None or _NUMBERS_BEHIND.match(text, end) is not None


def _more_days(
    text: str, at: int, pattern: re.Pattern[str], year: float | None, month: float | None
) -> Iterator[Day]:
    """Further days of a month that is named once: "May 11 and 12", 十一月十日至十二日."""
    found = pattern.match(text, at)
    while found is not None:
        yield from _day(found, year, month, _number(found["day"]))
        found = pattern.match(text, found.end())


def _day(
    found: re.Match[str], year: float | None, month: float | None, day: float | None
) -> Iterator[Day]:
    if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return
    yield Day(year, month, day, found.start(), found.end())


def _year(written: str | None, counted: bool) -> float | None:
    """A year of our era: 115 is one of the Republic, and so is whatever is said to be `counted`."""
    year = None if written is None else _number(written)
    if year is None or year >= 200:
        return year
    return year + (ROC if counted or year > 60 else 2000)


def _number(text: str) -> float | None:
    return amount_of(text.strip())
