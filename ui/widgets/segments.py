"""Switching what is shown: segments for a way of looking, views for saved questions with counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.ring import ringed
from ui.theme.shapes import box, hairline, smooth
from ui.theme.tokens import RADIUS, TextRole
from ui.widgets.choices import Option
from ui.widgets.keys import is_enter
from ui.widgets.text import in_button


@dataclass(frozen=True, slots=True)
class View:
    """A saved question with the number of its answers."""

    key: str
    words: str
    number: int | None = None
    icon: str | None = None


class _Switch(QWidget):
    """A row of buttons of which one is down; arrow keys move between them."""

    chosen = Signal(str)
    gap: ClassVar[int] = 0

    def __init__(self, pieces: Iterable[tuple[str, _Piece]], now: str) -> None:
        super().__init__()
        self._pieces: dict[str, _Piece] = dict(pieces)
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self.gap))
        for key, piece in self._pieces.items():
            group.addButton(piece)
            row.addWidget(piece)
            piece.setChecked(key == now)
            piece.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """The key of what is shown."""
        return next((key for key, piece in self._pieces.items() if piece.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Switches, as the program does: `chosen` does not come."""
        self._pieces[key].setChecked(True)

    def piece(self, key: str) -> QPushButton:
        """One of the buttons."""
        return self._pieces[key]


class Segments(_Switch):
    """Two to five ways of looking at the same thing, side by side in one box."""

    def __init__(self, options: Iterable[Option], now: str, *, spoken: str = "") -> None:
        listed = list(options)
        last = len(listed) - 1
        super().__init__(
            (
                (option.key, _Segment(option, first=i == 0, last=i == last))
                for i, option in enumerate(listed)
            ),
            now,
        )
        self.setAccessibleName(spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), px(RADIUS.control), "surface", None)
        painter.end()


class Views(_Switch):
    """Saved questions in a line above a list; the one that is shown is underlined."""

    gap = 4

    def __init__(self, views: Iterable[View], now: str, *, spoken: str = "") -> None:
        super().__init__(((view.key, _ViewTab(view)) for view in views), now)
        self.setAccessibleName(spoken)


class _Piece(QPushButton):
    def __init__(self, words: str) -> None:
        super().__init__(in_button(words))
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        ringed(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _Segment(_Piece):
    def __init__(self, option: Option, first: bool, last: bool) -> None:
        super().__init__(option.words)
        self._option = option
        self._first = first
        self._last = last

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font("note", True)).horizontalAdvance(self._option.words)
        sign = px(16) + (px(6) if self._option.words else 0) if self._option.icon else 0
        return QSize(round(wide) + sign + 2 * px(12), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        on = self.isChecked()
        rect = QRectF(self.rect())
        shape = QPainterPath()
        left = rect.adjusted(0.5 if self._first else 0, 0.5, -0.5 if self._last else 0.5, -0.5)
        shape.addRoundedRect(
            left.adjusted(0 if self._first else -20, 0, 0 if self._last else 20, 0),
            px(RADIUS.control),
            px(RADIUS.control),
        )
        painter.setClipRect(rect)
        fill = "accent_weak" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(ink(fill))
        painter.setPen(ink("control"))
        painter.drawPath(shape)
        if not self._last:
            hairline(painter, QRectF(rect.right() - 1, 1, 1, rect.height() - 2), "line")
        words = "accent" if on else "text2"
        used = font("note", on)
        metrics = QFontMetricsF(used)
        wide = metrics.horizontalAdvance(self._option.words)
        sign = px(16) + (px(6) if self._option.words else 0) if self._option.icon else 0
        start = (self.width() - wide - sign) / 2
        if self._option.icon:
            place = QRectF(start, (self.height() - px(16)) / 2, px(16), px(16))
            paint_icon(painter, self._option.icon, words, place, on)
        painter.setFont(used)
        painter.setPen(ink(words))
        base = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(start + sign, base), self._option.words)
        painter.end()


class _ViewTab(_Piece):
    def __init__(self, view: View) -> None:
        number = "" if view.number is None else f" {view.number}"
        super().__init__(f"{view.words}{number}")
        self._view = view
        ringed(self, RADIUS.chip)

    def _number(self) -> str:
        return "" if self._view.number is None else str(self._view.number)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font("text", True)).horizontalAdvance(self._view.words)
        wide += QFontMetricsF(font("note")).horizontalAdvance(self._number()) + px(8)
        sign = px(22) if self._view.icon else 0
        return QSize(round(wide) + sign + 2 * px(11), px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        words = "accent" if on else "text" if self.underMouse() else "text2"
        left, middle = float(px(11)), self.height() / 2
        if self._view.icon:
            place = QRectF(left, middle - px(8), px(16), px(16))
            paint_icon(painter, self._view.icon, words, place, on)
            left += px(22)
        role: TextRole
        for role, text, bold in (("text", self._view.words, on), ("note", self._number(), False)):
            metrics = QFontMetricsF(font(role, bold))
            painter.setFont(font(role, bold))
            painter.setPen(ink(words))
            base = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, base), text)
            left += metrics.horizontalAdvance(text) + px(8)
        if on:
            hairline(painter, QRectF(0, self.height() - px(3), self.width(), px(3)), "accent")
        painter.end()
