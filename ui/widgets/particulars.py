"""Names at the left, what they are at the right: the particulars of a thing in a glance."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.chosen import px
from ui.theme.tokens import SPACE, TextRole
from ui.widgets.flow import clear
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import Span
from ui.widgets.text import Label, Phrase

Value = str | QWidget | tuple[Span, ...]


class Particulars(QWidget):
    """Pairs of a name and a value: words, spans, or a widget. Empty words are left out.

    `names` is the least width of the names in px at 100 %.
    """

    def __init__(
        self,
        pairs: Iterable[tuple[str, Value]] = (),
        *,
        names: int = 88,
        role: TextRole = "note",
        gap: int = SPACE.hair,
    ) -> None:
        super().__init__()
        self._role: TextRole = role
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(SPACE.between))
        self._grid.setVerticalSpacing(px(gap))
        self._grid.setColumnMinimumWidth(0, px(names))
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_pairs(pairs)

    def show_pairs(self, pairs: Iterable[tuple[str, Value]]) -> None:
        """Shows other pairs."""
        clear(self._grid)
        shown = [(name, value) for name, value in pairs if value]
        for row, (name, value) in enumerate(shown):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(Label(name, self._role, "mute"), row, 0, top)
            self._grid.addWidget(self._shown(value), row, 1)

    def words(self) -> str:
        """All values as words, a line each."""
        found: list[str] = []
        for row in range(self._grid.rowCount()):
            item = self._grid.itemAtPosition(row, 1)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Phrase | Label | Stated):
                found.append(widget.text())
        return "\n".join(found)

    def _shown(self, value: Value) -> QWidget:
        if isinstance(value, QWidget):
            return value
        spans = (Span(value, self._role),) if isinstance(value, str) else value
        return Phrase(*spans, wrap=True)


class Stated(QWidget):
    """A state glyph, the words that say it, and a note below; bold where somebody has to act."""

    def __init__(self, glyph: Glyph, words: str, note: str = "", *, size: int = 18) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.inside))
        row.addWidget(GlyphMark(glyph, size=size), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Phrase(Span(words, bold=glyph in ("soon", "burns")), wrap=True)
        row.addWidget(self._words, 1)
        column.addLayout(row)
        if note:
            column.addWidget(Label(note, "note", "text2", wrap=True))

    def text(self) -> str:
        """What is said."""
        return self._words.text()
