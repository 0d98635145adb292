"""The matrix, drawn from the very table that decides: impact upward, likelihood to the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinicguard.incidents.rating import Assessment, Scale
from clinicguard.knowledge.ratings import Level
from ui.incidents.said import word
from ui.language import say_in
from ui.theme.chosen import font, ink, px
from ui.theme.shapes import box, smooth

_LEFT, _BELOW, _GAP = 22, 22, 2
_GROUND = {Level.LOW: "green_weak", Level.MEDIUM: "amber_weak", Level.HIGH: "red_weak"}
_WORDS = {Level.LOW: "green", Level.MEDIUM: "amber", Level.HIGH: "red"}


class Matrix(QWidget):
    """Where the case stands, and an arrow upward where a floor raises it."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale
        self._judged: Assessment | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(4 * 42 + _BELOW))

    def show_judged(self, judged: Assessment) -> None:
        """Marks the cell of a judgement."""
        self._judged = judged
        self.setAccessibleName(f"{judged.impact} × {judged.urgency}: {word(judged.level)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(300), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        for impact in range(4):
            for urgency in range(4):
                self._cell(painter, impact, urgency)
            self._number(
                painter,
                QRectF(0, self._place(impact, 0).top(), px(_LEFT - 6), self._tall()),
                impact,
            )
        for urgency in range(4):
            place = self._place(0, urgency)
            self._number(
                painter,
                QRectF(place.left(), place.bottom() + 2, place.width(), px(_BELOW)),
                urgency,
            )
        if self._judged is not None:
            self._mark(painter, self._judged)
        painter.end()

    def _cell(self, painter: QPainter, impact: int, urgency: int) -> None:
        level, place = self._scale.matrix[impact][urgency], self._place(impact, urgency)
        box(painter, place, px(2), _GROUND[level])
        if level is Level.HIGH:
            painter.save()
            painter.setClipRect(place)
            painter.setPen(QPen(ink("red_line"), 1))
            step = px(8)
            at = place.left() - place.height()
            while at < place.right():
                painter.drawLine(
                    QPointF(at, place.bottom()), QPointF(at + place.height(), place.top())
                )
                at += step
            painter.restore()
        painter.setFont(font("note"))
        painter.setPen(ink(_WORDS[level]))
        inner = place.adjusted(0, px(2), -px(6), 0)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, word(level)
        )

    def _mark(self, painter: QPainter, judged: Assessment) -> None:
        middle = self._place(judged.impact, judged.urgency).center() - QPointF(px(8), 0)
        radius = px(13)
        if judged.level is not judged.by_matrix:
            self._arrow(painter, middle, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("text"))
        painter.drawEllipse(middle, radius, radius)
        painter.setFont(font("small", True))
        painter.setPen(ink("surface"))
        place = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, say_in("matrix", "now"))

    def _arrow(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        top = max(px(8), middle.y() - self._tall())
        pen = QPen(ink("red_fill"), 1.6, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(middle.x(), middle.y() - radius), QPointF(middle.x(), top + px(6)))
        head = px(5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("red_fill"))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), top),
                    QPointF(middle.x() - head, top + head * 1.6),
                    QPointF(middle.x() + head, top + head * 1.6),
                ]
            )
        )

    def _number(self, painter: QPainter, place: QRectF, number: int) -> None:
        painter.setFont(font("note"))
        painter.setPen(ink("text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))

    def _place(self, impact: int, urgency: int) -> QRectF:
        wide = (self.width() - px(_LEFT)) / 4
        tall = self._tall()
        return QRectF(
            px(_LEFT) + urgency * wide, (3 - impact) * tall, wide - px(_GAP), tall - px(_GAP)
        )

    def _tall(self) -> float:
        return (self.height() - px(_BELOW)) / 4
