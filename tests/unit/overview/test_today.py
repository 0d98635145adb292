"""The rules of Today: what comes first, how long a clock has, what is one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from clinicguard.incidents.checklist import Check
from clinicguard.overview.today import (
    ClockLine,
    Days,
    Urgent,
    UrgentKind,
    burning,
    clock_line,
    first_three,
    in_order,
    minutes_between,
    pressing,
    promises,
    vanish_light,
    yours,
)
from clinicguard.tasks.running import Basis, ClockState, Hold, RunningClock
from clinicguard.tasks.task import Kind, Light, State, Task

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""Friday, 09:00 in Taipei."""
ME, OTHER = 4, 2
DAYS = Days(ZoneInfo("Asia/Taipei"), lambda day: day.weekday() < 5, lambda day: day.weekday() < 5)
PROMISE = RunningClock(
    1, "complaint.first_reply", "complaint/C-2026-0001", "", Basis.PROMISE,
    NOW - timedelta(days=1), NOW, ME, due_at=NOW + timedelta(days=1),
)  # fmt: skip
LAW = RunningClock(
    2, "tw-dl-02", "incident/I-2026-0001", "通報", Basis.LAW, NOW - timedelta(days=2), NOW, ME,
    due_day=date(2026, 11, 24), article="醫預法 §10",
)  # fmt: skip


def line(clock: RunningClock, now: datetime = NOW) -> ClockLine:
    return clock_line(clock, now, DAYS, ME)


