"""The window of the program: a door page, or the main view. Its title never holds a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QCloseEvent, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.paths import resources
from ui.language import say
from ui.theme.chosen import px
from ui.theme.icons import paint_icon
from ui.widgets.cards import Sheet

LEAST = QSize(1280, 720)
_TITLE = 32
"""About as high as systems draw it; the frame is not known before the window stands."""


class Window(Sheet):
    """Holds one thing at a time. `on_close` is asked before it goes and may hold it back."""

    def __init__(self, on_close: Callable[[], bool]) -> None:
        super().__init__("window")
        self._on_close = on_close
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWindowIcon(_icon())
        self.setMinimumSize(QSize(640, 480))
        self.name()

    def name(self) -> None:
        """Writes the title in the language in use: the program's name, nothing else."""
        self.setWindowTitle(say("ClinicGuard"))

    def inside(self) -> QWidget | None:
        """What is shown."""
        return self._inside

    def show_inside(self, widget: QWidget | None) -> None:
        """Shows something else; what was shown is deleted."""
        old, self._inside = self._inside, widget
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if widget is not None:
            self._column.addWidget(widget)

    def first_size(self) -> QSize:
        """The size to begin with: as drawn, or what the screen has under a window's title."""
        screen = self.screen().availableSize()
        return QSize(1280, 800).boundedTo(screen - QSize(0, _TITLE))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._on_close():
            event.accept()
        else:
            event.ignore()


class Brand(Sheet):
    """The mark alone, while the program is still reading itself."""

    def __init__(self) -> None:
        super().__init__("rail")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(72)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, "mark", "on_rail_selected", place)
        painter.end()


def _icon() -> QIcon:
    made = QIcon()
    for path in sorted((resources() / "icons" / "app").glob("clinicguard-*.png")):
        made.addFile(str(path))
    return made


def close_all_but(window: QWidget, open_now: Iterable[QWidget]) -> None:
    """Nothing that shows records stays open over the lock page.

    The icon beside the clock is a window of its own on some Linux desktops: it shows none, and
    without it nobody could call the program back.
    """
    for widget in open_now:
        is_icon = widget.metaObject().className() == "QSystemTrayIconSys"
        if widget is not window and widget.isVisible() and not is_icon:
            widget.close()
