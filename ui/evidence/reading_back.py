"""Reading back: what was sealed is opened from the disk again, quietly, and the finding is kept.

It begins after an unlock and whenever something was saved; what a stop left unread comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from clinicguard.host.trouble import Trouble
from ui.jobs import Job, Jobs, Task
from ui.language import say

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.evidence.exhibit import Exhibit
    from clinicguard.evidence.opening import SealedCopy

_SHOWN_EVERY = 20


class ReadingBack:
    """One exhibit after the other. Shows nothing itself: `changed` has the pages look again."""

    def __init__(self, jobs: Jobs, changed: Callable[[], object]) -> None:
        self._jobs = jobs
        self._changed = changed
        self._busy = False
        self._unshown = 0
        self._not_now: set[str] = set()
        self._job: Job[str | None] | None = None

    def look(self) -> None:
        """Reads what there is to read, unless it does so already."""
        if not self._busy:
            self._busy = True
            self._ask()

    def stop(self) -> None:
        """The records are being closed. What is under way is read again another time."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self._busy = False
        self._unshown = 0
        self._not_now.clear()

    def _ask(self) -> None:
        passed = frozenset(self._not_now)
        job = self._jobs.database(lambda clinic: _next(clinic, passed))
        job.then(self._read).failed(self._give_up)

    def _read(self, copy: SealedCopy | None) -> None:
        if not self._busy:
            return
        if copy is None:
            self._over()
            return

        def work(task: Task) -> str | None:
            return copy.damage(lambda done: task.check())

        self._job = self._jobs.quiet(work)
        self._job.then(partial(self._note, copy.number)).failed(partial(self._pass, copy.number))

    def _note(self, number: str, why: str | None) -> None:
        self._job = None
        if not self._busy:
            return
        purpose = say("read back after it was sealed")
        job = self._jobs.database(
            lambda clinic: clinic.evidence.note_verified(number, purpose, why)
        )
        job.then(self._noted).failed(self._give_up)

    def _noted(self, exhibit: Exhibit) -> None:
        self._unshown += 1
        if exhibit.sound is False or self._unshown >= _SHOWN_EVERY:
            self._show()
        if self._busy:
            self._ask()

    def _pass(self, number: str, _: Trouble) -> None:
        """Something holds the file, or the disk is away: not now, and no finding either."""
        self._job = None
        self._not_now.add(number)
        if self._busy:
            self._ask()

    def _give_up(self, _: Trouble) -> None:
        """The records cannot be read or written now: what follows says so itself."""
        self._busy = False

    def _over(self) -> None:
        self._busy = False
        if self._unshown:
            self._show()

    def _show(self) -> None:
        self._unshown = 0
        self._changed()


def _next(clinic: Clinic, passed: frozenset[str]) -> SealedCopy | None:
    return next((each for each in clinic.evidence.unread() if each.number not in passed), None)
