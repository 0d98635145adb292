"""Work off the windows' thread: order, replies, troubles, cancelling, nobody there any more."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from clinicguard.host.files import DiskFull
from ui.jobs import Jobs, Lanes, NothingOpen, Task
from ui.lanes import HandExecutor, ThreadExecutor

FULL = DiskFull(Path("/clinic"))


class Desk:
    """Jobs over lanes that are drained by hand, and what was shown as trouble."""

    def __init__(self) -> None:
        self.hand = HandExecutor()
        self.shown: list[BaseException] = []
        self.jobs = Jobs(Lanes(self.hand), self.shown.append)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def raising(error: Exception) -> None:
    raise error


def test_nothing_runs_until_the_lane_is_drained_and_replies_come_in_order(desk: Desk) -> None:
    told: list[str] = []
    desk.jobs.files(lambda task: told.append("work 1")).then(lambda _: told.append("reply 1"))
    desk.jobs.papers(lambda task: told.append("work 2")).then(lambda _: told.append("reply 2"))
    assert told == []
    assert desk.hand.waiting() == ("files", "papers")
    desk.hand.drain()
    assert told == ["work 1", "reply 1", "work 2", "reply 2"]


def test_the_result_reaches_then(desk: Desk) -> None:
    got: list[int] = []
    desk.jobs.files(lambda task: 6 * 7).then(got.append)
    desk.hand.drain()
    assert got == [42]


def test_a_trouble_goes_to_failed_and_only_there(desk: Desk) -> None:
    got: list[BaseException] = []
    over: list[bool] = []
    job = desk.jobs.files(lambda task: raising(FULL)).then(lambda _: pytest.fail("no result"))
    job.failed(got.append).ended(lambda: over.append(True))
    desk.hand.drain()
    assert got == [FULL]
    assert over == [True]
    assert desk.shown == []


def test_a_trouble_that_nobody_takes_is_shown(desk: Desk) -> None:
    desk.jobs.files(lambda task: raising(FULL))
    desk.hand.drain()
    assert desk.shown == [FULL]


def test_a_bug_is_shown_even_where_troubles_are_taken(desk: Desk) -> None:
    bug = KeyError("x")
    over: list[bool] = []
    job = desk.jobs.files(lambda task: raising(bug)).failed(lambda error: pytest.fail("a bug"))
    job.ended(lambda: over.append(True))
    desk.hand.drain()
    assert desk.shown == [bug]
    assert over == [True]


def test_replies_to_a_page_that_is_gone_are_dropped(desk: Desk) -> None:
    done: list[str] = []
    job = desk.jobs.files(lambda task: done.append("work"))
    job.then(lambda _: done.append("reply")).ended(lambda: done.append("ended"))
    desk.jobs.leave()
    desk.hand.drain()
    assert done == ["work"]


def test_what_must_not_be_left_lying_is_told_where_nobody_hears(desk: Desk) -> None:
    heard: list[int] = []
    desk.jobs.files(lambda task: 1).unheard(heard.append)
    desk.hand.drain()
    assert heard == []
    desk.jobs.files(lambda task: 2).unheard(heard.append)
    desk.jobs.leave()
    desk.hand.drain()
    assert heard == [2]


def test_a_loss_is_told_even_when_the_page_is_gone(desk: Desk) -> None:
    desk.jobs.files(lambda task: raising(FULL))
    desk.jobs.leave()
    desk.hand.drain()
    assert desk.shown == [FULL]


def test_records_asked_for_after_the_lock_are_a_bug_only_on_a_living_page(desk: Desk) -> None:
    desk.jobs.database(lambda clinic: None)
    desk.hand.drain()
    assert [type(error) for error in desk.shown] == [NothingOpen]
    desk.jobs.database(lambda clinic: None)
    desk.jobs.leave()
    desk.hand.drain()
    assert len(desk.shown) == 1


def test_a_reply_to_a_widget_that_qt_has_deleted_is_dropped(desk: Desk) -> None:
    class Receiver(QObject):
        def take(self, value: object) -> None:
            pytest.fail("called on a deleted object")

    receiver = Receiver()
    desk.jobs.files(lambda task: 1).then(receiver.take)
    delete(receiver)
    desk.hand.drain()
    assert desk.shown == []


def test_work_that_is_cancelled_stops_at_its_next_step_and_says_nothing(desk: Desk) -> None:
    steps: list[int] = []

    def work(task: Task) -> None:
        for number in range(10):
            task.step(number, 10)
            steps.append(number)
            if number == 3:
                job.cancel()

    job = desk.jobs.files(work).then(lambda _: pytest.fail("finished"))
    over: list[bool] = []
    job.ended(lambda: over.append(True))
    desk.hand.drain()
    assert steps == [0, 1, 2, 3]
    assert over == [True]
    assert desk.shown == []


def test_locking_stops_work_that_goes_by_steps(desk: Desk) -> None:
    steps: list[int] = []

    def work(task: Task) -> None:
        for number in range(5):
            task.step(number, 5)
            steps.append(number)

    desk.jobs.files(work).then(lambda _: pytest.fail("finished"))
    done: list[str] = []
    desk.jobs.files(lambda task: done.append("saved"))
    desk.jobs.lanes.stop_long_work()
    desk.hand.drain()
    assert steps == []
    assert done == ["saved"]
    assert desk.shown == []


def test_only_the_newest_step_waits_for_the_windows(desk: Desk) -> None:
    seen: list[tuple[int, int, str]] = []

    def work(task: Task) -> None:
        for number in range(1, 5):
            task.step(number, 4, f"{number}／4")

    desk.jobs.files(work).progress(lambda *step: seen.append(step))
    desk.hand.step()
    desk.hand.answer()
    assert seen == [(4, 4, "4／4")]


def test_each_lane_is_one_thread_and_replies_come_home(qtbot: QtBot, qapp: QApplication) -> None:
    threads = ThreadExecutor()
    jobs = Jobs(Lanes(threads), lambda error: pytest.fail(str(error)))
    ran: dict[str, set[int]] = {"files": set(), "papers": set()}
    replied: list[int] = []
    for _ in range(20):
        for lane, start in (("files", jobs.files), ("papers", jobs.papers)):
            job = start(lambda task, lane=lane: ran[lane].add(threading.get_ident()))  # type: ignore[misc]
            job.then(lambda _: replied.append(threading.get_ident()))
    qtbot.waitUntil(lambda: len(replied) == 40)
    threads.stop()
    assert set(replied) == {threading.get_ident()}
    assert len(ran["files"]) == len(ran["papers"]) == 1
    assert ran["files"] != ran["papers"]
    assert threading.get_ident() not in ran["files"]
