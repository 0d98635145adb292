"""The eleven state glyphs and the level bars: shape and sign tell the state, colour only helps."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from typing import Literal, get_args

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme.chosen import ink, px
from ui.theme.shapes import smooth
from ui.theme.tokens import HEIGHT
from ui.widgets.text import set_tip

Glyph = Literal[
    "burns",
    "soon",
    "fine",
    "held",
    "unknown",
    "doing",
    "todo",
    "closed",
    "slashed",
    "void",
    "note",
]
"""burns: octagon !, soon: triangle !, fine: disc ✓, held: square ‖, unknown: dashed ring,
doing: half disc, todo: ring, closed: ring ✓, slashed: ring /, void: disc –, note: disc i."""

GLYPHS: tuple[Glyph, ...] = get_args(Glyph)

Level = Literal["low", "medium", "high", "unrated"]
LEVEL_COLOUR: dict[Level, str] = {
    "low": "green",
    "medium": "amber",
    "high": "red",
    "unrated": "mute",
}


class GlyphMark(QWidget):
    """One state glyph; `word` is what it says, for the tooltip and for a screen reader."""

    def __init__(self, glyph: Glyph, word: str = "", size: int = HEIGHT.glyph) -> None:
        super().__init__()
        self._glyph: Glyph = glyph
        self.setFixedSize(px(size), px(size))
        self.set_glyph(glyph, word)

    def set_glyph(self, glyph: Glyph, word: str = "") -> None:
        """Changes the state and its word."""
        self._glyph = glyph
        self.setAccessibleName(word)
        set_tip(self, word)
        self.update()

    def glyph(self) -> Glyph:
        """The state that is shown."""
        return self._glyph

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(painter, QRectF(self.rect()), self._glyph)
        painter.end()


class LevelBars(QWidget):
    """One to three bars for low, medium, high; none filled while unrated."""

    def __init__(self, level: Level, colour: str | None = None) -> None:
        super().__init__()
        self._level: Level = level
        self._colour = colour or LEVEL_COLOUR[level]
        self.setFixedSize(QSize(px(13), px(12)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_level(painter, QRectF(self.rect()), self._level, ink(self._colour))
        painter.end()


def paint_level(painter: QPainter, rect: QRectF, level: Level, colour: QColor) -> None:
    """Draws the bars into `rect`, filled from the left, the rest outlined."""
    smooth(painter)
    filled = {"unrated": 0, "low": 1, "medium": 2, "high": 3}[level]
    gap = rect.width() * 0.04
    width = (rect.width() - 2 * gap) / 3
    for bar in range(3):
        tall = rect.height() * (0.5, 0.75, 1.0)[bar]
        shape = QRectF(rect.left() + bar * (width + gap), rect.bottom() - tall, width, tall)
        if bar < filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(shape, 1, 1)
        else:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1)


def paint_glyph(painter: QPainter, rect: QRectF, glyph: Glyph) -> None:
    """Draws a state glyph into the square `rect`."""
    smooth(painter)
    side = min(rect.width(), rect.height())
    painter.save()
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / 18, side / 18)
    _DRAWN[glyph](painter)
    painter.restore()


def _disc(painter: QPainter, fill: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(fill))
    painter.drawEllipse(QPointF(9, 9), 8.2, 8.2)


def _ring(painter: QPainter, colour: str, dashed: bool = False) -> None:
    pen = QPen(ink(colour), 1.7)
    if dashed:
        pen.setDashPattern([1.75, 1.65])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(9, 9), 7.4, 7.4)


def _strokes(painter: QPainter, colour: str, width: float, *points: tuple[float, float]) -> None:
    pen = QPen(ink(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _dot(painter: QPainter, colour: str, x: float, y: float, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(colour))
    painter.drawEllipse(QPointF(x, y), radius, radius)


def _burns(painter: QPainter) -> None:
    corners = [pi / 8 + k * pi / 4 for k in range(8)]
    shape = QPolygonF([QPointF(9 + 9 * cos(a), 9 + 9 * sin(a)) for a in corners])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("red_fill"))
    painter.drawPolygon(shape)
    _strokes(painter, "on_red", 2, (9, 4.9), (9, 9.7))
    _dot(painter, "on_red", 9, 12.8, 1.2)


def _soon(painter: QPainter) -> None:
    pen = QPen(ink("amber_fill"), 2.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(ink("amber_fill"))
    painter.drawPolygon(QPolygonF([QPointF(9, 2.6), QPointF(16.4, 15.4), QPointF(1.6, 15.4)]))
    _strokes(painter, "on_amber", 1.8, (9, 6.6), (9, 10.4))
    _dot(painter, "on_amber", 9, 13.3, 1.1)


def _fine(painter: QPainter) -> None:
    _disc(painter, "green_fill")
    _strokes(painter, "on_green", 1.9, (5.4, 9.3), (7.9, 11.8), (12.7, 6.6))


def _held(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("held"))
    painter.drawRoundedRect(QRectF(1.4, 1.4, 15.2, 15.2), 3.2, 3.2)
    _strokes(painter, "on_held", 2, (6.7, 5.9), (6.7, 12.1))
    _strokes(painter, "on_held", 2, (11.3, 5.9), (11.3, 12.1))


def _unknown(painter: QPainter) -> None:
    _ring(painter, "mute", dashed=True)
    _dot(painter, "mute", 9, 9, 1.5)


def _doing(painter: QPainter) -> None:
    half = QPainterPath(QPointF(9, 1.6))
    half.arcTo(QRectF(1.6, 1.6, 14.8, 14.8), 90, -180)
    half.closeSubpath()
    _ring(painter, "accent")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("accent"))
    painter.drawPath(half)


def _todo(painter: QPainter) -> None:
    _ring(painter, "control")


def _closed(painter: QPainter) -> None:
    _ring(painter, "mute")
    _strokes(painter, "mute", 1.8, (5.7, 9.2), (8.0, 11.4), (12.3, 6.9))


def _slashed(painter: QPainter) -> None:
    _ring(painter, "mute")
    _strokes(painter, "mute", 1.7, (4.2, 13.8), (13.8, 4.2))


def _void(painter: QPainter) -> None:
    _disc(painter, "held")
    _strokes(painter, "on_held", 2, (5.6, 9), (12.4, 9))


def _note(painter: QPainter) -> None:
    _disc(painter, "blue_fill")
    _strokes(painter, "on_blue", 2, (9, 8.4), (9, 12.8))
    _dot(painter, "on_blue", 9, 5.3, 1.2)


_DRAWN: dict[Glyph, Callable[[QPainter], None]] = {
    "burns": _burns,
    "soon": _soon,
    "fine": _fine,
    "held": _held,
    "unknown": _unknown,
    "doing": _doing,
    "todo": _todo,
    "closed": _closed,
    "slashed": _slashed,
    "void": _void,
    "note": _note,
}
