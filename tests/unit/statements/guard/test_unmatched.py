"""Figures of a text beside those of the facts: told in another form they agree; with their digits
changed about, or as the only one that is left over, they do not."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.values import values_in

Line = tuple[str, Language, Jurisdiction, tuple[str, ...]]

SWAPPED: list[Line] = [
    ("器械包共 32 包送回。", "zh_TW", "tw", ("回收 23 包",)),
    ("補牙費用八千六百元。", "zh_CN", "cn", ("费用 6,800 元",)),
    ("本所於十月二十一日停用該機。", "zh_TW", "tw", ("10月12日停用雷射儀",)),
    ("菌落数为每毫升六百二十个。", "zh_CN", "cn", ("菌落 260 CFU/mL（限值 100）",)),
    ("Ninety-four envelopes went out.", "en", "us", ("49 envelopes misaddressed",)),
    ("It was taken from a car on the night of 21 June.", "en", "uk", ("laptop stolen 12/6/2026",)),
    ("We did not tell you until November 2.", "en", "us", ("Told 12 Nov", "Test 2 Oct", "Nov 20")),
    ("You paid us $210 that day.", "en", "au", ("paid $120",)),
]
LEFT_OVER: list[Line] = [
    (
        "麻藥是下午一點五十分打的，兩點二十分頭暈。",
        "zh_TW",
        "tw",
        ("14:05 注射局部麻醉", "14:20 暈厥"),
    ),
    ("定金两万元，总价七万五千元。", "zh_CN", "cn", ("总价 68,000 元", "定金 20,000 元")),
    (
        "It came in on 5 November and was acknowledged on 9 November.",
        "en",
        "uk",
        ("Complaint came in on 5 November", "Acknowledged on 6 November"),
    ),
]
AGREEING: list[Line] = [
    ("Twenty-two doses out of sixty were weak.", "en", "uk", ("22 of 60 doses under strength",)),
    ("Two staff interviews are complete.", "en", "us", ("2 of 3 interviews done",)),
    ("Thirty-seven children were referred.", "en", "us", ("212 children seen", "37 referred")),
    ("The other thirty-eight doses were sound.", "en", "au", ("22 of 60 doses were weak",)),
    ("The meeting is at a quarter past noon.", "en", "us", ("Meeting at 12:15 p.m.",)),
    ("Cycles 4 through 6 that day are attached.", "en", "us", ("Treated 9/15", "Cycles 4-6")),
    ("六十劑裡有十四劑過期，其餘四十六劑封存。", "zh_TW", "tw", ("60 劑中 14 劑過期",)),
    ("当时冰箱是九度半。", "zh_CN", "cn", ("冰箱温度 9.5 度",)),
    ("下週二三點黃醫師等您。", "zh_TW", "tw", ("回診為週二下午三點",)),
    ("十一月二十一日會再公布進度。", "zh_TW", "tw", ("11月12日停用",)),
    ("您11月3日来电说冠松了。", "zh_CN", "cn", ("戴冠 2025-12-08",)),
    (
        "備用電源在六分鐘後啟動。",
        "zh_TW",
        "tw",
        ("14:20 停電", "備用電源 14:26 啟動", "停 50 分鐘"),
    ),
]


def found(text: str, lang: Language, place: Jurisdiction, facts: tuple[str, ...]) -> set[str]:
    context = GuardContext(lang, place, "authority", verified_facts=facts)
    return {each.group for each in check(text, context)} & {"X1", "X2"}


@pytest.mark.parametrize("line", [*SWAPPED, *LEFT_OVER], ids=lambda line: line[0][:12])
def test_a_figure_that_stands_for_another_is_found(line: Line) -> None:
    assert found(*line) == {"X1"}


@pytest.mark.parametrize("line", AGREEING, ids=lambda line: line[0][:12])
def test_a_figure_that_agrees_in_another_form_is_silent(line: Line) -> None:
    assert found(*line) == set()


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("every 4-6 weeks", 0),
        ("rooms 3-5", 0),
        ("3-5 天", 0),
        ("on 10-12 we met", 1),
        ("11-12-2026", 1),
    ],
)
def test_from_one_number_to_another_is_no_day(text: str, dates: int) -> None:
    assert sum(value.kind == "date" for value in values_in(folded(text))) == dates
