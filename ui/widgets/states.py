"""What stands where a list or a page has nothing to show, or is at work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.language import say
from ui.theme.chosen import px
from ui.theme.icons import paint_icon
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.meters import Meter
from ui.widgets.text import Label


class EmptyPage(QWidget):
    """An icon, what is not there, the next step in one sentence, and the buttons for it."""

    def __init__(self, icon: str, title: str, hint: str, *actions: Button) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(SPACE.inside))
        column.addStretch(1)
        column.addWidget(Picture(icon, 28), 0, Qt.AlignmentFlag.AlignHCenter)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Label(title, "section", bold=True, wrap=True, align=middle))
        if hint:
            column.addWidget(Label(hint, "note", "text2", wrap=True, align=middle))
        if actions:
            column.addSpacing(px(SPACE.hair))
        for action in actions:
            column.addWidget(action, 0, middle)
        column.addStretch(1)


class Picture(QWidget):
    """An icon by itself, for the eye only."""

    def __init__(self, icon: str, size: int = 20, colour: str = "text2") -> None:
        super().__init__()
        self._icon = icon
        self._colour = colour
        self.setFixedSize(px(size), px(size))

    def show_as(self, icon: str) -> None:
        """Changes the icon."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, self._colour, QRectF(self.rect()))
        painter.end()


class BusyPanel(Card):
    """Work that takes over a second: what, how far, what is left, and a way to stop it."""

    def __init__(self, title: str, cancel: Callable[[], object] | None = None) -> None:
        super().__init__(20)
        self._title = Label(title, bold=True, wrap=True)
        self._meter = Meter(0.0, "accent", height=6)
        self._words = Label("", "note", "text2", wrap=True)
        self.column.addWidget(self._title)
        self.column.addWidget(self._meter)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        if cancel is not None:
            self.cancel = Button(say("Cancel"), on=cancel, size="small")
            row.addWidget(self.cancel)
        self.column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, part: float, words: str) -> None:
        """`part` from 0.0 to 1.0; `words` as in 「7／12　1.2 GB　還要 40 秒」."""
        self._meter.set_part(part)
        self._words.setText(words)

    def words(self) -> str:
        """What is said about the progress."""
        return self._words.text()
