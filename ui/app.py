"""Builds the application: Qt, the look, the lanes, the rooms, the shell."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from clinicguard import __version__
from clinicguard.host.clock import SystemClock
from clinicguard.host.settings import Settings, SettingsFile
from clinicguard.host.words import Language, as_language, language_of
from ui.errors import catch_all
from ui.jobs import Lanes
from ui.lanes import ThreadExecutor
from ui.language import speak
from ui.rooms import furnish
from ui.shell.shell import Shell
from ui.theme.style import dress


def run(arguments: Sequence[str]) -> int:
    """Shows the windows until they are closed; returns the exit code."""
    app = QApplication([sys.argv[0], *arguments])
    QCoreApplication.setApplicationName("ClinicGuard")
    QCoreApplication.setApplicationVersion(__version__)
    catch_all()
    file = SettingsFile()
    settings = file.read()
    chosen = language_from(settings)
    speak(chosen)
    dress(app, settings.theme, settings.text_size, chosen)
    shell = Shell(app, Lanes(ThreadExecutor()), furnish(), SystemClock(), file)
    shell.start()
    return app.exec()


def language_from(settings: Settings) -> Language:
    """The language that was chosen, else the nearest to the system's own."""
    try:
        return as_language(settings.language or "")
    except ValueError:
        return language_of(QLocale.system().name())
