"""Linux says over D-Bus that nobody is here: screen savers, and logind for lock, sleep and user."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant

_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_PATIENCE = 300
"""Milliseconds that logind is given to answer."""


class SessionSignals(QObject):
    """Where a bus is missing its signals are, too; nothing fails for it."""

    def __init__(
        self,
        lock: Callable[[Literal["away", "asleep"]], object],
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        super().__init__()
        self._lock = lock
        self.heard = 0
        """How many signals the buses let us hear."""
        screen = QDBusConnection.sessionBus()
        for saver in _SAVERS:
            self._hear(screen, "", saver, "ActiveChanged", "covered(bool)")
        system = QDBusConnection.systemBus()
        session = self._session = session_path(environment.get("XDG_SESSION_ID", ""))
        self._hear(system, _LOGIN_PATH, f"{_LOGIN}.Manager", "PrepareForSleep", "sleeps(bool)")
        self._hear(system, session, f"{_LOGIN}.Session", "Lock", "told()")
        if session:
            changed = "changed(QDBusMessage)"
            self._hear(system, session, _PROPERTIES, "PropertiesChanged", changed)

    def _hear(self, bus: QDBusConnection, path: str, interface: str, name: str, slot: str) -> None:
        if bus.isConnected():
            self.heard += bus.connect("", path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot(bool)
    def covered(self, on: bool) -> None:
        """The screen saver covers the screen; False afterwards."""
        if on:
            self._lock("away")

    @Slot(bool)
    def sleeps(self, on: bool) -> None:
        """The PC is about to sleep; False once it is awake."""
        if on:
            self._lock("asleep")

    @Slot()
    def told(self) -> None:
        """logind was asked to lock the session."""
        self._lock("away")

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """A property of the session changed: is the screen still this user's?"""
        if message.arguments()[:1] == [f"{_LOGIN}.Session"] and not self.is_active():
            self._lock("away")

    def is_active(self) -> bool:
        """Whether the session has the screen; True where logind does not answer in time."""
        ask = QDBusMessage.createMethodCall(_LOGIN, self._session, _PROPERTIES, "Get")
        ask.setArguments([f"{_LOGIN}.Session", "Active"])
        answer = QDBusConnection.systemBus().call(ask, QDBus.CallMode.Block, _PATIENCE)
        for value in answer.arguments():
            plain = value.variant() if isinstance(value, QDBusVariant) else value
            if plain is False:
                return False
        return True


def session_path(number: str) -> str:
    """The D-Bus path of a logind session: what is no letter or digit is written as its code."""
    if not number:
        return ""
    written = [
        f"_{ord(sign):02x}" if not _is_plain(sign) or (at == 0 and sign.isdigit()) else sign
        for at, sign in enumerate(number)
    ]
    return f"{_LOGIN_PATH}/session/{''.join(written)}"


def _is_plain(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
