"""Run under a bus of its own: sends what a Linux system says, and tells which of it locked."""

from __future__ import annotations

import os
import subprocess

os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]

from PySide6.QtCore import QCoreApplication, QDeadlineTimer

from ui.shell.away_linux import SessionSignals

_LOGIN = "/org/freedesktop/login1"
_SESSION = f"{_LOGIN}/session/_34"
_SENT = {
    "saver": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "true"),
    "saver gone": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "false"),
    "sleep": (_LOGIN, "org.freedesktop.login1.Manager.PrepareForSleep", "true"),
    "awake": (_LOGIN, "org.freedesktop.login1.Manager.PrepareForSleep", "false"),
    "lock": (_SESSION, "org.freedesktop.login1.Session.Lock"),
    "other lock": (f"{_LOGIN}/session/_39", "org.freedesktop.login1.Session.Lock"),
    "user": (
        _SESSION,
        "org.freedesktop.DBus.Properties.PropertiesChanged",
        "'org.freedesktop.login1.Session'",
        "{'Active': <false>}",
        "@as []",
    ),
}


class _Elsewhere(SessionSignals):
    """There is no logind here to ask: the screen is somebody else's."""

    def is_active(self) -> bool:
        return False


def main() -> None:
    """Sends one thing after the other, and prints the names of those that locked, and why."""
    application = QCoreApplication([])
    locked: list[str] = []
    name = ""
    signals = _Elsewhere(lambda why: locked.append(f"{name}:{why}"), {"XDG_SESSION_ID": "4"})
    assert signals.heard == 8, signals.heard
    for sent, (path, signal, *values) in _SENT.items():
        name = sent
        subprocess.run(
            ["gdbus", "emit", "--session", "--object-path", path, "--signal", signal, *values],
            check=True,
        )
        end = QDeadlineTimer(400)
        while not end.hasExpired():
            application.processEvents()
    print(*locked, sep="\n")


if __name__ == "__main__":
    main()
