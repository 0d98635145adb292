"""Where the program begins: a command for the command line, or the windows.

What can go wrong before there is a window is told in the terminal, in all three languages: nobody
has chosen one yet, and whoever reads it may be the nephew.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from clinicguard.host.autostart import IN_TRAY
from clinicguard.host.screen import check_display, missing
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import LANGUAGES, Words
from ui.errand import file_in

NO_WINDOW = 3
"""Exit status: no window can open here."""

LOOK = "--look-at-evidence"
"""The word with which the built program becomes the looking process (evidence/sight.py)."""

TRY = "--self-test"
"""Tries everything that the program is built of; a file for the result may follow."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name; without any, the windows."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if getattr(sys, "frozen", False):
        _write_every_letter()
    if given[:1] == [LOOK]:
        from clinicguard.evidence.looking import main as look

        return look()
    if given[:1] == [TRY]:
        from ui.self_test import self_test

        return self_test(Path(given[1]) if len(given) > 1 else None)
    if given and given != [IN_TRAY] and file_in(given) is None:
        from clinicguard.cli import main as command

        return command(given)
    try:
        check_display()
        check_libraries()
    except Trouble as trouble:
        tell(trouble, sys.stderr)
        return NO_WINDOW
    from ui.app import run

    return run(given)


def _write_every_letter() -> None:
    """A built program on Windows writes in the old letters of the system, which lack Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def tell(trouble: Trouble, out: TextIO) -> None:
    """Writes a trouble in plain text, language after language."""
    from clinicguard.explain import explain

    for language in LANGUAGES:
        print(explain(trouble, Words(language)).as_text(), file=out, end="\n\n")


def check_libraries(environment: Mapping[str, str] = os.environ) -> None:
    """Raises MissingLibrary, naming the library and the package that brings it (Linux)."""
    if sys.platform != "linux":
        return
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise missing(str(error)) from error
    plugin = _plugin(environment)
    if plugin is not None and plugin.is_file():
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            raise missing(str(error)) from error


def _plugin(environment: Mapping[str, str]) -> Path | None:
    """The part of Qt that talks to the display: it needs libraries of its own."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if not platform and environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        platform = "xcb"
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None or not platform:
        return None
    return Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
