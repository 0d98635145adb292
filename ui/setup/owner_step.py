"""The owner's name and passphrase; going on makes the clinic."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinicguard.clinic import SetUp, set_up
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people import recovery
from clinicguard.people.passphrase import LEAST, Strength, normal, strength
from ui.language import say, words
from ui.seat import Seat
from ui.setup.answers import Answers
from ui.setup.step import Step
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import Field
from ui.widgets.lines import LineField, PassphraseField
from ui.widgets.meters import Meter
from ui.widgets.text import Label


class OwnerStep(Step):
    """A passphrase of one's own (15 characters or more, hard to guess), or six offered words."""

    def __init__(self, seat: Seat, answers: Answers) -> None:
        super().__init__(
            seat,
            answers,
            say("Who is the owner?"),
            say(
                "The owner gives and takes access. Colleagues get a passphrase of their own later."
            ),
        )
        self.name, self.title = LineField(), LineField()
        self.first, self.second = PassphraseField(least=LEAST), PassphraseField(least=LEAST)
        self.name.set_text(answers.owner)
        self.title.set_text(answers.title)
        self.name_field = Field(say("Name"), self.name, number=1)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        row.addWidget(self.name_field, 1)
        row.addWidget(Field(say("Title"), self.title, note=say("may stay empty")), 1)
        self.column.addLayout(row)
        self.column.addWidget(self._offer_card())
        self.first_field = Field(
            say("Passphrase"), self.first, number=2, note=say("15 characters or more")
        )
        self.second_field = Field(say("The same once more"), self.second, number=3)
        passphrases = QHBoxLayout()
        passphrases.setSpacing(px(SPACE.between))
        passphrases.addWidget(self.first_field, 1)
        passphrases.addWidget(self.second_field, 1)
        self.column.addLayout(passphrases)
        self._meter = Meter(0.0, "red_fill")
        self._judgement = Label("", "note", "text2", wrap=True)
        self.column.addWidget(self._meter)
        self.column.addWidget(self._judgement)
        self._caps = Notice(say("Caps Lock seems to be on."), "amber")
        self._caps.hide()
        self.column.addWidget(self._caps)
        self.column.addStretch(1)
        self._busy = False
        self._strength = Strength(0, 0.0)
        for line in (self.name, self.title, self.first, self.second):
            line.changed.connect(self._changed)
        for line in (self.first, self.second):
            line.caps.connect(self._caps.setVisible)
        self._changed()

    def missing(self) -> str:
        if self._busy:
            return say("The clinic is being made")
        if not self.name.enough():
            return say("Still missing: the owner's name")
        if len(normal(self.first.text())) < LEAST:
            return say("Still missing: a passphrase of 15 characters or more")
        if self._strength.score < 3:
            return say("Still missing: a passphrase that is harder to guess")
        if self.first.text() != self.second.text():
            return say("Still missing: the same passphrase once more")
        return ""

    def next_words(self) -> str:
        return say("Make the clinic")

    def begin(self) -> None:
        self.name_field.go()

    def go_on(self) -> None:
        if self.missing():
            return
        answers, passphrase = self.answers, self.first.text()
        self._busy = True
        self.moved.emit()
        settings = self.seat.settings_file()
        folder, profile = Path(answers.folder), answers.profile()
        owner, title = self.name.text(), self.title.text()

        def work() -> SetUp:
            return set_up(folder, profile, owner, passphrase, owner_title=title, settings=settings)

        job = self.seat.jobs.opening(lambda task: work())
        job.then(self._made).failed(self._failed).ended(self._ready)

    def _made(self, made: SetUp) -> None:
        self.answers.made = made.clinic
        self.answers.card = recovery.card_of(made.clinic.id, made.kit_secret)
        self.first.forget()
        self.second.forget()
        self.seat.settings_file().change(clinic_folder=str(self.answers.folder), last_person=1)
        self.done.emit()

    def _failed(self, trouble: Trouble) -> None:
        if type(trouble).__name__ == "WeakPassphrase":
            told = explain(trouble, words())
            self.first_field.say_wrong(say("{first}. {second}", first=told.title, second=told.todo))
        else:
            self.seat.trouble(trouble)

    def _ready(self) -> None:
        self._busy = False
        self.moved.emit()

    def _offer_card(self) -> Card:
        card = Card(fill="accent_weak", line="accent_line")
        row = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(
            Label(say("Six words that nobody guesses, easy to type"), "note", "text2", bold=True)
        )
        self.offered = Label(recovery.offered_passphrase(), "section", bold=True, select=True)
        texts.addWidget(self.offered)
        row.addLayout(texts, 1)
        row.addWidget(Button(say("Other words"), "text", icon="refresh-cw", on=self._offer_again))
        row.addWidget(Button(say("Take these"), on=self.take_offered))
        card.column.addLayout(row)
        card.column.addWidget(
            Label(
                say("Write them down and keep the note apart from this PC until you know them."),
                "note",
                "text2",
                wrap=True,
            )
        )
        return card

    def take_offered(self) -> None:
        """Fills the first line with the offered words; the second is typed by hand, to learn."""
        self.first.set_text(self.offered.text())
        self._changed()
        self.first_field.refresh()
        self.second_field.go()

    def _offer_again(self) -> None:
        self.offered.setText(recovery.offered_passphrase())

    def _changed(self) -> None:
        self.answers.owner, self.answers.title = self.name.text(), self.title.text()
        typed = self.first.text()
        about = [self.answers.clinic, self.answers.owner]
        self._strength = strength(typed, about)
        share = min(self._strength.bits / 66, 1.0)
        colours = ("red_fill", "red_fill", "red_fill", "amber_fill", "green_fill")
        self._meter.set_part(share, colours[self._strength.score])
        self._judgement.setText(self._judge(typed))
        self.moved.emit()

    def _judge(self, typed: str) -> str:
        if not typed:
            return say("The input method is switched off in these lines.")
        if len(normal(typed)) < LEAST:
            return say("{n} of 15 characters", n=len(normal(typed)))
        if self._strength.score < 3:
            return say("Easy to guess: take words that have nothing to do with each other.")
        return say("Hard to guess.")
