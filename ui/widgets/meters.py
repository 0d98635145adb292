"""How much is gone: the thin meter of a clock and the bar of a job."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.chosen import px
from ui.theme.shapes import box
from ui.theme.tokens import HEIGHT


class Meter(QWidget):
    """The part of a clock that has passed, 0.0 to 1.0; the words beside it carry the meaning."""

    def __init__(self, part: float, colour: str = "green_fill", height: int = HEIGHT.meter) -> None:
        super().__init__()
        self._part = part
        self._colour = colour
        self.setFixedHeight(px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_part(self, part: float, colour: str = "") -> None:
        """Moves the meter, and gives it another colour where one is named."""
        self._part = part
        self._colour = colour or self._colour
        self.update()

    def part(self) -> float:
        """What is shown, 0.0 to 1.0."""
        return self._part

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_meter(painter, QRectF(self.rect()), self._part, self._colour)
        painter.end()


def paint_meter(painter: QPainter, rect: QRectF, part: float, colour: str) -> None:
    """Draws a meter; anything passed at all shows at least one round end."""
    round_end = rect.height() / 2
    box(painter, rect, round_end, "line")
    part = min(1.0, max(0.0, part))
    if part > 0:
        passed = QRectF(rect)
        passed.setWidth(max(rect.height() * 1.4, rect.width() * part))
        box(painter, passed, round_end, colour)
