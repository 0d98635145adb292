"""The house: pages by address, back, unlock, lock, language and look while it stands."""

from __future__ import annotations

import sys
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from clinicguard.host.files import DiskFull
from tests.ui.conftest import DoorPage, HandHouse, NotePage
from ui.errors import TroubleDialog
from ui.language import language
from ui.theme.chosen import theme
from ui.widgets.panels import Panel


def page(house: HandHouse) -> NotePage:
    shown = house.shell.page()
    assert isinstance(shown, NotePage)
    return shown


def test_it_begins_at_the_door_of_a_clinic_that_is_there(house: HandHouse) -> None:
    house.start()
    assert isinstance(house.shell.page(), DoorPage)
    assert house.shell.page().address == "door/unlock"  # type: ignore[union-attr]


def test_without_a_clinic_it_begins_with_the_first_run(house: HandHouse) -> None:
    house.made.settings.path.unlink()
    house.start()
    assert house.shell.page().address == "door/first-run"  # type: ignore[union-attr]


def test_the_door_is_shown_even_if_a_part_cannot_be_read_beforehand(
    house: HandHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "clinicguard.clinic", None)
    house.start()
    assert isinstance(house.shell.page(), DoorPage)
    assert house.shell.window.findChildren(TroubleDialog)


def test_after_the_unlock_the_first_room_is_shown(house: HandHouse) -> None:
    house.unlock()
    assert page(house).address == "today"
    assert house.shell.sitter().person.name == "沈以安"


def test_a_page_is_reached_by_its_address_and_its_room_is_marked(house: HandHouse) -> None:
    house.unlock()
    house.shell.go("complaint/C-2026-0001")
    house.settle()
    assert page(house).address == "complaint/C-2026-0001"
    view = house.shell.view()
    assert view is not None
    assert view.rail.item("complaints").isChecked()
    assert not view.rail.item("today").isChecked()


def test_an_address_that_no_room_knows_is_a_bug(house: HandHouse) -> None:
    house.unlock()
    with pytest.raises(LookupError):
        house.shell.go("nowhere/1")


def test_back_leads_to_the_page_before(house: HandHouse) -> None:
    house.unlock()
    house.shell.go("complaints")
    house.shell.go("complaint/C-2026-0001")
    house.shell.back()
    assert page(house).address == "complaints"
    house.shell.back()
    assert page(house).address == "today"
    house.shell.back()
    assert page(house).address == "today"


