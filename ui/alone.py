"""One program at a time for each person at this PC: a second start brings the first one forward.

By a lock and a note in the settings folder, without a socket: what comes with Qt for that needs
libraries that a bare system lacks.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QFileSystemWatcher, QObject
from PySide6.QtWidgets import QWidget

_PATIENCE = 30
"""How often a second start looks for an answer before it opens a window of its own."""


class Alone(QObject):
    """Holds the lock while the program runs, and answers the starts that come after it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._note = folder / "come-forward"
        self._lock = FileLock(folder / "one-program", timeout=0)
        self._come: Callable[[], object] | None = None
        self._watcher: QFileSystemWatcher | None = None

    def is_first(self) -> bool:
        """Takes the lock if nobody has it; True too where no lock can be kept."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            return False
        except OSError:
            return True
        return True

    def answer(self, come: Callable[[], object]) -> None:
        """From now on a second start calls `come`."""
        self._come = come
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def ask(self, wait: Callable[[], object]) -> bool:
        """Asks the first program to come forward; False if nobody answers, or it has just ended.

        `wait` lets a tenth of a second pass.
        """
        with suppress(OSError):
            self._note.touch()
            for _ in range(_PATIENCE):
                wait()
                if not self._note.exists():
                    return True
                if self.is_first():
                    break
            self._note.unlink(missing_ok=True)
        return False

    def end(self) -> None:
        """Lets the lock go."""
        self._lock.release()

    def _look(self) -> None:
        if self._come is None or not self._note.exists():
            return
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._come()


def bring_forward(window: QWidget) -> None:
    """In front of the other programs, opened again if it was put aside."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
