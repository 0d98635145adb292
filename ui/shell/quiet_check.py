"""The log is looked at by itself: quickly after each unlock, as a whole once a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from clinicguard.host.trouble import Trouble
from ui.jobs import Jobs
from ui.log.check_run import CheckRun

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.overview.log_checks import Checked, Finding


class QuietCheck:
    """Shows nothing of its own: what it finds stands in the log, on Today and in the settings."""

    def __init__(self, jobs: Jobs, changed: Callable[[], object]) -> None:
        self._jobs = jobs
        self._changed = changed
        self._run: CheckRun | None = None

    def begin(self) -> None:
        """After an unlock: what was added since the last whole check."""
        job = self._jobs.database(lambda clinic: clinic.log_checks.quick())
        job.then(self._look).failed(_kept_for_the_whole_check)

    def tick(self, now: datetime) -> None:
        """A minute has passed: is a whole check due?"""
        if self._run is None:
            job = self._jobs.database(lambda clinic: _is_due(clinic, now))
            job.then(self._start).failed(_kept_for_the_whole_check)

    def stop(self) -> None:
        """The records are being closed."""
        run, self._run = self._run, None
        if run is not None:
            run.stop()

    def _start(self, due: bool) -> None:
        if due and self._run is None:
            self._run = CheckRun(
                self._jobs,
                found=self._whole,
                ended=self._over,
                failed=self._jobs.trouble,
                how="weekly",
            )
            self._run.start()

    def _over(self) -> None:
        self._run = None

    def _look(self, found: list[Finding]) -> None:
        if found:
            self._changed()

    def _whole(self, checked: Checked) -> None:
        self._changed()


def _is_due(clinic: Clinic, now: datetime) -> bool:
    return clinic.log_checks.is_due(now)


def _kept_for_the_whole_check(_: Trouble) -> None:
    """What cannot be read now is said by the whole check, and by whatever reads it next."""
