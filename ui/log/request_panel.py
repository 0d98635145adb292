"""A person asks to see their own data: found, the clock started, one PDF and one JSON saved."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from clinicguard.explain import explain
from clinicguard.host.dates import date_words
from clinicguard.host.trouble import Trouble
from clinicguard.overview.personal_data import AboutPerson, PersonalData
from clinicguard.papers.about_a_person import personal_desk
from clinicguard.tasks.running import RunningClock
from ui.language import count, language, say, words
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, NoticeTone, ScrollColumn
from ui.widgets.fields import Field
from ui.widgets.flow import clear, put
from ui.widgets.lines import LineField
from ui.widgets.moments import DayField
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.documents.press import Press

PAPER = "personal_data"


@dataclass(frozen=True, slots=True)
class _Gathered:
    data: PersonalData
    press: Press


class RequestPanel(Panel):
    """Finding shows how many records there are; only saving looks at the names."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("Somebody asks for their own data"), width=WIDTH.form)
        self._seat = seat
        self.name, self.chart, self.purpose = LineField(), LineField(), LineField()
        today = seat.now().astimezone(seat.zone).date()
        self.received = DayField(today)
        self.find_button = Button(say("Look for records"), icon="search", on=self.look_for)
        self.clock_button = Button(say("Start the clock"), icon="clock", on=self.start_clock)
        self.save_button = Button(
            say("Save PDF and JSON"), "primary", icon="download", on=self.save
        )
        self._inside = ScrollColumn()
        self._lay_out()
        self.first = self.name.reach()
        for line in (self.name, self.chart, self.purpose):
            line.changed.connect(self._look)
        self._look()

    def about(self) -> AboutPerson:
        """Who is asked about."""
        return AboutPerson(self.name.text().strip(), self.chart.text().strip())

    def look_for(self) -> None:
        """How many records hold them; no name is looked at."""
        about = self.about()
        job = self._seat.jobs.database(
            lambda clinic: (
                personal_desk(clinic).numbers(about),
                personal_desk(clinic).cards(about),
            )
        )
        job.then(self._show_numbers).failed(self._failed)

    def start_clock(self) -> None:
        """The request's own time runs from the day it arrived."""
        about, at, spoken = self.about(), self.received.value(), language()
        at = at.replace(tzinfo=self._seat.zone)
        place = self._seat.profile.jurisdiction
        job = self._seat.jobs.database(
            lambda clinic: personal_desk(clinic).start_clock(about, at, spoken, place)
        )
        job.then(self._show_clock).failed(self._failed)

    def save(self) -> None:
        """Asks for a folder."""
        found = QFileDialog.getExistingDirectory(self, say("Where to"), str(Path.home()))
        if found:
            self.save_in(Path(found))

    def save_in(self, folder: Path) -> None:
        """Looks at the names, draws the paper, and saves both files; every step is an entry."""
        if self.save_button.is_busy():
            return
        self.save_button.set_busy(say("Saving"))
        about, purpose, spoken = self.about(), self.purpose.text().strip(), language()

        def gather(clinic: Clinic) -> _Gathered:
            from clinicguard.documents.press import Press

            data = personal_desk(clinic).gather(about, purpose)
            return _Gathered(data, Press(spoken, clinic.profile.roc_years, clinic.stamp()))

        def draw(gathered: _Gathered) -> None:
            job = self._seat.jobs.papers(lambda task: _drawn(gathered, purpose))
            job.then(lambda pdf: self._keep(folder, gathered.data, pdf)).failed(self._failed)

        self._seat.jobs.database(gather).then(draw).failed(self._failed)

    def _keep(self, folder: Path, data: PersonalData, pdf: bytes) -> None:
        purpose, name = self.purpose.text().strip(), data.about.name or data.about.chart
        plain = json.dumps(data.as_json(), ensure_ascii=False, indent=1).encode("utf-8")
        day = data.at.astimezone(self._seat.zone).date().isoformat()

        def work(clinic: Clinic) -> None:
            for ending, content in (("pdf", pdf), ("json", plain)):
                clinic.hand_out(
                    PAPER,
                    content,
                    folder / f"personal-data-{day}.{ending}",
                    subject=data.complaints[-1].address
                    if data.complaints
                    else f"clinic/{clinic.id}",
                    purpose=purpose,
                    recipient=name,
                )

        job = self._seat.jobs.database(work)
        job.then(lambda _: self._done()).failed(self._failed)

    def _done(self) -> None:
        self.save_button.set_ready()
        self.close_panel()
        self._seat.changed()

    def _failed(self, trouble: Trouble) -> None:
        self.save_button.set_ready()
        told = explain(trouble, words())
        self._tell(f"{told.title}{'. ' if language() == 'en' else '。'}{told.todo}", "amber")

    def _show_numbers(self, found: tuple[tuple[str, ...], int]) -> None:
        numbers, cards = found
        told = []
        if numbers:
            told.append(count("{n} record: {numbers}", "{n} records: {numbers}", len(numbers),
                              numbers=", ".join(numbers)))  # fmt: skip
        if cards:
            told.append(count("{n} patient card", "{n} patient cards", cards))
        if told:
            self._tell(GAP.join(told), "info")
        else:
            self._tell(say("No record holds this person"), "amber")

    def _show_clock(self, clock: RunningClock | None) -> None:
        if clock is None or clock.due_day is None:
            self._tell(say("The law that is installed here sets no number of days."), "amber")
            return
        day = date_words(clock.due_day, language())
        self._tell(say("Runs until {day} ({article}). Today shows it.", day=day,
                       article=clock.article), "green")  # fmt: skip
        self._seat.changed()

    def _tell(self, told: str, tone: NoticeTone) -> None:
        clear(self._told)
        put(self._told, Notice(told, tone))

    def _lay_out(self) -> None:
        column = self._inside.column
        column.addWidget(
            Label(
                say(
                    "Make sure who asks, and note how. Everything below is an entry of the log; "
                    "saving looks at the names."
                ),
                wrap=True,
            )
        )
        column.addWidget(Field(say("Name"), self.name, number=1))
        column.addWidget(Field(say("Chart number"), self.chart, note=say("may stay empty")))
        column.addWidget(Field(say("The request arrived"), self.received))
        column.addWidget(ButtonRow(self.find_button, self.clock_button))
        self._told = QVBoxLayout()
        column.addLayout(self._told)
        column.addWidget(Field(say("What for"), self.purpose, number=2))
        column.addStretch(1)
        self.body.addWidget(self._inside)
        self.foot.addWidget(ButtonRow(self.save_button), 1)

    def _look(self) -> None:
        about = self.about()
        named = bool(about.name or about.chart)
        missing = "" if named else say("Still missing: a name or a chart number")
        purpose = "" if self.purpose.enough() else say("Still missing: what for")
        for button, why in (
            (self.find_button, missing),
            (self.clock_button, missing),
            (self.save_button, missing or purpose),
        ):
            if why:
                button.forbid(why)
            else:
                button.allow()


def _drawn(gathered: _Gathered, purpose: str) -> bytes:
    from clinicguard.documents.personal_data import PersonalDataPaper, personal_data

    return personal_data(PersonalDataPaper(gathered.data, purpose), gathered.press)
