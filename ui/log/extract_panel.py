"""What is listed leaves the program: printed, as a PDF, or the whole log in its text form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from clinicguard.evidence.bag import safe_name
from clinicguard.host.dates import when_words
from clinicguard.overview.log_asked import Asked
from ui import papers
from ui.language import count, language, say
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn, SectionHead
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from collections.abc import Callable

    from clinicguard.clinic import Clinic

PAPER = "log_extract"
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class _Wanted:
    asked: Asked
    conditions: tuple[str, ...]
    purpose: str
    recipient: str


class ExtractPanel(Panel):
    """A purpose is asked for; each way out is an entry."""

    def __init__(self, seat: Seat, asked: Asked, conditions: tuple[str, ...], found: int) -> None:
        super().__init__(say("Print or save the log"), width=WIDTH.form)
        self._seat = seat
        self._asked = asked
        self._conditions = conditions
        self._found = found
        self.purpose = LineField(say("For example: inspection by the health bureau"))
        self.recipient = LineField(say("A name, and for whom they act"))
        self.words = Check(say("With the words of the entries that are listed"))
        self.save_button = Button(say("Save as PDF"), "primary", icon="file-text", on=self.save)
        self.print_button = Button(say("Print"), icon="printer", on=self.print_out)
        self.text_button = Button(say("Save the text form"), icon="database", on=self.save_text)
        self._lay_out()
        self.first = self.purpose.reach()
        self.purpose.changed.connect(self._look)
        self._look()

    def save(self) -> None:
        """Asks for a file and saves the extract to it."""
        folder = papers.kept_in(self._seat.settings_file())
        where = papers.ask_where(self, say("Extract of the log"), folder)
        if where is not None:
            self.save_to(where)

    def save_to(self, where: Path) -> None:
        """Draws the extract and saves it."""
        self._draw(lambda data: self._hand_out(data, where))

    def print_out(self) -> None:
        """Draws the extract and prints it."""

        def printed(data: bytes) -> None:
            if papers.ask_and_print(self, data, settings=self._seat.settings_file()):
                self._hand_out(data, None)

        self._draw(printed)

    def save_text(self) -> None:
        """Asks for a place, then writes a new folder there."""
        found = QFileDialog.getExistingDirectory(self, say("Where to"), str(Path.home()))
        if found:
            self.save_text_in(Path(found))

    def save_text_in(self, place: Path) -> None:
        """Writes the text form into a new folder in `place`."""
        day = self._seat.now().astimezone(self._seat.zone).date()
        folder = place / safe_name(f"clinicguard-log-{day.isoformat()}")
        words_of = self._asked if self.words.isChecked() else None
        purpose, recipient = self._given()
        self.text_button.set_busy(say("Writing"))

        def work(clinic: Clinic) -> Path:
            from clinicguard.overview.log_export import TextForm

            return clinic.log_export.write(TextForm(folder, purpose, recipient, words_of))

        job = self._seat.jobs.database(work)
        job.then(lambda _: self._done()).ended(self.text_button.set_ready)

    def _given(self) -> tuple[str, str]:
        return self.purpose.text().strip(), self.recipient.text().strip()

    def _draw(self, then: Callable[[bytes], object]) -> None:
        wanted = _Wanted(self._asked, self._conditions, *self._given())
        spoken = language()

        def draw(made: Callable[[], bytes]) -> None:
            self._seat.jobs.papers(lambda task: made()).then(then)

        self._seat.jobs.database(lambda clinic: _read(clinic, wanted, spoken)).then(draw)

    def _hand_out(self, data: bytes, where: Path | None) -> None:
        purpose, recipient = self._given()

        def work(clinic: Clinic) -> None:
            subject = f"log/{clinic.head().seq}"
            clinic.hand_out(
                PAPER, data, where, subject=subject, purpose=purpose, recipient=recipient
            )

        self._seat.jobs.database(work).then(lambda _: self._done())

    def _done(self) -> None:
        self.close_panel()
        self._seat.changed()

    def _lay_out(self) -> None:
        inside = ScrollColumn()
        listed = count("{n} entry is listed.", "{n} entries are listed.", self._found)
        inside.column.addWidget(Label("\n".join((listed, *self._conditions)), wrap=True))
        inside.column.addWidget(Field(say("What for"), self.purpose, number=1))
        inside.column.addWidget(
            Field(say("Who receives it"), self.recipient, note=say("may stay empty"))
        )
        inside.column.addWidget(SectionHead(say("On paper")))
        inside.column.addWidget(
            Label(
                say(
                    "The entries that are listed, as sentences, with names and words. On paper "
                    "nobody can take a line back."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        inside.column.addWidget(SectionHead(say("Text form")))
        inside.column.addWidget(
            Label(
                say(
                    "The whole chain with its signatures, and the program that checks it, in a "
                    "folder of its own. Without words nothing of a patient leaves with it."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        inside.column.addWidget(self.words)
        inside.column.addWidget(
            Notice(say("What has left the clinic does not come back. Each way out is an entry."))
        )
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        row = ButtonRow(self.text_button, self.print_button, self.save_button)
        self.foot.addWidget(row, 1)

    def _look(self) -> None:
        missing = "" if self.purpose.enough() else say("Still missing: what for")
        too_many = ""
        if self._found > _MOST:
            too_many = say(
                "More than {most} entries are no paper to read. Narrow the list down, or take the "
                "text form.",
                most=f"{_MOST:,}",
            )
        for button, why in (
            (self.save_button, missing or too_many),
            (self.print_button, missing or too_many),
            (self.text_button, missing),
        ):
            if why:
                button.forbid(why)
            else:
                button.allow()


def _read(clinic: Clinic, wanted: _Wanted, spoken: str) -> Callable[[], bytes]:
    """Reads what the paper shows; what comes back draws it without the records."""
    from clinicguard.documents.from_log import sentence_lines
    from clinicguard.documents.log_extract import LogExtractPaper, log_extract
    from clinicguard.documents.press import Press
    from clinicguard.host.words import as_language

    people = {person.id: person.name for person in clinic.staff_lists.everybody()}
    press = Press(as_language(spoken), clinic.profile.roc_years, clinic.stamp())
    page = clinic.log.page(wanted.asked, most=_MOST)
    check = clinic.overview.standing().check
    if check is None:
        last = press.words.say("The log has not been checked as a whole yet.")
    else:
        when = when_words(check.at, press.language, zone=press.stamp.zone, roc=press.roc_years)
        last = press.words.count(
            "Last checked as a whole on {when}: {n} place did not agree.",
            "Last checked as a whole on {when}: {n} places did not agree.",
            check.findings,
            when=when,
        )
    paper = LogExtractPaper(
        lines=sentence_lines(page.entries, people, press),
        all=page.all,
        conditions=wanted.conditions,
        purpose=wanted.purpose,
        recipient=wanted.recipient,
        last_check=last,
    )
    return lambda: log_extract(paper, press)
