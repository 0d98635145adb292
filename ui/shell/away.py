"""The system says that nobody is here: its own lock, sleep, another user, a remote session's end.

A PC that is locked goes on working, and may back up; one about to sleep or to end has no time left.

Linux tells it over D-Bus, Windows by messages to the window. macOS tells a Qt program nothing of
the kind: there idle time locks, and waking after a sleep (`Idle.beat`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QAbstractNativeEventFilter, QObject
from PySide6.QtWidgets import QWidget

Away = Literal["away", "asleep"]
"""The screen is locked or somebody else's; the PC is about to sleep, or the session to end."""
Lock = Callable[[Away], object]
Listening = QObject | QAbstractNativeEventFilter


def listen(window: QWidget, lock: Lock) -> Listening | None:
    """Locks when the system says so; None where it tells nothing. Keep what it returns."""
    if sys.platform == "win32":
        from ui.shell.away_windows import SessionMessages

        return SessionMessages(window, lock)
    if sys.platform == "linux":
        try:
            from ui.shell.away_linux import SessionSignals
        except ImportError:  # a system without libdbus
            return None
        return SessionSignals(lock)
    return None


def is_told() -> bool:
    """Whether this system tells programs of its lock and of sleep."""
    return sys.platform in ("win32", "linux")
