"""Going from step to step in a case with 500 lines on its timeline: milliseconds, and as a ratio.

Each step change is pressed as by hand: the old pane goes, the new one is built, laid out and
drawn. Beside it, in the same run, the same step of the same case before the 500 lines came.
`pytest -s` shows the table.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.integration.incidents import made as cases
from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house
from ui.incidents.incident_page import IncidentPage
from ui.incidents.panes import PANES
from ui.theme.style import dress

LINES, ROUNDS, LIMIT_MS = 500, 3, 100
SLOWER = 2.5
"""Of the same step with a short timeline, at most: what 500 lines may add."""


def changed(rooms: RoomHouse, number: str) -> dict[str, float]:
    """Median milliseconds from the press to the drawn pane, for every step and the four beside."""
    took: dict[str, list[float]] = {name: [] for name in PANES}
    rooms.go(f"incident/{number}")
    for _ in range(ROUNDS):
        for name, times in took.items():
            rooms.go(f"incident/{number}/" + ("notice" if name != "notice" else "confirm"))
            page = rooms.page(IncidentPage)
            started = time.thread_time()
            page.bench.go(name)
            rooms.app.processEvents()
            page.grab()
            times.append((time.thread_time() - started) * 1000)
            rooms.settle()
    return {name: sorted(times)[ROUNDS // 2] for name, times in took.items()}


@pytest.mark.prove
def test_a_step_change_with_five_hundred_lines(
    qapp: QApplication, made: MadeClinic, tmp_path: Path
) -> None:
    dress(qapp, "light", 100, "zh_TW")
    number = cases.worked_through(made.open(), made.clock, tmp_path / "files").number
    made.close()
    with room_house(qapp, made) as rooms:
        rooms.enter()
        short = changed(rooms, number)
        clinic = rooms.clinic
        for line in range(LINES - len(clinic.incident_lists.case(number).events)):
            clinic.incidents.note_event(number, f"第 {line} 通來電，問同一件事", made.clock.now())
        assert len(clinic.incident_lists.case(number).events) == LINES
        rooms.go("incidents")
        long = changed(rooms, number)
    for name, took in long.items():
        print(f"{name:14} {took:6.1f} ms, short timeline {short[name]:6.1f} ms")
    assert {name for name, took in long.items() if took > SLOWER * short[name] + 5} <= {"timeline"}
    assert max(long.values()) < LIMIT_MS, long
