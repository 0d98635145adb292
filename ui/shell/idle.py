"""Locks when nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QEvent, QObject, QTimer
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


_BEAT = 20_000
"""Milliseconds between two looks at the PC's clock."""
_SLEPT = 90_000
"""So much later than expected: the PC has slept, for Qt's timers sleep with it."""


class Idle(QObject):
    """Watches the windows of the program while its own `window` is there. `minutes` of 0 never
    locks."""

    def __init__(
        self,
        app: QGuiApplication,
        window: QObject,
        over: Callable[[], object],
        minutes: int,
        slept: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(window)
        self._over = over
        self._slept = slept or over
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.expire)
        self._beats = QTimer(self)
        self._beats.setInterval(_BEAT)
        self._beats.timeout.connect(lambda: self.beat(QDateTime.currentMSecsSinceEpoch()))
        self._last_beat = QDateTime.currentMSecsSinceEpoch()
        self._beats.start()
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

    def beat(self, now: int) -> None:
        """Looks at the clock, in ms since 1970: after a sleep nobody was here for a while.

        A clock that was set forward looks the same, and locks as well.
        """
        passed, self._last_beat = now - self._last_beat, now
        if passed > _BEAT + _SLEPT and self._timer.interval() > 0:
            self._slept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touched()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)


def minutes_to_rest(chosen: int) -> int:
    """The minutes that were chosen, within 1 to 30; 0 stays 0 (pictures and tests alone)."""
    return 0 if chosen == 0 else max(1, min(chosen, 30))
