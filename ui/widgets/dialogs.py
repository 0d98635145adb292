"""Dialogs: a question about what cannot be undone, and the frame that every dialog stands in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.chosen import ink, px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.text import Label


class Dialog(QDialog):
    """A window over the window, for one matter. Escape leaves it. Its title holds no names."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(width))
        self.setMaximumWidth(max(px(width), px(720)))
        self.column = QVBoxLayout(self)
        edge = px(SPACE.page)
        self.column.setContentsMargins(edge, edge, edge, px(SPACE.section))
        self.column.setSpacing(px(SPACE.inside))

    def fit(self) -> None:
        """Takes the height that the words need at this width."""
        wide = max(self.width(), self.minimumWidth())
        self.resize(wide, self.column.totalHeightForWidth(wide))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), ink("surface"))
        painter.end()


class Question(Dialog):
    """Asks before what cannot be taken back. It names the thing; both buttons say what happens.

    `title` is the question with the thing in it, `window` a few words for the window's title
    (no names). Leaving is the button that Enter presses.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        window: str,
        title: str,
        text: str,
        do: str,
        leave: str,
        then: Callable[[], object],
        danger: bool = False,
    ) -> None:
        super().__init__(parent, window)
        self.column.addWidget(Label(title, "section", bold=True, wrap=True))
        self.column.addWidget(Label(text, "text", "text2", wrap=True))
        self.column.addSpacing(px(SPACE.between))
        self.leave = Button(leave, on=self.reject)
        self.do = Button(do, "danger" if danger else "primary", on=self._go)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.inside))
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.do)
        self.column.addLayout(row)
        self._then = then
        self.leave.setDefault(True)
        self.leave.setFocus()

    def _go(self) -> None:
        self.accept()
        self._then()


def ask(
    parent: QWidget,
    *,
    window: str,
    title: str,
    text: str,
    do: str,
    leave: str,
    then: Callable[[], object],
    danger: bool = False,
) -> Question:
    """Opens a Question over the window of `parent` and returns at once."""
    question = Question(
        parent.window(),
        window=window,
        title=title,
        text=text,
        do=do,
        leave=leave,
        then=then,
        danger=danger,
    )
    question.open()
    return question
