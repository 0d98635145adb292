"""The clocks leave the window as a calendar file; wall and call list are one press away."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar

from tests.ui.incidents.conftest import Desk
from ui.incidents.clocks_pane import ClocksPane
from ui.reports.paper_page import PaperPage


def test_the_calendar_file_tells_number_and_kind_alone(called: Desk, tmp_path: Path) -> None:
    pane = called.open("clocks", ClocksPane)
    path = tmp_path / "clocks.ics"
    pane.save_to(path)
    called.rooms.settle()
    running = [clock for clock in called.case.clocks if clock.running]
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(events) == len(running) > 0
    assert all(str(event["summary"]).startswith(called.number) for event in events)
    assert called.case.incident.title not in path.read_text("utf-8")
    assert called.rooms.verbs()[-1] == "paper.save"


def test_the_wall_is_one_press_away(called: Desk) -> None:
    pane = called.open("clocks", ClocksPane)
    pane.wall.click()
    called.rooms.settle()
    assert called.rooms.page(PaperPage).address.endswith(f"{called.number}/clocks")
