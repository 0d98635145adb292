"""The panel that slides over a page: a form or a story beside what it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.language import say
from ui.theme.chosen import ink, px, theme
from ui.theme.shapes import hairline
from ui.theme.tokens import HEIGHT, SCRIM, SLIDE_MS, SPACE, WIDTH
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Sheet
from ui.widgets.keys import ALWAYS
from ui.widgets.squeeze import SqueezingRow
from ui.widgets.text import Label


def _nothing() -> None:
    """Nothing to keep."""


_SIDE = 264
_NARROW = 720


class Panel(Sheet):
    """What slides in. Fill `head` (after the name), `body`, `side` and `foot`.

    `first` gets the keyboard when the panel opens; unset, the first that stands in the body does,
    and the cross where there is nothing to fill in. `leave` is asked when the person wants to go
    (Escape, the cross, a click beside it); it closes the panel itself, after keeping the draft.
    Unset, the panel just closes. `keep` is called when the panel is taken away without being
    asked (lock, change of language): the moment to hand the draft to `seat.jobs`.
    """

    def __init__(self, title: str, *, width: int = WIDTH.panel, side: bool = False) -> None:
        super().__init__("surface")
        self.wanted = width
        self.first: QWidget | None = None
        self.leave: Callable[[], object] = self.close_panel
        self.keep: Callable[[], object] = _nothing
        self._closed: list[Callable[[], object]] = []
        self.setAccessibleName(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setSpacing(px(SPACE.between))
        whole.addWidget(_edge(self.head, HEIGHT.bar, below=True))
        self.head.addWidget(Label(title, "page", bold=True))
        self._stretch_at = 1
        self.head.addStretch(1)
        self._cross = IconButton("x", say("Close"), on=lambda: self.leave())
        self.head.addWidget(self._cross)
        self.body = QVBoxLayout()
        self.side = QVBoxLayout()
        self._middle = _Middle(self.body, _side(self.side) if side else None)
        whole.addWidget(self._middle, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(px(SPACE.between))
        self._foot = _edge(self.foot, 64, below=False)
        whole.addWidget(self._foot)

    def add_head(self, *widgets: QWidget, right: bool = False) -> None:
        """Adds to the head: after the name, or at the right end before the cross."""
        for widget in widgets:
            at = self.head.count() - 1 if right else self._stretch_at
            self.head.insertWidget(at, widget)
            if not right:
                self._stretch_at += 1

    def say_kept(self, kept: bool) -> None:
        """Says what leaving does: whether something that was typed is kept for the next time."""

    def on_closed(self, call: Callable[[], object]) -> None:
        """Calls `call` when the panel is gone."""
        self._closed.append(call)

    def close_panel(self) -> None:
        """Goes away."""
        for call in self._closed:
            call()

    def take_keyboard(self) -> None:
        """Gives the keyboard to where the person begins."""
        inside = [w for w in self._middle.findChildren(QWidget) if _stops(w)]
        first = self.first or next(iter(_in_tab_order(self, inside)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextPrevChild(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on bare ground inside the panel is not one beside it: nothing closes."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The keyboard stays on the panel: what lies behind it is not reachable."""
        stops = [w for w in self.findChildren(QWidget) if _stops(w)]
        if not stops:
            return True
        now = self.focusWidget()
        order = _in_tab_order(self, stops)
        at = order.index(now) if now in order else -1 if forward else 0
        reason = Qt.FocusReason
        then = order[(at + (1 if forward else -1)) % len(order)]
        then.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, QRectF(0, 0, 1, self.height()), "control")
        painter.end()


