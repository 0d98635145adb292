"""What a fact says comes in the form in which the draft writes its own."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.number_words import han_number, number_like
from clinicguard.statements.guard.value_words import value_like
from clinicguard.statements.guard.values import values_in


def as_written(draft: str, words: str, fact: str, language: Language = "zh_TW") -> str:
    kind = next(v for v in values_in(folded(draft)) if folded(words) in _at(draft, v.start, v.end))
    known = next(v for v in values_in(folded(fact)) if v.kind == kind.kind)
    own = fact[known.start : known.end]
    return value_like(draft, kind.start, kind.end, known, own, language)


def _at(draft: str, start: int, end: int) -> str:
    return folded(draft)[start:end]


@pytest.mark.parametrize(
    ("draft", "words", "fact", "put_in"),
    [
        ("停電發生在11月9日。", "11月9日", "2026-11-12 停電", "11月12日"),
        ("停電發生在 11 月 9 日。", "11 月 9 日", "11/12 停電", "11 月 12 日"),
        ("停電發生在十一月九日。", "十一月九日", "11/12 停電", "十一月十二日"),
        ("停電發生在115年11月9日。", "115年11月9日", "2026-11-12 停電", "115年11月12日"),
        ("停電發生在１１月９日。", "11月9日", "11/12 停電", "１１月１２日"),
        ("The power failed on 9 November.", "9 november", "2026-11-12 outage", "12 November"),
        ("It failed on November 9th, 2026.", "november 9", "2026-11-12", "November 12th, 2026"),
        ("It failed on 2 Nov in the hall.", "2 nov", "3 December outage", "3 Dec"),
        ("下午2點30分停電。", "下午2點30分", "停電 14:05", "下午2點5分"),
        ("下午兩點停電。", "下午兩點", "停電 10:30", "十點半"),
        ("停電從 14:30 起。", "14:30", "停電 14:05", "14:05"),
        ("It went out at 2.30 pm today.", "2.30 p", "outage 14:05", "2.05 pm"),
        ("一共三百二十人受影響。", "三百二十人", "影響 206 人", "二百零六人"),
        ("一共 1,320 人受影響。", "1,320 人", "影響 2060 人", "2,060 人"),
        ("一共三人受影響。", "三人", "影響 2 人", "兩人"),
        ("Twenty-six people were told.", "twenty-six people", "31 people", "Thirty-one people"),
        ("二十幾位市民收到通知。", "二十几位", "影響 87 人", "八十七位"),
        ("退費 3萬元。", "3万元", "退費 50000 元", "5萬元"),
        ("那天是星期二，門診照常。", "星期二", "週五停電", "星期五"),
        ("It was closed on Tuesday.", "tuesday", "Friday outage", "Friday"),
        ("當天由王醫師看診。", "王医师", "林醫師看診", "林醫師"),
        ("Dr Chen was in the room.", "dr chen", "Dr Lin was in the room", "Dr Lin"),
        ("當天由林醫師看診。", "林医师", "歐陽醫師看診", "歐陽醫師"),
        ("當天由歐陽醫生看診。", "欧阳医生", "林醫師看診", "林醫生"),
        ("停電從晚上8點起。", "晚上8点", "停電從下午2點起", "下午2點"),
        ("停電從下午2點起。", "下午2点", "停電從晚上8點起", "晚上8點"),
        ("停電從今晚8點起。", "今晚8点", "停電 14:05", "下午2點5分"),
        ("停電從凌晨3點起。", "凌晨3点", "停電從上午10點起", "上午10點"),
        ("停電從上午10點起。", "上午10点", "停電從中午12點起", "中午12點"),
        ("停電從晚上8點起。", "晚上8点", "停電從晚間9點起", "晚上9點"),
        ("停電從半夜2點起。", "半夜2点", "停電從凌晨3點起", "半夜3點"),
        ("停電從晚上8:30起。", "晚上8:30", "停電從19:30起", "晚上7:30"),
        ("It went out at eight in the evening.", "eight in", "at 2 pm", "at two in the afternoon"),
        ("It went out at eight in the evening.", "eight in", "at 9 pm", "at nine in the evening"),
        ("It went out at eight in the evening.", "eight in", "outage 10:00", "at ten"),
        ("停電發生在26年11月8日。", "26年11月8日", "2026-11-09 停電", "26年11月9日"),
        ("停電發生在民國115年11月8日。", "115年11月8日", "2026-11-09", "民國115年11月9日"),
    ],
)
def test_a_value_keeps_the_form_of_the_draft(
    draft: str, words: str, fact: str, put_in: str
) -> None:
    language: Language = "en" if draft.isascii() else "zh_TW"
    assert as_written(draft, words, fact, language) == put_in


@pytest.mark.parametrize(
    ("draft", "words", "fact"),
    [
        ("超過三百人受影響。", "三百人", "影響 206 人"),
        ("One person was told.", "one person", "31 people"),
        ("It failed at 8 o'clock in the evening.", "8 o'clock", "outage 14:00"),
    ],
)
def test_what_would_no_longer_be_right_beside_its_neighbours_is_not_made(
    draft: str, words: str, fact: str
) -> None:
    assert as_written(draft, words, fact, "en" if draft.isascii() else "zh_TW") in ("", "31 people")


def test_a_name_is_not_put_in_in_the_letters_of_the_other_side() -> None:
    assert as_written("当天由王医生看诊。", "王医生", "歐陽醫師看診", "zh_CN") == ""
    assert as_written("当天由王医生看诊。", "王医生", "林醫師看診", "zh_CN") == "林医生"
    assert as_written("當天由王醫師看診。", "王医师", "欧阳医生看诊", "zh_TW") == ""


def test_a_figure_alone_is_put_in_and_the_fact_where_there_is_none() -> None:
    context = GuardContext("zh_TW", "tw", "patient_letter", verified_facts=("候診 90 分鐘",))
    (found,) = (each for each in check("那天候診四十分鐘。", context) if each.group == "X1")
    assert (found.mending, found.better) == ("words", "九十分鐘")


@pytest.mark.parametrize("number", [0, 7, 10, 11, 20, 105, 206, 320, 1005, 2026, 10_050, 28_000])
def test_chinese_numbers_are_read_as_they_are_written(number: int) -> None:
    read = [value.amount for value in values_in(folded(f"{han_number(number)}人"))]
    assert read == [(float(number),)]
    assert number_like("3", number) == str(number)
