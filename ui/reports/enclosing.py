"""Papers for a pack: made one by one, as PDFs by their file names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from clinicguard.host.trouble import Trouble
from clinicguard.papers.counsel_pack import Enclosure
from clinicguard.papers.order import Order, Reading
from ui.jobs import Job
from ui.language import say
from ui.seat import Seat
from ui.widgets.states import BusyPanel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class Enclosing:
    """Ends with `made(papers)`, or with `failed`; can be stopped at any time."""

    def __init__(
        self, seat: Seat, enclosures: Sequence[Enclosure], like: Order, panel: BusyPanel
    ) -> None:
        self._seat = seat
        self._waiting = list(enclosures)
        self._whole = len(enclosures)
        self._like = like
        self._panel = panel
        self._papers: dict[str, bytes] = {}
        self._pictures: dict[str, bytes] = {}
        self._job: Job[Any] | None = None
        self._stopped = False
        self._made: Callable[[dict[str, bytes]], object] = lambda _: None
        self._failed: Callable[[Trouble], object] = lambda _: None

    def begin(
        self, made: Callable[[dict[str, bytes]], object], failed: Callable[[Trouble], object]
    ) -> None:
        """Begins with the first paper."""
        self._made, self._failed = made, failed
        self._next()

    def stop(self) -> None:
        """Stops; nothing was written."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._stopped:
            return
        if not self._waiting:
            self._made(self._papers)
            return
        done, enclosure = len(self._papers), self._waiting.pop(0)
        self._panel.show_step(
            done / (self._whole + 1), say("Paper {n} of {whole}", n=done + 1, whole=self._whole)
        )
        order, kept = enclosure.order(self._like), frozenset(self._pictures)

        def read(clinic: Clinic) -> Reading:
            from clinicguard.papers.catalogue import read

            return read(clinic, order, kept)

        job = self._seat.jobs.database(read)
        job.then(lambda reading: self._draw(enclosure, reading)).failed(self._failed)

    def _draw(self, enclosure: Enclosure, reading: Reading) -> None:
        if self._stopped:
            return
        self._job = self._seat.jobs.papers(lambda task: reading.make(task.step, self._pictures))
        self._job.then(lambda data: self._drawn(enclosure, data)).failed(self._failed)

    def _drawn(self, enclosure: Enclosure, data: bytes) -> None:
        self._papers[enclosure.file_name] = data
        self._next()
