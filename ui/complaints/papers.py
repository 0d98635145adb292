"""The papers of a complaint: drawn off the window's thread, saved as a PDF, noted in the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.language import language, say
from ui.papers import ask_where
from ui.seat import Seat

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def hand_out(parent: QWidget, seat: Seat, paper: str, number: str) -> None:
    """Asks where to, draws the paper ("slip" or "record") and saves it; one entry in the log."""
    names = {"slip": say("Acknowledgement slip"), "record": say("Complaint record")}
    where = ask_where(parent, f"{number} {names[paper]}")
    if where is not None:
        save(seat, paper, number, where, names[paper])


def save(seat: Seat, paper: str, number: str, where: Path, purpose: str) -> None:
    """Draws the paper and saves it to a file."""
    spoken = language()

    def work(clinic: Clinic) -> None:
        from clinicguard.documents.complaint_record import complaint_record
        from clinicguard.documents.from_complaint import record_paper, slip_paper
        from clinicguard.documents.press import Press
        from clinicguard.documents.slip import acknowledgement_slip

        complaint = clinic.complaints.unmask(number, purpose)
        people = {person.id: person.name for person in clinic.staff_lists.everybody()}
        press = Press(spoken, clinic.profile.roc_years, clinic.stamp())
        if paper == "slip":
            data = acknowledgement_slip(slip_paper(complaint, people, clinic.profile), press)
        else:
            made = record_paper(complaint, people, press, press.stamp.made_at)
            data = complaint_record(made, press)
        clinic.hand_out(paper, data, where, subject=complaint.address, purpose=purpose)

    seat.jobs.database(work).then(lambda _: seat.changed())
