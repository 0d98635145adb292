"""The problem report, to be read before it is handed to whoever looks after this PC."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.overview.problem_report import Part
from ui.language import say
from ui.problems import ask_where_report, report_text, try_parts, write_report
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice
from ui.widgets.flow import clear, put
from ui.widgets.panels import Panel
from ui.widgets.text import Label
from ui.widgets.writing import LongField


class ProblemPanel(Panel):
    """What is saved is exactly what is shown."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("Problem report"), width=760)
        self._seat = seat
        self.text = LongField(grow=True, longest=100_000, role="note")
        self.text.name(say("Problem report"))
        self.text.set_still(True)
        self.text.set_text(report_text(seat.settings(), seat.now()))
        self.try_button = Button(
            say("Try every part once"), icon="list-checks", size="small", on=self.try_all
        )
        self.save_button = Button(
            say("Save as a text file"), "primary", icon="download", on=self.ask
        )
        column = QVBoxLayout()
        column.setContentsMargins(px(24), px(SPACE.section), px(24), px(16))
        column.setSpacing(px(SPACE.inside))
        column.addWidget(
            Label(
                say(
                    "For whoever looks after this PC: a relative, a shop, us. It holds no name "
                    "and no record. Read it through before you hand it on; the program itself "
                    "sends nothing."
                ),
                wrap=True,
            )
        )
        column.addWidget(self.try_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text, 1)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        self.body.addLayout(column)
        self.foot.addWidget(ButtonRow(self.save_button), 1)
        self.first = self.save_button

    def try_all(self) -> None:
        """Tries the parts beside the windows, then shows the report anew."""
        if self.try_button.is_busy():
            return
        self.try_button.set_busy(say("Trying"))
        job = self._seat.jobs.files(lambda task: try_parts())
        job.then(self.show_parts).ended(self.try_button.set_ready)

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """The report with what the trial found."""
        self.text.set_text(report_text(self._seat.settings(), self._seat.now(), parts))

    def ask(self) -> None:
        """Asks where to."""
        found = ask_where_report(self, self._seat.now())
        if found is not None:
            self.save_to(found)

    def save_to(self, path: Path) -> None:
        """Writes what is shown."""
        text = self.text.text()
        job = self._seat.jobs.files(lambda task: write_report(path, text))
        job.then(lambda _: self._saved(path))

    def _saved(self, path: Path) -> None:
        clear(self._below)
        put(self._below, Notice(say("Saved: {name}", name=path.name), "green"))
