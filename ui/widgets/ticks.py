"""A tick: one thing that is so, or is not."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.shapes import box
from ui.theme.tokens import TextRole
from ui.widgets.text import in_button


class Check(QCheckBox):
    """A tick with its words, an icon between where it helps; `small` for one beside a label."""

    changed = Signal()

    def __init__(
        self, words: str, on: bool = False, *, icon: str | None = None, small: bool = False
    ) -> None:
        super().__init__(in_button(words))
        self._words = words
        self._icon = icon
        self._role: TextRole = "note" if small else "text"
        self.setChecked(on)
        self.setFont(font(self._role))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(words)
        self.clicked.connect(lambda _: self.changed.emit())

    def enough(self) -> bool:
        """A tick is always an answer."""
        return True

    def sizeHint(self) -> QSize:
        if not self._words and not self._icon:
            return QSize(px(20), self._tall())
        wide = QFontMetricsF(font(self._role)).horizontalAdvance(self._words)
        return QSize(round(wide) + 1 + self._left(), self._tall())

    def _tall(self) -> int:
        return px(18 if self._role == "note" else 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(16)
        square = QRectF(px(2), (self.height() - side) / 2, side, side)
        paint_check(
            painter,
            square,
            on=self.isChecked(),
            hover=self.underMouse(),
            focus=self.hasFocus(),
            able=self.isEnabled(),
        )
        words = "text" if self.isEnabled() else "mute"
        if self._icon:
            place = QRectF(px(26), (self.height() - px(18)) / 2, px(18), px(18))
            paint_icon(painter, self._icon, words, place)
        metrics = QFontMetricsF(font(self._role))
        painter.setFont(font(self._role))
        painter.setPen(ink(words))
        base = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(self._left(), base), self._words)
        painter.end()

    def _left(self) -> int:
        return px(26) + (px(26) if self._icon else 0)


def paint_check(
    painter: QPainter,
    rect: QRectF,
    *,
    on: bool,
    hover: bool = False,
    focus: bool = False,
    able: bool = True,
) -> None:
    """Draws a tick box; with the focus, the ring lies close around it."""
    radius = px(3)
    if not able:
        box(painter, rect, radius, "sunken", "line")
    elif on:
        box(painter, rect, radius, "accent", None)
    else:
        box(painter, rect, radius, "surface", "text" if hover else "control")
    if on:
        place = rect.adjusted(px(1), px(1), -px(1), -px(1))
        paint_icon(painter, "check", "on_accent" if able else "mute", place, strong=True)
    if focus:
        off = px(2)
        box(painter, rect.adjusted(-off, -off, off, off), radius + off, None, "accent", px(2))
