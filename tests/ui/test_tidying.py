"""Unused objects go on the thread of the windows, never on a lane."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from ui.tidying import Tidying


class Ring:
    """Holds itself: only the collector finds it."""

    def __init__(self, gone: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: gone.append(threading.get_ident()))


@pytest.fixture
def tidying(qapp: QObject) -> Iterator[Tidying]:
    made = Tidying(qapp)
    yield made
    gc.enable()
    made.deleteLater()


def test_a_lane_that_makes_many_objects_lets_none_go(tidying: Tidying) -> None:
    gone: list[int] = []

    def work() -> None:
        for _ in range(20_000):
            Ring(gone)

    lane = threading.Thread(target=work)
    lane.start()
    lane.join()
    assert gone == []
    tidying.tidy()
    assert len(gone) >= 19_000
    assert set(gone) == {threading.get_ident()}


def test_it_leaves_the_rest_alone(tidying: Tidying) -> None:
    gc.collect()
    before = gc.get_stats()[2]["collections"]
    tidying.tidy()
    assert gc.get_stats()[2]["collections"] == before
