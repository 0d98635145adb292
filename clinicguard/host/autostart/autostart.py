"""Which way of starting with the system fits this one; None where there is none that was tried."""

from __future__ import annotations

import sys
from typing import Protocol

from clinicguard.host.autostart.linux import DesktopAutostart
from clinicguard.host.autostart.windows import RunAutostart


class Autostart(Protocol):
    """Starts the program when the person logs on to this PC."""

    def is_on(self) -> bool: ...
    def turn_on(self, command: tuple[str, ...]) -> None: ...
    def turn_off(self) -> None: ...


def of_this_system(platform: str = sys.platform) -> Autostart | None:
    """Linux desktops and Windows; macOS has a window of its own for it."""
    if platform.startswith("linux"):
        return DesktopAutostart()
    return RunAutostart() if platform == "win32" else None
