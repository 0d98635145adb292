"""Which promised time is shown first, and which records are promised one."""

from dataclasses import replace
from datetime import timedelta

from clinicguard.complaints.clock import (
    ClockKind,
    Rank,
    is_promised,
    live_clock,
    next_clock,
    rank,
)
from clinicguard.complaints.moves import Kind
from clinicguard.tasks.running import Basis, ClockState, RunningClock
from tests.unit.complaints.made import NEW, NOON

DAY = timedelta(days=1)


def clock(id_: int, kind: ClockKind, days: int) -> RunningClock:
    return RunningClock(
        id_, kind, NEW.address, "", Basis.PROMISE, NOON, NOON, 1, due_at=NOON + days * DAY
    )


FIRST = clock(1, ClockKind.FIRST_REPLY, 1)
ANSWER = clock(2, ClockKind.ANSWER, 9)


def test_the_clock_that_is_due_first_is_shown() -> None:
    assert next_clock([ANSWER, FIRST]) == FIRST


def test_a_clock_that_was_met_or_taken_off_gives_way() -> None:
    for ended in (ClockState.MET, ClockState.OFF):
        assert next_clock([replace(FIRST, state=ended), ANSWER]) == ANSWER
        assert next_clock([replace(FIRST, state=ended)]) is None
    assert next_clock([]) is None


def test_a_running_clock_comes_before_a_held_one() -> None:
    held = replace(FIRST, state=ClockState.HELD)
    assert next_clock([held, ANSWER]) == ANSWER
    assert next_clock([held]) == held


def test_the_order_of_the_list_is_running_held_none() -> None:
    ranks = {state: rank(replace(FIRST, state=state)) for state in ClockState}
    assert ranks == {
        ClockState.RUNNING: Rank.RUNNING,
        ClockState.HELD: Rank.HELD,
        ClockState.MET: Rank.NONE,
        ClockState.OFF: Rank.NONE,
    }
    assert sorted(Rank) == [Rank.RUNNING, Rank.HELD, Rank.NONE]


def test_the_live_clock_of_a_kind() -> None:
    former = replace(clock(3, ClockKind.ANSWER, 1), state=ClockState.MET)
    assert live_clock([former, FIRST, ANSWER], ClockKind.ANSWER) == ANSWER
    assert live_clock([former, FIRST], ClockKind.ANSWER) is None


def test_who_thanks_us_is_promised_no_reply() -> None:
    assert {kind for kind in Kind if is_promised(kind)} == {Kind.COMPLAINT, Kind.SUGGESTION}
