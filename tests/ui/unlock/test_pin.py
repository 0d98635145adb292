"""The PIN on the lock page: asked of who has one, with the passphrase always beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinicguard.people import quick_unlock
from tests.keychain import Chain
from tests.made import PASSPHRASES, MadeClinic
from tests.ui.door_house import DoorHouse
from tests.ui.reach import nameless, unreached
from ui.errors import TroubleDialog
from ui.settings.pin_panel import PinPanel
from ui.settings.settings_page import SettingsPage

PIN = "830174"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chain(monkeypatch: pytest.MonkeyPatch) -> Chain:
    made = Chain()
    monkeypatch.setattr(quick_unlock, "SystemKeychain", lambda: made)
    return made


def settings_of(doors: DoorHouse) -> SettingsPage:
    doors.shell.go("settings/access")
    doors.settle()
    page = doors.shell.page()
    assert isinstance(page, SettingsPage)
    return page


def inside(doors: DoorHouse, made: MadeClinic) -> SettingsPage:
    doors.take_over(made)
    doors.start()
    doors.keys(PASSPHRASES["owner"])
    doors.press(Qt.Key.Key_Return)
    return settings_of(doors)


def with_pin(doors: DoorHouse, made: MadeClinic) -> None:
    """The owner sets a PIN up in the settings, and locks."""
    page = inside(doors, made)
    doors.click(page.access.pin_button)
    panel = doors.panel(PinPanel)
    doors.keys("123456")
    assert "連號" in panel.save_button.reason()
    panel.pin.forget()
    panel.pin.edit.setFocus()
    doors.keys(PIN)
    panel.again.edit.setFocus()
    doors.keys(PIN)
    doors.press(Qt.Key.Key_Return)
    assert "前可用" in page.access._pin_words.text()
    doors.press(Qt.Key.Key_L, CTRL)


def test_set_up_in_the_settings_it_opens_the_lock_page(
    doors: DoorHouse, made: MadeClinic, chain: Chain
) -> None:
    with_pin(doors, made)
    form = doors.unlock_form()
    assert QApplication.focusWidget() is form.pin.edit
    assert not form.passphrase.isVisible()
    assert unreached(doors.shell.window) == []
    assert nameless(doors.shell.window) == []
    form.pin.edit.setFocus()
    doors.keys(PIN)
    doors.press(Qt.Key.Key_Return)
    assert doors.shell.sitter().person.name == "沈以安"
    assert doors.lanes.clinic().pins.by_pin


def test_a_wrong_one_is_told_with_what_is_left_and_the_fifth_asks_for_the_passphrase(
    doors: DoorHouse, made: MadeClinic, chain: Chain
) -> None:
    with_pin(doors, made)
    form = doors.unlock_form()
    for left in (4, 3, 2, 1):
        doors.keys("111999")
        doors.press(Qt.Key.Key_Return)
        assert f"還可以試 {left} 次" in form.pin_field.wrong()
        assert form.pin.text() == ""
    doors.keys("111999")
    doors.press(Qt.Key.Key_Return)
    assert form.passphrase.isVisible()
    assert not form.pin.isVisible()
    assert QApplication.focusWidget() is form.passphrase.edit
    doors.keys(PASSPHRASES["owner"])
    doors.press(Qt.Key.Key_Return)
    assert not doors.lanes.clinic().pins.by_pin
    assert not doors.lanes.clinic().pins.state().on


def test_the_passphrase_is_one_click_away_and_others_are_asked_for_theirs(
    doors: DoorHouse, made: MadeClinic, chain: Chain
) -> None:
    with_pin(doors, made)
    form = doors.unlock_form()
    form.people._group.buttons()[3].click()
    doors.settle()
    assert form.passphrase.isVisible()
    form.people._group.buttons()[0].click()
    doors.settle()
    assert form.pin.isVisible()
    doors.click(form.other_way)
    assert form.passphrase.isVisible()


def test_a_keychain_that_does_not_answer_leads_to_the_passphrase(
    doors: DoorHouse, made: MadeClinic, chain: Chain
) -> None:
    with_pin(doors, made)
    chain.broken = True
    form = doors.unlock_form()
    doors.keys(PIN)
    doors.press(Qt.Key.Key_Return)
    assert form.passphrase.isVisible()
    assert "鑰匙圈" in form.field.wrong()


def test_without_a_keychain_the_settings_say_so_and_nothing_is_set_up(
    doors: DoorHouse, made: MadeClinic, chain: Chain
) -> None:
    chain.broken = True
    page = inside(doors, made)
    doors.click(page.access.pin_button)
    panel = doors.panel(PinPanel)
    panel.pin.set_text(PIN)
    panel.again.set_text(PIN)
    panel._look()
    doors.click(panel.save_button)
    [dialog] = doors.shell.window.findChildren(TroubleDialog)
    assert dialog.told.title == "這台電腦的鑰匙圈沒有回應"
    assert not doors.lanes.clinic().pins.state().on


def test_it_is_taken_away_in_the_settings(doors: DoorHouse, made: MadeClinic, chain: Chain) -> None:
    with_pin(doors, made)
    doors.keys(PIN)
    doors.press(Qt.Key.Key_Return)
    page = settings_of(doors)
    doors.click(page.access.pin_button)
    assert chain.kept == {}
    assert "沒有開" in page.access._pin_words.text()
    assert page.access.pin_button.reason() == "先用密語解鎖。"
