"""Which promised time is shown first, and what a hold does to it."""

from dataclasses import replace
from datetime import timedelta

from clinicguard.complaints.clock import Clock, ClockKind, Hold, Rank, next_clock
from tests.unit.complaints.made import NOON

DAY = timedelta(days=1)
FIRST = Clock(1, ClockKind.FIRST_REPLY, 1, NOON, NOON + DAY, None, ())
ANSWER = Clock(2, ClockKind.ANSWER, 7, NOON, NOON + 9 * DAY, None, ())
HELD = Hold(1, NOON, None, "等病人補收據", 1, None)


def test_the_clock_that_is_due_first_is_shown() -> None:
    assert next_clock([ANSWER, FIRST]) == FIRST


def test_a_stopped_clock_gives_way() -> None:
    stopped = replace(FIRST, stopped_at=NOON)
    assert next_clock([stopped, ANSWER]) == ANSWER
    assert next_clock([stopped, replace(ANSWER, stopped_at=NOON)]) is None
    assert next_clock([]) is None


def test_a_running_clock_comes_before_a_held_one() -> None:
    held = replace(FIRST, holds=(HELD,))
    assert next_clock([held, ANSWER]) == ANSWER
    assert held.rank is Rank.HELD
    assert next_clock([held]) == held


def test_an_ended_hold_lets_the_clock_run() -> None:
    ended = replace(FIRST, holds=(replace(HELD, until=NOON + DAY, ended_by=1),))
    assert ended.hold is None
    assert ended.rank is Rank.RUNNING


def test_a_hold_that_was_open_when_the_clock_stopped_no_longer_holds() -> None:
    stopped = replace(FIRST, holds=(HELD,), stopped_at=NOON + DAY)
    assert stopped.hold is None
    assert stopped.rank is Rank.NONE


def test_in_time_is_up_to_the_very_moment() -> None:
    assert FIRST.in_time is None
    assert replace(FIRST, stopped_at=FIRST.due_at).in_time is True
    assert replace(FIRST, stopped_at=FIRST.due_at + timedelta(milliseconds=1)).in_time is False
