"""The owner's name and passphrase; going on makes the clinic."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from clinicguard.clinic import SetUp, set_up
from clinicguard.people import recovery
from ui.language import say
from ui.seat import Seat
from ui.setup.answers import Answers
from ui.setup.step import Step
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.passphrases import NewPassphrase


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
        self._busy = False
        self.name, self.title = LineField(), LineField()
        self.name.set_text(answers.owner)
        self.title.set_text(answers.title)
        self.name_field = Field(say("Name"), self.name, number=1)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        row.addWidget(self.name_field, 1)
        row.addWidget(Field(say("Title"), self.title, note=say("may stay empty")), 1)
        self.column.addLayout(row)
        self.passphrase = NewPassphrase(
            [answers.clinic, answers.owner], label=say("Passphrase"), number=2
        )
        self.column.addWidget(self.passphrase)
        self.column.addStretch(1)
        self.name.changed.connect(self._named)
        self.title.changed.connect(self._named)
        self.passphrase.take_up(answers.typed, answers.offered)
        self.passphrase.changed.connect(self._typed)

    def missing(self) -> str:
        if self._busy:
            return say("The clinic is being made")
        if not self.name.enough():
            return say("Still missing: the owner's name")
        return self.passphrase.missing()

    def is_working(self) -> bool:
        return self._busy

    def next_words(self) -> str:
        return say("Make the clinic")

    def begin(self) -> None:
        self.name_field.go()

    def go_on(self) -> None:
        if self.missing():
            return
        answers, passphrase = self.answers, self.passphrase.text()
        self._busy = True
        self.moved.emit()
        settings = self.seat.settings_file()
        folder, profile = Path(answers.folder), answers.profile()
        owner, title = answers.owner, answers.title

        def work() -> SetUp:
            return set_up(folder, profile, owner, passphrase, owner_title=title, settings=settings)

        self.seat.jobs.opening(lambda task: work()).then(self._made).ended(self._ready)

    def _made(self, made: SetUp) -> None:
        self.answers.made = made.clinic
        self.answers.card = recovery.card_of(made.clinic.id, made.kit_secret)
        self.passphrase.changed.disconnect(self._typed)
        self.passphrase.forget()
        self.answers.forget_typed()
        self.seat.settings_file().change(clinic_folder=str(self.answers.folder), last_person=1)
        self.done.emit()

    def _ready(self) -> None:
        self._busy = False
        self.moved.emit()

    def _typed(self) -> None:
        """Kept while the page stands: a change of the system's look builds it anew."""
        self.answers.typed = self.passphrase.both()
        self.answers.offered = self.passphrase.offered.text()
        self.moved.emit()

    def _named(self) -> None:
        self.answers.owner, self.answers.title = self.name.text(), self.title.text()
        self.passphrase.about([self.answers.clinic, self.answers.owner])
        self.moved.emit()
