"""A reading that is under way when the clinic locks ends after that, and leaves nothing behind."""

from __future__ import annotations

import pytest

from clinicguard.incidents.alike import plain
from clinicguard.statements import guarding
from clinicguard.statements.brought_back import brought_back, runs_of
from clinicguard.statements.guard.alike import gist_of
from clinicguard.statements.guard.understanding import forget_what_was_read, understanding
from clinicguard.statements.guard.values import values_kept
from tests.ui.statements.conftest import Desk
from ui.jobs import Task

SAID = "王小明 11 月 9 日來補牙，冰箱停電兩小時。"


def test_a_reading_under_way_at_the_lock_leaves_nothing_behind(
    clean: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "forget_what_was_read", forget_what_was_read)
    executor, mind = clean.rooms.executor, understanding()
    assert mind is not None

    def read(task: Task) -> None:
        clean.rooms.shell.lock()
        while executor.waiting()[:1] == ("database",):
            executor.step()
        values_kept(SAID)
        gist_of(SAID)
        plain(SAID)
        brought_back(SAID, SAID, "")
        mind.of([SAID], lines=[[SAID]])

    clean.page.seat.jobs.files(read)
    clean.rooms.settle()
    for kept in (values_kept, gist_of, plain, runs_of):
        assert not kept.cache_info().currsize
    assert not mind._kept
    assert not mind._encoder._lines
