"""Builds the application: Qt, the look, the lanes, the rooms, the shell."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QThread
from PySide6.QtWidgets import QApplication

from clinicguard import __version__
from clinicguard.host.autostart import IN_TRAY
from clinicguard.host.clock import SystemClock
from clinicguard.host.paths import settings_folder
from clinicguard.host.settings import Settings, SettingsFile
from clinicguard.host.words import Language, as_language, language_of
from ui.alone import Alone, bring_forward
from ui.errand import Errand, file_in
from ui.errors import catch_all
from ui.evidence.capture.hotkey import CaptureKey
from ui.help.help_desk import HelpDesk
from ui.jobs import Lanes
from ui.lanes import ThreadExecutor
from ui.language import speak
from ui.rooms import furnish
from ui.shell.shell import Shell
from ui.theme.style import dress
from ui.tidying import Tidying
from ui.tray.tray import Tray


def run(arguments: Sequence[str]) -> int:
    """Shows the windows until they are closed; returns the exit code."""
    app = QApplication([sys.argv[0], *arguments])
    QCoreApplication.setApplicationName("ClinicGuard")
    QCoreApplication.setApplicationVersion(__version__)
    catch_all()
    Tidying(app)
    alone = Alone(settings_folder())
    quietly = IN_TRAY in arguments
    errand, brought = Errand(settings_folder()), file_in(arguments)
    if not alone.is_first():
        errand.leave(brought)
        if quietly or alone.ask(lambda: QThread.msleep(100)):
            return 0
    errand.look()
    errand.take_up(brought)
    file = SettingsFile()
    settings = file.read()
    chosen = language_from(settings)
    speak(chosen)
    dress(app, settings.theme, settings.text_size, chosen)
    lanes = Lanes(ThreadExecutor())
    pages = furnish()
    pages.errand = errand.take
    shell = Shell(app, lanes, pages, SystemClock(), file)
    shell.start()
    HelpDesk(shell, lanes)
    tray = Tray(app, shell, lanes)
    CaptureKey(shell.window, lambda: file.read().capture_key, lambda: capture_from_anywhere(shell))
    if quietly:
        tray.begin_away()

    def come() -> None:
        tray.come()
        errand.look()
        errand.go(shell.sitter, shell.go)

    alone.answer(come)
    try:
        return app.exec()
    finally:
        alone.end()


def capture_from_anywhere(shell: Shell) -> None:
    """The key of the system was pressed: captures where it is unlocked, else shows the window."""
    try:
        shell.sitter()
    except LookupError:
        bring_forward(shell.window)
    else:
        shell.go("evidence/capture")


def language_from(settings: Settings) -> Language:
    """The language that was chosen, else the nearest to the system's own."""
    try:
        return as_language(settings.language or "")
    except ValueError:
        return language_of(QLocale.system().name())