class PanelHost(QWidget):
    """The place over a page where panels slide in; it darkens what lies behind."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._panel: Panel | None = None
        self._before: QWidget | None = None
        self._muted: list[QShortcut] = []
        self._slide: QPropertyAnimation | None = None
        over.installEventFilter(self)
        self.hide()

    def panel(self) -> Panel | None:
        """The panel that is open."""
        return self._panel

    def open(self, panel: Panel) -> None:
        """Slides a panel in; one that is open already goes away first."""
        if self._panel is not None:
            self._panel.keep()
            self.close_now()
        self._before = self.window().focusWidget()
        self._mute()
        self._panel = panel
        panel.setParent(self)
        panel.on_closed(self.close_now)
        self._fit()
        self.show()
        self.raise_()
        panel.show()
        if theme().motion:
            self._slide_in(panel)
        panel.take_keyboard()

    def close_now(self) -> None:
        """Takes the panel away and gives the keyboard back."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        self._slide = None
        panel.hide()
        panel.deleteLater()
        self.hide()
        # what lies behind may have been built anew in the meantime
        for shortcut in self._muted:
            if isValid(shortcut):
                shortcut.setEnabled(True)
        self._muted = []
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (left := self.window().focusWidget()) is not None:
            # Qt has handed the keyboard to whatever comes first in the window
            left.clearFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._panel is not None:
            self._panel.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panel is not None:
            self._panel.leave()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QColor(0, 0, 0)
        shade.setAlphaF(SCRIM)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def _fit(self) -> None:
        self.setGeometry(self._over.rect())
        if self._panel is not None:
            wide = min(self.width(), px(self._panel.wanted))
            self._panel.setGeometry(self.width() - wide, 0, wide, self.height())

    def _mute(self) -> None:
        """Keys of what lies behind rest while the panel is open."""
        found = self._over.findChildren(QShortcut)
        self._muted = [s for s in found if s.isEnabled() and not s.property(ALWAYS)]
        for shortcut in self._muted:
            shortcut.setEnabled(False)

    def _slide_in(self, panel: Panel) -> None:
        slide = QPropertyAnimation(panel, b"pos", panel)
        slide.setDuration(SLIDE_MS)
        slide.setStartValue(panel.pos() + QPoint(px(48), 0))
        slide.setEndValue(panel.pos())
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.start()
        self._slide = slide


class _Middle(QScrollArea):
    """Body and side: beside each other, or one below the other in a narrow window; scrolls down."""

    def __init__(self, body: QVBoxLayout, side: QWidget | None) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side = side
        self._inside = inside = Sheet("surface")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(body, 1)
        if side is not None:
            self._row.addWidget(side)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        ways, narrow = QBoxLayout.Direction, self.width() < px(_NARROW)
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        if self._side is not None:
            self._side.setMinimumWidth(0 if narrow else px(_SIDE))
            self._side.setMaximumWidth(16_777_215 if narrow else px(_SIDE))
            for inner in self._inside.findChildren(QScrollArea):
                column = inner.widget()
                inner.setMinimumHeight(column.sizeHint().height() if narrow and column else 0)
        super().resizeEvent(event)


class _Edge(SqueezingRow):
    def __init__(self, below: bool) -> None:
        super().__init__()
        self._below = below

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("surface"))
        at = self.height() - 1 if self._below else 0
        painter.fillRect(0, at, self.width(), 1, ink("line"))
        painter.end()


def _edge(row: QHBoxLayout, tall: int, below: bool) -> QWidget:
    strip = _Edge(below)
    strip.setMinimumHeight(px(tall))
    row.setContentsMargins(px(SPACE.page), px(8), px(SPACE.page), px(8))
    strip.setLayout(row)
    return strip


def _side(column: QVBoxLayout) -> QWidget:
    strip = Sheet("window")
    strip.setFixedWidth(px(_SIDE))
    edge = px(SPACE.section)
    column.setContentsMargins(edge, px(16), edge, px(16))
    column.setSpacing(px(SPACE.inside))
    strip.setLayout(column)
    return strip


def _stops(widget: QWidget) -> bool:
    tabs = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabs) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _in_tab_order(panel: QWidget, stops: list[QWidget]) -> list[QWidget]:
    order, step = [], panel.nextInFocusChain()
    while step is not None and step is not panel:
        if step in stops:
            order.append(step)
        step = step.nextInFocusChain()
    return order
