"""The list as a person wants it: its columns, its days, its views in a narrow window; exports."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from clinicguard.complaints.columns import USUAL, Column
from clinicguard.complaints.listed import View
from tests.integration.complaints.given import NEW
from tests.ui.complaints.hands import Hands
from tests.ui.room_house import RoomHouse
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.exporting import ExportPanel
from ui.complaints.form import Form
from ui.widgets.lines import LineField
from ui.widgets.moments import DayField
from ui.widgets.segments import Segments

LONG_AGO = datetime(2025, 10, 16, 3, 0, tzinfo=UTC)


@pytest.fixture
def page(rooms: RoomHouse) -> ComplaintsPage:
    """The list with one complaint of today and one of last year."""
    rooms.enter()
    rooms.clinic.complaints.log(NEW)
    rooms.clinic.complaints.log(replace(NEW, received_at=LONG_AGO))
    rooms.go("complaints")
    shown = rooms.page(ComplaintsPage)
    shown.list.show_view(View.ALL)
    rooms.settle()
    return shown


def keys(page: ComplaintsPage) -> list[str]:
    return sorted(row.key[-1] for row in page.list.rows.rows())


def test_columns_are_chosen_by_key_and_remembered_for_the_person(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    page.list.ask_columns()
    rooms.settle()
    hands = Hands(rooms)
    for _ in range(3):
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wanted = (Column.DUE, Column.WHAT, Column.RECEIVED, Column.STANDING)
    assert page.list.columns == wanted
    assert len(page.list.rows.rows()[0].cells) == 4
    assert not page._place.isVisible(), "nothing is chosen: the list has the whole page"
    rooms.go("complaint/C-2026-0001")
    assert page._place.isVisible()
    assert rooms.clinic.drafts.all() == [], "how one likes a list is no draft"
    rooms.go("people")
    rooms.go("complaints")
    assert rooms.page(ComplaintsPage).list.columns == wanted


@pytest.mark.prove
def test_what_nobody_could_do_without_stays(page: ComplaintsPage, rooms: RoomHouse) -> None:
    page.list.ask_columns()
    rooms.settle()
    hands = Hands(rooms)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.list.columns == (Column.WHAT, Column.STANDING)


def test_a_view_brings_its_columns_and_its_days(page: ComplaintsPage, rooms: RoomHouse) -> None:
    page.list.take_columns((Column.WHAT, Column.ROLE))
    page.list.filters["days"].set_value("month")
    asks = page.list.asks()
    page.list.take_columns(USUAL)
    page.list.clear_conditions()
    rooms.settle()
    assert keys(page) == ["1", "2"]
    page.list.choose(asks)
    rooms.settle()
    assert page.list.columns == (Column.WHAT, Column.ROLE)
    assert keys(page) == ["1"]
    page.list.choose({"view": "all", "person": "nobody here", "days": "some day"})
    rooms.settle()
    assert keys(page) == ["1", "2"]


def test_days_are_typed_and_stand_on_the_filter_line(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    menu = QMenu()
    page.list.filters["days"].add_to(menu)
    listed = menu.actions()[0].menu()
    assert isinstance(listed, QMenu)
    assert {"本月", "上個月", "今年"} <= {each.text() for each in listed.actions()}
    next(each for each in listed.actions() if "從哪天" in each.text()).trigger()
    rooms.settle()
    first, last = rooms.panel(Form).findChildren(DayField)
    assert first.edit.hasFocus()
    first.edit.selectAll()
    hands = Hands(rooms)
    hands.type("2025/12/31")
    last.edit.setFocus()
    last.edit.selectAll()
    hands.type("114-1-1")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.list.filters["days"].value() == "2025-01-01..2025-12-31"
    assert "2025-01-01 至 2025-12-31" in page.list.filters["days"].accessibleName()
    assert [row.key for row in page.list.rows.rows()] == ["complaint/C-2026-0002"]


def test_an_export_holds_what_is_chosen_and_says_so(
    page: ComplaintsPage, rooms: RoomHouse, tmp_path: Path
) -> None:
    page.list.take_columns((Column.STANDING, Column.WHAT, Column.ROLE))
    page.list.filters["days"].set_value("2025-01-01..2025-12-31")
    page.list.ask()
    rooms.settle()
    file = tmp_path / "list.xlsx"
    exported(page, rooms, file, columns="list")
    book = load_workbook(file)
    table, about = book.worksheets
    head, *lines = table.iter_rows(values_only=True)
    assert head == ("編號", "狀態", "怎麼來的", "誰在說", "他說的話", "是哪一類的事", "涉及的職務")
    assert [line[0] for line in lines] == ["C-2026-0002"]
    told = {line[0]: line[1] for line in about.iter_rows(values_only=True)}
    assert told["收到日"] == "2025-01-01 至 2025-12-31"
    assert told["收錄件數"] == "1 件，全部 2 件"


@pytest.mark.prove
def test_the_register_is_printed_of_what_is_listed(
    page: ComplaintsPage, rooms: RoomHouse, tmp_path: Path
) -> None:
    file = tmp_path / "list.pdf"
    exported(page, rooms, file)
    assert file.read_bytes().startswith(b"%PDF")
    assert rooms.verbs()[-1] == "paper.save"


@pytest.mark.prove
def test_a_stopped_export_leaves_no_file(
    page: ComplaintsPage, rooms: RoomHouse, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    page.list.export_to(file)
    rooms.settle()
    form = rooms.panel(Form)
    form.findChildren(LineField)[0].set_text("不要了")
    form.submit.click()
    rooms.executor.step()
    rooms.executor.answer()
    rooms.panel(ExportPanel).stop()
    rooms.settle()
    assert not file.exists()
    assert "paper.save" not in rooms.verbs()


def exported(page: ComplaintsPage, rooms: RoomHouse, file: Path, columns: str = "") -> None:
    page.list.export_to(file)
    rooms.settle()
    form = rooms.panel(Form)
    form.findChildren(LineField)[0].set_text("院務會議")
    if columns:
        form.findChildren(Segments)[0].set_value(columns)
    form.submit.click()
    rooms.settle()
