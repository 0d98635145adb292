"""One of two pictures side by side, with a strip above that says which it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout

from ui.evidence.canvas import Canvas
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.flow import clear
from ui.widgets.marks import Chip, Tone
from ui.widgets.text import Label


class Side(Sheet):
    """The strip stays while the picture is scrolled, so that nobody mistakes one for the other."""

    def __init__(self, tone: Tone, icon: str) -> None:
        super().__init__("surface")
        self._tone, self._icon = tone, icon
        self.canvas = Canvas()
        self._strip = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        edge = px(SPACE.between)
        self._strip.setContentsMargins(edge, px(SPACE.hair), edge, px(SPACE.hair))
        self._strip.setSpacing(px(SPACE.inside))
        column.addLayout(self._strip)
        column.addWidget(Hairline())
        column.addWidget(self.canvas, 1)

    def name(self, word: str, number: str, sha256: str) -> None:
        """Which it is, its number, and the beginning of its hash."""
        clear(self._strip)
        self._strip.addWidget(Chip(word, self._tone, icon=self._icon, bold=True))
        self._strip.addWidget(Label(number, "note", bold=True))
        self._strip.addWidget(Label(f"SHA-256 {sha256[:16]}…", "small", "mute", elide=True), 1)

    def show_picture(self, png: bytes, name: str) -> None:
        """Shows a PNG that the looking process has made."""
        self.canvas.show_picture(png, name)

    def forget(self) -> None:
        """Lets the picture go."""
        self.canvas.forget()

    def follow(self, other: Side) -> None:
        """Scrolls along with the other."""
        for mine, others in (
            (self.canvas.verticalScrollBar(), other.canvas.verticalScrollBar()),
            (self.canvas.horizontalScrollBar(), other.canvas.horizontalScrollBar()),
        ):
            others.valueChanged.connect(lambda _, bar=mine, lead=others: _go_along(bar, lead))


def _go_along(bar: QScrollBar, lead: QScrollBar) -> None:
    if lead.maximum():
        bar.setValue(round(bar.maximum() * lead.value() / lead.maximum()))
