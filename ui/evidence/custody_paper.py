"""The custody form on paper: drawn on the papers lane, printed or saved, noted in the log."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.redaction import Redaction
from ui import papers
from ui.language import language, say
from ui.seat import Seat

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.documents.press import Press

PAPER = "custody form"


@dataclass(frozen=True, slots=True)
class _Asked:
    exhibit: Exhibit
    people: dict[int, str]
    press: Press
    copy: Redaction | None


class CustodyForm:
    """One exhibit's form, on its way from the records to paper."""

    def __init__(self, seat: Seat, parent: QWidget, exhibit: Exhibit, case: str) -> None:
        self._seat = seat
        self._parent = parent
        self._number = exhibit.number
        self._case = case or (exhibit.marks[0][0] if exhibit.marks else "")

    def print(self) -> None:
        """Through the system's print dialog; an entry once it was printed."""
        self._draw(None)

    def save(self, to: Path | None = None) -> None:
        """Asks where to, then saves; an entry with it."""
        name = say("Custody form {number}", number=self._number)
        folder = papers.kept_in(self._seat.settings_file())
        path = to or papers.ask_where(self._parent, name, folder)
        if path is not None:
            self._draw(path)

    def _draw(self, to: Path | None) -> None:
        number, case, spoken = self._number, self._case, language()

        def ask(clinic: Clinic) -> _Asked:
            from clinicguard.documents.press import Press

            people = {person.id: person.name for person in clinic.staff_lists.everybody()}
            press = Press(spoken, clinic.profile.roc_years, clinic.stamp())
            exhibit, copy = clinic.evidence_lists.one(number), clinic.redaction_lists.copy(number)
            return _Asked(exhibit, people, press, copy)

        def draw(asked: _Asked) -> None:
            job = self._seat.jobs.papers(lambda task: _drawn(asked, case))
            job.then(lambda data: self._hand_out(data, to))

        self._seat.jobs.database(ask).then(draw)

    def _hand_out(self, data: bytes, to: Path | None) -> None:
        settings = self._seat.settings_file()
        if to is None and not papers.ask_and_print(self._parent, data, settings=settings):
            return
        subject = f"evidence/{self._number}"
        job = self._seat.jobs.database(
            lambda clinic: clinic.hand_out(PAPER, data, to, subject=subject, purpose=PAPER)
        )
        job.then(lambda _: self._seat.changed())


def _drawn(asked: _Asked, case: str) -> bytes:
    from clinicguard.documents.custody_form import CustodyPaper, custody_form
    from clinicguard.documents.from_evidence import custody_lines, exhibit_lines
    from clinicguard.documents.from_redaction import redaction_lines

    exhibits = (asked.exhibit,)
    (line,) = exhibit_lines(exhibits, case, asked.people, asked.press)
    touches = custody_lines(exhibits, case, asked.people, asked.press)
    covered = None if asked.copy is None else redaction_lines(asked.copy, asked.press.words)
    paper = CustodyPaper(line, case.partition("/")[2], touches, redaction=covered)
    return custody_form(paper, asked.press)
