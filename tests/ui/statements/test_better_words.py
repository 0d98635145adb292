"""What the button of a finding does to a text, without a window."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardFinding, Mending
from clinicguard.statements.guard_json import context_from_json
from ui.statements.better_words import change_of, way_of

_OURS = "看到您的描述，我們很重視。"
DATA = Path(__file__).resolve().parents[2] / "data" / "guard"
OPEN = [f"open_{n}.jsonl" for n in range(1, 18)] + [f"dev_{n}.jsonl" for n in range(1, 7)]
_EACH = 7
"""Every seventh text: all of them take minutes."""
_DOUBLED = ("。。", "..", "，。", ",.", "。，", "；。", "；；", "，，", ",,", "  ")
_HALVES = ("「」", "『』", "“”", "（）", "()", "《》", '""')
_FALSE_BESIDE = frozenset({"X1-contrary", "X1-turned"})
"""Rules that at times find a fact itself: at the desk a fact said word for word passes."""


def found(text: str, span: str, better: str, mending: Mending = "sentence") -> GuardFinding:
    start = text.index(span) if span else len(text)
    end = start + len(span)
    return GuardFinding("L1", "block", start, end, span, "", "", better, mending=mending)


def changed(text: str, span: str, better: str, mending: Mending = "sentence") -> str:
    change = change_of(text, found(text, span, better, mending))
    assert change is not None
    return text[: change.start] + change.words + text[change.end :]


@pytest.mark.parametrize(
    ("text", "span", "after"),
    [
        ("您上週三來拔牙時我們已說明過。\n謝謝您。", "您上週三來拔", f"{_OURS}\n謝謝您。"),
        ("謝謝您。您上週三來拔牙。請來電。", "上週三來拔", f"謝謝您。{_OURS}請來電。"),
        ("您來過。您拔過牙。請來電。", "來過。您拔過", f"{_OURS}請來電。"),
        ("您上週三來拔牙", "上週三", _OURS),
        ("您好，您上週三來拔牙。", "上週三", f"您好，{_OURS}"),
        ("您上週三來拔牙；請來電。", "上週三", f"{_OURS[:-1]}；請來電。"),
        ("您寫「上週三來。拔了牙。」請來電。", "上週三", f"{_OURS}請來電。"),
        ("您上週三來拔牙？請來電。", "上週三", f"{_OURS}請來電。"),
    ],
)
def test_an_offered_sentence_takes_the_place_of_whole_sentences(
    text: str, span: str, after: str
) -> None:
    assert changed(text, span, _OURS) == after


def test_a_list_mark_without_its_half_widens_nothing() -> None:
    after = changed("Reminders. 1) Ask Norma. 2) You came in on Monday.", "You came", "Be kind.")
    assert after == "Reminders. 1) Ask Norma. Be kind."


def test_a_sentence_that_stands_there_already_is_not_said_twice() -> None:
    assert changed(f"{_OURS}您上週三來拔牙。謝謝您。", "上週三", _OURS) == f"{_OURS}謝謝您。"


def test_a_fact_takes_the_place_of_the_sentence_and_keeps_its_full_stop() -> None:
    fact = "停電從 14:05 開始"
    assert changed("當天停電。停電從 14:30 起。", "14:30", fact) == f"當天停電。{fact}。"


@pytest.mark.parametrize(
    ("text", "span", "better", "after"),
    [
        ("我們致上最深的歉意，以經改善。", "以經", "已經", "我們致上最深的歉意，已經改善。"),
        ("停電發生在 11月9日。", "11月9日", "11月12日", "停電發生在 11月12日。"),
        ("Absolutely no record left.", "Absolutely no", "no", "No record left."),
    ],
)
def test_words_alone_are_replaced_alone(text: str, span: str, better: str, after: str) -> None:
    assert changed(text, span, better, "words") == after


@pytest.mark.parametrize(
    ("text", "span", "after"),
    [
        ("我們看到惡意評論，會回覆。", "惡意", "我們看到評論，會回覆。"),
        ("我們看到惡意的評論，會回覆。", "惡意", "我們看到評論，會回覆。"),
        ("We saw a malicious review.", "malicious", "We saw a review."),
        ("We saw an absurd review.", "absurd", "We saw a review."),
        ("Malicious posts were seen.", "Malicious", "Posts were seen."),
    ],
)
def test_one_word_is_taken_out_with_what_tied_it(text: str, span: str, after: str) -> None:
    assert changed(text, span, "（拿掉這個詞）", "take_out_words") == after


def test_what_is_missing_comes_on_a_line_of_its_own() -> None:
    assert changed("謝謝您。", "", "請來電。", "add") == "謝謝您。\n請來電。"


@pytest.mark.parametrize(
    ("text", "better", "after"),
    [
        ("您好，我們會查。", "我們很難過。", "您好，我們很難過。我們會查。"),
        ("我們會查。", "我們很難過。", "我們很難過。我們會查。"),
        ("Dear Ms Lin, we will see.", "We are sorry.", "Dear Ms Lin, we are sorry. We will see."),
        (
            "Dear Ms Lin,\nWe will see.",
            "We are sorry.",
            "Dear Ms Lin,\nWe are sorry. We will see.",
        ),
    ],
)
def test_a_feeling_comes_first_behind_the_salutation(text: str, better: str, after: str) -> None:
    assert changed(text, "", better, "begin") == after


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
    assert changed(text, "最專業", "（拿掉這句）", "take_out") == after


def test_advice_is_no_wording() -> None:
    for each in (
        found("謝謝您。", "謝謝", "（填上）", "advice"),
        found("謝謝您。", "謝謝", "", "words"),
    ):
        assert way_of(each) is None
        assert change_of("謝謝您。", each) is None


def test_a_second_press_before_the_text_is_read_again_changes_nothing() -> None:
    text = "謝謝您。您上週三來拔牙。"
    for each in (found(text, "上週三", _OURS), found(text, "", "請來電。", "add")):
        change = change_of(text, each)
        assert change is not None
        after = text[: change.start] + change.words + text[change.end :]
        assert change_of(after, each) is None


@pytest.mark.parametrize("file", OPEN)
def test_every_offered_wording_leaves_a_sentence_that_reads_well(file: str) -> None:
    """No mark is doubled or loses its other half, nothing new of the group blocks in what came,
    and to press again, once the text is read again, does nothing."""
    for line in (DATA / file).read_text("utf-8").splitlines()[::_EACH]:
        asked = json.loads(line)
        text, context = asked["text"], context_from_json(asked)
        for each in check(text, context):
            change = change_of(text, each)
            if change is None:
                assert way_of(each) is None, (asked["id"], each)
                continue
            after = text[: change.start] + change.words + text[change.end :]
            where = (asked["id"], each.rule, change)
            assert _doubled(after) <= _doubled(text), where
            assert _unpaired(after) == _unpaired(text), where
            end = change.start + len(change.words)
            again = [
                one
                for one in check(after, context)
                if one.span and one.group == each.group
                if one.start < end and change.start < one.end
            ]
            blocks = {one.rule for one in again if one.level == "block"}
            assert blocks <= _FALSE_BESIDE, where
            assert not any(change_of(after, one) for one in again if one.rule == each.rule), where


def _doubled(text: str) -> Counter[str]:
    return Counter({marks: text.count(marks) for marks in _DOUBLED})


def _unpaired(text: str) -> list[int]:
    return [
        text.count('"') % 2 if pair == '""' else text.count(pair[0]) - text.count(pair[1])
        for pair in _HALVES
    ]
