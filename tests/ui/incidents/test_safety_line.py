"""Whom to ring when somebody is in danger, as the place has it."""

from __future__ import annotations

import pytest

from ui.incidents.said import safety_line


@pytest.mark.parametrize(
    ("place", "told"),
    [("tw", "先打 119 或 110，"), ("uk", "先打 999，"), ("cn", "先打 120 或 110，")],
)
def test_a_place_with_one_number_is_told_it_once(place: str, told: str) -> None:
    assert told in safety_line(place)
