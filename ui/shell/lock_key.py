"""Ctrl+L over a dialog: the window behind it does not hear its own shortcuts then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


class LockKey(QObject):
    """Hears what no shortcut has taken, in every window, while the own `window` is there."""

    def __init__(self, app: QGuiApplication, window: QObject, lock: Callable[[], object]) -> None:
        super().__init__(window)
        self._lock = lock
        app.focusWindowChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.keyCombination() != _LOCK:
            return False
        self._lock()
        return True

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
