"""A few files sealed for a form of another room: what is not recorded does not stay."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.evidence.opening import Intake, Waiting
from clinicguard.evidence.tray import Tray
from ui.evidence.folders import Source
from ui.jobs import Job, Jobs, Task


def seal_few(jobs: Jobs, intake: Intake, sources: Sequence[Source]) -> Job[list[Waiting]]:
    """Seals them on the files lane. Stopped, failed at one of them, or come too late for a page
    that is gone: nothing is left behind. Who hears of them records them, or takes them away.
    """
    tray = Tray(intake)

    def work(task: Task) -> list[Waiting]:
        try:
            return [tray.seal(source, lambda _: task.check()) for source in sources]
        except BaseException:
            tray.clear()
            raise

    return jobs.files(work).unheard(lambda _: jobs.files(lambda task: tray.clear()))
