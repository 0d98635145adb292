"""A person asks to see their data: found by name or chart, a clock, one PDF and one JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2

from clinicguard.complaints.complaint import Complainant, Patient, Relation
from clinicguard.complaints.moves import State
from tests.integration.complaints.given import NEW, worked_to
from tests.ui.reach import nameless
from tests.ui.room_house import RoomHouse
from ui.log.request_panel import RequestPanel
from ui.log.retention_page import RetentionPage

OTHER = replace(
    NEW,
    complainant=Complainant("王大明", Relation.PATIENT, "0911-111-111"),
    patient=Patient("王大明", "B777", None),
    verbatim="另一件完全不同的事",
)


def opened(rooms: RoomHouse) -> RequestPanel:
    rooms.enter("manager")
    worked_to(rooms.clinic.complaints, State.CLOSED, OTHER)
    worked_to(rooms.clinic.complaints, State.CLOSED)
    rooms.go("retention")
    rooms.page(RetentionPage).request_button.click()
    rooms.settle()
    return rooms.panel(RequestPanel)


def fill(panel: RequestPanel, name: str = "", chart: str = "", purpose: str = "") -> None:
    panel.name.set_text(name)
    panel.chart.set_text(chart)
    panel.purpose.set_text(purpose)
    panel._look()


def test_finding_shows_numbers_and_looks_at_no_name(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    before = rooms.clinic.head().seq
    assert panel.find_button.reason() == "還差：姓名或病歷號"
    fill(panel, "李 若嵐")
    panel.look_for()
    rooms.settle()
    assert "1 件：C-2026-0002" in rooms.words()
    fill(panel, chart="a-0482")
    panel.look_for()
    rooms.settle()
    assert "1 件：C-2026-0002" in rooms.words()
    fill(panel, "不存在")
    panel.look_for()
    rooms.settle()
    assert "沒有這個人的資料" in rooms.words()
    assert rooms.clinic.head().seq == before
    assert nameless(rooms.shell.window) == []


def test_the_clock_of_fifteen_days_runs_from_the_arrival(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    fill(panel, "李若嵐")
    day = panel.received.day()
    panel.start_clock()
    rooms.settle()
    (clock,) = [c for c in rooms.clinic.task_lists.clocks() if c.rule == "tw-dl-10"]
    assert clock.due_day is not None
    assert clock.due_day >= day + timedelta(days=15)
    assert clock.subject == "complaint/C-2026-0002"
    assert "今日頁會顯示" in rooms.words()


def test_both_files_hold_that_person_alone_and_are_entries(
    rooms: RoomHouse, tmp_path: Path
) -> None:
    panel = opened(rooms)
    fill(panel, "李若嵐", purpose="本人依個資法請求")
    panel.save_in(tmp_path)
    rooms.settle()
    [kept] = tmp_path.glob("*.json")
    found = json.loads(kept.read_text("utf-8"))
    assert [each["number"] for each in found["records"]] == ["C-2026-0002"]
    assert found["records"][0]["patient"]["chart"] == "A00482"
    assert "王大明" not in kept.read_text("utf-8")
    [paper] = tmp_path.glob("*.pdf")
    document = pypdfium2.PdfDocument(paper)
    told = "".join(page.get_textpage().get_text_range() for page in document)
    assert "李若嵐" in told
    assert "王大明" not in told
    assert rooms.verbs()[-3:] == ["complaint.unmask", "paper.save", "paper.save"]
    assert rooms.clinic.log.newest(1)[0].word("recipient") == "李若嵐"
