"""A person at the windows: every press and every text typed is one action, and is counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit, QWidget

from tests.ui.room_house import RoomHouse
from ui.widgets.choices import Choices

_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "PgDown": Qt.Key.Key_PageDown,
    "Escape": Qt.Key.Key_Escape,
    "I": Qt.Key.Key_I,
    "J": Qt.Key.Key_J,
}


class Hands:
    """`count` is how many actions it took so far."""

    def __init__(self, rooms: RoomHouse) -> None:
        self.rooms = rooms
        self.count = 0

    def press(self, button: QAbstractButton) -> None:
        """One click on a button that can be pressed."""
        assert button.isVisible(), button.accessibleName()
        assert button.isEnabled(), button.accessibleDescription()
        self._done(lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))

    def find(self, words: str) -> QAbstractButton:
        """The one visible button that bears these words."""
        window = self.rooms.shell.window
        found = [
            button
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and words in (button.accessibleName(), button.text())
        ]
        assert found, f"no button {words!r}"
        return found[0]

    def press_words(self, words: str) -> None:
        """One click on the button that bears these words."""
        self.press(self.find(words))

    def choose(self, choices: Choices, key: str) -> None:
        """One click on one of the options."""
        self.press(choices.chip(key))

    def type(self, field: QWidget, words: str) -> None:
        """Into a field and typed: one action, as a text is one thought."""
        assert isinstance(field, (QLineEdit, QTextEdit))
        field.setFocus()
        self._done(lambda: _typed(field, words))

    def key(self, keys: str) -> None:
        """A key pressed wherever the keyboard is: "Ctrl+Enter"."""
        window = self.rooms.shell.window
        window.activateWindow()
        self.rooms.settle()
        name = keys.removeprefix("Ctrl+")
        held = Qt.KeyboardModifier.ControlModifier if keys != name else Qt.KeyboardModifier(0)
        focused = QApplication.focusWidget()
        target = window if focused is None else focused
        self._done(lambda: QTest.keyClick(target, _KEYS[name], held))

    def _done(self, act: object) -> None:
        assert callable(act)
        self.count += 1
        act()
        self.rooms.settle()


def _typed(field: QLineEdit | QTextEdit, words: str) -> None:
    """Letters that no keyboard has come through the input method, as here."""
    if words.isascii():
        QTest.keyClicks(field, words)
    elif isinstance(field, QLineEdit):
        field.insert(words)
        field.textEdited.emit(field.text())
    else:
        field.insertPlainText(words)
