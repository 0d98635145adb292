"""Speed and remaining time of a long intake: of the last while; nothing while nobody can tell."""

from __future__ import annotations

import pytest

from clinicguard.evidence.pace import Pace


def steady(rate: int, seconds: int, start: Pace | None = None, at: float = 0.0) -> Pace:
    pace, base = start or Pace(), start.seen[-1][1] if start and start.seen else 0
    for second in range(seconds + 1):
        pace = pace.after(at + second, base + rate * second)
    return pace


def test_nothing_is_told_before_two_seconds() -> None:
    assert Pace().speed() == 0
    assert steady(100, 1).left(1000) is None
    assert steady(100, 2).speed() == pytest.approx(100)


def test_the_rest_follows_from_the_speed() -> None:
    assert steady(100, 10).left(2000) == pytest.approx(10)


def test_only_the_last_while_counts() -> None:
    pace = steady(1000, 60)
    slow = steady(10, 40, pace, 61.0)
    assert slow.speed() == pytest.approx(10)


def test_a_stop_makes_no_time_up() -> None:
    assert steady(0, 10).left(500) is None


def test_many_looks_in_one_moment_are_one() -> None:
    pace = steady(100, 5)
    assert pace.after(5.1, 999_999) is pace
