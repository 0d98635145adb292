"""A case on its way out: papers, exhibits poured under the new seal, the entries, then the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from clinicguard.casepack.desk_out import HandOver
from clinicguard.casepack.outgoing import Noted, Outgoing, Poured
from clinicguard.host.trouble import Trouble
from clinicguard.papers.counsel_pack import Enclosure
from clinicguard.papers.order import Order
from ui.language import say
from ui.reports.outward import Outward
from ui.seat import Seat
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


class Going(Outward):
    """Sealed for another ClinicGuard."""

    def __init__(self, seat: Seat, wanted: Wanted, panel: BusyPanel) -> None:
        super().__init__(seat, wanted.enclosures, wanted.like, wanted.own, panel)
        self._wanted = wanted
        self.seal: tuple[int, str] | None = None
        """Number and hash of the log's last entry in the pack, once it is made."""

    def _open_exhibits(self) -> None:
        wanted = self._wanted

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

    def _note(self, poured: Poured) -> None:
        if self._stopped:
            self._seat.jobs.files(lambda task: poured.drop())
            return
        self._sealing()
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
