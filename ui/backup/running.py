"""One run from the windows: begun on the records' lane, worked on the files' lane, then noted."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.clinic import Clinic
from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import BackupStopped, Place, Run, Taken, nothing_may_go
from ui.jobs import Job, Jobs


class Running:
    """A run under way. `ended` comes once, with what was taken or with what went wrong."""

    def __init__(
        self,
        jobs: Jobs,
        place: Place,
        progress: Callable[[int, int], None],
        ended: Callable[[Taken | None, Trouble | None], None],
    ) -> None:
        self._jobs = jobs
        self._place = place
        self._progress = progress
        self._ended = ended
        self._work: Job[Taken] | None = None
        self.stopped = False
        begun = jobs.database(lambda clinic: begin(clinic, place))
        begun.then(self._begun).failed(self._failed)

    def cancel(self) -> None:
        """Stops it; the former backups stay, and what was copied is there for the next run."""
        self.stopped = True
        if self._work is not None:
            self._work.cancel()
            self._ended(None, None)

    def _begun(self, run: Run) -> None:
        if self.stopped:
            self._jobs.files(lambda task: run.give_up())
            self._ended(None, None)
            return
        self._work = self._jobs.files(lambda task: run.work(task.step))
        self._work.progress(lambda done, whole, _: self._progress(done, whole))
        self._work.then(lambda taken: self._taken(run, taken)).failed(self._failed)

    def _taken(self, run: Run, taken: Taken) -> None:
        noted = self._jobs.database(lambda clinic: clinic.backups.note(run, taken))
        noted.then(lambda _: self._ended(taken, None)).failed(self._failed)

    def _failed(self, trouble: Trouble) -> None:
        if isinstance(trouble, BackupStopped):
            place = self._place
            self._jobs.database(lambda clinic: clinic.backups.note_stopped(place, trouble))
        self._ended(None, trouble)


def begin(clinic: Clinic, place: Place) -> Run:
    """On the records' lane: the part that needs them."""
    hold = nothing_may_go(clinic.incident_lists, clinic.retention.lists)
    return clinic.backups.begin(place, hold=hold)
