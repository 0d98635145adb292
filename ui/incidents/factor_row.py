"""One factor of the rating: four values and "not known", side by side, each with its wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.chosen import font, ink, px
from ui.theme.ring import ringed
from ui.theme.shapes import box, hairline
from ui.theme.tokens import RADIUS
from ui.widgets.spans import Span, laid_height, lay_out
from ui.widgets.text import set_tip

UNKNOWN = ""
_TALL = 60
_HIGH, _HEAD = 92, 26


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its key, the number in front, its wording, and what it means."""

    key: str
    number: str
    words: str
    means: str = ""


class FactorRow(QWidget):
    """`changed` comes when a person picks another value; the key "" is "not known"."""

    changed = Signal()

    def __init__(self, values: Sequence[Value], now: str | None, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        self.cells: dict[str, _Cell] = {}
        for value in values:
            cell = _Cell(value, name, grey=value.key == UNKNOWN)
            cell.setChecked(value.key == now)
            cell.clicked.connect(lambda _=False: self.changed.emit())
            group.addButton(cell)
            row.addWidget(cell, 1)
            self.cells[value.key] = cell
        self.setFixedHeight(px(_TALL))

    def stack(self, narrow: bool) -> None:
        """Numbers above their wording, in higher cells, where the window is narrow."""
        self.setFixedHeight(px(_HIGH if narrow else _TALL))
        for cell in self.cells.values():
            cell.stacked = narrow
            cell.update()

    def value(self) -> str | None:
        """The key that is picked; None while none is."""
        return next((key for key, cell in self.cells.items() if cell.isChecked()), None)

    def set_value(self, key: str) -> None:
        """Picks, as the program does: `changed` does not come."""
        if key in self.cells:
            self.cells[key].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), px(RADIUS.control), "surface", "control")
        painter.end()


class _Cell(QPushButton):
    def __init__(self, value: Value, row: str, grey: bool) -> None:
        super().__init__()
        self._value = value
        self._grey = grey
        self.stacked = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(f"{row}: {value.number} {value.words}".strip())
        set_tip(self, value.means)
        ringed(self)

    def sizeHint(self) -> QSize:
        return QSize(px(100), px(_TALL - 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(56), px(_TALL - 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        rect = QRectF(self.rect())
        fill = (
            "accent" if on else "hover" if self.underMouse() else "sunken" if self._grey else None
        )
        if fill:
            box(painter, rect, px(RADIUS.chip) if on else 0, fill)
        colour = "on_accent" if on else "text2" if self._grey else "text"
        left = float(px(8))
        if self._value.number:
            used = font("text", True)
            metrics = QFontMetricsF(used)
            painter.setFont(used)
            painter.setPen(ink(colour))
            middle = px(_HEAD) / 2 if self.stacked else rect.height() / 2
            base = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, base), self._value.number)
            if not self.stacked:
                left += metrics.horizontalAdvance(self._value.number) + px(8)
        spans = (Span(self._value.words, "note", bold=on, colour=colour),)
        laid = lay_out(spans, rect.width() - left - px(4))
        top = px(_HEAD) if self.stacked else 0
        spare = rect.height() - top - laid_height(laid)
        laid.draw(painter, QPointF(left, top + (0.0 if self.stacked else max(0.0, spare / 2))))
        if not self._grey and not on:
            hairline(painter, QRectF(rect.right() - 1, 0, 1, rect.height()), "line")
        painter.end()
