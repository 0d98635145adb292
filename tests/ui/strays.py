"""Windows that nobody asked for: a part shown before it has its place takes the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ui.help.window import HelpWindow
from ui.shell.window import Window


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and _strays(watched):
            self.found.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@contextmanager
def strays(app: QApplication) -> Iterator[list[str]]:
    """The parts that were shown as windows of their own."""
    watch = _Watch()
    app.installEventFilter(watch)
    try:
        yield watch.found
    finally:
        app.removeEventFilter(watch)


def _strays(widget: QWidget) -> bool:
    own = (Window, HelpWindow, QDialog, QMenu)
    kind = widget.windowFlags() & Qt.WindowType.WindowType_Mask
    return widget.isWindow() and not isinstance(widget, own) and kind is Qt.WindowType.Window
