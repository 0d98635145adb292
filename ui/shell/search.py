"""The search over everything, in the bar: people, cases, evidence, and what the program can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from ui.language import say
from ui.shell.pages import Found
from ui.theme.chosen import px
from ui.widgets.cards import Card
from ui.widgets.keys import KeyBadge, on_key
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, line
from ui.widgets.spans import Span
from ui.widgets.text import Label

Show = Callable[[Sequence[Found]], None]
Find = Callable[[str, Show], None]

WIDTH = 272
_LIST = 480
_MOST = 8
_PAUSE_MS = 150
KEY = "Ctrl+K"


class SearchBox(QWidget):
    """Finds while one types; arrow down goes into the answers, Enter opens, Escape leaves."""

    def __init__(self, find: Find, go: Callable[[str], object]) -> None:
        super().__init__()
        self._find = find
        self._go = go
        self.line = LineField(say("Find people, cases, evidence or commands"), icon="search")
        self.line.name(say("Search"))
        self.line.row.addWidget(KeyBadge(KEY))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setMinimumWidth(px(140))
        self.setMaximumWidth(px(WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._answers = _Answers(self._open, self._leave)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.line.changed.connect(self._pause.start)
        self.line.entered.connect(self._enter)
        self.line.edit.installEventFilter(self)
        self.destroyed.connect(self._answers.deleteLater)
        on_key(self, KEY, self.reach)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), super().sizeHint().height())

    def reach(self) -> None:
        """Moves the keyboard here."""
        self.line.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.edit.selectAll()

    def look(self) -> None:
        """Asks for what stands in the line now."""
        self._pause.stop()
        asked = self.line.text().strip()
        if not asked:
            self._answers.hide()
            return

        def show(found: Sequence[Found]) -> None:
            if isValid(self) and self.line.text().strip() == asked:
                self._show(asked, found)

        self._find(asked, show)

    def answers(self) -> list[str]:
        """The addresses that are shown."""
        return [] if self._answers.isHidden() else [row.key for row in self._answers.rows.rows()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self._answers.isVisible():
                self._answers.enter()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._hide_unless_inside)
        return False

    def _hide_unless_inside(self) -> None:
        if not isValid(self._answers):
            return
        now = QApplication.focusWidget()
        if now is not self.line.edit and now is not self._answers.rows.view:
            self._answers.hide()

    def _show(self, asked: str, found: Sequence[Found]) -> None:
        window = self.window()
        self._answers.setParent(window)
        self._answers.fill(asked, found)
        wide = max(self.width(), min(px(_LIST), window.width() - px(32)))
        corner = self.mapTo(window, QPoint(self.width() - wide, self.height() + px(4)))
        self._answers.setGeometry(corner.x(), corner.y(), wide, self._answers.needed())
        self._answers.show()
        self._answers.raise_()

    def _enter(self) -> None:
        self.look()
        shown = self.answers()
        if shown:
            self._open(shown[0])

    def _open(self, address: str) -> None:
        self._leave()
        self._go(address)

    def _leave(self) -> None:
        self._answers.hide()
        self.line.edit.clear()
        self.line.edit.clearFocus()


class _Answers(Card):
    def __init__(self, go: Callable[[str], object], leave: Callable[[], object]) -> None:
        super().__init__(0, line="control")
        self._leave = leave
        self._none = Label("", "text", "text2", wrap=True)
        self._none.setContentsMargins(px(16), px(12), px(16), px(12))
        self.rows = RowList(
            [Column("", share=1)],
            name=say("Search results"),
            two_lines=True,
            whole=True,
            open_on_click=True,
        )
        self.column.addWidget(self._none)
        self.column.addWidget(self.rows)
        self.rows.opened.connect(go)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def fill(self, asked: str, found: Sequence[Found]) -> None:
        self._none.setText(say("Nothing found for “{words}”.", words=asked))
        self._none.setVisible(not found)
        self.rows.setVisible(bool(found))
        self.rows.show_rows([_row(answer, asked) for answer in found[:_MOST]])

    def needed(self) -> int:
        return self.sizeHint().height() if self.rows.isHidden() else self.rows.view.height() + 2

    def enter(self) -> None:
        shown = self.rows.rows()
        if shown:
            self.rows.select(shown[0].key)
            self.rows.view.setFocus(Qt.FocusReason.TabFocusReason)


def _row(answer: Found, asked: str) -> Row:
    name = line(Span(answer.words, bold=True, hits=(asked,)))
    note = line(Span(answer.note, "note", colour="text2", hits=(asked,)))
    return Row(answer.address, (Cell((name, note) if answer.note else (name,), icon=answer.icon),))
