"""A running clock: the law's cannot be held, a held one resumes to a new day, an end is an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinicguard.tasks.running import (
    Basis,
    ClockReasonMissing,
    ClockRefused,
    ClockState,
    ClockWithoutDue,
    LawHoldsOn,
    RunningClock,
    clock_light,
    held,
    in_order,
    met,
    resumed,
    started,
    switched_off,
)
from clinicguard.tasks.task import Light

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
TAIPEI = ZoneInfo("Asia/Taipei")
PROMISED = RunningClock(
    1,
    "promise_answer",
    "complaint/C-2026-0001",
    "答覆",
    Basis.PROMISE,
    NOW,
    NOW,
    1,
    due_day=date(2026, 11, 27),
)
LAW = replace(PROMISED, rule="tw-dl-02", basis=Basis.LAW, article="醫預法 §10")


def test_a_clock_without_a_day_or_a_moment_does_not_start() -> None:
    with pytest.raises(ClockWithoutDue):
        started(replace(PROMISED, due_day=None))


def test_the_clinic_holds_its_own_clocks_and_not_the_laws() -> None:
    assert held(PROMISED, NOW, 1, "等醫院報告").state is ClockState.HELD
    with pytest.raises(LawHoldsOn):
        held(LAW, NOW, 1, "等醫院報告")


def test_holding_and_switching_off_say_why() -> None:
    with pytest.raises(ClockReasonMissing):
        held(PROMISED, NOW, 1, "")
    with pytest.raises(ClockReasonMissing):
        switched_off(LAW, NOW, " ")


def test_a_held_clock_resumes_towards_its_new_day_and_keeps_its_hold() -> None:
    later = NOW + timedelta(days=2)
    again = resumed(held(PROMISED, NOW, 1, "等醫院報告"), later, date(2026, 12, 1), None)
    assert (again.state, again.due_day) == (ClockState.RUNNING, date(2026, 12, 1))
    assert [(hold.since, hold.until) for hold in again.holds] == [(NOW, later)]


def test_a_clock_met_while_held_ends_its_hold() -> None:
    done = met(held(PROMISED, NOW, 1, "等醫院報告"), NOW, NOW, "寄出")
    assert done.holds[-1].until == NOW
    assert done.kept(TODAY)


@pytest.mark.parametrize("state", [ClockState.MET, ClockState.OFF])
def test_what_has_ended_is_not_ended_twice(state: ClockState) -> None:
    ended = replace(PROMISED, state=state)
    with pytest.raises(ClockRefused):
        met(ended, NOW, NOW)
    with pytest.raises(ClockRefused):
        switched_off(ended, NOW, "關卡改為否")
    with pytest.raises(ClockRefused):
        held(ended, NOW, 1, "等")
    with pytest.raises(ClockRefused):
        resumed(ended, NOW, TODAY, None)


def test_kept_looks_at_the_day_for_days_and_at_the_moment_for_hours() -> None:
    by_day = replace(PROMISED, met_at=NOW, state=ClockState.MET)
    assert by_day.kept(date(2026, 11, 27))
    assert not by_day.kept(date(2026, 11, 28))
    by_hour = replace(by_day, due_day=None, due_at=NOW - timedelta(seconds=1))
    assert not by_hour.kept(TODAY)
    assert not PROMISED.kept(TODAY)


@pytest.mark.parametrize(
    ("due", "left", "shown"),
    [
        (date(2026, 11, 20), 0, Light.BURNS),
        (TODAY, 0, Light.SOON),
        (date(2026, 11, 24), 2, Light.SOON),
        (date(2026, 11, 25), 3, Light.FAR),
        (date(2026, 11, 25), None, Light.FAR),
    ],
)
def test_the_light_of_a_clock_in_days(due: date, left: int | None, shown: Light) -> None:
    assert clock_light(replace(LAW, due_day=due), NOW, TAIPEI, left) is shown


@pytest.mark.parametrize(
    ("before_midnight", "shown"),
    [(31, Light.SOON), (30, Light.BURNS), (0, Light.BURNS), (-1, Light.BURNS)],
)
def test_the_last_day_burns_in_its_last_half_hour(before_midnight: int, shown: Light) -> None:
    midnight = datetime(2026, 11, 22, tzinfo=TAIPEI)
    now = midnight - timedelta(minutes=before_midnight)
    assert clock_light(replace(LAW, due_day=TODAY), now.astimezone(UTC), TAIPEI, 0) is shown


def test_the_light_of_a_clock_in_hours_is_that_of_a_task() -> None:
    soon = replace(LAW, due_day=None, due_at=NOW + timedelta(minutes=45))
    assert clock_light(soon, NOW, TAIPEI, None) is Light.SOON


def test_a_held_clock_is_neither_overdue_nor_lit() -> None:
    still = replace(PROMISED, state=ClockState.HELD, due_day=date(2026, 11, 1))
    assert not still.overdue(NOW, TODAY)
    assert clock_light(still, NOW, TAIPEI, 0) is Light.NONE
    assert replace(still, state=ClockState.RUNNING).overdue(NOW, TODAY)


def test_running_clocks_come_first_by_what_is_due_first() -> None:
    clocks = [
        replace(LAW, id=1, state=ClockState.MET, due_day=date(2026, 1, 1)),
        replace(LAW, id=2, due_day=date(2026, 12, 1)),
        replace(LAW, id=3, due_day=None, due_at=NOW),
        replace(PROMISED, id=4, state=ClockState.HELD, due_day=date(2026, 1, 1)),
    ]
    assert [clock.id for clock in in_order(clocks)] == [3, 2, 4, 1]
