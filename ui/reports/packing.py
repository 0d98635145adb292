"""A pack on its way: its papers made one by one, then everything opened, checked and sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
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


class Packing:
    """Ends with `made`, or with `failed`; until the seal it can be stopped."""

    def __init__(self, seat: Seat, wanted: Wanted, panel: BusyPanel) -> None:
        self._seat = seat
        self._wanted = wanted
        self._panel = panel
        self._papers: dict[str, bytes] = {}
        self._pictures: dict[str, bytes] = {}
        self._waiting = list(wanted.enclosures)
        self._job: Job[Any] | None = None
        self._stopped = False
        self._end: Callable[[], object] = lambda: None
        self._failed: Callable[[Trouble], object] = lambda _: None

    def begin(self, made: Callable[[], object], failed: Callable[[Trouble], object]) -> None:
        """Begins with the first paper."""
        self._end, self._failed = made, failed
        self._next()

    def stop(self) -> None:
        """Stops; there is no file."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._stopped:
            return
        done, whole = len(self._papers), len(self._wanted.enclosures)
        if not self._waiting:
            self._seal()
            return
        enclosure = self._waiting.pop(0)
        self._panel.show_step(
            done / (whole + 1), say("Paper {n} of {whole}", n=done + 1, whole=whole)
        )
        order, kept = enclosure.order(self._wanted.like), frozenset(self._pictures)

        def read(clinic: Clinic) -> Reading:
            from clinicguard.papers.catalogue import read

            return read(clinic, order, kept)

        self._seat.jobs.database(read).then(lambda reading: self._draw(enclosure, reading)).failed(
            self._failed
        )

    def _draw(self, enclosure: Enclosure, reading: Reading) -> None:
        if self._stopped:
            return
        self._job = self._seat.jobs.papers(lambda task: reading.make(task.step, self._pictures))
        self._job.then(lambda data: self._drawn(enclosure, data)).failed(self._failed)

    def _drawn(self, enclosure: Enclosure, data: bytes) -> None:
        self._papers[enclosure.file_name] = data
        self._next()

    def _seal(self) -> None:
        wanted, papers = self._wanted, dict(self._papers)
        whole = len(wanted.enclosures)
        self._panel.show_step(whole / (whole + 1), say("Opening exhibits, checking, sealing"))
        self._panel.cancel.hide()

        def work(clinic: Clinic) -> None:
            from clinicguard.overview.packing import Handover

            handover = Handover(
                case=wanted.case,
                numbers=wanted.numbers,
                papers=papers,
                recipient=wanted.like.recipient,
                purpose=wanted.like.purpose,
                authority=wanted.authority,
            )
            if wanted.public:
                clinic.packs.to_key(handover, wanted.target, wanted.public)
            else:
                clinic.packs.as_zip(handover, wanted.target, wanted.passphrase)

        job = self._seat.jobs.database(work)
        job.then(lambda _: self._end()).failed(self._failed)
