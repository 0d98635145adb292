"""The duty in the background: a backup when twenty changes have gathered or a stick appears.

Asked once a minute. It says nothing when all goes well; an alarm is shown at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from clinicguard.host.trouble import Trouble
from ui.jobs import Jobs

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.overview.backups import Place, Taken
    from ui.backup.running import Running


class BackupDuty:
    """For the house that is open; `end` when it locks."""

    def __init__(
        self, jobs: Jobs, show: Callable[[BaseException], None], changed: Callable[[], None]
    ) -> None:
        self._jobs = jobs
        self._show = show
        self._changed = changed
        self._running: Running | None = None
        self._asking = False
        self._here: frozenset[str] | None = None
        """The media that were plugged in a minute ago; None at the first look."""
        self._given_up: set[str] = set()
        """Places on which a run failed since the unlock: a person looks first."""

    def tick(self) -> None:
        """Looks whether a backup is due."""
        if self._running is None and not self._asking:
            self._asking = True
            before = self._here
            looking = self._jobs.database(lambda clinic: _look(clinic, before))
            looking.then(self._looked).ended(self._asked)

    def end(self) -> None:
        """Nothing more: the house locks. A run under way is stopped by the lanes."""
        self._running = None

    def _asked(self) -> None:
        self._asking = False

    def _looked(self, found: tuple[frozenset[str], list[Place]]) -> None:
        here, due = found
        # what has to wait for its turn has still just appeared
        self._here = here - {place.medium for place in due[1:]}
        self._begin(due)

    def _begin(self, due: list[Place]) -> None:
        # read once there is something to do: it knows the records, and the window must stand first
        from ui.backup.running import Running

        place = next((each for each in due if each.medium not in self._given_up), None)
        if place is not None and self._running is None:
            medium = place.medium
            self._running = Running(
                self._jobs,
                place,
                lambda _done, _whole: None,
                lambda taken, trouble: self._over(medium, taken, trouble),
            )

    def _over(self, medium: str, taken: Taken | None, trouble: Trouble | None) -> None:
        from clinicguard.overview.backups import MediumAway

        self._running = None
        if trouble is not None:
            self._given_up.add(medium)
            if not isinstance(trouble, MediumAway):
                self._show(trouble)
        if taken is not None:
            self._changed()


def _look(clinic: Clinic, before: frozenset[str] | None) -> tuple[frozenset[str], list[Place]]:
    return clinic.backups.media_here(), clinic.backups.due(before)
