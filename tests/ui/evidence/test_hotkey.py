"""The key of the system, with a stand-in for Windows' library: had, refused, given back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.room_house import RoomHouse
from ui.app import capture_from_anywhere
from ui.evidence.capture import hotkey
from ui.evidence.capture.hotkey import CaptureKey, HotKey, is_possible
from ui.evidence.evidence_page import EvidencePage
from ui.settings import capture_key
from ui.settings.settings_page import SettingsPage


class User32:
    """What the system would do."""

    def __init__(self, taken: bool = False) -> None:
        self.taken = taken
        self.held: set[tuple[int, int, int]] = set()

    def RegisterHotKey(self, window: None, name: int, with_keys: int, key: int) -> int:
        if not self.taken:
            self.held.add((name, with_keys, key))
        return int(not self.taken)

    def UnregisterHotKey(self, window: None, name: int) -> int:
        self.held = {each for each in self.held if each[0] != name}
        return 1


def test_the_key_is_had_once_heard_and_given_back(qapp: QApplication) -> None:
    system, heard = User32(), []
    key = HotKey(system, lambda: heard.append(1))
    assert key.turn_on()
    assert key.turn_on()
    (held,) = system.held
    assert held[1:] == (0x4006, 0x77)
    key.heard(0x0312, held[0])
    key.heard(0x0312, held[0] + 1)
    key.heard(0x0100, held[0])
    assert heard == [1]
    key.turn_off()
    assert system.held == set()


def test_it_follows_the_wish_and_says_when_it_cannot_be_had(qapp: QApplication) -> None:
    window, wish = QWidget(), [False]
    system = User32(taken=True)
    key = CaptureKey(window, lambda: wish[0], lambda: None, system)
    assert key.fit()
    wish[0] = True
    assert not key.fit()
    system.taken = False
    assert key.fit()
    wish[0] = False
    assert key.fit()
    assert system.held == set()


@pytest.mark.skipif(is_possible(), reason="Windows has the key")
def test_elsewhere_there_is_none_and_no_tick_for_it(rooms: RoomHouse) -> None:
    assert not CaptureKey(rooms.shell.window, lambda: True, lambda: None).fit()
    rooms.enter("manager")
    rooms.go("settings")
    assert rooms.page(SettingsPage).pc.capture_key.isHidden()


def test_a_key_that_another_program_holds_takes_the_tick_back(
    rooms: RoomHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture_key, "is_possible", lambda: True)
    settings = rooms.made.settings
    CaptureKey(rooms.shell.window, lambda: settings.read().capture_key, lambda: None, User32(True))
    rooms.enter("manager")
    rooms.go("settings")
    tick = rooms.page(SettingsPage).pc.capture_key
    tick.tick.click()
    assert not tick.tick.isChecked()
    assert not settings.read().capture_key
    assert "另一個程式已經用了這個鍵" in tick.told.text()
    assert hotkey.NAME in tick.tick.text()


def test_pressed_while_locked_it_shows_the_window_and_captures_nothing(rooms: RoomHouse) -> None:
    rooms.shell.start()
    rooms.settle()
    capture_from_anywhere(rooms.shell)
    rooms.settle()
    assert not isinstance(rooms.shell.page(), EvidencePage)