def test_a_page_that_can_turn_to_an_address_itself_stays(
    house: HandHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.unlock()
    house.shell.go("complaints")
    before = page(house)
    monkeypatch.setattr(before, "turn_to", lambda address: True)
    house.shell.go("complaint/C-2026-0001")
    assert page(house) is before


def test_a_draft_left_on_a_page_is_there_again(house: HandHouse) -> None:
    house.unlock()
    page(house).line.set_text("寫到一半")
    house.shell.go("complaints")
    house.settle()
    house.shell.go("today")
    house.settle()
    assert page(house).line.text() == "寫到一半"


def test_locking_deletes_the_page_closes_the_records_and_keeps_the_draft(house: HandHouse) -> None:
    house.unlock()
    left = page(house)
    left.line.set_text("沒寫完")
    house.shell.lock()
    house.settle()
    house.made.opened = None
    assert isinstance(house.shell.page(), DoorPage)
    assert not isValid(left)
    assert house.shell.view() is None
    assert not any("沒寫完" in words for words in house.words())
    with pytest.raises(LookupError):
        house.shell.sitter()
    note = house.shell.lock_note()
    assert note is not None
    assert (note.why, note.drafts) == ("asked", 1)
    house.shell.enter(lambda: house.made.open("owner"))
    house.settle()
    assert page(house).line.text() == "沒寫完"


def test_replies_on_their_way_to_a_locked_page_are_dropped(house: HandHouse) -> None:
    house.unlock()
    told: list[str] = []
    seat = page(house).seat
    seat.jobs.database(lambda clinic: clinic.profile.name).then(told.append)
    house.shell.lock()
    house.settle()
    house.made.opened = None
    assert told == []


def test_after_locking_one_comes_back_to_where_one_was(house: HandHouse) -> None:
    house.unlock()
    house.shell.go("complaint/C-2026-0001")
    house.settle()
    house.shell.lock("idle")
    house.settle()
    house.made.opened = None
    house.shell.enter(lambda: house.made.open("owner"))
    house.settle()
    assert page(house).address == "complaint/C-2026-0001"


def test_after_locking_nothing_of_the_page_is_left_in_memory(house: HandHouse) -> None:
    house.unlock()
    left = weakref.ref(page(house))
    house.shell.lock()
    house.settle()
    house.made.opened = None
    assert left() is None


def test_locking_closes_what_lies_over_the_window(house: HandHouse) -> None:
    house.unlock()
    house.shell.trouble(DiskFull(house.made.folder))
    house.shell.lock()
    house.settle()
    house.made.opened = None
    assert [w for w in house.app.topLevelWidgets() if w.isVisible()] == [house.shell.window]


def test_the_lock_key_works_over_a_panel_and_the_panel_keeps_its_draft(house: HandHouse) -> None:
    house.unlock()
    house.shell.window.activateWindow()
    house.settle()
    kept: list[str] = []
    panel = Panel("記客訴")
    panel.keep = lambda: kept.append("draft")
    house.shell.over(panel)
    QTest.keyClick(house.shell.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    house.made.opened = None
    assert kept == ["draft"]
    assert house.shell.view() is None


def test_the_lock_key_works_over_a_dialog(house: HandHouse) -> None:
    house.unlock()
    house.shell.trouble(DiskFull(house.made.folder))
    house.settle()
    dialog = house.app.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    house.made.opened = None
    assert house.shell.view() is None
    assert [w for w in house.app.topLevelWidgets() if w.isVisible()] == [house.shell.window]


def test_nobody_there_for_long_locks(house: HandHouse) -> None:
    house.unlock()
    assert house.shell.idle.remaining() > 4 * 60_000
    house.shell.idle.expire()
    house.settle()
    house.made.opened = None
    note = house.shell.lock_note()
    assert note is not None
    assert note.why == "idle"


def test_the_language_changes_while_it_runs_and_the_draft_stays(house: HandHouse) -> None:
    house.unlock()
    page(house).line.set_text("留著")
    view = house.shell.view()
    assert view is not None
    assert view.rail.lock.accessibleName() == "鎖定"
    house.shell.speak("en")
    house.settle()
    assert language() == "en"
    view = house.shell.view()
    assert view is not None
    assert view.rail.lock.accessibleName() == "Lock"
    assert page(house).line.text() == "留著"
    assert house.made.settings.read().language == "en"


def test_the_language_changes_at_the_door_too(house: HandHouse) -> None:
    house.start()
    first = house.shell.page()
    house.shell.speak("zh_CN")
    house.settle()
    assert house.shell.page() is not first
    assert house.shell.window.windowTitle() == "诊所守护"


def test_look_and_text_size_change_while_it_runs(house: HandHouse) -> None:
    house.unlock()
    house.shell.wear(look="dark", text_size=150)
    house.settle()
    assert (theme().look, theme().scale) == ("dark", 1.5)
    assert house.made.settings.read().theme == "dark"
    assert page(house).address == "today"


def test_the_title_of_the_window_names_nobody(house: HandHouse) -> None:
    house.unlock()
    assert house.shell.window.windowTitle() == "診所守護"


def test_a_trouble_is_shown_over_the_page_and_the_page_stays(house: HandHouse) -> None:
    house.unlock()
    page(house).line.set_text("還在")
    house.shell.trouble(DiskFull(house.made.folder))
    dialogs = house.shell.window.findChildren(TroubleDialog)
    assert len(dialogs) == 1
    assert dialogs[0].told.title == "磁碟滿了"
    dialogs[0].leave.click()
    house.settle()
    assert house.shell.window.findChildren(TroubleDialog) == []
    assert page(house).line.text() == "還在"


def test_a_key_of_the_rail_leads_to_a_room(house: HandHouse) -> None:
    house.unlock()
    view = house.shell.view()
    assert view is not None
    view.rail.item("complaints").click()
    house.settle()
    assert page(house).address == "complaints"


def test_saving_makes_the_window_look_again(house: HandHouse) -> None:
    house.unlock()
    view = house.shell.view()
    assert view is not None
    before = view.facts().standing.entries
    house.shell.wear(look="dark")
    seat = page(house).seat
    seat.jobs.database(lambda clinic: clinic.check_log()).then(lambda _: seat.changed())
    house.settle()
    view = house.shell.view()
    assert view is not None
    assert view.facts().standing.entries == before + 1


def test_closing_the_window_keeps_the_draft_and_closes_the_records(house: HandHouse) -> None:
    house.unlock()
    page(house).line.set_text("關窗之前")
    window: QWidget = house.shell.window
    window.close()
    assert window.isVisible()
    house.executor.drain()
    assert not window.isVisible()
    house.made.opened = None
    reopened = house.made.open("owner")
    kept = reopened.drafts.find("today")
    assert kept == {"line": "關窗之前"}


def test_a_draft_that_cannot_be_kept_on_closing_is_told_before_the_window_goes(
    house: HandHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.unlock()

    def full(page: str, fields: object) -> None:
        raise DiskFull(house.made.folder)

    assert house.made.opened is not None
    monkeypatch.setattr(house.made.opened.drafts, "keep", full)
    house.shell.window.close()
    house.settle()
    house.made.opened = None
    assert house.shell.window.isVisible()
    assert len(house.shell.window.findChildren(TroubleDialog)) == 1
    house.shell.window.close()
    assert not house.shell.window.isVisible()


def test_records_that_cannot_be_closed_are_told_before_the_window_goes(
    house: HandHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.unlock()

    def full() -> None:
        raise DiskFull(house.made.folder)

    assert house.made.opened is not None
    clinic = house.made.opened
    monkeypatch.setattr(clinic, "close", full)
    house.shell.window.close()
    house.settle()
    clinic.leave()
    house.made.opened = None
    assert house.shell.window.isVisible()
    assert len(house.shell.window.findChildren(TroubleDialog)) == 1
