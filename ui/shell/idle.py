"""Locks when nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
}


class Idle(QObject):
    """Watches the windows of the program. `minutes` of 0 never locks."""

    def __init__(self, app: QGuiApplication, over: Callable[[], object], minutes: int) -> None:
        super().__init__(app)
        self._over = over
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.expire)
        self._windows: list[QWindow] = []
        self.set_minutes(minutes)
        app.focusWindowChanged.connect(self._watch)

    def set_minutes(self, minutes: int) -> None:
        """Changes how long nobody may be there."""
        self._timer.setInterval(minutes * 60_000)
        self.touched()

    def touched(self) -> None:
        """Somebody is there: the time begins anew."""
        if self._timer.interval() > 0:
            self._timer.start()
        else:
            self._timer.stop()

    def remaining(self) -> int:
        """Milliseconds until it locks; -1 while it does not."""
        return self._timer.remainingTime()

    def expire(self) -> None:
        """The time is over."""
        self._over()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touched()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
