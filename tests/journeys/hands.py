"""A person at the windows: every press and every text typed is one action, and is counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from tests.ui.room_house import RoomHouse
from ui.widgets.choices import Choices
from ui.widgets.fields import AnyControl
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
Answer = str | tuple[str, ...] | datetime | date

_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Down": Qt.Key.Key_Down,
    "PgDown": Qt.Key.Key_PageDown,
    "Escape": Qt.Key.Key_Escape,
    "F8": Qt.Key.Key_F8,
    "I": Qt.Key.Key_I,
    "N": Qt.Key.Key_N,
    "J": Qt.Key.Key_J,
    "K": Qt.Key.Key_K,
}


class Hands:
    """`count` is how many actions it took so far, `about` what they are for."""

    def __init__(self, rooms: RoomHouse) -> None:
        self.rooms = rooms
        self.count = 0
        self.about = ""

    def press(self, button: QAbstractButton) -> None:
        """One click on a button that can be pressed."""
        assert button.isVisible(), button.accessibleName()
        assert button.isEnabled(), button.accessibleDescription()
        _bring_up(button)
        self._done(lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))

    def find(self, words: str) -> QAbstractButton:
        """The one visible button that bears these words."""
        window = self.rooms.shell.window
        found = [
            button
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and words in (button.accessibleName(), button.text())
        ]
        assert found, f"no button {words!r} among {self.names()}"
        return found[0]

    def names(self) -> list[str]:
        """What the buttons bear that can be seen."""
        buttons = self.rooms.shell.window.findChildren(QAbstractButton)
        return [each.accessibleName() or each.text() for each in buttons if each.isVisible()]

    def press_words(self, words: str) -> None:
        """One click on the button that bears these words."""
        self.press(self.find(words))

    def press_in_menu(self, words: str) -> None:
        """One click on an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), menu
        named = {action.text().replace("&&", "&"): action for action in menu.actions()}
        place = menu.actionGeometry(named[words]).center()
        self._done(lambda: QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place))

    def pick(self, combo: ComboField, key: str) -> None:
        """Opens a menu of choices, goes to one and takes it: two actions."""
        assert combo.isVisible()
        assert combo.isEnabled()
        place = combo.findData(key)
        assert place >= 0, key
        _bring_up(combo)
        self._done(lambda: QTest.mouseClick(combo, Qt.MouseButton.LeftButton))
        rows = combo.view()
        rows.setCurrentIndex(combo.model().index(place, 0))
        self._done(lambda: QTest.keyClick(rows, Qt.Key.Key_Return))

    def answer(self, control: AnyControl, answer: Answer) -> None:
        """Fills a field in the way its kind asks for: a click, a choice, words, digits."""
        match control, answer:
            case Choices(), tuple():
                for key in dict.fromkeys((*control.chosen(), *answer)):
                    if (key in answer) != (key in control.chosen()):
                        self.choose(control, key)
            case Choices(), str():
                self.choose(control, answer)
            case ComboField(), str():
                self.pick(control, answer)
            case MomentField(), datetime():
                local = answer.astimezone(control.value().tzinfo)
                self.write(control.reach(), f"{local:%Y-%m-%d %H:%M}")
            case MomentField(), date():
                self.write(control.reach(), answer.isoformat())
            case _, str():
                self.write(control.reach(), answer)
            case _:
                raise TypeError(type(control).__name__)

    def write(self, field: QWidget, words: str) -> None:
        """As `type`, in place of what stands there."""
        assert isinstance(field, (QLineEdit, QTextEdit))
        field.setFocus()
        if isinstance(field, QLineEdit) and field.text():
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(field, Qt.Key.Key_Delete)
        elif isinstance(field, QTextEdit):
            field.selectAll()
        self.type(field, words)

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


def _bring_up(widget: QWidget) -> None:
    """Scrolls to what lies below the edge, as the wheel does."""
    step = widget.parentWidget()
    while step is not None:
        inside = step.widget() if isinstance(step, QScrollArea) else None
        if isinstance(step, QScrollArea) and inside is not None:
            place = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())
            step.ensureVisible(place.center().x(), place.center().y(), 0, place.height())
        step = step.parentWidget()


def _typed(field: QLineEdit | QTextEdit, words: str) -> None:
    """What no key of a keyboard makes comes through the input method or a paste, as here."""
    if words.isascii() and words.isprintable():
        QTest.keyClicks(field, words)
    elif isinstance(field, QLineEdit):
        field.insert(words)
        field.textEdited.emit(field.text())
    else:
        field.insertPlainText(words)
