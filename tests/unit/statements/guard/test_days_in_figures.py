"""Days in figures are read in the order of the place, and one that may be right is left alone."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction


def against(text: str, place: Jurisdiction, *facts: str) -> bool:
    languages: dict[Jurisdiction, Language] = {"tw": "zh_TW", "cn": "zh_CN"}
    lang = languages.get(place, "en")
    context = GuardContext(lang, place, "authority", verified_facts=facts)
    return any(each.group == "X1" for each in check(text, context))


@pytest.mark.parametrize(
    ("place", "fact", "told", "right", "wrong"),
    [
        ("uk", "water off 10/11/2026", "The water was off on {}.", "10 November", "12 November"),
        ("au", "Implant 6/10/26", "The implant was placed on {}.", "6 October", "9 October 2026"),
        ("us", "mailed 10/4/2026", "The letters were mailed on {}.", "October 4", "October 9"),
        ("us", "mailed 13/10/26", "They were mailed on {}.", "October 13, 2026", "October 15"),
        ("uk", "Fire 3-Nov-26", "The fire broke out on {}.", "3 November 2026", "5 November"),
        ("uk", "Fall on Mon 2/11/26", "The fall was on Monday {}.", "2 November", "9 November"),
        ("tw", "115.8.15 最近校正", "最近一次校正是{}。", "八月十五日", "八月二十五日"),
        ("tw", "115/11/3 停電", "{}停電。", "十一月三日", "十一月五日"),
        ("cn", "2026.11.3 停水", "{}停水。", "十一月三日", "十一月八日"),
    ],
)
def test_a_day_in_figures_is_read_as_the_place_writes_it(
    place: Jurisdiction, fact: str, told: str, right: str, wrong: str
) -> None:
    assert against(told.format(wrong), place, fact)
    assert not against(told.format(right), place, fact)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("uk", "The water was off on October 11."),
        ("us", "The water was off on 10 November."),
        ("uk", "The water was off on 10/11/26."),
    ],
)
def test_a_day_that_agrees_in_either_order_goes_against_nothing(
    place: Jurisdiction, text: str
) -> None:
    assert not against(text, place, "water off 10/11/2026")


def test_the_day_of_a_birth_is_no_day_of_the_case() -> None:
    told = "十月二十二日用藥異常。病人（78年3月9日生）當日領取之降壓藥，袋上標示每日二次。"
    assert not against(told, "tw", "2026-10-22 用藥標示錯誤", "20:10 發現並通知本人")


@pytest.mark.parametrize(
    ("place", "fact", "calm", "told"),
    [
        (
            "uk",
            "sharps injury 29/10/2026",
            "Further to your email of 3 November, this is what we know of the sharps injury.",
            "The sharps injury took place on 3 November.",
        ),
        ("tw", "10/29 針扎", "復貴局十一月三日來函，說明針扎一事。", "針扎發生於十一月三日。"),
    ],
)
def test_the_day_that_a_letter_bears_is_not_the_day_of_what_it_is_about(
    place: Jurisdiction, fact: str, calm: str, told: str
) -> None:
    assert not against(calm, place, fact)
    assert against(told, place, fact)


def test_a_part_of_a_month_by_which_it_is_to_be_done_is_not_when_it_was() -> None:
    fact = "115-11-04 通報衛生局"
    assert not against("十一月底前每一位都會接到個別通知。", "tw", fact)
    assert against("通報衛生局是十一月底的事。", "tw", fact)
