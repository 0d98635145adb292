"""A file that belongs to a statement, sealed off the window before it becomes an exhibit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui.evidence.sealing_few import seal_few
from ui.language import say_in
from ui.seat import Seat
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from clinicguard.evidence.opening import Intake, Waiting


def seal(seat: Seat, path: Path, busy: Button, then: Callable[[Waiting], object]) -> None:
    """Calls `then` with the sealed file, which has to be recorded or taken away.

    `busy` takes no press until that.
    """

    def begin(intake: Intake) -> None:
        busy.set_busy(say_in("statement", "Sealing"))
        job = seal_few(seat.jobs, intake, (path,))
        job.ended(busy.set_ready).then(lambda sealed: then(sealed[0]))

    seat.jobs.database(lambda clinic: clinic.evidence.intake).then(begin)
