"""Icons from the shipped line drawings, in a colour of the look, sharp at every screen scale."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from clinicguard.host.paths import resources
from ui.theme.chosen import ink, px

LINE = 1.75
"""Stroke of a resting icon in the drawing's 24 units; 2 when it is selected or bold."""
STRONG_LINE = 2.0


def icon(name: str, colour: str = "text", size: int = 16, strong: bool = False) -> QIcon:
    """An icon for a menu or a line field; `size` in px at 100 %."""
    return QIcon(pixmap(name, colour, size, strong, 2.0))


def pixmap(
    name: str, colour: str = "text", size: int = 16, strong: bool = False, ratio: float = 1.0
) -> QPixmap:
    """The drawing as a picture of `size` px (at 100 %) for a screen of that pixel ratio."""
    return _pixmap(name, ink(colour).name(), px(size), strong, ratio)


def paint_icon(
    painter: QPainter, name: str, colour: str, rect: QRectF, strong: bool = False
) -> None:
    """Draws the icon into `rect` of the painter's own coordinates."""
    renderer = _renderer(name, ink(colour).name(), strong)
    renderer.render(painter, rect)


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, side: int, strong: bool, ratio: float) -> QPixmap:
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _renderer(name, colour, strong).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str, strong: bool) -> QSvgRenderer:
    width = STRONG_LINE if strong else LINE
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{width}"')
    return QSvgRenderer(QByteArray(drawing.encode()))


@cache
def _drawing(name: str) -> str:
    """Raises FileNotFoundError: an icon that does not ship is a slip in the code."""
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")
