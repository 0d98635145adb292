"""Surfaces and heads: cards and their rows, section heads, notices, hairlines, long columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.chosen import ink, px
from ui.theme.shapes import box, hairline
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.buttons import Button
from ui.widgets.columns import measure, tight
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import Span
from ui.widgets.squeeze import squeeze
from ui.widgets.text import Label, Phrase
from ui.widgets.whats_this import WhatsThis

_LEAST_HEAD = 240
_NARROW_ROW = 600
_MUCH = 0.4
"""Of a narrow row's width: more than that behind the middle leaves its words too little."""

NoticeTone = Literal["info", "amber", "red", "green"]

_NOTICE: dict[NoticeTone, tuple[str, Glyph]] = {
    "info": ("blue_weak", "note"),
    "amber": ("amber_weak", "soon"),
    "red": ("red_weak", "burns"),
    "green": ("green_weak", "fine"),
}


class Sheet(QWidget):
    """A plain area in one colour of the look: window, surface, sunken, rail …"""

    def __init__(self, colour: str = "window") -> None:
        super().__init__()
        self._colour = colour
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._colour))
        painter.end()


class Card(QWidget):
    """A raised surface: a one-pixel line and a step of colour, never a shadow.

    `column` is its vertical layout; `padding` in px at 100 %, 0 for rows that reach the edge.
    """

    def __init__(
        self, padding: int = SPACE.wide, *, fill: str = "surface", line: str = "line"
    ) -> None:
        super().__init__()
        self._fill = fill
        self._line = line
        self.column = QVBoxLayout(self)
        edge = max(px(padding), 1)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(px(SPACE.inside) if padding else 0)

    def add_row(self, row: QWidget) -> QWidget:
        """Adds a row with a hairline above it, unless it is the first."""
        if self.column.count():
            self.column.addWidget(Hairline())
        self.column.addWidget(row)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), px(RADIUS.card), self._fill, self._line)
        painter.end()


class CardRow(QWidget):
    """A row in a card; `burning` lays a weak red ground under it, with the card's round corners.

    Fill `line`. Where the row gets narrow, what stands behind its stretched middle goes below it,
    so that words keep their place.
    """

    def __init__(self, *, burning: bool = False, first: bool = False, height: int = 40) -> None:
        super().__init__()
        self._burning = burning
        self._first = first
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(16), px(6), px(16), px(6))
        self._lines.setSpacing(px(6))
        self.line, self._below = QHBoxLayout(), QHBoxLayout()
        for line in (self.line, self._below):
            line.setSpacing(px(SPACE.between))
            self._lines.addLayout(line)
        self._below.addStretch(1)
        self._moved: list[QWidget] = []
        self._short = False
        self._height = height
        self.setMinimumHeight(px(height))

    def fit_room(self, short: bool) -> None:
        """Takes less height in a low window."""
        self._short = short
        self._take_height()
        up = px(3 if short else 6)
        self._lines.setContentsMargins(px(16), up, px(16), up)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(measure(self).narrow and _room_of(self) < px(_NARROW_ROW))

    def _take_height(self) -> None:
        """At least as drawn; a row on two lines asks for what they need."""
        self.setMinimumHeight(0 if self._moved else px(tight(self._height, self._short)))

    def _fold(self, narrow: bool) -> None:
        """Moves what stands behind the middle below it, and back again."""
        if not narrow and self._moved:
            _move(self._moved, self._below, self.line)
            self._moved = []
            self._take_height()
        elif narrow and not self._moved:
            ends = _ends_of(self.line)
            if sum(end.sizeHint().width() for end in ends) >= _room_of(self) * _MUCH:
                _move(ends, self.line, self._below)
                self._moved = ends
                self._take_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._burning:
            return
        painter = QPainter(self)
        below = px(RADIUS.card)
        painter.setClipRect(self.rect())
        shape = QRectF(self.rect()).adjusted(0, 0, 0, below if self._first else 0)
        box(painter, shape, below - 1 if self._first else 0, "red_weak")
        painter.end()


def _room_of(row: QWidget) -> int:
    """How wide a row may be: as what scrolls around it, since a row too wide is cut there."""
    above = row.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return min(row.width(), above.viewport().width())
        above = above.parentWidget()
    return row.width()


