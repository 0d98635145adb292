"""Dates in words: three languages, two ways to count years, the clinic's own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from clinicguard.host.dates import date_words, day_short, when_short, when_words
from clinicguard.host.words import Language

TAIPEI = ZoneInfo("Asia/Taipei")
LATE = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "roc", "words"),
    [
        ("zh_TW", False, "2026 年 11 月 21 日"),
        ("zh_TW", True, "民國 115 年 11 月 21 日"),
        ("zh_CN", True, "2026 年 11 月 21 日"),
        ("en", True, "21 November 2026"),
    ],
)
def test_a_day_on_paper(language: Language, roc: bool, words: str) -> None:
    assert date_words(date(2026, 11, 21), language, roc=roc) == words


def test_a_moment_is_told_in_the_zone_of_the_clinic() -> None:
    assert when_words(LATE, "zh_TW", zone=TAIPEI) == "2026 年 11 月 21 日 02:05"
    assert when_short(LATE, "zh_TW", zone=TAIPEI) == "11-21（六）02:05"
    assert when_short(LATE, "en", zone=TAIPEI) == "Sat 21 Nov 02:05"


def test_another_year_is_told_with_its_number() -> None:
    assert day_short(date(2027, 1, 4), "zh_TW", today=date(2026, 11, 21)) == "2027-01-04（一）"
    assert day_short(date(2026, 1, 4), "en", today=date(2026, 11, 21)) == "Sun 4 Jan"
