"""What the facts leave open, told as certain: the cause, the one, the way, the number, the time."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.understanding import Understanding, understanding


def found(
    text: str,
    point: str,
    *facts: str,
    lang: Language = "en",
    mind: Understanding | None = None,
) -> bool:
    context = GuardContext(lang, "uk", "authority", verified_facts=facts, unverified=(point,))
    return any(each.group == "X2" for each in check(text, context, mind=mind))


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


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("影片是否在本診所拍攝", "就網路流傳的影片，本診所對當事人的不適深表關心。"),
        ("申訴人是否曾服用其他減重藥物", "主旨：就民眾申訴減重門診用藥乙案陳述意見。"),
        ("腫脹是否為感染", "您術後腫脹、夜裡睡不好，真的辛苦了。"),
        ("動機", "動機為何，警方仍在了解，偵查中的案件我們不評論。"),
        ("責任劃分", "派出所當晚製作了筆錄，責任如何劃分以公安機關認定為準。"),
        ("报警原因", "报警缘由待厂家出具报告后续报。"),
        ("疫苗能否继续使用", "全部疫苗已隔离，疾控中心正在评估能否继续使用。"),
        ("涉事人员是否具备执业资质", "涉事人员的执业资质，卫生监督所正在核查。"),
        ("Whether encryption was active", "The device was encrypted according to the asset list."),
        ("Whether the paper will run the story", "The local paper may phone about the story."),
    ],
)
def test_a_sentence_that_names_a_point_or_leaves_it_to_others_tells_nothing(
    point: str, told: str
) -> None:
    lang: Language = "en" if told.isascii() else "zh_TW"
    assert not found(told, point, lang=lang, mind=understanding())


def test_what_the_text_itself_leaves_open_is_not_told_by_a_sentence_beside_it() -> None:
    point = "which component triggered the reaction"
    told = "He became short of breath after the impression material was placed. "
    left = "We have not established which component triggered the reaction."
    mind = understanding()
    assert not found(told + left, point, mind=mind)
    assert found("The latex in the gloves triggered the reaction. " + left, point, mind=mind)
