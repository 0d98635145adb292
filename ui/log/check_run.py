"""A whole check of the log under way: piece by piece on the records' lane, files on their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from clinicguard.host.trouble import Trouble
from ui.jobs import Cancelled, Job, Jobs, Task
from ui.language import say

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.overview.log_checks import Checked, Checking, Finding

Ended = Callable[[], object]


class CheckRun:
    """Between two pieces others may save: checking never holds anybody up.

    `step` is told the part (0.0 to 1.0) and what is being read; `found` the result; `ended` that
    it is over, found, stopped or failed.
    """

    def __init__(
        self,
        jobs: Jobs,
        *,
        found: Callable[[Checked], object],
        ended: Ended,
        step: Callable[[float, str], object] | None = None,
        failed: Callable[[Trouble], object] | None = None,
        how: str = "asked",
    ) -> None:
        self._jobs = jobs
        self._found = found
        self._ended = ended
        self._step = step or (lambda part, words: None)
        self._failed = failed or jobs.trouble
        self._how = how
        self._stopped = False
        self._whole = 1
        self._job: Job[object] | None = None

    def start(self) -> None:
        """Begins; the pages of the database first."""
        self._step(0.0, say("the pages of the database"))
        job = self._jobs.database(_begin)
        job.then(self._begun).failed(self._give_up)

    def stop(self) -> None:
        """Ends at the next piece. Nothing is noted."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()
        self._ended()

    def _begun(self, given: tuple[Checking, int]) -> None:
        checking, self._whole = given
        self._read_on(checking)

    def _read_on(self, checking: Checking) -> None:
        if self._stopped:
            return
        done = f"{checking.entries:,}／{self._whole:,}"
        self._step(0.6 * checking.entries / max(1, self._whole), say("entries {done}", done=done))
        job = self._jobs.database(lambda clinic: clinic.log_checks.read_on(checking))
        job.then(lambda more: self._after_piece(checking, more)).failed(self._give_up)

    def _after_piece(self, checking: Checking, more: bool) -> None:
        if more:
            self._read_on(checking)
        elif not self._stopped:
            self._step(0.65, say("every record against what was written"))
            job = self._jobs.database(lambda clinic: _compare(clinic, checking))
            job.then(lambda compare: self._files(checking, compare)).failed(self._give_up)

    def _files(self, checking: Checking, compare: Callable[..., list[Finding]]) -> None:
        if self._stopped:
            return

        def work(task: Task) -> list[Finding] | None:
            try:
                return compare(lambda done, whole: task.step(done, whole))
            except Cancelled:
                return None

        job = self._jobs.files(work)
        job.progress(self._file_step)
        job.then(lambda found: self._note(checking, found)).failed(self._give_up)
        self._job = job  # type: ignore[assignment]

    def _file_step(self, done: int, whole: int, _: str) -> None:
        told = say("sealed files {done}", done=f"{done:,}／{whole:,}")
        self._step(0.75 + 0.25 * done / max(1, whole), told)

    def _note(self, checking: Checking, found: list[Finding] | None) -> None:
        if self._stopped or found is None:
            return
        how = self._how
        purpose = say("all sealed files compared with the log")
        job = self._jobs.database(lambda clinic: _noted(clinic, checking, found, how, purpose))
        job.then(self._found).failed(self._give_up).ended(self._ended)

    def _give_up(self, trouble: Trouble) -> None:
        self._ended()
        self._failed(trouble)


def _begin(clinic: Clinic) -> tuple[Checking, int]:
    return clinic.log_checks.begin(), clinic.head().seq


def _noted(
    clinic: Clinic, checking: Checking, found: list[Finding], how: str, purpose: str
) -> Checked:
    """The check becomes an entry; an exhibit whose file is damaged turns red by name."""
    checked = clinic.log_checks.note(checking, found, how)
    hurt = {
        each.row: "missing" if each.kind == "file_missing" else "seal"
        for each in found
        if each.row is not None and each.kind in ("file_missing", "file_changed")
    }
    clinic.evidence.note_damage(hurt, purpose)
    return checked


def _compare(clinic: Clinic, checking: Checking) -> Callable[..., list[Finding]]:
    clinic.log_checks.compare(checking)
    return clinic.log_checks.files(checking)
