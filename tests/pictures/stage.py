"""Where scenes are played: a real clinic, the real shell, work run by hand, a still clock."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from clinicguard.host.words import Language
from clinicguard.people.staff import Role
from tests.made import MadeClinic
from tests.ui.conftest import sweep
from ui.jobs import Lanes
from ui.lanes import HandExecutor
from ui.language import speak
from ui.rooms import furnish
from ui.shell.rail import RailItem
from ui.shell.shell import Shell
from ui.theme.chosen import choose, theme
from ui.theme.style import dress

NOW = datetime(2026, 11, 21, 1, 38, 12, tzinfo=UTC)
"""Saturday, 09:38 in Taipei: the day of all pictures."""

Play = Callable[["Stage"], QWidget | None]
SCENES: dict[str, Play] = {}


def scene(name: str) -> Callable[[Play], Play]:
    """Makes a scene known under the name of its picture."""

    def known(play: Play) -> Play:
        if name in SCENES:
            raise ValueError(name)
        SCENES[name] = play
        return play

    return known


@dataclass(frozen=True, slots=True)
class Take:
    """How a scene is shown: language, look, text size in per cent, window size."""

    language: Language = "zh_TW"
    look: str = "light"
    scale: int = 100
    wide: int = 1280
    tall: int = 800

    def name(self, scene_name: str) -> str:
        """The file's name without ending."""
        return f"{scene_name}-{self.language}-{self.look}-{self.wide}x{self.tall}-{self.scale}"


class Stage:
    """One scene being played, in a folder of its own."""

    def __init__(self, app: QApplication, original: MadeClinic, take: Take) -> None:
        self.app = app
        self.take = take
        self._folder = tempfile.TemporaryDirectory(prefix="scene-")
        self.made = original.copied(Path(self._folder.name))
        self.made.clock.time = NOW
        self.made.settings.change(
            language=take.language, theme=take.look, text_size=take.scale, lock_minutes=0
        )
        speak(take.language)
        dress(app, take.look, take.scale, take.language)
        _hold_still()
        self.executor = HandExecutor()
        self.pages = furnish()
        self.shell = Shell(
            app, Lanes(self.executor), self.pages, self.made.clock, self.made.settings
        )
        self.shell.window.resize(QSize(take.wide, take.tall))

    def unlock(self, role: Role = "owner") -> None:
        """Opens the clinic for a role and shows the house."""
        self.shell.window.show()
        self.shell.enter(lambda: self.made.open(role))
        self.settle()
        self._rest_hands()

    def go(self, address: str) -> None:
        """Shows a page and waits until it has its rows."""
        self.shell.window.show()
        self.shell.go(address)
        self.settle()
        self._rest_hands()

    def settle(self) -> None:
        """Runs all waiting work and lets Qt lay out and paint."""
        for _ in range(3):
            self.executor.drain()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.app.processEvents()

    def _rest_hands(self) -> None:
        """Nobody has pressed Tab yet: no ring around the first room."""
        reached = QApplication.focusWidget()
        if isinstance(reached, RailItem):
            reached.clearFocus()

    def close(self) -> None:
        """Ends the scene; the folder goes."""
        for widget in self.app.topLevelWidgets():
            if widget is not self.shell.window:
                widget.close()
        self.shell.quit()
        self.executor.drain()
        self.made.opened = None
        sweep(self.app)
        self._folder.cleanup()


def _hold_still() -> None:
    """Nothing slides in a picture."""
    from dataclasses import replace

    choose(replace(theme(), motion=False))