def _ends_of(line: QHBoxLayout) -> list[QWidget]:
    """What stands behind the stretched middle of a row; nothing where not all are widgets."""
    stretched = [i for i in range(line.count()) if line.stretch(i)]
    first = stretched[-1] + 1 if stretched else line.count()
    items = [line.itemAt(i) for i in range(first, line.count())]
    ends = [item.widget() for item in items if item is not None]
    return [end for end in ends if end is not None] if all(ends) else []


def _move(ends: list[QWidget], start: QHBoxLayout, to: QHBoxLayout) -> None:
    for end in ends:
        start.removeWidget(end)
        to.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)


class Hairline(QWidget):
    """A line one pixel thin, across or down."""

    def __init__(self, down: bool = False, colour: str = "line") -> None:
        super().__init__()
        self._colour = colour
        if down:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, QRectF(self.rect()), self._colour)
        painter.end()


class SectionHead(QWidget):
    """The name of a section, a note after it, and what can be done at its right end.

    `about` is the key of a small question mark behind the name.
    """

    def __init__(self, name: str, note: str = "", *ends: QWidget, about: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.inside))
        self._name = Label(name, "section", bold=True)
        self._note = Label(note, "note", "mute", elide=True)
        row.addWidget(self._name)
        if about:
            row.addWidget(WhatsThis(about, name))
        row.addWidget(self._note, 1)
        for widget in ends:
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """What stands at the end gives up its words before the page gets too wide."""
        return QSize(px(_LEAST_HEAD), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.layout()
        if row is not None:
            squeeze(row, self)

    def set_note(self, note: str) -> None:
        """Changes the note."""
        self._note.setText(note)


class Notice(QWidget):
    """A bar that says what a person has to know here. `lead` is bold and comes first."""

    def __init__(
        self,
        text: str,
        tone: NoticeTone = "info",
        *,
        lead: str = "",
        actions: tuple[Button, ...] = (),
        flat: bool = False,
    ) -> None:
        super().__init__()
        self._fill, glyph = _NOTICE[tone]
        self._flat = flat
        self._tone = tone
        row = QHBoxLayout(self)
        side = px(SPACE.page if flat else SPACE.between)
        row.setContentsMargins(side, px(SPACE.inside), side, px(SPACE.inside))
        row.setSpacing(px(SPACE.inside))
        row.addWidget(GlyphMark(glyph), 0, Qt.AlignmentFlag.AlignTop)
        spans = (Span(lead, bold=True), Span(text)) if lead else (Span(text),)
        self._phrase = Phrase(*spans, wrap=True)
        row.addWidget(self._phrase, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def words(self) -> str:
        """What the bar says."""
        return self._phrase.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._flat:
            painter.fillRect(rect, ink(self._fill))
            line = {"info": "blue", "amber": "amber", "red": "red", "green": "green"}[self._tone]
            hairline(painter, QRectF(0, rect.height() - 1, rect.width(), 1), f"{line}_line")
        else:
            box(painter, rect, px(RADIUS.control), self._fill)
        painter.end()


class ScrollColumn(QScrollArea):
    """A column that scrolls down and never sideways. Fill `column`."""

    def __init__(self, margin: int = SPACE.page, gap: int = SPACE.section) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        edge = px(margin)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self._gap = gap
        self._edge = margin
        self.column.setSpacing(px(gap))
        self.setWidget(inside)
        # Qt fills what it is given to scroll
        inside.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_room()

    def fit_room(self) -> None:
        """In a low window rows, gaps and margins shrink."""
        short = measure(self).short
        self.column.setSpacing(px(min(self._gap, SPACE.between) if short else self._gap))
        edge = px(self._edge)
        above = px(min(self._edge, SPACE.wide)) if short else edge
        self.column.setContentsMargins(edge, above, edge, above)
        for row in self.findChildren(CardRow):
            row.fit_room(short)


def link(
    words: str, on: Callable[[], object], *, icon: str | None = None, key: str | None = None
) -> Button:
    """A note-sized word inside a line that leads somewhere."""
    return Button(words, "link", icon=icon, on=on, key=key)
