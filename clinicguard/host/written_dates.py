"""Reads dates and times as people write them: 西元 or 民國, with strokes, points or 年月日."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time

_ROC_FIRST_YEAR = 1911
_DAY = (
    r"(?:民國|民国|中華民國)?\s*(?P<year>[0-9]{1,4})\s*[-/.年]\s*(?P<month>[0-9]{1,2})"
    r"\s*[-/.月]\s*(?P<day>[0-9]{1,2})\s*日?"
)
_WEEKDAY = r"(?:\s*\(?(?:星期|週|周)?[一二三四五六日天]\)?)?"
_HALF = r"(?P<half>上午|早上|凌晨|中午|下午|晚上|am|pm)?"
_TIME = (
    rf"(?:[\sT]*{_HALF}\s*(?P<hour>[0-9]{{1,2}})\s*[:時时点點]\s*(?P<minute>[0-9]{{1,2}})?"
    r"\s*(?:分|:[0-9]{1,2}(?:\.[0-9]+)?)?\s*(?P<after>am|pm)?)?"
)
_WRITTEN = re.compile(_DAY)
_MOMENT = re.compile(_DAY + _WEEKDAY + _TIME + r"\s*", re.IGNORECASE)
_SOLID = re.compile(r"([0-9]{3,4})([0-9]{2})([0-9]{2})")
_LATE = frozenset({"下午", "晚上", "pm"})


def day_of(text: str) -> date | None:
    """A day: 1990-05-01, 1990/5/1, 19900501, 79.5.1, 0790501 or 民國79年5月1日.

    The year comes first; one below 200 is a year of the Republic (民國元年 is 1912). None when it
    is no date.
    """
    found = _WRITTEN.fullmatch(_plain(text))
    return None if found is None else _day(found)


def moment_of(text: str) -> tuple[date, time | None] | None:
    """A day with its time where one is written: 112/3/5 下午2:30, 2023-03-05T14:30:00.

    None when it is no date, or the time none of a day.
    """
    found = _MOMENT.fullmatch(_plain(text))
    day = None if found is None else _day(found)
    if found is None or day is None:
        return None
    if found["hour"] is None:
        return day, None
    hour, late = int(found["hour"]), (found["half"] or found["after"] or "").casefold()
    if late in _LATE and hour < 12:
        hour += 12
    if late in ("am", "凌晨") and hour == 12:
        hour = 0
    try:
        return day, time(hour, int(found["minute"] or 0))
    except ValueError:
        return None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).strip()
    solid = _SOLID.fullmatch(folded)
    return "-".join(solid.groups()) if solid else folded


def _day(found: re.Match[str]) -> date | None:
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    try:
        return date(year + _ROC_FIRST_YEAR if 0 < year < 200 else year, month, day)
    except ValueError:
        return None
