"""Slips of the pen, sentences too long to be read aloud, what is said twice, the "sorry if"."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, GuardFinding
from clinicguard.statements.guard.packs import load_packs

HALF = "我們把這幾天所有的電話與訊息紀錄都重新看過一遍並且請負責的人逐一說明當時的狀況"


def found(
    group: str, text: str, language: Language = "zh_TW", audience: Audience = "public_statement"
) -> list[GuardFinding]:
    context = GuardContext(language, "tw", audience)
    return [each for each in check(text, context) if each.group == group]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh_TW", "如給您帶來不便，我們深感抱歉。"),
        ("zh_TW", "若造成您的不便，還請海涵。"),
        ("zh_TW", "我們很抱歉，如果當天的說明讓您覺得不被尊重。"),
        ("zh_TW", "對於可能造成的困擾，我們深表歉意。"),
        ("zh_TW", "要是有得罪的地方，跟您說對不起。"),
        ("zh_CN", "如给您带来不便，我们深表歉意。"),
        ("zh_CN", "如有冒犯，请多包涵。"),
        ("en", "We apologise for any inconvenience."),
        ("en", "Please excuse any inconvenience."),
        ("en", "If anyone was upset, we regret it."),
        ("en", "We are sorry that some people may have been upset."),
    ],
)
def test_an_apology_with_a_condition_is_told(language: Language, text: str) -> None:
    assert found("H1", text, language)
    assert not found("H1", text, language, "staff_memo")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh_TW", "如有不適，請立即來電。"),
        ("zh_TW", "若您不便來電，可以寫信到信箱。"),
        ("zh_TW", "造成您的不便，我們很抱歉。"),
        ("zh_TW", "我們很抱歉。如果有問題，請來電。"),
        ("zh_TW", "如您願意，我們想當面聽您說。讓您失望了，我們很抱歉。"),
        ("zh_CN", "给您造成的不便，我们深表歉意。"),
        ("en", "We are sorry that this is how it felt."),
        ("en", "If you felt pain, please call us. We are sorry."),
    ],
)
def test_a_plain_apology_and_a_plain_condition_are_not(language: Language, text: str) -> None:
    assert found("H1", text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "after"),
    [
        ("zh_TW", "至上最深的歉意，以經改善。", "致上最深的歉意，已經改善。"),
        ("zh_CN", "因该会再改善，以经联系。", "应该会再改善，已经联系。"),
        ("en", "Recieved, but we should of been told.", "Received, but we should have been told."),
    ],
)
def test_a_slip_is_put_right_in_the_letters_of_its_language(
    language: Language, text: str, after: str
) -> None:
    for slip in reversed(found("H2", f"\u200b{text}", language)):
        text = text[: slip.start - 1] + slip.better + text[slip.end - 1 :]
    assert text == after


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh_TW", "他自己經營，以經驗為本，因該次事件才知道欠款；匯報欠缺的資料。"),
        ("zh_TW", "病人至上，最重要的是安全。"),
        ("zh_CN", "他自己经营，以经验为本，因该次事件才知道欠款。"),
        ("en", "We could of course call, and you should, of course, be told."),
    ],
)
def test_what_is_right_elsewhere_is_no_slip(language: Language, text: str) -> None:
    assert found("H2", text, language) == []


def test_no_slip_is_put_right_by_another() -> None:
    slips = load_packs().slips
    for slip in slips:
        others = [each for each in slips if each.language == slip.language]
        assert not any(each.pattern.search(slip.instead) for each in others), slip.id
        assert slip.instead.isascii() is (slip.language == "en"), slip.id


def test_a_long_sentence_is_told_with_its_length_and_two_halves_are_not() -> None:
    long = f"{HALF}，{HALF}，{HALF}。"
    (hint,) = found("H3", f"先說結論。\n{long}")
    assert hint.span == long
    assert hint.level == "hint"
    assert str(3 * len(HALF)) in hint.message
    assert found("H3", f"{HALF}。{HALF[:20]}。") == []
    assert found("H3", long, audience="authority") == []
    words = "we looked at every call and note of that day " * 4
    assert found("H3", f"{words}.", "en")
    assert found("H3", f"{words[:90]}.", "en") == []


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("zh_TW", "我們讀到您的描述，很難過。", "我們讀到您的描述，很難過。"),
        (
            "zh_TW",
            "我們已經請負責的主管逐一了解當天的經過。",
            "我們已請負責的主管逐一了解當天經過。",
        ),
        (
            "en",
            "We have asked the manager to look into what happened that day.",
            "We asked the manager to look into what happened on that day.",
        ),
    ],
)
def test_a_sentence_said_twice_is_told_at_the_second_place(
    language: Language, first: str, second: str
) -> None:
    (again,) = found("H4", f"{first}\n02-0000-0161\n{second}", language)
    assert (again.span, again.level) == (second, "hint")
    assert again.start > len(first)
    assert first in again.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("11 月 3 日下午我們收到來信並回覆了家屬。", "11 月 4 日下午我們收到來信並回覆了家屬。"),
        ("我們確認過設備當天正常運作。", "我們沒有確認過設備當天正常運作。"),
        ("門診什麼時候會恢復正常看診？", "門診明天上午會恢復正常看診。"),
        ("敬祝平安", "敬祝平安"),
    ],
)
def test_another_figure_a_not_a_question_and_a_greeting_are_no_repetition(
    first: str, second: str
) -> None:
    assert found("H4", f"{first}\n{second}") == []


def test_help_with_the_wording_is_not_on_the_agreed_list() -> None:
    assert not any(load_packs().of(group).listed for group in ("H1", "H2", "H3", "H4"))