def test_a_promise_counts_the_clinics_days() -> None:
    monday = replace(PROMISE, due_at=datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    told = line(monday)
    assert (told.days, told.light, told.overdue) == (1, Light.SOON, False)
    assert told.gone == pytest.approx(24 / (24 + 81))


@pytest.mark.parametrize(
    ("ahead", "light", "minutes", "overdue"),
    [
        (timedelta(minutes=29, seconds=30), Light.BURNS, 30, False),
        (timedelta(minutes=45), Light.SOON, 45, False),
        (timedelta(hours=5), Light.SOON, 300, False),
        (-timedelta(minutes=3, seconds=40), Light.BURNS, 3, True),
    ],
)
def test_near_its_end_a_promise_counts_minutes(
    ahead: timedelta, light: Light, minutes: int, overdue: bool
) -> None:
    told = line(replace(PROMISE, due_at=NOW + ahead))
    assert (told.light, told.minutes, told.overdue, told.days) == (light, minutes, overdue, None)


def test_the_law_counts_office_days_to_the_end_of_its_day() -> None:
    assert (line(LAW).days, line(LAW).light) == (2, Light.SOON)
    assert line(replace(LAW, due_day=date(2026, 11, 25))).light is Light.FAR
    today = line(replace(LAW, due_day=date(2026, 11, 20)))
    assert (today.light, today.overdue) == (Light.SOON, False)
    assert today.minutes == 15 * 60
    assert burning([today])
    late = line(replace(LAW, due_day=date(2026, 11, 19)))
    assert (late.light, late.overdue, late.minutes) == (Light.BURNS, True, 9 * 60)


def test_a_held_clock_stands_still_and_comes_last() -> None:
    hold = Hold(NOW - timedelta(hours=12), None, "等病人補收據", ME)
    held = line(replace(PROMISE, state=ClockState.HELD, holds=(hold,)))
    assert (held.light, held.held) == (Light.NONE, "等病人補收據")
    assert held.gone == pytest.approx(0.25)
    far = line(replace(LAW, due_day=date(2026, 12, 30)))
    assert in_order([held, far]) == (far, held)


def test_clocks_stand_by_light_then_ones_own_then_time() -> None:
    mine = line(replace(LAW, id=3, due_day=date(2026, 12, 2), owner=ME))
    other = line(replace(LAW, id=4, due_day=date(2026, 12, 1), owner=OTHER))
    late = line(replace(LAW, id=5, due_day=date(2026, 11, 19), owner=OTHER))
    older = line(replace(LAW, id=6, due_day=date(2026, 11, 18), owner=OTHER))
    assert in_order([other, mine, late, older]) == (older, late, mine, other)


def test_only_what_cannot_wait_burns() -> None:
    soon_by_days = line(replace(PROMISE, due_at=datetime(2026, 11, 23, 10, 0, tzinfo=UTC)))
    within_the_hour = line(replace(PROMISE, due_at=NOW + timedelta(minutes=50)))
    late = line(replace(LAW, due_day=date(2026, 11, 19)))
    assert [each.light for each in burning([soon_by_days, within_the_hour, late])] == [
        Light.SOON,
        Light.BURNS,
    ]


def task(number: int, ahead: float | None, owner: int | None = ME, **more: object) -> Task:
    due = None if ahead is None else NOW + timedelta(minutes=ahead)
    made = Task(number, f"事 {number}", NOW, OTHER, owner=owner, due=due)
    return replace(made, **more)  # type: ignore[arg-type]


def test_tasks_press_by_their_time_and_name_their_id() -> None:
    found = pressing(
        [task(1, 200), task(2, 40), task(3, -90), task(4, None), task(5, -9, state=State.DONE)],
        NOW,
        ME,
    )
    assert [(each.task, each.light) for each in found] == [(2, Light.SOON), (3, Light.BURNS)]


def urgent(kind: UrgentKind, ahead: float | None, mine: bool | None, light: Light) -> Urgent:
    due = None if ahead is None else NOW + timedelta(minutes=ahead)
    return Urgent(kind, light, "x", due, mine=mine)


def test_three_at_most_and_safety_first_then_the_word_then_ones_own() -> None:
    safety = urgent(UrgentKind.SAFETY, None, None, Light.BURNS)
    word = urgent(UrgentKind.WORD, 20, True, Light.BURNS)
    mine = urgent(UrgentKind.TASK, -5, True, Light.BURNS)
    other = urgent(UrgentKind.TASK, -900, False, Light.BURNS)
    soon = urgent(UrgentKind.TASK, 50, True, Light.SOON)
    assert first_three([soon, other, mine, word, safety]) == (safety, word, mine)
    assert first_three([soon, other, mine]) == (mine, other, soon)
    assert first_three([]) == ()


def test_promises_are_open_ones_with_ones_own_first() -> None:
    found = promises(
        [
            task(1, 30, OTHER, kind=Kind.PROMISE),
            task(2, 300, ME, kind=Kind.PROMISE),
            task(3, 60, ME, kind=Kind.PROMISE),
            task(4, 60, ME),
            task(5, 60, ME, kind=Kind.PROMISE, state=State.DONE),
        ],
        {ME: "林美華", OTHER: "許雅筑"}.__getitem__,
        NOW,
        ME,
    )
    assert [(each.task.id, each.owner, each.mine) for each in found] == [
        (3, "林美華", True),
        (2, "林美華", True),
        (1, "許雅筑", False),
    ]


def test_what_is_mine_comes_by_its_time_and_once() -> None:
    def task(number: int, owner: int | None, **told: Any) -> Task:
        return Task(number, "x", NOW, OTHER, owner=owner, **told)

    tasks = (
        task(1, ME),
        task(2, ME, due=NOW + timedelta(days=2)),
        task(3, ME, due=NOW + timedelta(days=1)),
        task(4, OTHER),
        task(5, None),
        task(6, ME, kind=Kind.PROMISE, due=NOW),
        task(7, ME, state=State.DONE),
        task(8, ME),
    )
    assert [each.id for each in yours(tasks, ME, (8, None))] == [3, 2, 1]


@pytest.mark.parametrize(
    ("check", "light"),
    [
        (Check(1, "", "貼文", any_moment=True), Light.BURNS),
        (Check(1, "", "錄影", vanishes_at=NOW - timedelta(hours=1)), Light.BURNS),
        (Check(1, "", "錄影", vanishes_at=NOW + timedelta(days=6)), Light.SOON),
        (Check(1, "", "錄音", vanishes_at=NOW + timedelta(days=29)), Light.FAR),
    ],
)
def test_what_vanishes_has_its_light(check: Check, light: Light) -> None:
    assert vanish_light(check, NOW) is light


def test_what_is_left_is_rounded_up_and_what_is_over_down() -> None:
    half = timedelta(seconds=90)
    assert minutes_between(NOW, NOW + half) == 2
    assert minutes_between(NOW, NOW - half) == 1
    assert minutes_between(NOW, NOW) == 0
