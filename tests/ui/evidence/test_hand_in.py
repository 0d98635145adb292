"""Handing in: drop, paste, dialog; sealed at once, duplicates told, recorded in one go."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.host.paths import resources
from clinicguard.people.staff import Role
from tests.integration.complaints.given import NEW
from tests.ui.naughty import NAUGHTY, assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.hand_in_panel import HandInPanel

FILES = resources() / "demo" / "zh_TW" / "files"


def open_panel(
    rooms: RoomHouse, *names: str, role: Role = "reception", case: str = ""
) -> HandInPanel:
    rooms.enter(role)
    rooms.go("evidence")
    page = rooms.page(EvidencePage)
    page.hand_in(tuple(FILES / name for name in names), case)
    rooms.settle()
    return rooms.panel(HandInPanel)


def exhibits(rooms: RoomHouse) -> list[Exhibit]:
    return rooms.clinic.evidence_lists.everything()


def sealed_files(rooms: RoomHouse) -> list[Path]:
    return list((rooms.made.folder / "evidence").iterdir())


def test_a_file_is_sealed_at_once_and_recorded_when_asked(rooms: RoomHouse) -> None:
    panel = open_panel(rooms, "review-screenshot.png")
    assert len(sealed_files(rooms)) == 1
    assert exhibits(rooms) == []
    panel.files.rows[0].title.set_text("一星評論截圖")
    panel.purpose.set_text("主管要我蒐集")
    assert panel.save_button.words() == "交入 1 件"
    panel.save_button.click()
    rooms.settle()
    assert rooms.no_panel()
    (taken,) = exhibits(rooms)
    assert taken.title == "一星評論截圖"
    assert taken.custody[0].purpose == "主管要我蒐集"
    assert taken.origin.seen_by == "林美華"
    assert rooms.page(EvidencePage).address == f"evidence/{taken.number}"
    assert rooms.verbs()[-2:] == ["evidence.take_in", "evidence.verify"]
    assert len(sealed_files(rooms)) == 1


def test_what_the_file_says_of_itself_is_filled_in_and_can_be_changed(rooms: RoomHouse) -> None:
    panel = open_panel(rooms, "receipt-photo.jpg")
    lines = panel.origin.lines
    assert lines["device"].text() == "Hinoki H5 Lite"
    assert lines["captured_at"].text() == "2026-11-18 17:31"
    lines["device"].set_text("診所的相機")
    lines["shown_time"].set_text("11/18 0900")
    panel.save()
    rooms.settle()
    origin = exhibits(rooms)[0].origin
    assert origin.device == "診所的相機"
    assert origin.clock_source == "EXIF"
    assert origin.shown_time is not None
    assert f"{origin.shown_time.astimezone(rooms.clinic.profile.zone):%m-%d %H:%M}" == "11-18 09:00"


def test_of_several_files_each_keeps_its_own_facts(rooms: RoomHouse) -> None:
    panel = open_panel(rooms, "receipt-photo.jpg", "reporter-email.eml")
    assert panel.origin.lines["device"].text() == ""
    panel.save()
    rooms.settle()
    mail, photo = exhibits(rooms)
    assert photo.origin.device == "Hinoki H5 Lite"
    assert "tzuching.wei" in mail.origin.account


def test_a_moment_that_cannot_be_read_is_said_and_nothing_is_recorded(rooms: RoomHouse) -> None:
    panel = open_panel(rooms, "line-chat.txt")
    panel.origin.lines["seen_at"].set_text("昨晚")
    panel.save()
    rooms.settle()
    assert panel.origin.fields["seen_at"].wrong()
    assert exhibits(rooms) == []
    panel.origin.lines["seen_at"].set_text("")
    panel.save()
    rooms.settle()
    assert len(exhibits(rooms)) == 1


def test_the_same_file_is_said_at_once_even_to_who_may_not_see_it(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("owner")
    first = clinic.evidence.take_in(FILES / "line-chat.txt", HandIn("主管的"))
    rooms.made.close()
    panel = open_panel(rooms, "line-chat.txt")
    row = panel.files.rows[0]
    assert first.number in row.words()
    assert panel.save_button.reason()
    row.again.click()
    assert not panel.save_button.reason()
    panel.save()
    rooms.settle()
    assert exhibits(rooms)[0].number == "E-2026-0002"


def test_leaving_takes_away_what_was_sealed(rooms: RoomHouse) -> None:
    panel = open_panel(rooms, "line-chat.txt", "receipt-photo.jpg")
    assert len(sealed_files(rooms)) == 2
    panel.files.rows[0].leave_out()
    rooms.settle()
    assert len(sealed_files(rooms)) == 1
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    rooms.settle()
    assert sealed_files(rooms) == []
    assert exhibits(rooms) == []


def test_a_file_called_off_while_it_is_sealed_leaves_nothing(rooms: RoomHouse) -> None:
    rooms.enter("manager")
    rooms.go("evidence")
    rooms.page(EvidencePage).hand_in((FILES / "waiting-room.mp4",))
    rooms.executor.step()
    rooms.executor.answer()
    panel = rooms.panel(HandInPanel)
    assert panel.files.busy()
    assert panel.save_button.reason()
    panel.files.rows[0].leave_out()
    rooms.settle()
    assert sealed_files(rooms) == []
    assert panel.files.rows == []


def test_a_file_that_is_gone_says_so_and_the_others_go_in(rooms: RoomHouse, tmp_path: Path) -> None:
    panel = open_panel(rooms, "line-chat.txt")
    panel.files.add((tmp_path / "gone.png",))
    rooms.settle()
    assert "檔案讀不出來" in panel.files.rows[1].words()
    assert panel.save_button.words() == "交入 1 件"
    panel.save()
    rooms.settle()
    assert len(exhibits(rooms)) == 1


def test_one_that_cannot_be_recorded_stays_with_its_reason(rooms: RoomHouse) -> None:
    panel = open_panel(rooms, "line-chat.txt", "receipt-photo.jpg")
    rooms.clinic.evidence.take_in(FILES / "line-chat.txt", HandIn("剛好別人也交了"))
    panel.save()
    rooms.settle()
    assert rooms.panel(HandInPanel) is panel
    assert [row.source.name for row in panel.files.rows] == ["line-chat.txt"]
    assert "這個檔案已經是證物" in panel.files.rows[0].words()
    assert len(exhibits(rooms)) == 2
    assert len(sealed_files(rooms)) == 2


def test_the_case_gives_the_mark(rooms: RoomHouse) -> None:
    number = rooms.made.open("reception").complaints.log(NEW).number
    rooms.made.close()
    panel = open_panel(rooms, "line-chat.txt")
    panel.case.set_value(f"complaint/{number}")
    panel.save()
    rooms.settle()
    assert exhibits(rooms)[0].marks == ((f"complaint/{number}", "A-01"),)


def test_another_room_can_ask_for_evidence_of_its_case(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("evidence/new/complaint/C-2026-0007")
    panel = rooms.panel(HandInPanel)
    assert panel.case.address() == "complaint/C-2026-0007"
    assert panel.save_button.reason()


def drop(page: EvidencePage, data: QMimeData) -> QDropEvent:
    event = QDropEvent(
        QPointF(QPoint(300, 300)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    return event


def test_files_and_folders_are_dropped_on_the_page(rooms: RoomHouse, tmp_path: Path) -> None:
    rooms.enter("reception")
    rooms.go("evidence")
    folder = tmp_path / "卡片"
    folder.mkdir()
    (folder / "1.txt").write_text("一", "utf-8")
    (folder / "2.txt").write_text("二", "utf-8")
    (folder / ".hidden").write_text("藏", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl("https://example.test/x.png")])
    drop(rooms.page(EvidencePage), data)
    rooms.settle()
    panel = rooms.panel(HandInPanel)
    assert [row.source.name for row in panel.files.rows] == ["1.txt", "2.txt"]


def test_a_picture_is_pasted_and_no_clear_file_of_it_is_made(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("evidence")
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor(10, 20, 30))
    QGuiApplication.clipboard().setImage(picture)
    rooms.page(EvidencePage).paste()
    rooms.settle()
    panel = rooms.panel(HandInPanel)
    assert panel.files.rows[0].source.name.startswith("pasted-20261120-")
    panel.save()
    rooms.settle()
    (taken,) = exhibits(rooms)
    assert (taken.kind, taken.media_type) == ("screenshot", "image/png")


def test_text_is_pasted_with_the_page_that_it_was_copied_from(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("evidence")
    data = QMimeData()
    data.setText("這家診所弄斷我的牙 𠮷")
    page = "https://maps.example.com/安心/reviews?id=7"
    data.setData("text/html", f"Version:0.9\r\nSourceURL:{page}\r\n<p>…</p>".encode())
    QGuiApplication.clipboard().setMimeData(data)
    rooms.page(EvidencePage).paste()
    rooms.settle()
    panel = rooms.panel(HandInPanel)
    assert panel.origin.lines["url"].text() == page
    assert panel.origin.lines["platform"].text() == "maps.example.com"
    panel.save()
    rooms.settle()
    (taken,) = exhibits(rooms)
    assert (taken.media_type, taken.origin.url) == ("text/plain", page)
    clinic = rooms.made.open("manager")
    assert clinic.evidence.look(taken.number, "核對").decode("utf-8") == data.text()


def test_blanks_in_the_clipboard_open_nothing(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("evidence")
    QGuiApplication.clipboard().setText(" \n")
    rooms.page(EvidencePage).paste()
    assert rooms.no_panel()


def test_a_time_is_read_in_the_zone_beside_it(rooms: RoomHouse) -> None:
    panel = open_panel(rooms, "line-chat.txt")
    panel.origin.lines["shown_time"].set_text("2026-11-20 23:10")
    panel.origin.lines["shown_zone"].set_text("東京")
    panel.save()
    assert panel.origin.fields["shown_zone"].wrong()
    panel.origin.lines["shown_zone"].set_text("UTC+9")
    panel.origin.lines["shown_zone"].changed.emit()
    panel.save()
    rooms.settle()
    shown = exhibits(rooms)[0].origin.shown_time
    assert shown is not None
    assert shown.astimezone(UTC) == datetime(2026, 11, 20, 14, 10, tzinfo=UTC)


def test_the_file_dialog_leads_here_too(rooms: RoomHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms.enter("manager")
    rooms.go("evidence")
    chosen = [str(FILES / "consent-form.pdf")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    rooms.page(EvidencePage).choose()
    rooms.settle()
    assert [row.source.name for row in rooms.panel(HandInPanel).files.rows] == ["consent-form.pdf"]


def test_who_cannot_read_back_is_told_why_before_handing_in(rooms: RoomHouse) -> None:
    open_panel(rooms, "line-chat.txt")
    assert "這保護病人，也保護你" in rooms.words()


def test_it_is_reached_by_key_has_names_and_shows_plain_words(
    rooms: RoomHouse, tmp_path: Path
) -> None:
    names = [words for words in NAUGHTY if not set(words) & set("/\0")]
    paths = tuple(tmp_path / words for words in names)
    for path in paths:
        path.write_text(path.name, "utf-8")
    panel = open_panel(rooms)
    panel.files.add(paths)
    rooms.settle()
    assert len(panel.files.ready()) == len(paths)
    assert_plain(panel)
    assert nameless(panel) == []
    assert unreached(panel) == []
    panel.save()
    rooms.settle()
    assert {each.title for each in exhibits(rooms)} == {path.name for path in paths}
    assert_plain(rooms.shell.window)
