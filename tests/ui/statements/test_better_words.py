"""What the button of a finding does to a text, without a window."""

from __future__ import annotations

import pytest

from clinicguard.statements.guard.finding import GuardFinding
from ui.statements.better_words import change_of, way_of

_OURS = "看到您的描述，我們很重視。"


def found(text: str, span: str, better: str, group: str = "L1") -> GuardFinding:
    start = text.index(span) if span else len(text)
    return GuardFinding(group, "block", start, start + len(span), span, "", "", better)


def changed(text: str, span: str, better: str, group: str = "L1") -> str:
    change = change_of(text, found(text, span, better, group))
    assert change is not None
    return text[: change.start] + change.words + text[change.end :]


@pytest.mark.parametrize(
    ("text", "span", "after"),
    [
        ("您上週三來拔牙時我們已說明過。\n謝謝您。", "您上週三來拔", f"{_OURS}\n謝謝您。"),
        ("謝謝您。您上週三來拔牙。請來電。", "上週三來拔", f"謝謝您。{_OURS}請來電。"),
        ("您來過。您拔過牙。請來電。", "來過。您拔過", f"{_OURS}請來電。"),
        ("您上週三來拔牙", "上週三", _OURS),
    ],
)
def test_an_offered_sentence_takes_the_place_of_whole_sentences(
    text: str, span: str, after: str
) -> None:
    assert changed(text, span, _OURS) == after


def test_a_fact_takes_the_place_of_the_sentence_and_keeps_its_full_stop() -> None:
    fact = "停電從 14:05 開始"
    assert changed("當天停電。停電從 14:30 起。", "14:30", fact, "X1") == f"當天停電。{fact}。"


def test_a_wrong_word_alone_is_replaced_alone() -> None:
    assert changed("我們致上最深的歉意，以經改善。", "以經", "已經", "H2") == (
        "我們致上最深的歉意，已經改善。"
    )


def test_what_is_missing_comes_on_a_line_of_its_own() -> None:
    assert changed("謝謝您。", "", "請來電。", "X3") == "謝謝您。\n請來電。"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("我們最專業。謝謝您。", "謝謝您。"),
        ("謝謝您。\n我們最專業。\n請來電。", "謝謝您。\n請來電。"),
        ("謝謝您。\n我們最專業。", "謝謝您。"),
        ("謝謝您。我們最專業。", "謝謝您。"),
        ("我們最專業", ""),
    ],
)
def test_a_sentence_is_taken_out_with_its_line(text: str, after: str) -> None:
    assert changed(text, "最專業", "（拿掉這句）", "L10") == after


def test_advice_is_no_wording() -> None:
    for better, group in (("（填上）", "G1"), ("(make two sentences)", "H3"), ("", "L1")):
        each = found("謝謝您。", "謝謝", better, group)
        assert way_of(each) is None
        assert change_of("謝謝您。", each) is None
