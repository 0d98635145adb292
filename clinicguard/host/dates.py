"""Dates and times as a clinic reads them: on screen short, on paper in full, 西元 or 民國."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from clinicguard.host.words import Language

_WEEKDAYS: dict[Language, str] = {"zh_TW": "一二三四五六日", "zh_CN": "一二三四五六日", "en": ""}
_ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ROC_OFFSET = 1911


def date_words(day: date, language: Language, *, roc: bool = False) -> str:
    """A day in full, for paper: 2026 年 11 月 21 日, 民國 115 年 11 月 21 日, 21 November 2026."""
    if language == "en":
        return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"
    if roc and language == "zh_TW" and day.year > _ROC_OFFSET:
        return f"民國 {day.year - _ROC_OFFSET} 年 {day.month} 月 {day.day} 日"
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def time_words(moment: datetime, zone: tzinfo) -> str:
    """Hours and minutes, 24 hours: 09:38."""
    return f"{moment.astimezone(zone):%H:%M}"


def when_words(
    moment: datetime, language: Language, *, zone: tzinfo = UTC, roc: bool = False
) -> str:
    """A moment in full: 2026 年 11 月 21 日 09:38."""
    there = moment.astimezone(zone)
    comma = "," if language == "en" else ""
    return f"{date_words(there.date(), language, roc=roc)}{comma} {there:%H:%M}"


def day_short(day: date, language: Language, *, today: date | None = None) -> str:
    """A day in a list: 11-21（六）, Sat 21 Nov; with the year when today's is another."""
    if language == "en":
        short = f"{_ENGLISH_DAYS[day.weekday()]} {day.day} {_ENGLISH_MONTHS[day.month - 1][:3]}"
        return short if today is None or today.year == day.year else f"{short} {day.year}"
    short = f"{day:%m-%d}（{_WEEKDAYS[language][day.weekday()]}）"
    return short if today is None or today.year == day.year else f"{day.year}-{short}"


def day_bare(day: date, language: Language) -> str:
    """A day in a narrow column: 11-20, 20 Nov."""
    if language == "en":
        return f"{day.day} {_ENGLISH_MONTHS[day.month - 1][:3]}"
    return f"{day:%m-%d}"


def when_short(
    moment: datetime, language: Language, *, zone: tzinfo = UTC, today: date | None = None
) -> str:
    """A moment in a list: 11-21（六）09:38, Sat 21 Nov 09:38."""
    there = moment.astimezone(zone)
    gap = " " if language == "en" else ""
    return f"{day_short(there.date(), language, today=today)}{gap}{there:%H:%M}"
