"""The dark side of every door: the mark, a name, and lines of quiet facts or steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.chosen import ink, px
from ui.theme.icons import paint_icon
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS, SPACE, TextRole
from ui.widgets.buttons import Button
from ui.widgets.cards import Sheet
from ui.widgets.glyphs import Glyph, paint_glyph
from ui.widgets.text import Label

_LARGE, _STRIP = 300, 56
_NO_LIMIT = 16_777_215


@dataclass(frozen=True, slots=True)
class DoorStep:
    """A step of the set-up: its name, how far it is, and what was chosen."""

    words: str
    glyph: Glyph
    chosen: str = ""


class DoorSide(Sheet):
    """The left side of a door page; in a narrow window a strip across its top instead.

    `width` in px at 100 %.
    """

    def __init__(self, title: str, under: str, width: int = 400) -> None:
        super().__init__("rail")
        self._width = width
        large = width > _LARGE
        self._strip = _Strip(title)
        self._whole = QWidget()
        self._button: Button | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        column.addWidget(self._whole)
        self.column = QVBoxLayout(self._whole)
        edge = px(40 if large else 16)
        self.column.setContentsMargins(edge, px(40), edge, px(32))
        self.column.setSpacing(px(SPACE.inside))
        self.column.addWidget(Mark(56 if large else 40))
        self.column.addSpacing(px(SPACE.between))
        if title:
            role: TextRole = "headline" if large else "section"
            self.column.addWidget(Label(title, role, "on_rail_selected", bold=True, wrap=True))
        if under:
            self.column.addWidget(Label(under, "text", "on_rail", wrap=True))
        self.be_strip(False)

    def be_strip(self, strip: bool) -> None:
        """A strip, or the whole side."""
        self._strip.setVisible(strip)
        self._whole.setVisible(not strip)
        if strip:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_NO_LIMIT)
            self.setFixedHeight(px(_STRIP))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_NO_LIMIT)
            self.setFixedWidth(px(self._width))
        if self._button is not None:
            (self._strip.row if strip else self.column).addWidget(self._button)

    def add_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """(icon, words) at the foot, over a line."""
        self.column.addStretch(1)
        self.column.addWidget(_RailLine())
        self.column.addSpacing(px(SPACE.inside))
        for icon, words in facts:
            self.column.addWidget(_Fact(icon, words))

    def add_steps(self, steps: Sequence[DoorStep]) -> None:
        """The steps of the set-up; the one that is being done is marked."""
        self.column.addSpacing(px(SPACE.section))
        for step in steps:
            self.column.addWidget(_StepRow(step))
        at = next((n for n, step in enumerate(steps, 1) if step.glyph == "doing"), 0)
        if at:
            self._strip.tell(f"{at}／{len(steps)}\u3000{steps[at - 1].words}")

    def add_button(self, button: Button) -> None:
        """A button at the foot; in the strip, at its end."""
        button.dye("rail", "on_rail_selected")
        self._button = button
        self.column.addWidget(button)


class _Strip(QWidget):
    """The mark, the title, and where one is, in one line."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(px(SPACE.page), 0, px(SPACE.page), 0)
        self.row.setSpacing(px(SPACE.between))
        self.row.addWidget(Mark(28))
        self.row.addWidget(Label(title, "section", "on_rail_selected", bold=True, elide=True))
        self._where = Label("", "text", "on_rail")
        self.row.addWidget(self._where)
        self.row.addStretch(1)

    def tell(self, words: str) -> None:
        """Says where one is."""
        self._where.setText(words)


class Mark(QWidget):
    """The shield with the tooth."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFixedSize(px(size), px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "mark", "on_rail_selected", QRectF(self.rect()))
        painter.end()


class _RailLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("rail_selected"))
        painter.end()


class _Fact(QWidget):
    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self._icon = icon
        row = QHBoxLayout(self)
        row.setContentsMargins(px(28), 0, 0, 0)
        row.addWidget(Label(words, "text", "on_rail", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(18)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, "on_rail", place)
        painter.end()


class _StepRow(QWidget):
    def __init__(self, step: DoorStep) -> None:
        super().__init__()
        self._step = step
        self.setFixedHeight(px(40))
        self.setAccessibleName(step.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(42), 0, px(SPACE.between), 0)
        row.setSpacing(px(SPACE.inside))
        now = step.glyph == "doing"
        colour = "on_rail_selected" if now or step.glyph == "fine" else "on_rail"
        row.addWidget(Label(step.words, "text", colour, bold=now))
        end = Qt.AlignmentFlag.AlignRight
        row.addWidget(Label(step.chosen, "note", "on_rail", elide=True, align=end), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._step.glyph == "doing":
            box(painter, QRectF(self.rect()), px(RADIUS.control), "rail_selected")
        side = px(18)
        place = QRectF(px(SPACE.between), (self.height() - side) / 2, side, side)
        if self._step.glyph == "doing":
            _paint_half(painter, place)
        else:
            paint_glyph(painter, place, self._step.glyph)
        painter.end()


def _paint_half(painter: QPainter, place: QRectF) -> None:
    """The half disc of *doing*, light on the dark side."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink("on_rail_selected"), px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = place.adjusted(2, 2, -2, -2)
    painter.drawEllipse(ring)
    painter.setBrush(ink("on_rail_selected"))
    painter.drawPie(ring, -90 * 16, 180 * 16)
