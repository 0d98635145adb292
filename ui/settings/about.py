"""關於: the version, what the program never does, and whose work is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from clinicguard import __version__
from ui.help.calling import ask_for_help
from ui.language import say
from ui.seat import Seat
from ui.settings.licences_panel import LicencesPanel
from ui.settings.problem_panel import ProblemPanel
from ui.settings.section import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.text import Label


class About(Section):
    """Short; the licences stand in a panel of their own, news and checking in the manual."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("About"))
        self._seat = seat
        card = Card()
        version = say("ClinicGuard {version}", version=__version__)
        card.column.addWidget(Label(version, bold=True, select=True))
        card.column.addWidget(
            Label(
                say(
                    "Works without a network, sends nothing, and asks for nothing. What it says "
                    "about the law is no legal advice."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        self.licences_button = Button(
            say("Licences of the parts"), size="small", icon="scroll-text", on=self.licences
        )
        self.news_button = Button(
            say("What is new"), size="small", icon="sparkles", on=lambda: ask_for_help("changes")
        )
        self.check_button = Button(
            say("Update, and check the installer"),
            size="small",
            icon="shield-check",
            on=lambda: ask_for_help("update"),
        )
        row = QHBoxLayout()
        row.addWidget(self.news_button)
        row.addWidget(self.check_button)
        row.addStretch(1)
        card.column.addLayout(row)
        self.problem_button = Button(
            say("Problem report"), size="small", icon="life-buoy", on=self.problem
        )
        row = QHBoxLayout()
        row.addWidget(self.problem_button)
        row.addWidget(self.licences_button)
        row.addStretch(1)
        card.column.addLayout(row)
        self.column.addWidget(card)

    def licences(self) -> None:
        """Opens the panel of licences."""
        self._seat.over(LicencesPanel(self._seat))

    def problem(self) -> None:
        """Opens what can be handed to whoever looks after this PC."""
        self._seat.over(ProblemPanel(self._seat))
