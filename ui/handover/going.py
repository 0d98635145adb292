"""A case on its way out: papers, exhibits poured under the new seal, the entries, then the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinicguard.casepack.desk_out import HandOver
from clinicguard.casepack.outgoing import Noted, Outgoing, Poured
from clinicguard.host.trouble import Trouble
from clinicguard.papers.counsel_pack import Enclosure
from clinicguard.papers.order import Order
from clinicguard.people.proving import prove
from ui.jobs import Job
from ui.language import say, say_in
from ui.reports.enclosing import Enclosing
from ui.seat import Seat
from ui.widgets.sizes import size_words
from ui.widgets.states import BusyPanel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; `own` is the passphrase of who sits here, typed again."""

    target: Path
    asked: HandOver
    enclosures: tuple[Enclosure, ...]
    like: Order
    passphrase: str = field(repr=False)
    own: str = field(repr=False)


class Going:
    """Ends with `made`, or with `failed`; until the entries it can be stopped."""

    def __init__(self, seat: Seat, wanted: Wanted, panel: BusyPanel) -> None:
        self._seat = seat
        self._wanted = wanted
        self._panel = panel
        self._papers: dict[str, bytes] = {}
        self._enclosing = Enclosing(seat, wanted.enclosures, wanted.like, panel)
        self._job: Job[Any] | None = None
        self.seal: tuple[int, str] | None = None
        """Number and hash of the log's last entry in the pack, once it is made."""
        self._stopped = False
        self._made: Callable[[], object] = lambda: None
        self._failed: Callable[[Trouble], object] = lambda _: None

    def begin(self, made: Callable[[], object], failed: Callable[[Trouble], object]) -> None:
        """First whether it is really who unlocked; then paper after paper."""
        self._made, self._failed = made, failed
        own = self._wanted.own
        job = self._seat.jobs.database(lambda clinic: prove(clinic.folder.path, clinic, own))
        job.then(lambda _: self._enclosing.begin(self._begin, failed)).failed(failed)

    def stop(self) -> None:
        """Stops; there is no file."""
        self._stopped = True
        self._enclosing.stop()
        if self._job is not None:
            self._job.cancel()

    def _begin(self, papers: dict[str, bytes]) -> None:
        wanted, self._papers = self._wanted, papers
        self._panel.show_step(0.0, say("Opening exhibits, checking"))

        def begin(clinic: Clinic) -> Outgoing:
            return clinic.cases.begin(wanted.asked, wanted.target)

        self._seat.jobs.database(begin).then(self._pour).failed(self._failed)

    def _pour(self, outgoing: Outgoing) -> None:
        if self._stopped:
            return
        passphrase = self._wanted.passphrase
        self._job = self._seat.jobs.files(lambda task: outgoing.pour(passphrase, task.step))
        self._job.progress(self._pouring)
        self._job.then(self._note).failed(self._failed)

    def _pouring(self, done: int, whole: int, _: str) -> None:
        part = done / whole if whole else 1.0
        self._panel.show_step(part, f"{size_words(done)}／{size_words(whole)}")

    def _note(self, poured: Poured) -> None:
        """From the entries on it is not stopped any more: they say that it is handed over."""
        if self._stopped:
            self._seat.jobs.files(lambda task: poured.drop())
            return
        self._panel.cancel.hide()
        self._panel.show_step(1.0, say_in("report", "Sealing"))
        asked = self._wanted.asked
        job = self._seat.jobs.database(lambda clinic: clinic.cases.note(asked, poured))
        job.then(lambda noted: self._close(poured, noted))
        job.failed(lambda trouble: self._drop(poured, trouble))

    def _close(self, poured: Poured, noted: Noted) -> None:
        last = noted.log.entries[-1]
        self.seal = (last.seq, last.hash)
        job = self._seat.jobs.files(lambda task: poured.close(noted, self._papers))
        job.then(lambda _: self._made())
        job.failed(lambda trouble: self._take_back(poured, trouble))

    def _drop(self, poured: Poured, trouble: Trouble) -> None:
        self._seat.jobs.files(lambda task: poured.drop())
        self._failed(trouble)

    def _take_back(self, poured: Poured, trouble: Trouble) -> None:
        why, asked = say("The pack could not be written"), self._wanted.asked
        self._seat.jobs.database(lambda clinic: clinic.cases.take_back(asked, poured, why))
        self._failed(trouble)
