"""A key of the whole system that begins a capture from any program: Windows only, off at first.

Written by the documentation of RegisterHotKey and tested with a stand-in for the system's library;
it has not been pressed on a real Windows PC yet. Elsewhere there is no such key.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

NAME = "Ctrl+Shift+F8"
_CONTROL, _SHIFT, _NO_REPEAT = 0x0002, 0x0004, 0x4000
_F8 = 0x77
_ID = 0x4347
_WM_HOTKEY = 0x0312


def is_possible() -> bool:
    """Whether this system has such keys for us."""
    return sys.platform == "win32"


class HotKey(QAbstractNativeEventFilter):
    """`pressed` is called on the windows' thread. `library` is user32."""

    def __init__(self, library: Any, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._library = library
        self._pressed = pressed
        self.is_on = False

    def turn_on(self) -> bool:
        """False where another program holds the key already."""
        if not self.is_on:
            asked = _CONTROL | _SHIFT | _NO_REPEAT
            self.is_on = bool(self._library.RegisterHotKey(None, _ID, asked, _F8))
            application = QCoreApplication.instance()
            if self.is_on and application is not None:
                application.installNativeEventFilter(self)
        return self.is_on

    def turn_off(self) -> None:
        """Gives the key back."""
        if self.is_on:
            self._library.UnregisterHotKey(None, _ID)
            application = QCoreApplication.instance()
            if application is not None:
                application.removeNativeEventFilter(self)
            self.is_on = False

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) == b"windows_generic_MSG":
            self.heard(*_read(int(message)))
        return False, 0

    def heard(self, message: int, word: int) -> None:
        """A message of the system with its WPARAM."""
        if message == _WM_HOTKEY and word == _ID:
            self._pressed()


class CaptureKey(QObject):
    """Hangs on the program's window; `fit` turns the key on or off as the person wants it."""

    def __init__(
        self,
        window: QWidget,
        wanted: Callable[[], bool],
        pressed: Callable[[], object],
        library: Any = None,
    ) -> None:
        super().__init__(window)
        self._wanted = wanted
        found = library or (_user32() if is_possible() else None)
        self._key = None if found is None else HotKey(found, pressed)
        self.fit()

    def fit(self) -> bool:
        """False where the key is wanted and cannot be had."""
        if self._key is None:
            return not self._wanted()
        if self._wanted():
            return self._key.turn_on()
        self._key.turn_off()
        return True


def _user32() -> Any:
    import ctypes

    return getattr(ctypes, "WinDLL")("user32")  # noqa: B009


def _read(address: int) -> tuple[int, int]:
    from ctypes import wintypes

    found = wintypes.MSG.from_address(address)
    return int(found.message), int(found.wParam)
