"""The papers of a complaint: read on one lane, drawn on another, saved or printed with an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from clinicguard.host.words import Language
from ui.language import language, say
from ui.papers import ask_and_print, ask_where, kept_in
from ui.seat import Seat

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Paper = Literal["slip", "record"]
Draw = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """One paper of one complaint."""

    seat: Seat
    paper: Paper
    number: str

    @property
    def name(self) -> str:
        """What the paper is called."""
        return say("Acknowledgement slip") if self.paper == "slip" else say("Complaint record")

    def save(self, parent: QWidget) -> None:
        """Asks for a file and saves the paper to it."""
        folder = kept_in(self.seat.settings_file())
        where = ask_where(parent, f"{self.number} {self.name}", folder)
        if where is not None:
            self.save_to(where)

    def save_to(self, where: Path) -> None:
        """Draws the paper and saves it; one entry in the log."""
        self._drawn(lambda data: self._hand_out(data, where))

    def print_out(self, parent: QWidget) -> None:
        """Draws the paper and prints it; one entry in the log, unless it was called off."""

        def printed(data: bytes) -> None:
            if ask_and_print(parent, data, settings=self.seat.settings_file()):
                self._hand_out(data, None)

        self._drawn(printed)

    def _drawn(self, then: Callable[[bytes], object]) -> None:
        paper, number, name, spoken = self.paper, self.number, self.name, language()
        jobs = self.seat.jobs

        def draw(made: Draw) -> None:
            jobs.papers(lambda task: made()).then(then)

        jobs.database(lambda clinic: _read(clinic, paper, number, name, spoken)).then(draw)

    def _hand_out(self, data: bytes, where: Path | None) -> None:
        paper, address, purpose = self.paper, f"complaint/{self.number}", self.name

        def work(clinic: Clinic) -> None:
            clinic.hand_out(paper, data, where, subject=address, purpose=purpose)

        self.seat.jobs.database(work).then(lambda _: self.seat.changed())


def _read(clinic: Clinic, paper: Paper, number: str, purpose: str, spoken: Language) -> Draw:
    """Reads everything that the paper shows; what comes back draws it without the records."""
    from clinicguard.documents.complaint_record import complaint_record
    from clinicguard.documents.from_complaint import record_paper, slip_paper
    from clinicguard.documents.from_log import log_lines
    from clinicguard.documents.press import Press
    from clinicguard.documents.slip import acknowledgement_slip

    complaint = clinic.complaints.unmask(number, purpose)
    people = {person.id: person.name for person in clinic.staff_lists.everybody()}
    press = Press(spoken, clinic.profile.roc_years, clinic.stamp())
    if paper == "slip":
        slip = slip_paper(complaint, people, clinic.profile)
        return lambda: acknowledgement_slip(slip, press)
    log = log_lines(clinic.log.of(complaint.address), people, press)
    record = record_paper(complaint, people, press, press.stamp.made_at, log=log)
    return lambda: complaint_record(record, press)
