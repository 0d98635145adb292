"""Counsel's notes on a statement or a case: the owner and counsel read and write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.statements.private_notes import READERS, PrivateNote, standing_risk
from clinicguard.statements.steps import RISKS, Risk
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.panel_drafts import Kept, PanelDrafts, kept_of
from ui.statements.spoken import risk_options, risk_words
from ui.statements.standing import when
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, CardRow, Notice
from ui.widgets.choices import Choices
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.marks import Chip, Tone
from ui.widgets.spans import GAP, LINE_END, Span
from ui.widgets.text import Label, Phrase
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_TONES: dict[Risk, Tone] = {"low": "grey", "medium": "amber", "high": "red"}


@dataclass(frozen=True, slots=True)
class _Found:
    notes: tuple[PrivateNote, ...]
    names: dict[int, str]
    kept: Kept


class PrivatePanel(FormPanel):
    """ "private/statement/S-2026-0001": what was noted, and a new note."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(say("Counsel's notes"), say("Write the note"), wide=True)
        self._seat, self.about = seat, address.partition("/")[2]
        self.add_head(Label(self.about.rpartition("/")[2], "note", "text2"))
        self._past = QVBoxLayout()
        self._past.setSpacing(px(SPACE.inside))
        self.notes: tuple[PrivateNote, ...] = ()
        self.strikes: dict[int, Button] = {}
        self.why: LineField | None = None
        self.why_button: Button | None = None
        self._striking = 0
        self.text = LongField(lines=4)
        self.risk = Choices(risk_options())
        if seat.person.role not in READERS:
            told = say("Only counsel and the owner read and write these notes.")
            self.show_widget(Notice(told))
            self.button.hide()
            return
        self.show_widget(_who_reads_them())
        past = QWidget()
        past.setLayout(self._past)
        self._past.setContentsMargins(0, 0, 0, 0)
        self.show_widget(past)
        self.ask(say("New note"), self.text)
        self.ask(say("Risk, as counsel sees it"), self.risk, needed=False)
        self.first = self.text.reach()
        self.drafts = PanelDrafts(self, seat, f"{self.about}/private")
        self.done = self._write
        self.leave = self._keep_and_go
        self._look()

    def risk_value(self) -> Risk | None:
        """The risk that was chosen, if any."""
        return next((each for each in RISKS if each == self.risk.value()), None)

    def _keep_and_go(self) -> None:
        self.drafts.keep()
        self.close_panel()

    def _look(self) -> None:
        about = self.about

        def read(clinic: Clinic) -> _Found:
            names = {person.id: person.name for person in clinic.staff_lists.everybody()}
            kept = kept_of(clinic.drafts.find(f"{about}/private"))
            return _Found(clinic.statement_lists.private.of(about), names, kept)

        self._seat.jobs.database(read).then(self._first_look)

    def _first_look(self, found: _Found) -> None:
        self.drafts.remember(found.kept)
        self.drafts.follow(self, "note", {"text": self.text, "risk": self.risk})
        self._show(found)

    def _show(self, found: _Found) -> None:
        self.notes, self.strikes, self.why = found.notes, {}, None
        clear(self._past)
        if not found.notes:
            self._past.addWidget(Label(say("No note yet."), "note", "text2"))
            return
        risk = standing_risk(found.notes)
        if risk is not None:
            self._past.addWidget(Label(say("Latest risk: {risk}", risk=risk_words(risk))))
        card = Card(0)
        for note in reversed(found.notes):
            card.add_row(self._row(note, found, first=not card.column.count()))
        self._past.addWidget(card)

    def _row(self, note: PrivateNote, found: _Found, *, first: bool) -> CardRow:
        row = CardRow(first=first)
        words = QVBoxLayout()
        words.setSpacing(2)
        told = [when(self._seat, note.at), found.names.get(note.by, "")]
        if note.struck is not None:
            struck = Span(note.text, "note", colour="mute", strike=True)
            words.addWidget(Phrase(struck, wrap=True))
            told += [say("struck through"), note.struck.reason]
        else:
            words.addWidget(Label(note.text, wrap=True, select=True))
        words.addWidget(Label(GAP.join(filter(None, told)), "note", "text2", wrap=True))
        if note.id == self._striking:
            words.addWidget(self._asked_why(note))
        row.line.addLayout(words, 1)
        if note.risk is not None:
            row.line.addWidget(Chip(risk_words(note.risk), _TONES[note.risk]))
        if note.struck is None and note.id != self._striking:
            button = Button(
                say("Strike through"),
                "link",
                on=partial(self._ask_why, note.id, found),
                spoken=say("Strike through “{words}”", words=note.text[:30]),
            )
            self.strikes[note.id] = button
            row.line.addWidget(button)
        return row

    def _ask_why(self, note: int, found: _Found) -> None:
        self._striking = note
        self._show(found)
        if self.why is not None:
            self.why.reach().setFocus()

    def _asked_why(self, note: PrivateNote) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        self.why = LineField()
        field = Field(say("Why it is struck through"), self.why)
        column.addWidget(field)
        self.why_button = Button(
            say("Strike through"), "danger", size="small", on=partial(self._strike, note.id, field)
        )
        column.addWidget(ButtonRow(self.why_button))
        return made

    def _strike(self, note: int, field: Field) -> None:
        if self.why is None or not field.is_enough():
            field.say_wrong(say("Still empty. The record needs it."))
            return
        why = self.why.text().strip()
        self._striking = 0
        self._do(lambda clinic: clinic.statements.private.strike(note, why))

    def _write(self) -> None:
        text, risk = self.text.text().strip(), self.risk_value()
        about = self.about

        def written() -> None:
            self.text.set_text("")
            self.risk.set_chosen()
            self.drafts.done("note")

        self.button.set_busy(say("Saving"))
        self._do(lambda clinic: clinic.statements.private.write(about, text, risk), written)

    def _do(
        self, work: Callable[[Clinic], object], then: Callable[[], object] | None = None
    ) -> None:
        about = self.about

        def act(clinic: Clinic) -> _Found:
            work(clinic)
            names = {person.id: person.name for person in clinic.staff_lists.everybody()}
            return _Found(clinic.statement_lists.private.of(about), names, {})

        def done(found: _Found) -> None:
            if then is not None:
                then()
            self._show(found)
            self._seat.changed()

        self._seat.jobs.database(act).ended(self.button.set_ready).then(done)


def _who_reads_them() -> Notice:
    return Notice(
        say(
            "Nobody else can read these notes in the program. They are in no pack, no "
            "search and no case handed over, and are printed only if counsel or the owner "
            "ticks them; “Export everything”, which the owner alone can do, writes them "
            "out in the clear. The log says that a note was written or printed, never what "
            "it says. That does not make them safe from a court."
        ),
        lead=say("Only counsel and the owner read this.") + LINE_END,
    )
