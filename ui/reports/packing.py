"""A pack on its way: its papers made one by one, then everything opened, checked and sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from clinicguard.evidence.pack import Pack, receiver
from clinicguard.host.trouble import Trouble
from clinicguard.overview.packing import Handing, Handover, Opened, Seal
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
    """What was asked for. A passphrase makes an AES-256 ZIP, a public key a file sealed to it."""

    target: Path
    case: str
    numbers: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]
    like: Order
    authority: str
    passphrase: str = field(default="", repr=False)
    public: str = ""
    own: str = field(default="", repr=False)
    """The passphrase of who sits here, typed again."""


class Packing(Outward):
    """Sealed for whoever receives it."""

    def __init__(self, seat: Seat, wanted: Wanted, panel: BusyPanel) -> None:
        super().__init__(seat, wanted.enclosures, wanted.like, wanted.own, panel)
        self._wanted = wanted

    def _open_exhibits(self) -> None:
        wanted, handover = self._wanted, self._handover()

        def begin(clinic: Clinic) -> Handing:
            if wanted.public:
                receiver(wanted.public)
            return clinic.packs.begin(handover, wanted.target)

        job = self._seat.jobs.database(begin)
        job.then(lambda handing: self._open(handover, handing)).failed(self._failed)

    def _open(self, handover: Handover, handing: Handing) -> None:
        if self._stopped:
            return
        self._job = self._seat.jobs.files(lambda task: handing.open(task.step))
        self._job.progress(self._pouring)
        self._job.then(lambda opened: self._note(handover, opened)).failed(self._failed)

    def _note(self, handover: Handover, opened: Opened) -> None:
        if self._stopped:
            self._seat.jobs.files(lambda task: opened.drop())
            return
        self._sealing()
        job = self._seat.jobs.database(lambda clinic: clinic.packs.note(handover, opened))
        job.then(lambda pack: self._close(handover, opened, pack))
        job.failed(lambda trouble: self._drop(opened, trouble))

    def _close(self, handover: Handover, opened: Opened, pack: Pack) -> None:
        how = Seal(self._wanted.passphrase, self._wanted.public)
        job = self._seat.jobs.files(lambda task: opened.seal(pack, how))
        job.then(lambda _: self._made())
        job.failed(lambda trouble: self._take_back(handover, trouble))

    def _drop(self, opened: Opened, trouble: Trouble) -> None:
        self._seat.jobs.files(lambda task: opened.drop())
        self._failed(trouble)

    def _take_back(self, handover: Handover, trouble: Trouble) -> None:
        why = say("The pack could not be written")
        self._seat.jobs.database(lambda clinic: clinic.packs.take_back(handover, why))
        self._failed(trouble)

    def _handover(self) -> Handover:
        wanted = self._wanted
        return Handover(
            case=wanted.case,
            numbers=wanted.numbers,
            papers=dict(self._papers),
            recipient=wanted.like.recipient,
            purpose=wanted.like.purpose,
            authority=wanted.authority,
        )
