"""Windows says by messages to the window that nobody is here: lock, sleep, another user, RDP."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

_POWER, _SESSION, _COMMAND = 0x0218, 0x02B1, 0x0112
"""WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WM_SYSCOMMAND."""
_SUSPEND = 0x4
_LEAVES = frozenset({0x2, 0x4, 0x7})
"""WTS: console disconnect (another user), remote disconnect, lock."""
_LOG_OFF = 0x6
_SAVER = 0xF140
"""SC_SCREENSAVE, told to the window in front; the last four bits are the system's own."""
_THIS_SESSION = 0


class SessionMessages(QAbstractNativeEventFilter):
    """The window signs up for its session's messages; one that cannot still hears of sleep."""

    def __init__(
        self, window: QWidget, lock: Callable[[Literal["away", "asleep"]], object]
    ) -> None:
        super().__init__()
        self._lock = lock
        with suppress(AttributeError, OSError):
            _library("wtsapi32").WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) == b"windows_generic_MSG" and (why := means_away(*_read(int(message)))):
            self._lock(why)
        return False, 0


def means_away(message: int, word: int) -> Literal["", "away", "asleep"]:
    """What a window's message with its WPARAM says of who is here; empty where nothing."""
    if (message == _SESSION and word in _LEAVES) or (message == _COMMAND and word & ~0xF == _SAVER):
        return "away"
    if (message, word) in ((_POWER, _SUSPEND), (_SESSION, _LOG_OFF)):
        return "asleep"
    return ""


def _library(name: str) -> Any:
    import ctypes

    return getattr(ctypes, "WinDLL")(name)  # noqa: B009


def _read(address: int) -> tuple[int, int]:
    from ctypes import wintypes

    found = wintypes.MSG.from_address(address)
    return int(found.message), int(found.wParam)
