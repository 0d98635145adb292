"""Tasks and clocks on a real encrypted clinic: kept, logged, shown to whom they belong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from clinicguard.clinic import Clinic
from clinicguard.storage.log import entries
from clinicguard.storage.troubles import NotAllowed
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.lists import TaskLists
from clinicguard.tasks.running import Basis, ClockState, LawHoldsOn
from clinicguard.tasks.task import Kind, PromiseNeedsTime, State
from tests.made import HandClock, MadeClinic

CASE = "incident/I-2026-0001"
MANAGER, RECEPTION = 2, 4


def rooms(clinic: Clinic) -> tuple[TaskDesk, TaskLists]:
    return TaskDesk(clinic.book), TaskLists(clinic.reader)


def verbs(clinic: Clinic) -> list[str]:
    with clinic.database.reading() as session:
        return [entry.body["verb"] for entry in entries(session)]


def test_a_task_lives_from_given_to_done_with_an_entry_each(
    clinic: Clinic, clock: HandClock
) -> None:
    desk, lists = rooms(clinic)
    due = clock.forward(hours=1)
    task = desk.add("封存 11-18 病歷影本", owner=MANAGER, due=due, subject=CASE, step="evidence")
    desk.begin(task.id)
    desk.wait(task.id, "等醫師找到紙本")
    desk.begin(task.id)
    desk.done(task.id, "入庫 A-07")
    kept = lists.one(task.id)
    assert (kept.state, kept.reason, kept.due) == (State.DONE, "入庫 A-07", due)
    assert [turn.after for turn in kept.turns] == ["doing", "waiting", "doing", "done"]
    assert lists.of(CASE) == (kept,)
    assert lists.open() == ()


def test_reception_sees_and_turns_its_own_and_not_the_managers(made: MadeClinic) -> None:
    desk, _ = rooms(made.open("owner"))
    others = desk.add("陪何醫師談談", owner=MANAGER)
    own = desk.add("來電記下並轉達", owner=RECEPTION)
    free = desk.add("貼轉接卡")
    desk, lists = rooms(made.open("reception"))
    assert {task.id for task in lists.open()} == {own.id, free.id}
    assert [task.id for task in lists.mine()] == [own.id]
    assert desk.begin(own.id).state is State.DOING
    with pytest.raises(NotAllowed):
        desk.done(others.id)
    desk, lists = rooms(made.open("clinician"))
    assert {task.id for task in lists.open()} == {others.id, own.id, free.id}


def test_counsel_reads_tasks_and_changes_none(made: MadeClinic) -> None:
    task = rooms(made.open("owner"))[0].add("等第 2 版")
    desk, _ = rooms(made.open("counsel"))
    with pytest.raises(NotAllowed):
        desk.done(task.id)


def test_a_refused_promise_leaves_nothing_behind(clinic: Clinic) -> None:
    desk, lists = rooms(clinic)
    before = verbs(clinic)
    with pytest.raises(PromiseNeedsTime):
        desk.add("回電劉小姐", kind=Kind.PROMISE)
    assert lists.open() == ()
    assert verbs(clinic) == before


def test_a_task_is_handed_on_and_moved_with_its_reason(clinic: Clinic, clock: HandClock) -> None:
    desk, lists = rooms(clinic)
    due = clock.forward(hours=1)
    promise = desk.add("回電", kind=Kind.PROMISE, owner=1, due=due)
    desk.hand(promise.id, MANAGER)
    desk.move(promise.id, due + timedelta(hours=2), "病人要下午才有空")
    kept = lists.one(promise.id)
    assert (kept.owner, kept.due) == (MANAGER, due + timedelta(hours=2))
    assert [turn.what for turn in kept.turns] == ["owner", "due"]


def test_a_clock_is_held_resumed_and_met(clinic: Clinic, clock: HandClock) -> None:
    desk, lists = rooms(clinic)
    running = desk.clocks.start(
        "promise_answer",
        "complaint/C-2026-0001",
        "答覆",
        basis=Basis.PROMISE,
        trigger=clock.now(),
        due_day=date(2026, 12, 1),
    )
    desk.clocks.hold(running.id, "等醫院報告")
    desk.clocks.hand(running.id, MANAGER)
    clock.forward(days=2)
    desk.clocks.resume(running.id, due_day=date(2026, 12, 3))
    assert (lists.clocks()[0].due_day, lists.clocks()[0].owner) == (date(2026, 12, 3), MANAGER)
    desk.clocks.meet(running.id, clock.now(), "掛號寄出")
    assert lists.clocks() == ()
    (kept,) = lists.clocks_of("complaint/C-2026-0001")
    assert (kept.state, kept.note) == (ClockState.MET, "掛號寄出")
    assert [(hold.reason, hold.until is not None) for hold in kept.holds] == [("等醫院報告", True)]


def test_the_laws_clock_is_not_held_but_can_lose_its_ground(
    clinic: Clinic, clock: HandClock
) -> None:
    desk, lists = rooms(clinic)
    running = desk.clocks.start(
        "tw-dl-02",
        CASE,
        "病歷複製本",
        basis=Basis.LAW,
        trigger=clock.now(),
        due_day=date(2026, 12, 1),
    )
    with pytest.raises(LawHoldsOn):
        desk.clocks.hold(running.id, "等")
    desk.clocks.switch_off(running.id, "不是醫療爭議")
    assert lists.clocks() == ()
    assert lists.clocks_of(CASE)[0].state is ClockState.OFF


def test_the_tables_are_what_the_migration_made(clinic: Clinic) -> None:
    from clinicguard.storage.rows import Row

    with clinic.database.reading() as session:
        for name in ("task", "task_turn", "running_clock", "running_clock_hold"):
            table = Row.metadata.tables[name]
            found = session.execute(text(f"PRAGMA table_info({name})")).all()
            assert {(each[1], bool(each[3] or each[5])) for each in found} == {
                (column.name, not column.nullable) for column in table.columns
            }
            indexes = session.execute(text(f"PRAGMA index_list({name})")).all()
            assert {each[1] for each in indexes} == {str(index.name) for index in table.indexes}
