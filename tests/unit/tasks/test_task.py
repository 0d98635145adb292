"""A task's states, owners and times: what may follow what, and what needs a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.tasks.task import (
    MOVES,
    Kind,
    Light,
    PromiseNeedsTime,
    State,
    Task,
    TaskMoveRefused,
    TaskReasonMissing,
    TaskWordsMissing,
    begun,
    handed,
    in_order,
    light,
    moved,
    three_now,
    turned,
)

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
OWNER, MANAGER = 1, 2


def a_task(**fields: object) -> Task:
    return replace(Task(1, "封存病歷影本", NOON, OWNER), **fields)  # type: ignore[arg-type]


def test_a_task_that_says_nothing_is_refused() -> None:
    with pytest.raises(TaskWordsMissing):
        begun(a_task(words="  "))


@pytest.mark.parametrize("fields", [{"owner": None, "due": NOON}, {"owner": OWNER, "due": None}])
def test_a_promise_has_an_owner_and_a_time(fields: dict[str, object]) -> None:
    with pytest.raises(PromiseNeedsTime):
        begun(a_task(kind=Kind.PROMISE, **fields))


@given(st.sampled_from(State), st.sampled_from(State))
def test_only_the_moves_of_the_table_are_possible(state: State, wanted: State) -> None:
    task = a_task(state=state)
    if wanted in MOVES[state]:
        assert turned(task, wanted, NOON, OWNER, "因為").state is wanted
    else:
        with pytest.raises(TaskMoveRefused) as refused:
            turned(task, wanted, NOON, OWNER, "因為")
        assert set(refused.value.open_states) == MOVES[state]


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (State.TO_DO, State.NOT_DOING),
        (State.DOING, State.WAITING),
        (State.DONE, State.TO_DO),
        (State.NOT_DOING, State.TO_DO),
    ],
)
def test_these_turns_need_a_reason(state: State, wanted: State) -> None:
    with pytest.raises(TaskReasonMissing):
        turned(a_task(state=state), wanted, NOON, OWNER, " ")


def test_done_needs_no_reason_and_keeps_its_time_until_it_is_put_back() -> None:
    done = turned(a_task(), State.DONE, NOON, OWNER)
    assert done.ended_at == NOON
    again = turned(done, State.TO_DO, NOON, MANAGER, "影本少一頁")
    assert again.ended_at is None
    assert [(turn.before, turn.after) for turn in again.turns] == [
        ("to_do", "done"),
        ("done", "to_do"),
    ]


def test_a_promise_moved_to_later_says_why_and_one_moved_to_earlier_does_not() -> None:
    promise = a_task(kind=Kind.PROMISE, owner=OWNER, due=NOON)
    with pytest.raises(TaskReasonMissing):
        moved(promise, NOON + timedelta(hours=1), NOON, OWNER)
    assert moved(promise, NOON - timedelta(hours=1), NOON, OWNER).due == NOON - timedelta(hours=1)


def test_a_promise_keeps_an_owner_and_a_time() -> None:
    promise = a_task(kind=Kind.PROMISE, owner=OWNER, due=NOON)
    with pytest.raises(PromiseNeedsTime):
        handed(promise, None, NOON, OWNER)
    with pytest.raises(PromiseNeedsTime):
        moved(promise, None, NOON, OWNER, "之後再說")


def test_an_ended_task_changes_neither_owner_nor_time() -> None:
    ended = a_task(state=State.DONE)
    with pytest.raises(TaskMoveRefused):
        handed(ended, MANAGER, NOON, OWNER)
    with pytest.raises(TaskMoveRefused):
        moved(ended, NOON, NOON, OWNER)


def test_order_is_by_time_with_waiting_and_timeless_ones_behind() -> None:
    late = a_task(id=1, due=NOON + timedelta(hours=2))
    soon = a_task(id=2, due=NOON)
    timeless = a_task(id=3)
    waiting = a_task(id=4, due=NOON - timedelta(days=1), state=State.WAITING)
    assert [task.id for task in in_order([waiting, timeless, late, soon])] == [2, 1, 3, 4]


def test_my_three_things_are_mine_first_and_never_somebody_elses() -> None:
    tasks = [
        a_task(id=1, owner=MANAGER, due=NOON),
        a_task(id=2, owner=OWNER, due=NOON + timedelta(hours=5)),
        a_task(id=3, due=NOON),
        a_task(id=4, owner=OWNER, due=NOON, state=State.DONE),
    ]
    assert [task.id for task in three_now(tasks, OWNER)] == [2, 3]


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(-1, Light.BURNS), (30, Light.BURNS), (31, Light.SOON), (60, Light.SOON), (61, Light.FAR)],
)
def test_the_light_turns_at_thirty_and_sixty_minutes(minutes: int, shown: Light) -> None:
    assert light(NOON + timedelta(minutes=minutes), NOON) is shown


def test_nothing_burns_without_a_time() -> None:
    assert light(None, NOON) is Light.NONE
    assert not a_task().overdue(NOON)


def test_what_is_done_is_never_overdue() -> None:
    past = a_task(due=NOON - timedelta(hours=1))
    assert past.overdue(NOON)
    assert not replace(past, state=State.DONE).overdue(NOON)
