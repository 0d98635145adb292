"""What happens to an unlocked house by itself: it locks, checks its log, reads evidence back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QApplication, QWidget

from ui.evidence.reading_back import ReadingBack
from ui.jobs import Jobs
from ui.seat import Why
from ui.shell.away import Listening, listen
from ui.shell.clipboard import take_back_clipboard
from ui.shell.idle import Idle, minutes_to_rest
from ui.shell.lock_key import LockKey
from ui.shell.quiet_check import QuietCheck


class Resting:
    """`lock` is told why: the key ("asked"), nobody there ("idle"), or what the system said."""

    def __init__(
        self,
        app: QApplication,
        window: QWidget,
        jobs: Jobs,
        minutes: int,
        lock: Callable[[Why], object],
        changed: Callable[[], object],
    ) -> None:
        self._lock = lock
        self._listening: Listening | None = None
        self._quiet = QuietCheck(jobs, changed)
        self._reading = ReadingBack(jobs, changed)
        self._key = LockKey(app, window, lambda: lock("asked"))
        self.idle = Idle(
            app, window, lambda: lock("idle"), minutes_to_rest(minutes), lambda: lock("asleep")
        )

    def watch(self, window: QWidget) -> None:
        """Listens to the system from now on; the window has to be shown."""
        self._listening = listen(window, self._lock)

    def entered(self) -> None:
        """Somebody has unlocked."""
        self.idle.touched()
        self._quiet.begin()
        self._reading.look()

    def saved(self) -> None:
        """Something was saved: perhaps evidence."""
        self._reading.look()

    def tick(self, now: datetime) -> None:
        """A minute has passed while it is unlocked."""
        self._quiet.tick(now)

    def closing(self) -> None:
        """The house is being locked."""
        take_back_clipboard()
        self._quiet.stop()
        self._reading.stop()
