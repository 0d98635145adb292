"""Windows says by messages to the window that nobody is here: lock, sleep, another user, RDP."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

_POWER, _SESSION = 0x0218, 0x02B1
"""WM_POWERBROADCAST, WM_WTSSESSION_CHANGE."""
_SUSPEND = 0x4
_ENDS = frozenset({0x2, 0x4, 0x6, 0x7})
"""WTS: console disconnect (another user), remote disconnect, log-off, lock."""
_THIS_SESSION = 0


class SessionMessages(QAbstractNativeEventFilter):
    """The window signs up for its session's messages; one that cannot still hears of sleep."""

    def __init__(self, window: QWidget, lock: Callable[[], object]) -> None:
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
        if bytes(name) == b"windows_generic_MSG" and means_away(*_read(int(message))):
            self._lock()
        return False, 0


def means_away(message: int, word: int) -> bool:
    """Whether a window's message with its WPARAM says that nobody is here."""
    if message == _SESSION:
        return word in _ENDS
    return message == _POWER and word == _SUSPEND


def _library(name: str) -> Any:
    import ctypes

    return getattr(ctypes, "WinDLL")(name)  # noqa: B009


def _read(address: int) -> tuple[int, int]:
    from ctypes import wintypes

    found = wintypes.MSG.from_address(address)
    return int(found.message), int(found.wParam)
