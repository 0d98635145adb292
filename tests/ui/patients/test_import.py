"""Taking a table over in the windows: columns matched, faults shown, the whole or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from clinicguard.complaints.listed import Filter
from clinicguard.complaints.moves import State
from tests.pictures.scene_patients import LIST, LOG
from tests.ui.room_house import RoomHouse
from ui.imports.import_panel import DonePanel, ImportPanel
from ui.imports.kinds import Kind, OldLog, Patients
from ui.people.people_page import PeoplePage

TODAY = date(2026, 11, 21)


@pytest.fixture
def opened(rooms: RoomHouse, tmp_path: Path) -> Opened:
    rooms.enter("owner")
    rooms.go("people/patients")
    return Opened(rooms, tmp_path)


class Opened:
    """The panel with a file."""

    def __init__(self, rooms: RoomHouse, folder: Path) -> None:
        self.rooms, self._folder = rooms, folder

    def panel(self, kind: Kind, text: str, encoding: str = "cp950") -> ImportPanel:
        path = self._folder / "list.csv"
        path.write_bytes(text.encode(encoding))
        seat = self.rooms.page(PeoplePage).seat
        seat.over(ImportPanel(seat, kind, path))
        self.rooms.settle()
        return self.rooms.panel(ImportPanel)

    def log(self, text: str, encoding: str = "cp950") -> ImportPanel:
        zone = self.rooms.clinic.profile.zone
        return self.panel(OldLog(TODAY, zone), text, encoding)


def test_a_list_with_faults_waits_until_they_are_left_out(opened: Opened) -> None:
    panel = opened.panel(Patients(TODAY), LIST)
    assert panel.columns is not None
    assert panel.columns.chosen() == {"chart": 0, "name": 1, "born": 2, "phone": 3, "note": 4}
    assert panel.save_button.reason()
    panel.leave_out.click()
    assert not panel.save_button.reason()
    panel.take_over()
    opened.rooms.settle()
    opened.rooms.panel(DonePanel)
    assert opened.rooms.clinic.patients.lists.number() == 2
    (file,) = opened.rooms.clinic.patients.lists.imports()
    assert (file.taken, file.left_out, file.encoding) == (2, 2, "cp950")


def test_nothing_is_taken_over_before_the_button(opened: Opened) -> None:
    panel = opened.panel(Patients(TODAY), LIST)
    panel.leave()
    opened.rooms.settle()
    assert opened.rooms.clinic.patients.lists.number() == 0


@pytest.mark.parametrize("kind", [Patients(TODAY), OldLog(TODAY, ZoneInfo("Asia/Taipei"))])
def test_while_the_rows_are_made_ready_the_records_answer_and_it_can_be_stopped(
    opened: Opened, kind: Kind
) -> None:
    panel = opened.panel(kind, "姓名,日期,內容\n王小明,115/3/5,太冷\n", "utf-8")
    clinic, executor = opened.rooms.clinic, opened.rooms.executor

    def here() -> int:
        return clinic.patients.lists.number() + clinic.complaint_lists.count(Filter())

    before = here()
    panel.take_over()
    executor.step()
    executor.answer()
    assert executor.waiting() == ("files",), "the rows wait, the records do not"
    panel._stop()
    opened.rooms.settle()
    assert here() == before
    assert not panel.save_button.is_busy()
    assert "王小明" in opened.rooms.words()
    panel.take_over()
    opened.rooms.settle()
    assert here() == before + 1


def test_another_encoding_reads_the_file_again(opened: Opened) -> None:
    panel = opened.panel(Patients(TODAY), "姓名\n王小明\n", "utf-8")
    assert panel.encoding is not None
    assert panel.encoding.value() == "utf-8"
    panel.encoding.piece("cp950").click()
    opened.rooms.settle()
    assert panel.sheet is not None
    assert panel.sheet.headings != ("姓名",)
    assert panel.save_button.reason()


def test_a_needed_column_that_is_nowhere_is_named(opened: Opened) -> None:
    panel = opened.log("甲,乙\n112/3/5,太貴\n")
    assert panel.columns is not None
    assert panel.columns.missing()
    panel.columns.choose("received", 0)
    panel.columns.choose("verbatim", 1)
    opened.rooms.settle()
    assert not panel.save_button.reason()
    panel.columns.choose("verbatim", 0)
    assert "received" not in panel.columns.chosen()


def test_an_old_log_is_taken_over_with_open_ones_where_said(opened: Opened) -> None:
    panel = opened.log(LOG)
    panel._ends(State.LOOKING)
    opened.rooms.settle()
    panel.take_over()
    opened.rooms.settle()
    lists = opened.rooms.clinic.complaint_lists
    assert lists.whole("C-2018-0001").state is State.CLOSED
    assert lists.whole("C-2019-0001").state is State.LOOKING
    opened.rooms.go("complaint/C-2018-0001")
    assert "list.csv" in opened.rooms.words()


def test_a_file_that_is_no_table_is_told(opened: Opened) -> None:
    path = opened._folder / "x.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    seat = opened.rooms.page(PeoplePage).seat
    seat.over(ImportPanel(seat, Patients(TODAY), path))
    opened.rooms.settle()
    assert ".xlsx" in opened.rooms.words()
