"""A pack on its way out: who sits here, papers, the exhibits under a new seal, the entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clinicguard.host.trouble import Trouble
from clinicguard.papers.counsel_pack import Enclosure
from clinicguard.papers.order import Order
from ui.jobs import Job
from ui.language import say, say_in
from ui.proving import proved
from ui.reports.enclosing import Enclosing
from ui.seat import Seat
from ui.widgets.sizes import size_words
from ui.widgets.states import BusyPanel


class Outward:
    """Ends with `made`, or with `failed`; until the entries are written it can be stopped.

    `own` is the passphrase of who sits here, typed again.
    """

    def __init__(
        self,
        seat: Seat,
        enclosures: Sequence[Enclosure],
        like: Order,
        own: str,
        panel: BusyPanel,
    ) -> None:
        self._seat = seat
        self._own = own
        self._panel = panel
        self._papers: dict[str, bytes] = {}
        self._enclosing = Enclosing(seat, enclosures, like, panel)
        self._job: Job[Any] | None = None
        self._stopped = False
        self._made: Callable[[], object] = lambda: None
        self._failed: Callable[[Trouble], object] = lambda _: None

    def begin(self, made: Callable[[], object], failed: Callable[[Trouble], object]) -> None:
        """First whether it is really who unlocked; then paper after paper."""
        self._made, self._failed = made, failed
        proved(self._seat, self._own).then(lambda _: self._prepare()).failed(failed)
        self._own = ""

    def stop(self) -> None:
        """Stops; there is no file."""
        self._stopped = True
        self._enclosing.stop()
        if self._job is not None:
            self._job.cancel()

    def _prepare(self) -> None:
        if not self._stopped:
            self._enclosing.begin(self._prepared, self._failed)

    def _prepared(self, papers: dict[str, bytes]) -> None:
        self._papers = papers
        self._opening()
        self._open_exhibits()

    def _open_exhibits(self) -> None:
        """The papers are there: what each kind of pack goes on with, on lanes of its own."""
        raise NotImplementedError

    def _opening(self) -> None:
        self._panel.show_step(0.0, say("Opening exhibits, checking"))

    def _pouring(self, done: int, whole: int, _: str) -> None:
        part = done / whole if whole else 1.0
        self._panel.show_step(part, f"{size_words(done)}／{size_words(whole)}")

    def _sealing(self) -> None:
        """From the entries on it is not stopped any more: they say that it is handed over."""
        self._panel.cancel.hide()
        self._panel.show_step(1.0, say_in("report", "Sealing"))
