"""Natural process limits and run rules, against worked values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.overview.learning.xmr import FEWEST, Signal, limits, natural

FLOWRATE = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
"""NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, individuals control chart: mean 50.81,
mean moving range 1.8778, limits 45.8159 and 55.8041 (there with 3 ÷ 1.128 for 2.66)."""


def test_the_limits_are_those_of_the_handbook() -> None:
    found = natural(FLOWRATE)
    assert found.mean == pytest.approx(50.81)
    assert found.lower == pytest.approx(45.8159, abs=0.002)
    assert found.upper == pytest.approx(55.8041, abs=0.002)
    assert Signal.OUTSIDE not in dict(found.broken).values()


def test_eleven_values_have_no_limits_and_twelve_have() -> None:
    assert FEWEST == 12
    assert limits([3, 4] * 5 + [3]) is None
    assert limits([3, 4] * 6) is not None


def test_limits_of_counts_never_lie_below_nought() -> None:
    found = limits([0, 3] * 6)
    assert found is not None
    assert found.lower == 0


def test_a_point_outside_is_a_signal_whatever_else_it_breaks() -> None:
    found = limits([2, 8, 2, 8, 2, 8, 2, 8, 2, 40, 2, 8])
    assert found is not None
    assert found.at(9) is Signal.OUTSIDE
    assert found.signals == {9}


def test_eight_on_one_side_are_a_signal_and_seven_are_not() -> None:
    eight = natural([3, 5, 3, 5, 3, 5, 3, 5, 9, 11, 9, 11])
    assert {at for at, rule in eight.broken if rule is Signal.RUN} == set(range(8))
    seven = natural([3, 5, 3, 5, 3, 5, 3, 9, 11, 9, 11, 9])
    assert Signal.RUN not in dict(seven.broken).values()


def test_a_value_on_the_mean_breaks_a_run() -> None:
    values = [1.0, 1, 1, 1, 2, 1, 1, 1, 1, 3, 3, 3, 3, 4]
    assert sum(values) / len(values) != 2.0
    on_mean = [1.0] * 4 + [2.0] + [1.0] * 4 + [3.0] * 8
    found = natural(on_mean)
    assert found.mean == pytest.approx(2.0)
    assert all(at >= 9 for at, rule in found.broken if rule is Signal.RUN)


def test_three_of_four_near_the_same_limit_are_a_signal() -> None:
    """Mean 5, mean moving range 1: reach 2.66, half way 1.33 (worked by hand)."""
    values = [5, 4, 5, 6, 5, 4, 5, 6, 5, 4, 3.5, 4.5, 3.5, 3.5, 5, 6, 7, 6, 7, 6, 5]
    found = natural(values)
    half = (found.upper - found.mean) / 2
    low = [at for at, value in enumerate(values) if value < found.mean - half]
    assert low == [10, 12, 13]
    assert {at for at, rule in found.broken if rule is Signal.NEAR_LIMIT} >= {10, 12, 13}
    two = natural([5, 4, 5, 6, 5, 4, 5, 6, 5, 4, 3.5, 4.5, 3.5, 5.5, 5, 6])
    assert Signal.NEAR_LIMIT not in dict(two.broken).values()


def test_a_still_row_has_no_signal() -> None:
    found = limits([4.0] * 20)
    assert found is not None
    assert (found.lower, found.upper, found.broken) == (4.0, 4.0, ())


@given(st.lists(st.integers(0, 60), min_size=12, max_size=40), st.integers(0, 20))
def test_another_level_moves_the_limits_and_changes_no_signal(values: list[int], more: int) -> None:
    plain, moved = natural(values), natural([value + more for value in values])
    assert moved.mean == pytest.approx(plain.mean + more)
    assert moved.upper - moved.lower == pytest.approx(plain.upper - plain.lower)


def test_one_value_has_no_range() -> None:
    with pytest.raises(ValueError, match="two values"):
        natural([1.0])
