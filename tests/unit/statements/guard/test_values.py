"""Numbers, dates, times, sums and persons, read as people write them."""

from __future__ import annotations

import pytest

from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.numerals import from_han, from_words
from clinicguard.statements.guard.values import values_in


@pytest.mark.parametrize(
    ("written", "amount"),
    [("三百二十", 320), ("兩百零六", 206), ("廿六", 26), ("二〇二六", 2026), ("十一", 11)],
)
def test_han_numbers(written: str, amount: int) -> None:
    assert from_han(folded(written)) == amount


def test_a_last_digit_is_of_the_next_step() -> None:
    assert from_han(folded("兩萬八")) == 28_000
    assert from_han(folded("三百二")) == 320
    assert from_han(folded("一百零五")) == 105


def test_english_numbers() -> None:
    assert from_words("three hundred and twenty") == 320
    assert from_words("twenty-six") == 26


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("115年11月3日", "2026-11-03", True),
        ("11月3日", "2026/11/3", True),
        ("November 3rd, 2026", "3 Nov 2026", True),
        ("下午四點二十分", "16:20", True),
        ("早上七點五十，有人", "7時50分", True),
        ("早上七點十人", "7:00", True),
        ("twenty past four in the afternoon", "16:20", True),
        ("at four", "16:00", True),
        ("3.40 pm", "15:10", False),
        ("兩萬八千元", "NT$28,000", True),
        ("10.2 萬元", "102000 元", True),
        ("三個半小時", "3.5 小時", True),
        ("two and a half hours", "2.5 hours", True),
        ("林醫師", "陳醫師", False),
        ("歐陽醫師", "陽醫師", False),
        ("Dr. Moreno", "Dr Moreno", True),
        ("週三", "星期三", True),
        ("民國50年1月2日", "1961-01-02", True),
        ("民國五十年一月二日", "1961/1/2", True),
        ("民國 50 年", "1961 年", True),
        ("民國一一二年", "112 年", True),
        ("民國50年", "1960年", False),
        ("NT$8萬", "80,000 元", True),
        ("NT$ 1.2 萬", "12000元", True),
        ("中午1點", "13:00", True),
        ("凌晨一點", "13:00", False),
        ("四批次", "3 批", False),
    ],
)
def test_values_in_two_forms(one: str, other: str, agree: bool) -> None:
    (mine, *_), (theirs, *_) = values_in(folded(one)), values_in(folded(other))
    assert (mine.kind, mine.unit) == (theirs.kind, theirs.unit)
    assert mine.agrees(theirs) is agree
