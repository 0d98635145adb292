"""Whose word lifts counsel's objection: only one that was said here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clinicguard.statements.counsels_word import objection_to, said_again
from clinicguard.statements.steps import Overruled, Verdict

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HELD = Verdict(1, "first", "hold", "", "高若瑜", AT, 3, way="account", order=1, asked=1)
GONE_ON = Overruled(2, "second", 1, "hold", "記者在門口", AT, 1, order=2)


def test_what_the_owner_of_another_clinic_overruled_is_not_overruled_here() -> None:
    assert objection_to("second", [HELD], [GONE_ON], 0, {}) is None
    assert objection_to("second", [HELD], [GONE_ON], 5, {}) is HELD


HELD_TEXT = "各位病友您好。手術當天器械少清點了一次，我們承認這是疏失。細節還在查證。"
CLEARED = "各位病友您好。當天的經過還在查證，查清楚就說明。"
CLEAR = Verdict(
    2, "cleared", "no_action_needed", "", "高若瑜", AT, 3, way="account", order=4, asked=4
)


@pytest.mark.parametrize(
    ("third", "held"),
    [
        (CLEARED + "查證的進度會在這裡公布。", False),
        (CLEARED.replace("查清楚就說明", "有結果就向大家說明"), False),
        (HELD_TEXT + "。", True),
        (HELD_TEXT.replace("。", " ").replace("，", " "), True),
        (CLEARED + "手術當天器械少清點了一遍。", True),
        ("診所週三休診一天，預約會另外安排。", False),
    ],
)
def test_a_clear_on_another_text_lifts_a_hold_but_not_for_what_was_held(
    third: str, *, held: bool
) -> None:
    texts = {"first": HELD_TEXT, "cleared": CLEARED, "third": third}
    assert (objection_to("third", [HELD, CLEAR], [], -1, texts) is HELD) == held
    assert bool(said_again("third", HELD, [HELD, CLEAR], texts)) == held
    on_this = replace(CLEAR, sha256="third", version=3, order=5, asked=5)
    assert objection_to("third", [HELD, CLEAR, on_this], [], -1, texts) is None


def test_a_word_that_was_changed_and_is_changed_back_is_held_again() -> None:
    held, cleared = "We will refund all of it this week.", "We will look at all of it this week."
    texts = {"first": held, "cleared": cleared, "third": held + " Thank you."}
    assert said_again("third", HELD, [HELD, CLEAR], texts) == "We will refund all of it this week"
