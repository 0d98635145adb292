"""What was let pass stays so for a word more of the same sentence, and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clinicguard.statements.readings import Found, LetPass, let_by

TEXT = "療程百分之百保證成功，絕不復發。我們保證成功。"
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def let(words: str, group: str = "L9") -> LetPass:
    start = TEXT.index(words)
    return LetPass(
        1, group, words, "原廠說明書的字", AT, 1, start, start + len(words), "a", "block"
    )


def found(words: str, group: str = "L9") -> Found:
    start = TEXT.index(words)
    return Found(group, "block", start, start + len(words), words)


@pytest.mark.parametrize(
    ("judged", "now", "passes"),
    [
        ("百分之百保證", "百分之百保證", True),
        ("百分之百保證", "百分之百保證成功", True),
        ("百分之百保證", "療程百分之百保證成功", True),
        ("百分之百保證", "百分之百", False),
        ("百分之百保證", "絕不復發", False),
        ("絕不復發", "百分之百保證成功，絕不復發", False),
        ("百分之百保證成功，絕不復發", "百分之百保證成功，絕不復發。我們保證", False),
    ],
)
def test_a_word_more_of_the_same_sentence_passes(judged: str, now: str, *, passes: bool) -> None:
    assert (let_by([let(judged)], found(now), TEXT) is not None) == passes


@pytest.mark.parametrize("group", ["L1", "L2", "X1", "X2", "P1", "G1"])
def test_what_is_held_against_records_or_tells_of_people_is_asked_again(group: str) -> None:
    grown = found("百分之百保證成功", group)
    assert let_by([let("百分之百保證", group)], grown, TEXT) is None
    same = found("百分之百保證", group)
    assert let_by([let("百分之百保證", group)], same, TEXT) is not None


def test_another_group_is_asked_again() -> None:
    assert let_by([let("百分之百保證", "L8")], found("百分之百保證成功"), TEXT) is None


def test_a_block_passes_only_where_it_blocked_by_the_same_rule() -> None:
    words = "百分之百保證"
    blocked, block = replace(let(words), rule="cure"), replace(found(words), rule="cure")
    warned = replace(blocked, level="warn")
    for passed, now, passes in (
        (blocked, block, True),
        (blocked, replace(block, level="warn", rule="other"), True),
        (blocked, replace(block, rule="other"), False),
        (warned, block, False),
        (warned, replace(block, level="warn"), True),
        (replace(blocked, level=""), block, False),
    ):
        assert (let_by([passed], now, TEXT) is not None) == passes
