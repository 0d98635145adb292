"""保存與銷毀: what is over, held, and gone; and that two people sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinicguard.complaints.moves import State
from clinicguard.overview.retention import RecordKind
from clinicguard.people.staff import Role
from tests.integration.complaints.given import worked_to
from tests.made import PASSPHRASES
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.errors import TroubleDialog
from ui.log.hold_panel import HoldPanel
from ui.log.log_page import LogPage
from ui.log.retention_page import RetentionPage
from ui.people.witness_panel import WitnessPanel


def open_dialogs(rooms: RoomHouse) -> list[TroubleDialog]:
    return [d for d in rooms.shell.window.findChildren(TroubleDialog) if d.isVisible()]


def seven_years_later(rooms: RoomHouse, role: Role = "owner") -> tuple[RetentionPage, str]:
    number = worked_to(rooms.made.open("owner").complaints, State.CLOSED).number
    rooms.made.close()
    rooms.made.clock.forward(days=7 * 365 + 20)
    rooms.enter(role)
    rooms.go("retention")
    return rooms.page(RetentionPage), number


def test_a_record_that_is_over_goes_with_two_signatures(rooms: RoomHouse) -> None:
    page, number = seven_years_later(rooms)
    page.rows.view.setFocus()
    QTest.keyClick(page.rows.view, Qt.Key.Key_Down)
    rooms.settle()
    assert page.pane.dispose_button.reason() == "還差：銷毀依據"
    page.pane.ground.set_text("保存期限已滿")
    page.pane.ground.changed.emit()
    page.pane.dispose_button.click()
    rooms.settle()
    panel = rooms.panel(WitnessPanel)
    panel.fields.who.set_chosen("2")
    panel.fields.passphrase.set_text(PASSPHRASES["manager"])
    panel._look()
    panel.sign()
    rooms.settle()
    assert rooms.verbs()[-1] == "retention.dispose"
    (stone,) = rooms.clinic.retention.lists.tombstones()
    assert stone.number == number
    assert "沈以安、許雅筑" in rooms.words()
    assert "已銷毀 1 件" in rooms.words()
    assert unreached(rooms.shell.window) == []
    assert nameless(rooms.shell.window) == []


def test_a_link_to_what_went_says_who_disposed_of_it_and_when(rooms: RoomHouse) -> None:
    _, number = seven_years_later(rooms)
    clinic = rooms.clinic
    with clinic.beside(clinic.witness(2, PASSPHRASES["manager"])):
        clinic.retention.dispose(f"complaint/{number}", "保存期限已滿")
    rooms.go(f"complaint/{number}")
    (told,) = open_dialogs(rooms)
    assert told.told.title == "這一筆已經銷毀"
    assert "沈以安 和 許雅筑" in told.told.happened
    told.accept()
    rooms.go("complaint/C-2026-0999")
    (told,) = open_dialogs(rooms)
    assert told.told.title == "找不到這筆紀錄"
    told.accept()


def test_a_hold_shuts_the_way_and_is_lifted_with_a_reason(rooms: RoomHouse) -> None:
    page, number = seven_years_later(rooms, "manager")
    rooms.go(f"retention/{number}")
    page.pane.hold_button.click()
    rooms.settle()
    panel = rooms.panel(HoldPanel)
    assert panel.button.reason() == "還差：理由"
    panel.reason.set_text("訴訟中")
    panel._look()
    panel.save()
    rooms.settle()
    assert page.pane.dispose_button.reason() == "正在法律保全中。"
    assert "訴訟中" in rooms.words()
    page.pane.hold_button.click()
    panel = rooms.panel(HoldPanel)
    panel.reason.set_text("和解")
    panel._look()
    panel.save()
    rooms.settle()
    assert page.pane.dispose_button.reason() == "還差：銷毀依據"


def test_the_years_are_chosen_here(rooms: RoomHouse) -> None:
    page, number = seven_years_later(rooms)
    assert page.years[RecordKind.COMPLAINT].value() == "7"
    page.years[RecordKind.COMPLAINT].chip("10").click()
    rooms.settle()
    assert rooms.clinic.retention.lists.years()[RecordKind.COMPLAINT] == 10
    rooms.go(f"retention/{number}")
    assert page.pane.dispose_button.reason() == "還沒過最後一天。"


def test_the_log_leads_to_it_for_the_lead_alone(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("log")
    assert not rooms.page(LogPage).kept_button.isVisible()
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.shell.enter(lambda: rooms.made.open("manager"))
    rooms.settle()
    rooms.go("log")
    rooms.page(LogPage).kept_button.click()
    rooms.settle()
    rooms.page(RetentionPage)
