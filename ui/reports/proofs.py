"""What stands behind a paper: its pages, the log's head in its foot, and where it went."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import count, say
from ui.reports.making import Made
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.flow import clear
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.sizes import size_words
from ui.widgets.text import Label

_GROUP = 8
How = Literal["", "locked", "signed"]
"""As it is, with a passphrase, with a signature."""


class Proofs(QWidget):
    """Checks before it leaves, and what was done with it."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE.hair))
        self._made: Made | None = None
        self._missing = ""
        self._handed = ""

    def show_made(self, made: Made) -> None:
        """Speaks of another paper."""
        self._made = made
        self._fill()

    def show_missing(self, words: str) -> None:
        """Says what has to be filled in before it may leave."""
        if words != self._missing:
            self._missing = words
            self._fill()

    def handed(self, where: Path | None, how: How = "") -> None:
        """Says that it has left, and how."""
        if where is None:
            told = say("Printed.")
        elif how == "locked":
            told = say("Saved as {name}, encrypted with AES-256.", name=where.name)
        elif how == "signed":
            told = say("Saved as {name}, signed. One changed byte would show.", name=where.name)
        else:
            told = say("Saved as {name}. The file lies open, without a lock.", name=where.name)
        self._handed = told
        self._fill()

    def words(self) -> str:
        """All that is said."""
        return "\n".join(label.text() for label in self.findChildren(Label))

    def _fill(self) -> None:
        clear(self._column)
        if self._handed:
            self._line("fine", self._handed)
        if self._missing:
            self._line("soon", self._missing)
        made = self._made
        if made is None:
            return
        pages = count("{n} page", "{n} pages", len(made.pages.sizes))
        size = size_words(len(made.pages.data))
        self._line("fine", say("{pages}, {size}, PDF/A-2a and PDF/UA-1", pages=pages, size=size))
        if made.order.draft:
            self._line("note", say("Marked as a draft on every page"))
        head = made.head[: 2 * _GROUP]
        shown = f"{head[:_GROUP]} {head[_GROUP:]}…"
        self._line("note", say("In each foot: log entry {n}, {hash}", n=made.entries, hash=shown))

    def _line(self, glyph: Glyph, words: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QHBoxLayout

        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(SPACE.inside))
        line.addWidget(GlyphMark(glyph), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(words, "note", "text2", wrap=True), 1)
        self._column.addWidget(row)
