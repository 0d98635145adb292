"""A picture on the desk: fitted or enlarged, turned without touching the file, moved by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme.chosen import ink, px

STEPS = (25, 50, 75, 100, 125, 150, 200, 300, 400)
"""Per cent of the picture's own pixels."""
_EDGE = 16


class Canvas(QScrollArea):
    """`zoom` 0 fits the width. Arrow keys and dragging move the picture."""

    def __init__(self, sheet: PictureSheet | None = None) -> None:
        super().__init__()
        self._sheet = sheet or PictureSheet()
        self._zoom = 0
        self._held: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._sheet)
        # Qt fills what it is given to scroll
        self._sheet.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_picture(self, png: bytes, name: str) -> None:
        """Shows a PNG that the looking process has made."""
        pixmap = QPixmap()
        pixmap.loadFromData(png, "PNG")
        self._sheet.take(pixmap)
        self.setAccessibleName(name)
        self._fit()

    def forget(self) -> None:
        """Lets the picture go."""
        self._sheet.take(QPixmap())

    def has_picture(self) -> bool:
        """Whether there is one."""
        return not self._sheet.whole.isNull()

    def percent(self) -> int:
        """How large it is shown, in per cent of its own pixels."""
        whole = self._sheet.turned_size().width()
        return round(100 * (self._sheet.width() - 2 * px(_EDGE)) / whole) if whole else 100

    def zoom_by(self, turn: int) -> None:
        """The next larger or smaller step."""
        now = self.percent()
        larger = [step for step in STEPS if step > now]
        smaller = [step for step in STEPS if step < now]
        if turn > 0 and larger:
            self._zoom = larger[0]
        elif turn < 0 and smaller:
            self._zoom = smaller[-1]
        self._fit()

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._zoom = 0
        self._fit()

    def rotate(self) -> None:
        """A quarter to the right; the file stays as it is."""
        self._sheet.turn()
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("+", "=", "-"):
            self.zoom_by(-1 if event.text() == "-" else 1)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position().toPoint()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        at = event.position().toPoint()
        moved, self._held = at - self._held, at
        for bar, by in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), ink("desk"))
        painter.end()

    def _fit(self) -> None:
        whole = self._sheet.turned_size()
        if whole.isEmpty():
            self._sheet.resize(0, 0)
            return
        edge = 2 * px(_EDGE)
        room = max(self.viewport().width() - edge, px(80))
        wide = min(room, whole.width()) if not self._zoom else whole.width() * self._zoom // 100
        self._sheet.resize(wide + edge, round(wide * whole.height() / whole.width()) + edge)


class PictureSheet(QWidget):
    """The picture with a margin around it."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = QPixmap()
        self._turns = 0

    def take(self, pixmap: QPixmap) -> None:
        """Shows another picture, or none."""
        self.whole = pixmap
        self.update()

    def turn(self) -> None:
        """A quarter to the right."""
        self._turns = (self._turns + 1) % 4
        self.update()

    def turned_size(self) -> QSize:
        """The picture's size as it is turned now."""
        size = self.whole.size()
        return size.transposed() if self._turns % 2 else size

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.whole.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        turned = self.whole
        if self._turns:
            turned = self.whole.transformed(QTransform().rotate(90 * self._turns))
        painter.drawPixmap(self.place(), turned, QRectF(turned.rect()))
        painter.end()

    def place(self) -> QRectF:
        """Where the picture lies on the sheet."""
        edge = px(_EDGE)
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
