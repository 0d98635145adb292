"""One screen, frozen and darkened, on which a region is picked by mouse or by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from ui.evidence.capture.shot import Shot
from ui.language import say
from ui.theme.chosen import font, ink, px
from ui.theme.shapes import box, hairline
from ui.theme.tokens import RADIUS
from ui.widgets.spans import GAP

_DARK = QColor(0, 0, 0, 120)
_STEP, _FINE = 16, 1
_LEAST = 6
"""Logical pixels: a smaller drag is a slip of the hand."""
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Overlay(QWidget):
    """`picked` comes with a region in logical pixels, or None for the whole screen.

    Mouse: drag and let go. Keys: arrows move (Shift: one pixel), Space sets a corner, Enter takes
    what is marked or the whole screen, Tab goes to the next screen, Escape calls it off.
    """

    picked = Signal(object)
    left = Signal()
    next_screen = Signal()

    def __init__(self, shot: Shot) -> None:
        super().__init__(
            None,
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.Tool,
        )
        self.shot = shot
        self._corner: QPointF | None = None
        self._dragging = self._over = False
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName(say("Pick a region of the screen"))
        self.setAccessibleDescription(f"{_by_mouse()} {_by_keys()}")
        self.setGeometry(shot.place)
        self._at = QPointF(shot.place.width() / 2, shot.place.height() / 2)

    def region(self) -> QRectF | None:
        """What is marked now; None while nothing is, or no more than a slip."""
        if self._corner is None:
            return None
        marked = QRectF(self._corner, self._at).normalized()
        return marked if min(marked.width(), marked.height()) >= _LEAST else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._corner, self._dragging = event.position(), True
            self._move(event.position())
        else:
            self.left.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._dragging:
            return
        self._dragging = False
        self._move(event.position())
        region = self.region()
        if region is not None:
            self.picked.emit(region)
        else:
            self._corner = None
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(self._at + _ARROWS[key] * (_FINE if fine else _STEP))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self.region())
        elif key is Qt.Key.Key_Space:
            self._corner = QPointF(self._at)
            self.update()
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.next_screen.emit()
        return True

    def enterEvent(self, event: object) -> None:
        self._over = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._over = False
        self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed from outside, by a lock or by the system: nothing is picked."""
        self.left.emit()
        super().closeEvent(event)

    def words(self) -> str:
        """The size that would be taken, in the screen's own pixels."""
        region = self.region()
        rect = self.shot.pixels(region) if region is not None else self.shot.picture.rect()
        size = f"{rect.width()} × {rect.height()}"
        return size if region is not None else say("whole screen, {size}", size=size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole, region = QRectF(self.rect()), self.region()
        painter.drawImage(whole, self.shot.picture)
        painter.fillRect(whole, _DARK)
        if region is not None:
            painter.drawImage(region, self.shot.picture, _source(self.shot, region))
            box(painter, region.adjusted(-1, -1, 1, 1), 0, None, "accent", 2)
        self._crosshair(painter, whole)
        self._size(painter, whole, region)
        self._hints(painter, whole)
        painter.end()

    def _crosshair(self, painter: QPainter, whole: QRectF) -> None:
        if not (self._over or self.hasFocus()):
            return
        for line in (
            QRectF(0, round(self._at.y()), whole.width(), 1),
            QRectF(round(self._at.x()), 0, 1, whole.height()),
        ):
            hairline(painter, line, "accent")

    def _size(self, painter: QPainter, whole: QRectF, region: QRectF | None) -> None:
        """Beside the marked region, or beside the crosshair."""
        at = region.bottomRight() if region is not None else self._at
        size = _label_size(self.words())
        x = min(max(at.x() - size.width(), 4.0), whole.width() - size.width() - 4)
        y = at.y() + px(8)
        if y + size.height() > whole.height() - 4:
            y = at.y() - size.height() - px(8)
        _write(painter, QRectF(QPointF(x, y), size), self.words())

    def _hints(self, painter: QPainter, whole: QRectF) -> None:
        for number, words in enumerate((_by_mouse(), _by_keys())):
            size = _label_size(words)
            x = max(4.0, (whole.width() - size.width()) / 2)
            y = px(24) + number * (size.height() + px(6))
            _write(painter, QRectF(QPointF(x, y), size), words)

    def _move(self, to: QPointF) -> None:
        self._at = QPointF(
            min(max(to.x(), 0.0), float(self.width())), min(max(to.y(), 0.0), float(self.height()))
        )
        self.update()


def _by_mouse() -> str:
    return GAP.join((say("Drag over what is to be kept"), say("Esc: leave it")))


def _by_keys() -> str:
    told = (
        say("Enter: the whole screen"),
        say("arrow keys and Space: mark by keyboard"),
        say("Tab: next screen"),
    )
    return GAP.join(told)


def _source(shot: Shot, region: QRectF) -> QRectF:
    wide = shot.picture.width() / max(1, shot.place.width())
    tall = shot.picture.height() / max(1, shot.place.height())
    return QRectF(
        region.x() * wide, region.y() * tall, region.width() * wide, region.height() * tall
    )


def _label_size(words: str) -> QSizeF:
    metrics = QFontMetricsF(font("note"))
    return QSizeF(metrics.horizontalAdvance(words) + 2 * px(10), metrics.height() + 2 * px(4))


def _write(painter: QPainter, rect: QRectF, words: str) -> None:
    box(painter, rect, px(RADIUS.control), "surface", "control")
    painter.setFont(font("note"))
    painter.setPen(ink("text"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
