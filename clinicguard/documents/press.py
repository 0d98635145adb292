"""What every document is printed with: its language, its dates, and the log's head."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from clinicguard.documents.type.plain import one_line
from clinicguard.host.dates import date_words, day_short, when_words
from clinicguard.host.words import Language, Words

Step = Callable[[int, int], None]
"""Told how far a drawing is, as (done, whole); what it raises stops the drawing."""

_ROC_OFFSET = 1911
_NUMERALS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who prints, when, and where the clinic's log stood.

    `log_hash` is the SHA-256 of the last log entry as 64 hex digits; `made_at` is aware; `zone` is
    the clinic's.
    """

    clinic_name: str
    clinic_id: str
    log_count: int
    log_hash: str
    made_at: datetime
    made_by: str
    zone: tzinfo


def untold(done: int, whole: int) -> None:
    """Nobody watches the drawing."""


@dataclass(frozen=True, slots=True)
class Press:
    """How this copy is printed. A draft says so on each page; `step` is told how far it is."""

    language: Language
    roc_years: bool
    stamp: Stamp
    draft: bool = False
    step: Step = field(default=untold, repr=False, compare=False)
    words: Words = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", Words(self.language))

    def day(self, day: date) -> str:
        """A day as this document writes it, `2026-11-21` or 民國 115 年 11 月 21 日."""
        return date_words(day, self.language, roc=self.roc_years)

    def month(self, first: date) -> str:
        """A month in full: 2026 年 11 月, November 2026."""
        day = self.day(first)
        if self.language == "en":
            return day.partition(" ")[2]
        return day[: day.index("月") + 1]

    def when(self, moment: datetime) -> str:
        """A moment in the clinic's zone, to the minute."""
        return when_words(moment, self.language, zone=self.stamp.zone, roc=self.roc_years)

    def short_date(self, day: date) -> str:
        """A day where room is scarce, with its year: 2026-11-21（六）, 115-11-21（六）.

        On the mainland the weekday is written 周六.
        """
        short = day_short(day, self.language, today=date.min)
        if self.language == "zh_CN":
            return short.replace("（", "（周")
        if self.roc_years and self.language == "zh_TW" and day.year > _ROC_OFFSET:
            return short.replace(str(day.year), str(day.year - _ROC_OFFSET), 1)
        return short

    def brief(self, moment: datetime) -> str:
        """A moment on one line where room is scarce: 2026-11-21（六）09:38."""
        day, time = self.short(moment).split("\n")
        return f"{day} {time}" if self.language == "en" else f"{day}{time}"

    def short(self, moment: datetime) -> str:
        """A moment for a table's cell: the day, and below it the time."""
        there = moment.astimezone(self.stamp.zone)
        return f"{self.short_date(there.date())}\n{there:%H:%M}"

    def several(self, parts: Iterable[str]) -> str:
        """Things side by side: 「A-01、A-02」, "A-01, A-02"."""
        return (", " if self.language == "en" else "、").join(parts)

    def chapter(self, number: int, title: str) -> str:
        """A numbered heading: 「一、摘要」, "1. Summary"."""
        if self.language == "en":
            return f"{number}. {title}"
        return f"{_numeral(number)}、{title}"


def _numeral(number: int) -> str:
    """1 … 99 in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def head_code(stamp: Stamp) -> str:
    """The log's head as the QR code on every page holds it; `clinicguard verify` takes it.

    `CG1:<clinic id>:<entries>:<SHA-256 of the last entry>`, in capitals so that the code is small.
    """
    return f"CG1:{one_line(stamp.clinic_id)}:{stamp.log_count}:{stamp.log_hash}".upper()


def in_groups(code: str, size: int = 4) -> str:
    """A long code in groups that an eye can compare: `c07e 41d9 …`."""
    return " ".join(code[i : i + size] for i in range(0, len(code), size))
