"""Which columns a list shows: what was kept is read with care, what is moved stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.complaints.columns import USUAL, Column, columns_of, moved

ORDERS = st.permutations(list(Column)).map(tuple)


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ([], USUAL),
        (["gone", 7, None], USUAL),
        (["standing", "what", "standing"], (Column.STANDING, Column.WHAT)),
        (["received", "flags"], (Column.RECEIVED, Column.WHAT, Column.FLAGS)),
    ],
)
def test_what_was_kept(kept: list[object], shown: tuple[Column, ...]) -> None:
    assert columns_of(kept) == shown


@given(ORDERS, st.sampled_from(Column), st.integers(-3, 3))
def test_moving_loses_nothing_and_moves_the_one(
    order: tuple[Column, ...], which: Column, by: int
) -> None:
    after = moved(order, which, by)
    assert sorted(after) == sorted(order)
    assert after.index(which) == min(max(order.index(which) + by, 0), len(order) - 1)
    assert [each for each in after if each is not which] == [
        each for each in order if each is not which
    ]
