"""A stick full of files: each sealed and recorded in turn, twins told, stopped without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog

from clinicguard.evidence.opening import Pasted
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.evidence.drop_box import taken_from
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.folders import files_below, files_of
from ui.evidence.hand_in_panel import HandInPanel
from ui.evidence.many_panel import MANY, ManyPanel

FILES = 5


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A card as a camera leaves it: folders below folders, a twin, an empty file, hidden things."""
    folder = tmp_path / "stick" / "DCIM" / "100CANON"
    folder.mkdir(parents=True)
    for number in range(FILES):
        (folder / f"IMG_{number:04d}.bin").write_bytes(bytes([number]) * 400)
    (folder / "IMG_9999.bin").write_bytes(bytes([3]) * 400)
    (folder.parent / ".Trashes").mkdir()
    (folder.parent / ".Trashes" / "old.bin").write_bytes(b"x")
    return tmp_path / "stick"


def open_panel(rooms: RoomHouse, stick: Path) -> ManyPanel:
    rooms.enter("reception")
    rooms.go("evidence")
    page = rooms.page(EvidencePage)
    rooms.shell.over(ManyPanel(page.seat, tuple(files_below(stick))))
    rooms.settle()
    return rooms.panel(ManyPanel)


def sealed_files(rooms: RoomHouse) -> list[Path]:
    return list((rooms.made.folder / "evidence").iterdir())


def run(rooms: RoomHouse) -> None:
    """Until nothing is left to do."""
    for _ in range(FILES * 3):
        rooms.executor.drain()
    rooms.settle()


def test_all_of_a_stick_becomes_exhibits_and_the_twin_is_told(
    rooms: RoomHouse, stick: Path
) -> None:
    panel = open_panel(rooms, stick)
    assert "交入 6 件" in rooms.words()
    assert nameless(panel) == []
    assert unreached(panel) == []
    panel.purpose.set_text("主管要我蒐集")
    panel.start()
    run(rooms)
    assert len(panel.taken) == FILES
    assert rooms.clinic.evidence_lists.count() == FILES
    assert len(sealed_files(rooms)) == FILES
    (row,) = panel.told.list.rows()
    assert "IMG_9999.bin" in row.words()
    assert "E-2026-0004" in row.words()
    first = panel.taken[0]
    assert (first.title, first.custody[0].purpose) == ("IMG_0000.bin", "主管要我蒐集")
    assert rooms.verbs().count("evidence.take_in") == FILES


def test_what_is_stopped_leaves_whole_exhibits_and_can_go_on(rooms: RoomHouse, stick: Path) -> None:
    panel = open_panel(rooms, stick)
    taken = 0
    for steps in (0, 1, 2, 3, 4):
        panel.start()
        for _ in range(steps):
            rooms.executor.step()
            rooms.executor.answer()
        panel.stop()
        run(rooms)
        assert len(panel.taken) >= taken
        taken = len(panel.taken)
        assert rooms.clinic.evidence_lists.count() == len(sealed_files(rooms)) == taken
        assert "沒有留下做到一半的檔案" in panel.told.words()
    assert 0 < taken < FILES
    panel.start()
    run(rooms)
    assert rooms.clinic.evidence_lists.count() == len(sealed_files(rooms)) == FILES
    assert [each.number for each in panel.taken] == [f"E-2026-{n:04d}" for n in range(1, FILES + 1)]


def test_a_lock_in_the_middle_leaves_whole_exhibits_alone(rooms: RoomHouse, stick: Path) -> None:
    panel = open_panel(rooms, stick)
    panel.start()
    for _ in range(5):
        rooms.executor.step()
        rooms.executor.answer()
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    clinic = rooms.made.open("owner")
    assert clinic.evidence_lists.count() == len(sealed_files(rooms))
    assert clinic.evidence.sweep() == []


def test_a_card_is_chosen_counted_and_waits_for_the_word(
    rooms: RoomHouse, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms.enter("reception")
    rooms.go("evidence/new/incident/I-2026-0001")
    panel = rooms.panel(HandInPanel)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    panel.folder_button.click()
    rooms.settle()
    many = rooms.panel(ManyPanel)
    assert f"{FILES + 1} 個檔案，共 2 KB" in many.told.words()
    assert many.case.address() == "incident/I-2026-0001"
    assert sealed_files(rooms) == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    many.start()
    run(rooms)
    assert rooms.clinic.evidence_lists.count() == FILES


def test_an_empty_folder_says_so(rooms: RoomHouse, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    panel = open_panel(rooms, tmp_path / "empty")
    assert panel.start_button.reason() == "裡面沒有檔案"


def test_a_dropped_folder_is_walked_apart_from_the_window(rooms: RoomHouse, stick: Path) -> None:
    rooms.enter("reception")
    rooms.go("evidence")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(stick))])
    page = rooms.page(EvidencePage)
    taken = taken_from(data, page.seat.now(), page.seat.zone)
    assert taken == (stick,)
    found: list[tuple[object, ...]] = []
    files_of(page.seat, taken).then(found.append)
    assert rooms.executor.waiting() == ("files",)
    rooms.settle()
    assert [len(each) for each in found] == [FILES + 1]


def test_a_file_that_is_gone_meanwhile_is_left_out_with_its_name(
    rooms: RoomHouse, stick: Path
) -> None:
    panel = open_panel(rooms, stick)
    (stick / "DCIM" / "100CANON" / "IMG_0002.bin").unlink()
    panel.start()
    run(rooms)
    assert len(panel.taken) == FILES - 1
    assert any("IMG_0002.bin" in row.words() for row in panel.told.list.rows())


def test_from_so_many_files_on_they_have_one_form_together(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("evidence")
    page = rooms.page(EvidencePage)
    page.hand_in(tuple(Pasted(f"{number}.bin", b"x") for number in range(MANY)))
    rooms.settle()
    assert rooms.panel(ManyPanel).taken == []
    assert sealed_files(rooms) == []
