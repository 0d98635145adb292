"""The problem report as the windows know it: screens, the trial in a process of its own, saving."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from clinicguard.host.files import write_whole
from clinicguard.host.settings import Settings
from clinicguard.overview.problem_report import Fact, Part, as_text, parts_of, report_of
from ui.language import language, say, words

PATIENCE = 120
"""Seconds after which the trial counts as one that did not end."""
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_SOURCE = "import sys; from ui.start import main; sys.exit(main(sys.argv[1:]))"


def report_text(settings: Settings, now: datetime, parts: tuple[Part, ...] | None = None) -> str:
    """The whole report in the language of the windows."""
    return as_text(report_of(settings, now, words(), facts_of_windows(settings), parts), words())


def facts_of_windows(settings: Settings) -> tuple[Fact, ...]:
    """Qt, the screens, language and look."""
    screens = [
        f"{screen.size().width()} × {screen.size().height()}, {screen.devicePixelRatio():.0%}"
        for screen in QGuiApplication.screens()
    ]
    return (
        ("Qt", f"{qVersion()}, {QGuiApplication.platformName()}"),
        (say("Screens"), " · ".join(screens)),
        (say("Language"), language()),
        (say("Look"), f"{settings.theme}, {settings.text_size} %"),
    )


def try_parts() -> tuple[Part, ...]:
    """Tries the program's parts in another process, which touches no clinic; takes some seconds."""
    with tempfile.TemporaryDirectory(prefix="clinicguard-trial-") as folder:
        result = Path(folder) / "result.json"
        built = getattr(sys, "frozen", False)
        command = [sys.executable] if built else [sys.executable, "-c", _SOURCE]
        try:
            subprocess.run(
                [*command, "--self-test", str(result)],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                creationflags=_NO_WINDOW,
                check=False,
            )
            return parts_of(result.read_text("utf-8"))
        except (OSError, subprocess.SubprocessError):
            return ()


def ask_where_report(parent: QWidget | None, now: datetime) -> Path | None:
    """Asks for the file to save the report to; None when it was called off."""
    start = Path.home() / f"clinicguard-problem-report-{now.astimezone():%Y-%m-%d}.txt"
    found, _ = QFileDialog.getSaveFileName(
        parent, say("Save the problem report"), str(start), say("Text (*.txt)")
    )
    return Path(found) if found else None


def write_report(path: Path, text: str) -> None:
    """Raises DiskFull, ReadOnlyPlace, FileHeld, DiskFault."""
    write_whole(path, text.encode("utf-8"))
