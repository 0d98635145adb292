"""Whether this PC can show a window: a display, and the system libraries that windows need.

Asked before a window is tried, since a missing one would end the whole program without a word.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Mapping

from clinicguard.host.trouble import Trouble

# Debian 12 and Ubuntu; tried on a bare system
_PACKAGES = {
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libxkbcommon.so": "libxkbcommon0",
    "libdbus-1.so": "libdbus-1-3",
    "libfontconfig.so": "libfontconfig1",
    "libglib-2.0.so": "libglib2.0-0",
    "libxcb-cursor.so": "libxcb-cursor0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-shape.so": "libxcb-shape0",
    "libxcb-xkb.so": "libxcb-xkb1",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
    "libwayland-cursor.so": "libwayland-cursor0",
    "libwayland-egl.so": "libwayland-egl1",
}
_LIBRARY = re.compile(r"lib[\w.+-]+?\.so")


class NoDisplay(Trouble):
    """There is no screen to open a window on, or the system refuses to show one."""


class MissingLibrary(Trouble):
    """The system lacks a library that windows need."""

    def __init__(self, library: str, package: str) -> None:
        super().__init__()
        self.library = library
        self.package = package


def check_display(environment: Mapping[str, str] = os.environ) -> None:
    """Raises NoDisplay where no window can open (Linux; elsewhere there always is a screen)."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return
    if environment.get("WAYLAND_DISPLAY"):
        return
    if not environment.get("DISPLAY") or not _x_answers():
        raise NoDisplay


def missing(words: str) -> MissingLibrary:
    """The trouble behind the loader's own words ("libEGL.so.1: cannot open shared object file")."""
    found = _LIBRARY.search(words)
    library = found.group() if found else words.split(":")[0]
    return MissingLibrary(library, _PACKAGES.get(library, library))


def _x_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the libraries are checked next, and name it
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(answers)
