"""Buttons: busy, forbidden with a reason, pressed by key; the focus ring around them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import Button, ButtonRow, IconButton, Reason
from ui.widgets.squeeze import SqueezingRow
from ui.widgets.text import Label


def test_a_busy_button_keeps_its_width_and_takes_no_press(qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = Button("儲存", "primary", key="Ctrl+S", on=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    before = button.width()
    button.set_busy("儲存中")
    assert button.width() >= before
    assert button.accessibleName() == "儲存中"
    button.click()
    assert pressed == []
    button.set_ready()
    button.click()
    assert pressed == [1]


def test_a_forbidden_button_says_why_beside_it(qtbot: QtBot) -> None:
    button = Button("送高律師", "primary")
    row = ButtonRow(Button("私下版本"), button)
    qtbot.addWidget(row)
    reason = row.findChild(Reason)
    assert reason is not None
    assert reason.text() == ""
    button.forbid("先處理 2 處「擋」")
    assert not button.isEnabled()
    assert reason.text() == "先處理 2 處「擋」"
    assert button.accessibleDescription() == "先處理 2 處「擋」"
    button.allow()
    assert button.isEnabled()
    assert reason.text() == ""


def test_the_key_on_a_button_presses_it(qtbot: QtBot) -> None:
    pressed: list[int] = []
    window = QWidget()
    QHBoxLayout(window).addWidget(
        Button("記下客訴", key="Ctrl+Enter", on=lambda: pressed.append(1))
    )
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


def test_a_button_squeezed_to_its_icon_still_says_its_words(qtbot: QtBot) -> None:
    button = Button("有人在大聲抱怨", icon="volume-2", key="Ctrl+D")
    qtbot.addWidget(button)
    whole = button.sizeHint().width()
    button.squeeze(1)
    without_key = button.sizeHint().width()
    button.squeeze(2)
    assert whole > without_key > button.sizeHint().width()
    assert button.toolTip() == "有人在大聲抱怨"
    assert button.accessibleName() == "有人在大聲抱怨"


def test_a_row_gives_up_its_note_before_its_name(qtbot: QtBot) -> None:
    strip = SqueezingRow()
    row = QHBoxLayout(strip)
    row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    name, note = Label("Reply", "page", bold=True), Label("It is recorded as a complaint. " * 4)
    for each in (name, note, Button("Close")):
        row.addWidget(each)
    qtbot.addWidget(strip)
    strip.resize(300, 40)
    strip.show()
    assert not name.isHidden()
    assert note.isHidden()
    strip.resize(2000, 40)
    assert not note.isHidden()


def test_an_icon_alone_has_words_for_eye_and_ear(qtbot: QtBot) -> None:
    button = IconButton("printer", "列印")
    qtbot.addWidget(button)
    assert button.toolTip() == "列印"
    assert button.accessibleName() == "列印"


def test_the_ring_stands_around_what_the_keyboard_has_reached(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    line, button = QLineEdit(), Button("列印")
    row.addWidget(line)
    row.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    rings = [child for child in window.children() if type(child).__name__ == "_Ring"]
    assert len(rings) == 1
    ring = rings[0]
    assert isinstance(ring, QWidget)
    assert ring.isVisible()
    assert ring.geometry().contains(button.geometry())
    button.move(button.x() - 10, button.y())
    assert ring.geometry().contains(button.geometry())
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[bool] = []
    button = Button("記下客訴", on=lambda: pressed.append(True))
    qtbot.addWidget(button)
    button.show()
    QTest.keyClick(button, key)
    assert pressed == [True]
    button.set_busy("儲存中")
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [True]
