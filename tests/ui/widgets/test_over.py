"""What comes over a page: panels and questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question, ask
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel, PanelHost
from ui.widgets.text import Label


class Ground:
    """A window with a button that has a key, and a place for panels over it."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.pressed: list[str] = []
        column = QVBoxLayout(self.window)
        self.behind = Button("儲存", key="Ctrl+Enter", on=lambda: self.pressed.append("behind"))
        column.addWidget(self.behind)
        self.host = PanelHost(self.window)
        self.window.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    def panel(self) -> Panel:
        """A panel with one line and a button of the same key."""
        made = Panel("記客訴", side=True)
        self.line = LineField()
        self.line.name("誰在說")
        made.body.addWidget(self.line)
        save = Button("記下客訴", key="Ctrl+Enter", on=lambda: self.pressed.append("panel"))
        made.foot.addWidget(save)
        return made


@pytest.fixture
def ground(qtbot: QtBot) -> Ground:
    made = Ground()
    qtbot.addWidget(made.window)
    return made


def test_a_panel_lies_at_the_right_and_keeps_the_keyboard(ground: Ground) -> None:
    panel = ground.panel()
    ground.host.open(panel)
    assert ground.host.geometry() == ground.window.rect()
    assert panel.wanted == panel.width()
    met = set()
    for _ in range(8):
        panel.focusNextPrevChild(True)
        met.add(QApplication.focusWidget())
    assert ground.line.edit in met
    assert ground.behind not in met
    assert len(met) == 3


def test_a_key_works_on_the_panel_and_rests_behind_it(ground: Ground, qtbot: QtBot) -> None:
    ground.host.open(ground.panel())
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(ground.window, Qt.Key.Key_Return, ctrl)
    assert ground.pressed == ["panel"]
    ground.host.close_now()
    QTest.keyClick(ground.window, Qt.Key.Key_Return, ctrl)
    assert ground.pressed == ["panel", "behind"]


def test_escape_asks_the_panel_to_leave(ground: Ground, qtbot: QtBot) -> None:
    panel = ground.panel()
    asked: list[int] = []
    panel.leave = lambda: asked.append(1)
    ground.host.open(panel)
    QTest.keyClick(ground.line.edit, Qt.Key.Key_Escape)
    assert asked == [1]
    assert ground.host.panel() is panel
    panel.close_panel()
    assert ground.host.panel() is None


def test_only_a_press_beside_the_panel_leaves_it(ground: Ground) -> None:
    panel = ground.panel()
    told = Label("照他的用詞，不必整理")
    panel.body.addWidget(told)
    ground.host.open(panel)
    QApplication.processEvents()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(ground.window.windowHandle(), left, pos=_middle(ground, told))
    assert ground.host.panel() is panel
    QTest.mouseClick(ground.window.windowHandle(), left, pos=QPoint(20, 300))
    assert ground.host.panel() is None


def _middle(ground: Ground, widget: QWidget) -> QPoint:
    return widget.mapTo(ground.window, widget.rect().center())


def test_a_panel_without_a_first_place_begins_in_its_body(ground: Ground) -> None:
    ground.host.open(ground.panel())
    assert QApplication.focusWidget() is ground.line.edit


def test_the_keyboard_goes_back_to_where_it_was(ground: Ground) -> None:
    ground.behind.setFocus()
    ground.host.open(ground.panel())
    assert QApplication.focusWidget() is not ground.behind
    ground.host.close_now()
    assert QApplication.focusWidget() is ground.behind


def question(ground: Ground, done: list[str]) -> Question:
    return ask(
        ground.window,
        window="診所守護",
        title="把 A-01、A-04 交給高若瑜律師？",
        text="交出去就收不回來。",
        do="交付 2 件",
        leave="不交付",
        then=lambda: done.append("done"),
    )


def test_a_question_names_the_thing_and_enter_leaves(ground: Ground, qtbot: QtBot) -> None:
    done: list[str] = []
    asked = question(ground, done)
    assert asked.windowTitle() == "診所守護"
    assert asked.leave.isDefault()
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert done == []
    assert not asked.isVisible()


def test_a_question_does_it_once(ground: Ground) -> None:
    done: list[str] = []
    question(ground, done).do.click()
    assert done == ["done"]
