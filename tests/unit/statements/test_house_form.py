"""Three musts, two must-nots and the sandwich: which of them a text keeps."""

from __future__ import annotations

from dataclasses import fields
from itertools import chain

import pytest

from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, GuardFinding
from clinicguard.statements.house_form import HouseForm, house_form
from clinicguard.statements.style_words import APART, FORM, KINDS, PARTS
from tests.unit.statements.test_style import GOOD

LETTER = "讀到您寫的經過，我們很難過。{middle}林主任會在週四 17:00 前打電話給您。"


def kept(text: str, audience: Audience, language: Language = "zh_TW") -> set[str]:
    form = house_form(text, audience, check(text, GuardContext(language, "tw", audience)))
    return {each.name for each in fields(form) if getattr(form, each.name)}


def finding(group: str) -> GuardFinding:
    return GuardFinding(group, "block", 0, 1, "您", "", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_reply_keeps_them_all(language: Language) -> None:
    assert kept(GOOD[language], "review_reply", language) == set(FORM)


def test_a_cold_text_keeps_none_of_the_three_musts() -> None:
    assert not kept("本院一切依規定辦理。", "public_statement") & {"listens", "feels", "explains"}


def test_a_letter_does_not_pass_over_how_they_are() -> None:
    bare = LETTER.format(middle="我們會把帳單再看一次。")
    assert "keeps_condition" not in kept(bare, "patient_letter")
    told = LETTER.format(middle="傷口的恢復情形，今天先說明目前知道的。")
    assert "keeps_condition" in kept(told, "patient_letter")


def test_in_public_the_condition_is_for_a_talk_apart() -> None:
    assert "keeps_condition" not in kept("我們很難過。傷口恢復良好。", "review_reply")
    assert "keeps_condition" in kept("我們很難過，想當面聽您說。", "review_reply")


def test_an_offer_treats_them_as_a_sale_and_blame_is_no_house_style() -> None:
    good = house_form(GOOD["zh_TW"], "review_reply", ())
    assert good.kept == 7
    sold = house_form(GOOD["zh_TW"], "review_reply", (finding("L10"),))
    assert (sold.sells_nothing, sold.kept) == (False, 6)
    blamed = house_form(GOOD["zh_TW"], "review_reply", (finding("L5"),))
    assert (blamed.blames_nobody, blamed.kept) == (False, 6)


def test_a_sandwich_has_something_between() -> None:
    assert "sandwich" in kept(LETTER.format(middle="帳單多收了一次。"), "patient_letter")
    assert "sandwich" not in kept("我們很難過。請來電 04-0000-0161。", "patient_letter")
    assert "sandwich" not in kept(
        "請來電 04-0000-0161。帳單多收了一次。我們會更正。不另外通知。", "patient_letter"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_every_part_has_words(language: Language) -> None:
    words = Words(language)
    assert set(FORM) == {each.name for each in fields(HouseForm)}
    told = [words.say(line) for line in (*chain(*FORM.values()), *APART, *KINDS.values())]
    told += [words.say(line) for pair in PARTS.values() for line in pair]
    assert all(told)
    if language != "en":
        assert not any(line.isascii() for line in told)
