"""A chart of the papers shown on screen in the theme's own colours, scaled to the room it gets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinicguard.documents.charts import drawing as shapes
from clinicguard.documents.charts.drawing import Drawing, Label, Path
from ui.theme.chosen import font, ink, px
from ui.widgets.text import set_tip

_TOKENS = {
    shapes.INK: "text",
    shapes.SOFT: "text2",
    shapes.MUTE: "mute",
    shapes.LINE: "line",
    shapes.PAPER: "surface",
    shapes.SUNKEN: "sunken",
    **dict(
        zip(
            shapes.SHADES,
            ("surface", "sunken", "accent_weak", "selection", "accent_line"),
            strict=True,
        )
    ),
}
_WIDEST = 1.6
"""How far a chart is stretched over its size on paper."""


class DrawingView(QWidget):
    """The alternative text of the chart is its accessible name and its tip."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.drawing = drawing
        self.setAccessibleName(drawing.alternative)
        set_tip(self, drawing.alternative)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit(px(600))

    def sizeHint(self) -> QSize:
        return QSize(px(self.drawing.width), self.heightForWidth(px(self.drawing.width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(self.drawing.width * 0.8), self.heightForWidth(px(self.drawing.width)))

    def heightForWidth(self, width: int) -> int:
        return round(self.drawing.height * self._scale(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale(self.width()), self._scale(self.width()))
        for shape in self.drawing.shapes:
            match shape:
                case Path():
                    _paint_path(painter, shape)
                case Label():
                    _paint_label(painter, shape)
        painter.end()

    def _fit(self, width: int) -> None:
        self.setFixedHeight(max(1, self.heightForWidth(width)))

    def _scale(self, width: int) -> float:
        return min(width / self.drawing.width, px(100) / 100 * _WIDEST)


def _paint_path(painter: QPainter, path: Path) -> None:
    polygon = QPolygonF([QPointF(x, y) for x, y in path.points])
    painter.setBrush(ink(_TOKENS[path.fill]) if path.fill else Qt.BrushStyle.NoBrush)
    if path.edge:
        pen = QPen(ink(_TOKENS[path.edge]), path.weight)
        if path.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    if path.closed:
        painter.drawPolygon(polygon)
    else:
        painter.drawPolyline(polygon)


def _paint_label(painter: QPainter, label: Label) -> None:
    face = font("text", label.bold)
    # one point of the drawing is one pixel before scaling
    face.setPixelSize(max(1, round(label.size)))
    painter.setFont(face)
    painter.setPen(ink(_TOKENS[label.colour]))
    long = QFontMetricsF(face, painter.device()).horizontalAdvance(label.text)
    left = label.x - {"left": 0.0, "centre": long / 2, "right": long}[label.align]
    painter.drawText(QPointF(left, label.y), label.text)
