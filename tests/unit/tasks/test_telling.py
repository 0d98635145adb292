"""A count is told in the reader's own words, with what is not sure beside it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from clinicguard.host.words import Language, Words
from clinicguard.knowledge.jurisdictions import load_jurisdiction
from clinicguard.knowledge.law import Start
from clinicguard.tasks.deadlines import Reckoned, reckon
from clinicguard.tasks.telling import limit_words, marks_of, start_words, told, years_words

PACK = load_jurisdiction("tw")


def reckoned(rule: str, trigger: str) -> Reckoned:
    found = reckon(PACK.deadlines[rule], datetime.fromisoformat(f"{trigger}+08:00"), PACK)
    assert found is not None
    return found


def test_day_by_day_in_chinese() -> None:
    lines = told(reckoned("tw-dl-30", "2026-04-01T10:00"), PACK, Words("zh_TW"))
    assert [(line.day, line.number, line.why) for line in lines] == [
        ("04-01（三）", "", "事件當天，不算"),
        ("04-02（四）", "1", "工作日"),
        ("04-03（五）", "", "兒童節補假"),
        ("04-04（六）", "", "兒童節"),
        ("04-05（日）", "", "清明節"),
        ("04-06（一）", "", "清明節補假"),
        ("04-07（二）", "2", "工作日"),
    ]


def test_months_in_english() -> None:
    lines = told(reckoned("tw-dl-12", "2026-11-20T10:00"), PACK, Words("en"))
    assert [(line.date, line.why) for line in lines] == [
        (date(2026, 11, 20), "It happened; not counted"),
        (date(2026, 11, 21), "Day 1"),
        (date(2027, 5, 20), "The eve of the like day: the last day"),
        (date(2027, 5, 21), "The like day"),
    ]


def test_hours_have_no_days() -> None:
    assert told(reckoned("tw-dl-06", "2026-11-20T10:00"), PACK, Words("en")) == ()


@pytest.mark.parametrize(
    ("rule", "language", "marks"),
    [
        ("tw-dl-01", "zh_TW", ()),
        ("tw-dl-08", "zh_TW", ("草案，尚未施行",)),
        ("tw-dl-16", "zh_TW", ("未查證：說法不一",)),
        ("tw-dl-33", "zh_CN", ("部分查证", "建议做法，并非法定")),
        ("tw-dl-34", "en", ("Unverified", "Good practice, not law")),
    ],
)
def test_what_is_not_sure_is_marked(rule: str, language: Language, marks: tuple[str, ...]) -> None:
    assert marks_of(PACK.deadlines[rule], Words(language)) == marks


@pytest.mark.parametrize(
    ("rule", "language", "said"),
    [
        ("tw-dl-01", "zh_TW", "5 個工作日"),
        ("tw-dl-04", "zh_CN", "45 日"),
        ("tw-dl-06", "en", "72 hours"),
        ("tw-dl-12", "zh_TW", "6 個月"),
        ("tw-dl-28", "en", "7 years"),
        ("tw-dl-34", "en", "1 working day"),
    ],
)
def test_limits_are_said(rule: str, language: Language, said: str) -> None:
    assert limit_words(PACK.deadlines[rule].limits[0], Words(language)) == said


@pytest.mark.parametrize("language", ["zh_TW", "en", "zh_CN"])
def test_each_start_has_words_of_its_own(language: Language) -> None:
    assert len({start_words(start, Words(language)) for start in Start}) == len(Start)


def test_a_computed_year_is_told() -> None:
    found = reckoned("tw-dl-02", "2026-12-29T10:00")
    assert years_words(found, PACK, Words("zh_TW")) == ("2027 年的行事曆是推算的，公布後核對。",)
    assert years_words(reckoned("tw-dl-01", "2026-11-20T10:00"), PACK, Words("en")) == ()
