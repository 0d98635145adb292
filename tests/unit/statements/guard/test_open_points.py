"""What the facts leave open, told as certain: the cause, the one, the way, the number, the time."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext


def found(text: str, point: str, *facts: str, lang: Language = "en") -> bool:
    context = GuardContext(lang, "uk", "authority", verified_facts=facts, unverified=(point,))
    return any(each.group == "X2" for each in check(text, context))


@pytest.mark.parametrize(
    ("point", "told", "left_open"),
    [
        (
            "cause of the leak",
            "The leak was caused by a bath left running upstairs.",
            "What caused the leak is being looked at.",
        ),
        (
            "reason the fridge warmed",
            "The fridge warmed because the cleaner had pulled the plug.",
            "The fridge warmed to eleven degrees on 9 June.",
        ),
        (
            "whether records were copied",
            "No records were copied.",
            "We cannot at present exclude that records were copied.",
        ),
        (
            "who left the needle",
            "Raf left the needle there.",
            "Who left the needle there has not been settled.",
        ),
        (
            "number of people concerned",
            "Forty people are concerned.",
            "How many people are concerned is still being counted.",
        ),
        (
            "how the card numbers were taken",
            "She photographed the cards with her phone.",
            "We know about nineteen cards so far.",
        ),
    ],
)
def test_an_answer_to_an_open_question_is_found_and_leaving_it_open_is_not(
    point: str, told: str, left_open: str
) -> None:
    assert found(told, point)
    assert not found(left_open, point)


@pytest.mark.parametrize(
    ("point", "told", "left_open"),
    [
        ("報警原因", "原因查到了，是保潔拔了插頭。", "報警的原因還在查。"),
        ("涉及人數", "前後共打了一百三十六個孩子。", "涉及多少人，還在核對。"),
        ("是否有人轉寄", "沒有人把信轉寄出去。", "有沒有人轉寄，還不清楚。"),
        ("外滲持續時間", "外滲前後不超過五分鐘。", "外滲持續多久，尚待確認。"),
    ],
)
def test_the_same_in_chinese(point: str, told: str, left_open: str) -> None:
    assert found(told, point, lang="zh_TW")
    assert not found(left_open, point, lang="zh_TW")


def test_what_follows_from_the_event_is_not_its_cause() -> None:
    assert not found("Because of the leak the pharmacy is shut.", "cause of the leak")
    assert found("Because of a burst pipe, water leaked into the hall.", "cause of the leak")


def test_a_number_that_the_facts_give_answers_nothing() -> None:
    assert not found("Nine people were phoned.", "number of people harmed", "Nine people phoned")


def test_a_condition_states_nothing() -> None:
    assert not found("如果最後證實是施工單位挖斷的，我們會說。", "施工單位挖斷電話線", lang="zh_TW")


def test_words_that_a_fact_has_too_answer_no_question() -> None:
    fact, point = "麻醉藥在9點40分施打，10點15分出現紅疹", "是否為麻醉藥過敏"
    assert not found("九點四十分打麻醉，過了三十五分鐘皮膚開始紅。", point, fact, lang="zh_TW")
    assert found("他是對麻醉藥過敏。", point, fact, lang="zh_TW")
