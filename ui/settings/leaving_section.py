"""帶走全部資料: everything in open forms, for the day the clinic leaves us."""

from __future__ import annotations

from ui.language import say
from ui.seat import Seat
from ui.settings.leaving_panel import LeavingPanel
from ui.settings.section import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.text import Label


class LeavingSection(Section):
    """Only an owner; everybody reads that it is possible."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("Take everything along"))
        self._seat = seat
        self.button = Button(say("Export everything"), size="small", on=self.open)
        if seat.person.role != "owner":
            self.button.forbid(say("Only an owner can do this."))
        row = CardRow(height=58)
        told = say(
            "All records as JSON Lines and CSV, the original files, the log: readable without "
            "ClinicGuard. It leaves in the clear."
        )
        row.line.addWidget(Label(told, "note", "text2", wrap=True), 1)
        row.line.addWidget(self.button)
        card = Card(0)
        card.add_row(row)
        self.column.addWidget(card)

    def open(self) -> None:
        """Slides the panel in."""
        self._seat.over(LeavingPanel(self._seat))
