"""The focus ring: one per window, drawn over everything, around whatever the keyboard has reached.

It stands outside the control's own area, so no layout has to leave room for it. A control asks for
it with `ringed(widget)`; fields draw their own two-pixel line and do not.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme.chosen import px
from ui.theme.shapes import ring
from ui.theme.tokens import RADIUS, RING

_RADIUS = "ring_radius"
_COLOUR = "ring_colour"
_WATCHED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.EnabledChange,
    QEvent.Type.ZOrderChange,
}


def ringed(widget: QWidget, radius: int = RADIUS.control, colour: str = "accent") -> None:
    """Asks for a ring around `widget` while it has the focus; radius in px at 100 %."""
    widget.setProperty(_RADIUS, radius)
    widget.setProperty(_COLOUR, colour)


class FocusRings(QObject):
    """Moves the rings when the focus moves. One for the whole application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._standing: _Ring | None = None
        # focusChanged would hand over a widget that is being deleted, and end the program
        app.focusObjectChanged.connect(self._moved)

    def _moved(self, new: QObject | None) -> None:
        if self._standing is not None and isValid(self._standing):
            self._standing.leave()
        self._standing = None
        if not isinstance(new, QWidget) or new.property(_RADIUS) is None:
            return
        window = new.window()
        self._standing = window.findChild(_Ring) or _Ring(window)
        self._standing.surround(new)


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []

    def surround(self, widget: QWidget) -> None:
        self.leave()
        self._widget = widget
        step: QWidget | None = widget
        while step is not None and step is not self._window:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        widget.destroyed.connect(self.leave)
        self._place()

    def leave(self) -> None:
        for widget in self._watched:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:  # deleted by Qt together with its page
                continue
        self._watched = []
        self._widget = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WATCHED and self._widget is not None:
            self._place()
        return False

    def _place(self) -> None:
        widget = self._widget
        if widget is None or not widget.isVisible() or not widget.isEnabled():
            self.hide()
            return
        window = self._window
        off = px(RING) * 2
        around = _in(window, widget).adjusted(-off, -off, off, off)
        shown = around.intersected(_seen(widget, window))
        self._shift = around.topLeft() - shown.topLeft()
        self._around = around.size()
        self.setGeometry(shown)
        self.setVisible(not shown.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._widget is None:
            return
        off = px(RING) * 2
        inner = QRectF(QRect(self._shift, self._around)).adjusted(off, off, -off, -off)
        painter = QPainter(self)
        radius = px(int(self._widget.property(_RADIUS)))
        ring(painter, inner, radius, str(self._widget.property(_COLOUR)))
        painter.end()


def _in(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of the window in which `widget` may show: scroll areas cut it."""
    seen = window.rect()
    step = widget.parentWidget()
    while step is not None and step is not window:
        parent = step.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is step:
            seen = seen.intersected(_in(window, step))
        step = parent
    return seen
