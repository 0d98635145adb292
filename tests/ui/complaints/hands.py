"""Typing and pressing as a person does, each press counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.room_house import RoomHouse


class Hands:
    """`press` sends a key to whatever has the keyboard, `type` words as an input method does."""

    def __init__(self, rooms: RoomHouse) -> None:
        self._rooms = rooms
        self.presses = 0
        window = rooms.shell.window
        window.activateWindow()
        rooms.settle()

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """One action: a key with what is held down."""
        self.presses += 1
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= each
        QTest.keyClick(self._focus(), key, modifiers)
        self._rooms.settle()

    def type(self, words: str) -> None:
        """Words into whatever has the keyboard; not counted."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self._focus(), event)
        self._rooms.settle()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._rooms.shell.window
