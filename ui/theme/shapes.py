"""Boxes, rings and lines: the few shapes that all widgets are drawn from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme.chosen import ink, px
from ui.theme.tokens import RING


def smooth(painter: QPainter) -> QPainter:
    """Turns on smooth edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    return painter


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | QColor | None = None,
    line: str | QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box whose line lies wholly inside `rect`; radius and width in screen pixels."""
    smooth(painter)
    half = width / 2 if line is not None else 0.0
    inner = rect.adjusted(half, half, -half, -half)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(as_colour(line), width)
        if dashed:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else as_colour(fill))
    corner = max(0.0, radius - half)
    painter.drawRoundedRect(inner, corner, corner)


def ring(painter: QPainter, rect: QRectF, radius: float, colour: str = "accent") -> None:
    """The focus ring around `rect`: two pixels wide, two pixels off."""
    off = px(RING) * 2
    box(painter, rect.adjusted(-off, -off, off, off), radius + off, None, colour, px(RING))


def hairline(painter: QPainter, rect: QRectF, colour: str = "line") -> None:
    """Fills `rect`, one pixel thin, without smoothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(rect, ink(colour))


def as_colour(colour: str | QColor) -> QColor:
    """A token's colour, or the colour itself."""
    return ink(colour) if isinstance(colour, str) else colour
