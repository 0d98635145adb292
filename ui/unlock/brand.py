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
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.cards import Sheet
from ui.widgets.glyphs import Glyph, paint_glyph
from ui.widgets.text import Label


@dataclass(frozen=True, slots=True)
class DoorStep:
    """A step of the set-up: its name, how far it is, and what was chosen."""

    words: str
    glyph: Glyph
    chosen: str = ""


class DoorSide(Sheet):
    """The left side of a door page. `width` in px at 100 %."""

    def __init__(self, title: str, under: str, width: int = 400) -> None:
        super().__init__("rail")
        self.setFixedWidth(px(width))
        self.column = QVBoxLayout(self)
        edge = px(40 if width > 300 else 16)
        self.column.setContentsMargins(edge, px(40), edge, px(32))
        self.column.setSpacing(px(SPACE.inside))
        self.column.addWidget(Mark(56 if width > 300 else 40))
        self.column.addSpacing(px(SPACE.between))
        if title:
            self.column.addWidget(
                Label(
                    title,
                    "headline" if width > 300 else "section",
                    "on_rail_selected",
                    bold=True,
                    wrap=True,
                )
            )
        if under:
            self.column.addWidget(Label(under, "text", "on_rail", wrap=True))

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


def beside(side: DoorSide, inside: QWidget, page: QWidget) -> None:
    """Lays a door page out: the dark side, and what is asked."""
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(side)
    row.addWidget(inside, 1)


def centred(inside: QWidget, width: int) -> QWidget:
    """What is asked, in the middle of the page, `width` px wide."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(px(32), px(24), px(32), px(24))
    inside.setFixedWidth(px(width))
    column.addStretch(3)
    column.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(4)
    return around
