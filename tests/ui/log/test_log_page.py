"""操作紀錄: reading, narrowing, checking, and letting an extract out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinicguard.overview.log_kinds import LogKind
from clinicguard.people.staff import Role
from tests.integration.complaints.given import NEW
from tests.naughty import NAUGHTY
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.log.extract_panel import ExtractPanel
from ui.log.log_page import LogPage
from ui.log.names_panel import NamesPanel
from ui.log.spoken import kind_words
from ui.settings.settings_page import SettingsPage
from ui.widgets.buttons import Button


def open_log(rooms: RoomHouse, role: Role = "owner", address: str = "log") -> LogPage:
    rooms.enter(role)
    number = rooms.clinic.complaints.log(NEW).number if role != "counsel" else ""
    if role != "counsel":
        rooms.clinic.complaints.unmask(number, "回電給家屬")
    rooms.go(address)
    return rooms.page(LogPage)


def listed(page: LogPage) -> list[str]:
    return [row.words() for row in page.list.rows.rows()]


def test_it_reads_as_sentences_newest_first(rooms: RoomHouse) -> None:
    page = open_log(rooms)
    assert "沈以安 查看姓名 C-2026-0001，用途：回電給家屬" in listed(page)[0]
    assert len(listed(page)) == rooms.clinic.head().seq
    assert unreached(rooms.shell.window) == []
    assert nameless(rooms.shell.window) == []


def test_conditions_narrow_the_list_and_are_cleared_together(rooms: RoomHouse) -> None:
    page = open_log(rooms)
    every = len(listed(page))
    page.list.kind.set_value(LogKind.LOOKED)
    page.list.kind.chosen.emit(LogKind.LOOKED)
    rooms.settle()
    assert len(listed(page)) == 1
    page.list.clear_button.click()
    rooms.settle()
    assert len(listed(page)) == every
    page.list.search.set_text("回電")
    page.list.search.entered.emit()
    rooms.settle()
    assert len(listed(page)) == 1
    page.list.search.set_text("沒有這種字")
    page.list.search.entered.emit()
    rooms.settle()
    assert listed(page) == []
    assert "沒有符合的" in rooms.words()


def test_an_entry_is_shown_whole_and_leads_to_its_record(rooms: RoomHouse) -> None:
    page = open_log(rooms)
    page.list.rows.view.setFocus()
    QTest.keyClick(page.list.rows.view, Qt.Key.Key_Down)
    rooms.settle()
    assert page.entry.whole is not None
    assert page.entry.whole.entry.verb == "complaint.unmask"
    assert "回電給家屬" in rooms.words()
    rooms.go("log/about/C-2026-0001")
    assert all("C-2026-0001" in words for words in listed(page))
    rooms.go("log/1")
    assert page.entry.whole.entry.seq == 1


def test_what_an_entry_wrote_is_said_in_short_and_by_row_on_demand(rooms: RoomHouse) -> None:
    page = open_log(rooms)
    seq = next(e.seq for e in rooms.clinic.log.newest(50) if e.verb == "complaint.log")
    rooms.go(f"log/{seq}")
    assert "客訴、感謝與險些出事的紀錄\n" in rooms.words()
    assert "照當時記下的樣子" not in rooms.words()
    page.entry.rows_button.click()
    rooms.settle()
    assert "客訴、感謝與險些出事的紀錄，照當時記下的樣子 1，第" in rooms.words()


def test_names_in_an_entrys_words_are_shown_after_a_reason(rooms: RoomHouse) -> None:
    rooms.enter("manager")
    number = rooms.clinic.complaints.log(NEW).number
    rooms.clinic.complaints.unmask(number, "回李若嵐的電話")
    seq = rooms.clinic.head().seq
    rooms.go("log")
    assert "李若嵐" not in rooms.words()
    assert "李○嵐" in listed(rooms.page(LogPage))[0]
    rooms.go(f"log/{seq}")
    page = rooms.page(LogPage)
    page.entry.names_button.click()
    rooms.settle()
    panel = rooms.panel(NamesPanel)
    assert panel.button.reason()
    panel.reason.set_text("病人問誰打過電話")
    panel.reason.changed.emit()
    panel.button.click()
    rooms.settle()
    assert "回李若嵐的電話" in rooms.words()
    assert rooms.verbs()[-1] == "log.read_words"


def test_a_check_shows_what_it_reads_and_what_it_found(rooms: RoomHouse) -> None:
    page = open_log(rooms, "reception")
    page.check.check.button.click()
    assert page.check.check.button.is_busy()
    rooms.settle()
    assert not page.check.check.button.is_busy()
    assert page.check.check.findings == ()
    assert rooms.verbs()[-1] == "log.check"
    assert "沒有發現問題" in page.check.told.text()
    with rooms.clinic.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE person SET title = '假' WHERE id = 4")
    page.check.check.button.click()
    rooms.settle()
    assert len(page.check.check.findings) == 1
    assert page.check.check.findings[0] in rooms.words()


def test_a_check_that_is_given_up_leaves_no_entry(rooms: RoomHouse) -> None:
    page = open_log(rooms)
    before = rooms.clinic.head().seq
    page.check.check.button.click()
    page.check.check.stop()
    rooms.settle()
    assert rooms.clinic.head().seq == before
    assert not page.check.check.button.is_busy()


def test_an_extract_is_saved_with_its_purpose_and_is_an_entry(
    rooms: RoomHouse, tmp_path: Path
) -> None:
    page = open_log(rooms)
    page.extract_button.click()
    panel = rooms.panel(ExtractPanel)
    assert panel.save_button.reason() != ""
    panel.purpose.set_text("衛生局稽查")
    panel.purpose.changed.emit()
    assert panel.save_button.reason() == ""
    panel.save_to(tmp_path / "log.pdf")
    rooms.settle()
    assert (tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")
    assert rooms.verbs()[-1] == "paper.save"
    page.open_extract()
    panel = rooms.panel(ExtractPanel)
    panel.purpose.set_text("開庭")
    panel.words.setChecked(True)
    panel.save_text_in(tmp_path)
    rooms.settle()
    assert rooms.verbs()[-1] == "log.export"
    (folder,) = tmp_path.glob("clinicguard-log-*")
    assert "回電給家屬" in (folder / "words.jsonl").read_text("utf-8")


def test_reception_lets_no_extract_out(rooms: RoomHouse) -> None:
    page = open_log(rooms, "reception")
    assert page.extract_button not in page.heading.ends
    assert not page.extract_button.isVisible()
    assert "你看得到自己的紀錄" in rooms.words()


def test_settings_lead_to_it(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    rooms.go("settings/log")
    rooms.page(SettingsPage).log.open_button.click()
    rooms.settle()
    assert rooms.page(LogPage).address == "log"


def test_every_kind_has_a_word() -> None:
    said = [kind_words(kind) for kind in LogKind]
    assert len(set(said)) == len(list(LogKind))


def test_what_was_typed_is_shown_plain(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    number = rooms.clinic.complaints.log(NEW).number
    marked = [words for words in NAUGHTY if "<" in words][:60]
    for words in marked:
        rooms.clinic.complaints.unmask(number, words)
    rooms.go("log")
    assert_plain(rooms.shell.window)
    page = rooms.page(LogPage)
    assert any("<img" in words for words in listed(page))
    assert len(marked) > 5


def test_a_records_history_leads_to_its_entries(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    number = rooms.clinic.complaints.log(NEW).number
    rooms.go(f"complaint/{number}")
    found = [
        each for each in rooms.shell.window.findChildren(Button) if each.words() == "看操作紀錄"
    ]
    assert len(found) == 1
    found[0].click()
    rooms.settle()
    page = rooms.page(LogPage)
    assert page.address == f"log/about/{number}"
    assert all(number in words for words in listed(page))
