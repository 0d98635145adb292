"""Columns are as wide as their longest word, and a table as wide as its page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.documents.blocks.text import Text
from clinicguard.documents.blocks.widths import longest_word, widened
from clinicguard.documents.sheet import CELL
from clinicguard.documents.type.setter import Setter

WIDTHS = st.lists(st.floats(1, 300), min_size=2, max_size=6)


@given(WIDTHS, st.data())
def test_the_sum_stays_and_nobody_gives_what_it_needs(
    wanted: list[float], data: st.DataObject
) -> None:
    count = len(wanted)
    least = data.draw(st.lists(st.floats(0, 200), min_size=count, max_size=count))
    given_out = widened(wanted, least)
    assert sum(given_out) == pytest.approx(sum(wanted))
    for before, after, need in zip(wanted, given_out, least, strict=True):
        assert after >= min(before, need) - 1e-6
        if sum(least) <= sum(wanted):
            assert after >= need - 1e-6


def test_a_name_is_not_cut() -> None:
    setter = Setter("en")
    wide = longest_word([[Text("Helen Ashworth", CELL)]], setter)
    assert setter.width("Ashworth", CELL) <= wide < setter.width("Helen Ashworth", CELL)


def test_han_may_break_anywhere() -> None:
    assert longest_word([[Text("行政主管許雅筑", CELL)]], Setter("zh_TW")) == 0
