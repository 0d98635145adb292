"""A file that belongs to a statement, sealed off the window before it becomes an exhibit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.evidence.folders import Source
from ui.evidence.sealing_few import seal_few
from ui.language import say_in
from ui.seat import Seat
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from clinicguard.evidence.opening import Intake, Waiting


def seal(seat: Seat, source: Source, busy: Button, then: Callable[[Waiting], object]) -> None:
    """Calls `then` with what was sealed, which has to be recorded or taken away.

    `busy` takes no press until that.
    """

    def begin(intake: Intake) -> None:
        busy.set_busy(say_in("statement", "Sealing"))
        job = seal_few(seat.jobs, intake, (source,))
        job.ended(busy.set_ready).then(lambda sealed: then(sealed[0]))

    seat.jobs.database(lambda clinic: clinic.evidence.intake).then(begin)


def seal_or_go_on(
    seat: Seat, source: Source | None, busy: Button, then: Callable[[Waiting | None], object]
) -> None:
    """The same where there may be nothing to seal: then `then` is called at once, with None."""
    if source is None:
        then(None)
    else:
        seal(seat, source, busy, then)
