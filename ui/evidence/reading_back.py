"""What was sealed is read back from the disk, quietly, and texts get their transcripts.

It begins after an unlock and whenever something was saved; what a stop left unread comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from clinicguard.host.trouble import Trouble
from ui.jobs import Jobs, Task
from ui.language import say

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.evidence.derivative import Transcript
    from clinicguard.evidence.exhibit import Exhibit
    from clinicguard.evidence.opening import SealedCopy
    from clinicguard.evidence.transcript import Transcribed, Transcribing

_SHOWN_EVERY = 20


class ReadingBack:
    """One exhibit after the other. Shows nothing itself: `changed` has the pages look again."""

    def __init__(self, jobs: Jobs, changed: Callable[[], object]) -> None:
        self._jobs = jobs
        self._changed = changed
        self._busy = False
        self._unshown = 0
        self._not_now: set[str] = set()
        self._task: Task | None = None

    def look(self) -> None:
        """Reads what there is to read, unless it does so already."""
        if not self._busy:
            self._busy = True
            self._ask()

    def stop(self) -> None:
        """The records are being closed. What is under way is read again another time."""
        if self._task is not None:
            self._task.stop()
        self._task = None
        self._busy = False
        self._unshown = 0
        self._not_now.clear()

    def _ask(self) -> None:
        passed = frozenset(self._not_now)
        job = self._jobs.database(lambda clinic: _next(clinic, passed))
        job.then(self._begin).failed(self._give_up)

    def _begin(self, found: SealedCopy | Transcribing | None) -> None:
        # read once there is something to do: the window must stand first
        from clinicguard.evidence.transcript import Transcribing

        if not self._busy:
            return
        match found:
            case None:
                self._over()
            case Transcribing():
                self._transcribe(found)
            case _:
                self._read(found)

    def _read(self, copy: SealedCopy) -> None:
        def work(task: Task) -> str | None:
            return copy.damage(lambda done: task.check())

        job = self._jobs.quiet(work)
        job.then(partial(self._note, copy.number)).failed(partial(self._pass, copy.number))
        self._task = job.task

    def _note(self, number: str, why: str | None) -> None:
        self._task = None
        if not self._busy:
            return
        purpose = say("read back after it was sealed")
        job = self._jobs.database(
            lambda clinic: clinic.evidence.note_verified(number, purpose, why)
        )
        job.then(self._noted).failed(self._give_up)

    def _transcribe(self, text: Transcribing) -> None:
        number = text.copy.number
        self._not_now.add(number)
        job = self._jobs.quiet(lambda task: text.make())
        job.then(partial(self._keep, text)).failed(partial(self._pass, number))

    def _keep(self, text: Transcribing, made: Transcribed) -> None:
        if not self._busy:
            self._jobs.quiet(lambda task: text.intake.drop(made.waiting))
            return
        purpose = say("to be read without opening the original")
        job = self._jobs.database(lambda clinic: clinic.evidence.record_transcript(made, purpose))
        job.then(self._transcribed).failed(self._give_up)

    def _transcribed(self, _: Transcript) -> None:
        self._unshown += 1
        if self._busy:
            self._ask()

    def _noted(self, exhibit: Exhibit) -> None:
        self._unshown += 1
        if exhibit.sound is False or self._unshown >= _SHOWN_EVERY:
            self._show()
        if self._busy:
            self._ask()

    def _pass(self, number: str, _: Trouble) -> None:
        """Something holds the file, or the disk is away: not now, and no finding either."""
        self._task = None
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


def _next(clinic: Clinic, passed: frozenset[str]) -> SealedCopy | Transcribing | None:
    evidence = clinic.evidence
    for copy in evidence.unread():
        if copy.number not in passed:
            return copy
    return next((each for each in evidence.untranscribed() if each.copy.number not in passed), None)
