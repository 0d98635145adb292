"""What the tray says, and what it must never say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from clinicguard.overview.reminding import AHEAD, Due, Reminder, reminders, to_say
from clinicguard.tasks.running import Basis, ClockState, RunningClock
from clinicguard.tasks.task import Kind, State, Task

TAIPEI = ZoneInfo("Asia/Taipei")
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
ME, OTHER = 3, 4
TASK = Task(7, "打電話給王小明", NOON, ME, due=NOON, subject="complaint/C-2026-0001")
CLOCK = RunningClock(
    5, "first-reply", "complaint/C-2026-0001", "王小明", Basis.PROMISE, NOON, NOON, ME,
    due_at=NOON,
)  # fmt: skip


def of(*things: Task | RunningClock) -> tuple[Reminder, ...]:
    clocks = [each for each in things if isinstance(each, RunningClock)]
    tasks = [each for each in things if isinstance(each, Task)]
    return reminders(clocks, tasks, ME, TAIPEI)


def test_kind_and_number_are_all_that_is_kept() -> None:
    found = of(TASK, CLOCK, replace(TASK, id=8, subject="person/12"))
    assert [(each.kind, each.number) for each in found] == [
        (Due.REPLY, "C-2026-0001"),
        (Due.TASK, "C-2026-0001"),
        (Due.TASK, ""),
    ]
    assert "王小明" not in repr(found)


def test_others_things_ended_ones_and_those_without_time_are_left_out() -> None:
    assert (
        of(
            replace(TASK, owner=OTHER),
            replace(TASK, state=State.DONE),
            replace(TASK, due=None),
            replace(CLOCK, owner=OTHER),
            replace(CLOCK, state=ClockState.HELD),
            replace(CLOCK, state=ClockState.MET),
        )
        == ()
    )


def test_a_rule_in_days_is_said_in_the_morning_of_its_last_day() -> None:
    by_day = replace(CLOCK, due_at=None, due_day=date(2026, 11, 20), basis=Basis.LAW)
    (found,) = of(by_day)
    assert (found.kind, found.by_day) == (Due.LAW, True)
    assert found.say_at == datetime(2026, 11, 20, 9, tzinfo=TAIPEI)
    (task,) = of(replace(TASK, all_day=True, kind=Kind.PROMISE))
    assert (task.kind, task.say_at) == (Due.PROMISE, found.say_at)


def test_each_is_said_once_from_half_an_hour_before_and_not_for_days() -> None:
    (known,) = of(TASK)
    early, just = NOON - AHEAD - timedelta(seconds=1), NOON - AHEAD
    assert to_say([known], (), early) == ()
    assert to_say([known], (), just) == (known,)
    assert to_say([known], {known.key}, just) == ()
    assert to_say([known], (), NOON + timedelta(days=1)) == ()
