"""What a fire drill has shown, and its proof on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.documents.drill_proof import DrillPaper, drill_proof
from clinicguard.documents.press import Press, Stamp
from ui import papers
from ui.language import count, language, say
from ui.seat import Seat
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice

PAPER = "drill_proof"


class DrillProof(QWidget):
    """A green line with two ways to keep the proof; each way is an entry."""

    def __init__(self, seat: Seat, paper: DrillPaper, stamp: Stamp) -> None:
        super().__init__()
        self._seat = seat
        self._paper = paper
        self._press = Press(language(), seat.profile.roc_years, stamp)
        self.print_button = Button(
            say("Print the proof"), size="small", icon="printer", on=self.print_out
        )
        self.save_button = Button(say("Save as PDF"), "text", size="small", on=self.save)
        told = say(
            "Backup {number} on “{label}” was restored to a throw-away place and opened: {cases}, "
            "{exhibits}, the head of the log agrees; {seconds} s.",
            number=paper.number,
            label=paper.label,
            cases=count("{n} case", "{n} cases", len(paper.cases)),
            exhibits=count("{n} exhibit", "{n} exhibits", paper.exhibits),
            seconds=paper.seconds,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Notice(told, "green", actions=(self.print_button, self.save_button)))

    def print_out(self) -> None:
        """Draws it, and asks which printer."""
        self._draw(self._print)

    def save(self) -> None:
        """Asks for a file and saves it there."""
        folder = papers.kept_in(self._seat.settings_file())
        where = papers.ask_where(self, say("Proof of a restore drill"), folder)
        if where is not None:
            self.save_to(where)

    def save_to(self, where: Path) -> None:
        """Draws it and saves it."""
        self._draw(lambda data: self._hand_out(data, where))

    def _draw(self, then: Callable[[bytes], object]) -> None:
        paper, press = self._paper, self._press
        self._seat.jobs.papers(lambda task: drill_proof(paper, press)).then(then)

    def _print(self, data: bytes) -> None:
        if papers.ask_and_print(self, data, settings=self._seat.settings_file()):
            self._hand_out(data, None)

    def _hand_out(self, data: bytes, where: Path | None) -> None:
        subject = f"clinic/{self._press.stamp.clinic_id}"
        purpose = say("Restore drill")
        self._seat.jobs.database(
            lambda clinic: clinic.hand_out(PAPER, data, where, subject=subject, purpose=purpose)
        ).then(lambda _: self._seat.changed())
