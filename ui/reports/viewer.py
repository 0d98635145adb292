"""The pages of a paper on the desk: one below the other, enlarged, moved by mouse and by keys."""

from __future__ import annotations

from collections import OrderedDict
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.language import say
from ui.theme.chosen import ink, px
from ui.theme.shapes import box

STEPS = (25, 50, 75, 100, 125, 150, 200, 300, 400)
"""Per cent of a page's true size."""
_EDGE, _GAP = 16, 16
_PIXELS_A_POINT = 96 / 72
_KEPT = 12
"""Pages whose pictures are held at once."""

Fit = Literal["width", "page"]


class PagesView(QAbstractScrollArea):
    """`wanted` asks for a page's picture (page from 0, width in pixels); `take` brings it.

    `turned` tells which page is in sight, `zoomed` that it is shown at another size.
    """

    wanted = Signal(int, int)
    turned = Signal(int)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._asked: dict[int, int] = {}
        self._fit: Fit | None = "width"
        self._percent = 100
        self._page = 0
        self._held: float | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Pages"))
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_pages(self, sizes: tuple[tuple[float, float], ...], name: str) -> None:
        """Shows another paper, at the page that was in sight if it has so many."""
        at = self._page
        self._sizes = sizes
        self._pictures.clear()
        self._asked.clear()
        self.setAccessibleName(name)
        self._lay_out()
        self.go_to(min(at, max(len(sizes) - 1, 0)))

    def take(self, page: int, picture: QImage) -> None:
        """Brings the picture of a page."""
        self._pictures[page] = picture
        self._pictures.move_to_end(page)
        while len(self._pictures) > _KEPT:
            dropped, _ = self._pictures.popitem(last=False)
            self._asked.pop(dropped, None)
        self.viewport().update()

    def forget(self) -> None:
        """Lets all pages go."""
        self.show_pages((), say("Pages"))

    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page(self) -> int:
        """The page in sight, from 0."""
        return self._page

    def percent(self) -> int:
        """How large it is shown, in per cent of its true size."""
        return round(self._scale() * 100)

    def fit(self, how: Fit) -> None:
        """As wide as there is room, or whole."""
        self._fit = how
        self._keep_place()

    def zoom_by(self, turn: int) -> None:
        """The next larger or smaller step."""
        now = self.percent()
        found = [step for step in STEPS if (step > now if turn > 0 else step < now)]
        if found:
            self._fit, self._percent = None, found[0 if turn > 0 else -1]
            self._keep_place()

    def go_to(self, page: int) -> None:
        """Brings the top of a page into sight."""
        if 0 <= page < len(self._sizes):
            self.verticalScrollBar().setValue(round(self._top(page)) - px(_GAP))
            self._look(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        match key:
            case keys.Key_PageDown | keys.Key_Space:
                self.go_to(min(self._page + 1, self.count() - 1))
            case keys.Key_PageUp | keys.Key_Backspace:
                self.go_to(max(self._page - 1, 0))
            case keys.Key_Home:
                self.go_to(0)
            case keys.Key_End:
                self.go_to(self.count() - 1)
            case keys.Key_Plus | keys.Key_Equal:
                self.zoom_by(1)
            case keys.Key_Minus:
                self.zoom_by(-1)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            bar, at = self.verticalScrollBar(), event.position().y()
            bar.setValue(bar.value() - round(at - self._held))
            self._held = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), ink("desk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_sight():
            place = self._place(page)
            box(painter, place.adjusted(-1, -1, 1, 1), 0, "desk", "line")
            painter.fillRect(place, QColor("#FFFFFF"))
            picture = self._pictures.get(page)
            if picture is not None:
                painter.drawImage(place, picture)
            self._ask(page, place.width())
        painter.end()

    def _ask(self, page: int, wide: float) -> None:
        pixels = round(wide * self.devicePixelRatioF())
        if self._asked.get(page) != pixels:
            self._asked[page] = pixels
            self.wanted.emit(page, pixels)

    def _scale(self) -> float:
        """True size is 1.0."""
        if not self._sizes or self._fit is None:
            return self._percent / 100
        wide = max(size[0] for size in self._sizes) * _PIXELS_A_POINT
        tall = max(size[1] for size in self._sizes) * _PIXELS_A_POINT
        across = (self.viewport().width() - 2 * px(_EDGE)) / wide
        if self._fit == "width":
            return max(min(across, 2.0), 0.1)
        return max(min(across, (self.viewport().height() - 2 * px(_GAP)) / tall), 0.1)

    def _size(self, page: int) -> tuple[float, float]:
        wide, tall = self._sizes[page]
        by = self._scale() * _PIXELS_A_POINT
        return round(wide * by), round(tall * by)

    def _top(self, page: int) -> float:
        return px(_GAP) + sum(self._size(each)[1] + px(_GAP) for each in range(page))

    def _place(self, page: int) -> QRectF:
        """Where a page stands in the viewport."""
        wide, tall = self._size(page)
        room = max(self.viewport().width(), wide + 2 * px(_EDGE))
        left = (room - wide) / 2 - self.horizontalScrollBar().value()
        return QRectF(left, self._top(page) - self.verticalScrollBar().value(), wide, tall)

    def _in_sight(self) -> list[int]:
        room = QRectF(self.viewport().rect())
        return [page for page in range(self.count()) if self._place(page).intersects(room)]

    def _lay_out(self) -> None:
        room = self.viewport()
        whole = self._top(self.count()) if self._sizes else 0
        wide = max((self._size(page)[0] for page in range(self.count())), default=0)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(round(whole) - room.height(), 0))
        down.setPageStep(room.height())
        down.setSingleStep(px(40))
        across.setRange(0, max(round(wide) + 2 * px(_EDGE) - room.width(), 0))
        across.setPageStep(room.width())
        across.setSingleStep(px(40))
        room.update()

    def _keep_place(self) -> None:
        """The page in sight stays in sight at another size."""
        page = self._page
        self._lay_out()
        if self._sizes:
            self.go_to(min(page, self.count() - 1))
        self.zoomed.emit()

    def _scrolled(self, _: int) -> None:
        room = self.viewport().height() / 2
        for page in self._in_sight():
            place = self._place(page)
            if place.top() <= room <= place.bottom() + px(_GAP):
                self._look(page)
        self.viewport().update()

    def _look(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.turned.emit(page)
