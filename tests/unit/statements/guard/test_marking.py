"""The concepts of a draft are the same, whether it is read at once or while it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.marking import BEFORE, BEHIND, marks_of
from clinicguard.statements.guard.packs import load_packs, runs_on
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.remembered import Remembered

PACKS = load_packs()


def met(text: str, remembered: Remembered | None = None) -> list[Mark]:
    return marks_of(Reading(text), PACKS, remembered)


@pytest.mark.parametrize(
    "typed",
    [
        ("謝謝您。我們那天有替您說", "謝謝您。我們那天有替您說明過"),
        ("The price is on us. Until June", "The price is on us! Until June", "on us; until June"),
        ("他 11 月\n12 日來過。", "他 11 月。\n12 日來過。", "他 11 月\n12 日來過。"),
        ("電話 02\n-2345-6789", "電話 02\n-2345-678", "電話 02\n-2345-6789 12"),
        ("不\n要再說。我們保證。", "要再說。我們保證。", "不要再說。我們保證。"),
        ("Until the end. He said it\nis on us", "Until the end, he said it\nis on us"),
        ("請至\n中山路\n12 號。謝謝。", "請至中山路\n12 號。謝謝。", "請至中山路\n1號。謝謝。"),
        ("意\n見。意見。", "意見。意見。", "意見。意\n見。"),
        ("謝謝。" * 60, "謝謝。" * 30 + "不謝。" + "謝謝。" * 29),
    ],
)
def test_a_change_is_met_as_in_a_text_read_at_once(typed: Sequence[str]) -> None:
    remembered = Remembered()
    for text in (*typed, *reversed(typed)):
        assert met(text, remembered) == met(text)


def test_a_shape_that_reaches_into_the_next_sentence_leaves_it_the_rest() -> None:
    between, remembered = " and all of you are welcome to come by and see\n", Remembered()
    assert len(between) > BEFORE - len("this")
    told = []
    for first in ("this weekend", "thus weekend", "this weekend"):
        text = f"{first}{between[4:]}until is on us"
        assert met(text, remembered) == met(text)
        told.append([mark.start for mark in met(text) if mark.concept == "on_us_until"])
    assert told == [[0], [text.index("until")], [0]]


def test_more_sentences_than_are_kept_are_met_all_the_same() -> None:
    text = "".join(f"第 {number} 位，謝謝。" for number in range(9_000))
    remembered = Remembered()
    for _ in range(2):
        thanks = [mark for mark in met(text, remembered) if mark.concept == "feeling"]
        assert len(thanks) == 9_000


def test_no_shape_looks_farther_than_is_remembered() -> None:
    for concept, shape in PACKS.shapes:
        least, most = _parser.parse(shape.pattern, shape.flags).getwidth()
        before, behind = _looks(_parser.parse(shape.pattern, shape.flags))
        assert least > 0, concept
        assert most + behind < BEHIND, concept
        assert before < BEFORE, concept
    assert PACKS.lexicon.longest < BEFORE


def test_what_repeats_without_end_runs_on() -> None:
    assert all(map(runs_on, ("a+", "(?:ab)*c", "x{3,}", r"[^.;]+", r"\d{2}\w*")))
    assert not any(map(runs_on, ("a?", "[*+]", r"\+\*", "x{2,5}", "[^+]{3}")))


def _looks(parsed: Any) -> tuple[int, int]:
    """How far the assertions of a regular expression look before and behind."""
    before, behind = 1, 1
    for kind, held in _steps(parsed):
        if kind in (op.ASSERT, op.ASSERT_NOT):
            way, within = held
            if way < 0:
                before += within.getwidth()[1]
            else:
                behind += within.getwidth()[1]
    return before, behind


def _steps(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Every step of a parsed regular expression, those within others too."""
    if isinstance(parsed, _parser.SubPattern):
        for step in parsed:
            yield step
            yield from _steps(step[1])
    elif isinstance(parsed, (list, tuple)):
        for each in parsed:
            yield from _steps(each)
