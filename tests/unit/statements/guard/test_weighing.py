"""Weights: what the traits of a sentence are, and that they fit the sentences they came from."""

from __future__ import annotations

from clinicguard.statements.guard.weighing import (
    Weights,
    load_weights,
    names_of,
    telling,
    traits_in,
    weigh,
)

HELD = Weights(("L5", "L6"), (-1.0, -2.0), {"w:fool": (1.0, ((0, 9.0),)), "庭": (1.0, ((1, 9.0),))})


def test_the_traits_are_runs_of_letters_and_of_words() -> None:
    assert names_of("上法庭 see you there", {"threat", "=own"}) == {
        *("上", "法", "庭", "上法", "法庭", "上法庭"),
        *("w:see", "w:you", "w:there", "see you", "you there", "see you there"),
        "<threat",
    }


def test_traits_say_where_they_stand() -> None:
    text = "say 法庭"
    assert all(
        text[t.start : t.end] == t.name for t in traits_in(text) if not t.name.startswith("w:")
    )


def test_a_weight_speaks_for_its_group_alone() -> None:
    likely = weigh("you fool", (), HELD)
    assert likely["L5"] > 0.9
    assert likely["L6"] < 0.2


def test_the_part_that_speaks_most_is_pointed_at() -> None:
    text = "good day, you fool"
    assert telling(text, "L5", HELD, [(0, 9), (9, len(text))])[0] == 1


def test_the_weights_that_ship_tell_a_threat_from_a_thank_you() -> None:
    weights = load_weights()
    threat = weigh("再不刪文我們就法庭上見", {"threat_plain", "take_down"}, weights)
    thanks = weigh("感谢您花时间写下感受", {"feeling"}, weights)
    assert threat["L6"] > 0.5
    assert max(thanks.values()) < 0.3
