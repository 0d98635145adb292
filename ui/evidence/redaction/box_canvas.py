"""The page with its boxes: drawn, moved and resized by mouse and by keys; or shown as covered."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from clinicguard.evidence.covering import Covering
from clinicguard.evidence.redaction import WHOLE, Box, clamped
from ui.evidence.canvas import Canvas, PictureSheet
from ui.language import say
from ui.theme.chosen import font, ink, px

STEP, FINE = 100, 10
"""How far an arrow key pushes, in parts of the page: 1 %, and 0.1 % with Ctrl."""
_HANDLE = 9
_VEIL = QColor(0, 0, 0, 110)
_BURNED = QColor(0, 0, 0)
_NEW_WIDE, _NEW_TALL = 2000, 500


class BoxCanvas(Canvas):
    """`drawn` comes with a new box, `put` with the chosen one elsewhere, `chosen` with a number or
    -1, `asked` with a key's wish: "new", "off", "undo".
    """

    drawn = Signal(object)
    put = Signal(object)
    chosen = Signal(int)
    asked = Signal(str)

    def __init__(self) -> None:
        self.sheet = _BoxSheet(self)
        super().__init__(self.sheet)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(
            say(
                "N draws a box. Arrow keys push it, Shift with arrows makes it larger or smaller, "
                "Ctrl with arrows goes in small steps, Delete takes it off."
            )
        )

    def show_covering(self, covering: Covering, page: int) -> None:
        """The boxes of the page that is shown."""
        self.sheet.covering, self.sheet.page = covering, page
        self.sheet.update()

    def show_burned(self, burned: bool) -> None:
        """As the copy will be: black, and nothing to take hold of."""
        self.sheet.burned = burned
        self.sheet.update()

    def new_box(self) -> Box:
        """A box in the middle of what is seen."""
        seen = self.viewport().rect().center() - self.sheet.pos()
        across, down = self.sheet.parts(QPointF(seen))
        return Box(
            self.sheet.page,
            across - _NEW_WIDE // 2,
            down - _NEW_TALL // 2,
            across + _NEW_WIDE // 2,
            down + _NEW_TALL // 2,
        )

    def bring_into_view(self) -> None:
        """Scrolls until the chosen box is seen."""
        box = self.sheet.covering.box()
        if box is not None and box.page == self.sheet.page:
            middle = self.sheet.shown(box).center()
            self.ensureVisible(round(middle.x()), round(middle.y()), px(80), px(80))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pushed(event) or self._wished(event):
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The sheet alone is taken hold of."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing moves beside the sheet."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing was held."""

    def _pushed(self, event: QKeyEvent) -> bool:
        keys = Qt.Key
        ways = {
            keys.Key_Left: (-1, 0),
            keys.Key_Right: (1, 0),
            keys.Key_Up: (0, -1),
            keys.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        covering = self.sheet.covering
        if way is None or covering.box() is None or self.sheet.burned:
            return False
        held = event.modifiers()
        step = FINE if held & Qt.KeyboardModifier.ControlModifier else STEP
        right, down = way[0] * step, way[1] * step
        larger = bool(held & Qt.KeyboardModifier.ShiftModifier)
        after = covering.resized(right, down) if larger else covering.moved(right, down)
        self.put.emit(after.box())
        self.bring_into_view()
        return True

    def _wished(self, event: QKeyEvent) -> bool:
        if self.sheet.burned:
            return False
        wish = {Qt.Key.Key_N: "new", Qt.Key.Key_Delete: "off", Qt.Key.Key_Backspace: "off"}.get(
            Qt.Key(event.key())
        )
        if wish is None:
            return False
        self.asked.emit(wish)
        return True


class _BoxSheet(PictureSheet):
    """The picture itself, in parts of WHOLE; a press begins a box or takes hold of one."""

    def __init__(self, canvas: BoxCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.covering = Covering()
        self.page = 1
        self.burned = False
        self._from: tuple[int, int] | None = None
        self._held: Box | None = None
        self._corner = False
        self._now: Box | None = None
        self.setMouseTracking(True)

    def parts(self, at: QPointF) -> tuple[int, int]:
        """A place on the sheet in parts of the page; it may lie outside."""
        place = self.place()
        return (
            round((at.x() - place.x()) * WHOLE / max(place.width(), 1)),
            round((at.y() - place.y()) * WHOLE / max(place.height(), 1)),
        )

    def shown(self, box: Box) -> QRectF:
        """Where a box is painted."""
        place = self.place()
        return QRectF(
            place.x() + box.left * place.width() / WHOLE,
            place.y() + box.top * place.height() / WHOLE,
            (box.right - box.left) * place.width() / WHOLE,
            (box.bottom - box.top) * place.height() / WHOLE,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.burned or self.whole.isNull() or event.button() != Qt.MouseButton.LeftButton:
            return
        self._canvas.setFocus()
        self._from = self.parts(event.position())
        chosen = self.covering.box()
        self._corner = chosen is not None and self._on_corner(chosen, event.position())
        if self._corner:
            self._held = chosen
            return
        found = self.covering.at(self.page, *self._from)
        self._held = None if found is None else self.covering.boxes[found]
        self._canvas.chosen.emit(-1 if found is None else found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            self._hint(event.position())
            return
        (across, down), (x, y) = self._from, self.parts(event.position())
        held = self._held
        if held is None:
            self._now = clamped(Box(self.page, across, down, x, y))
        elif self._corner:
            self._now = clamped(replace(held, right=x, bottom=y))
        else:
            aside = Covering((held,), 0).moved(x - across, y - down)
            self._now = aside.box()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        now, held, start = self._now, self._held, self._from
        self._from = self._held = self._now = None
        if now is None or start is None:
            return
        if held is not None:
            self._canvas.put.emit(now)
        elif self._is_meant(start, self.parts(event.position())):
            self._canvas.drawn.emit(now)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.whole.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.place())
        for number, box in enumerate(self.covering.boxes):
            if box.page == self.page:
                chosen = number == self.covering.chosen
                moving = chosen and self._now is not None and self._held is not None
                self._paint(painter, self._now if moving and self._now else box, number, chosen)
        if self._now is not None and self._held is None:
            self._paint(painter, self._now, len(self.covering.boxes), True)
        painter.end()

    def _paint(self, painter: QPainter, box: Box, number: int, chosen: bool) -> None:
        place = self.shown(box)
        if self.burned:
            painter.fillRect(place, _BURNED)
            return
        painter.fillRect(place, _VEIL)
        painter.setPen(QPen(ink("accent" if chosen else "surface"), px(3 if chosen else 2)))
        painter.drawRect(place)
        self._number(painter, place, number + 1, chosen)
        if chosen:
            side = px(_HANDLE)
            corner = QRectF(place.right() - side, place.bottom() - side, side, side)
            painter.fillRect(corner, ink("accent"))

    def _number(self, painter: QPainter, place: QRectF, number: int, chosen: bool) -> None:
        painter.setFont(font("small", bold=True))
        side = max(painter.fontMetrics().horizontalAdvance(f" {number} "), px(18))
        label = QRectF(place.left(), place.top(), side, px(18))
        painter.fillRect(label, ink("accent" if chosen else "surface"))
        painter.setPen(ink("on_accent" if chosen else "text"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(number))

    def _on_corner(self, box: Box, at: QPointF) -> bool:
        place, near = self.shown(box), px(_HANDLE)
        return box.page == self.page and (
            abs(at.x() - place.right()) <= near and abs(at.y() - place.bottom()) <= near
        )

    def _hint(self, at: QPointF) -> None:
        chosen, shapes = self.covering.box(), Qt.CursorShape
        if self.burned:
            self.setCursor(shapes.ArrowCursor)
        elif chosen is not None and self._on_corner(chosen, at):
            self.setCursor(shapes.SizeFDiagCursor)
        elif self.covering.at(self.page, *self.parts(at)) is not None:
            self.setCursor(shapes.SizeAllCursor)
        else:
            self.setCursor(shapes.CrossCursor)

    def _is_meant(self, start: tuple[int, int], end: tuple[int, int]) -> bool:
        """A click that trembled is no box."""
        place = self.place()
        across = abs(end[0] - start[0]) * place.width() / WHOLE
        down = abs(end[1] - start[1]) * place.height() / WHOLE
        return max(across, down) >= px(4)
