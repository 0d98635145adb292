"""The clinic's name, where it is, and where its records lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from clinicguard.explain import explain
from clinicguard.host.place import check_place
from clinicguard.host.trouble import Trouble
from ui.language import on_end, say, words
from ui.seat import Seat
from ui.setup.answers import Answers
from ui.setup.step import Step
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class ClinicStep(Step):
    """Only the name is needed; a folder that holds a clinic already is opened instead."""

    def __init__(self, seat: Seat, answers: Answers) -> None:
        super().__init__(
            seat,
            answers,
            say("Which clinic is it?"),
            say("The name, address and phone stand on every paper that is printed."),
        )
        self.name = LineField(say("For example: Harbour Dental Practice"))
        self.name.set_text(answers.clinic)
        self.address, self.phone, self.email = LineField(), LineField(), LineField()
        self.address.set_text(answers.address)
        self.phone.set_text(answers.phone)
        self.email.set_text(answers.email)
        self.place = Choices(places(), (answers.place(),))
        self.name_field = Field(say("Name of the clinic"), self.name, number=1)
        self.column.addWidget(self.name_field)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        row.addWidget(Field(say("Address"), self.address, note=say("may stay empty")), 2)
        row.addWidget(Field(say("Phone"), self.phone, note=say("may stay empty")), 1)
        row.addWidget(Field(say("E-mail"), self.email, note=say("may stay empty")), 1)
        self.column.addLayout(row)
        self.column.addWidget(
            Field(say("Whose law and holidays count?"), self.place, note=say("for the deadlines"))
        )
        self._where = Label("", select=True, elide=True)
        self._around = QVBoxLayout()
        self.column.addWidget(self._folder_card())
        self.column.addLayout(self._around)
        self.column.addStretch(1)
        for line in (self.name, self.address, self.phone, self.email):
            line.changed.connect(self._keep)
        self.place.changed.connect(self._keep)
        self._show_folder()

    def missing(self) -> str:
        if self._trouble() is not None:
            return say("Still missing: a folder that can be used")
        if not self.name.enough() and not self._is_there():
            return say("Still missing: the clinic's name")
        return ""

    def next_words(self) -> str:
        return say("Open this clinic") if self._is_there() else say("Next: the owner")

    def begin(self) -> None:
        self.name_field.go()

    def go_on(self) -> None:
        if self._is_there():
            self.seat.settings_file().change(clinic_folder=str(self.answers.folder))
            self.seat.go("door/unlock")
            return
        self.done.emit()

    def choose(self, folder: Path) -> None:
        """Takes another folder; a folder with other files gets one of its own inside."""
        self.answers.folder = folder if _can_be_taken(folder) else folder / "ClinicGuard"
        self._show_folder()
        self.moved.emit()

    def _keep(self) -> None:
        self.answers.clinic = self.name.text()
        self.answers.address = self.address.text()
        self.answers.phone = self.phone.text()
        self.answers.email = self.email.text()
        self.answers.jurisdiction = self.place.chosen()[0]
        self.moved.emit()

    def _trouble(self) -> Trouble | None:
        try:
            check_place(self.answers.folder)
        except Trouble as trouble:
            return trouble
        return None

    def _is_there(self) -> bool:
        """Whether the folder holds a clinic already."""
        return holds_clinic(self.answers.folder)

    def _folder_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(
            Label(say("The records will lie in this folder"), "note", "text2", bold=True)
        )
        texts.addWidget(self._where)
        row.addLayout(texts, 1)
        row.addWidget(Button(say("Another folder"), icon="folder-open", on=self._ask))
        card.column.addLayout(row)
        return card

    def _show_folder(self) -> None:
        self._where.setText(str(self.answers.folder))
        clear(self._around)
        trouble = self._trouble()
        if trouble is not None:
            told = explain(trouble, words())
            self._around.addWidget(
                Notice(on_end(told.happened, told.todo), "red", lead=f"{told.title}{GAP}")
            )
        elif self._is_there():
            self._around.addWidget(
                Notice(say("There is a clinic in this folder already. It will be opened."))
            )

    def _ask(self) -> None:
        found = QFileDialog.getExistingDirectory(self, say("Another folder"))
        if found:
            self.choose(Path(found))


def holds_clinic(folder: Path) -> bool:
    """Whether a clinic was set up in the folder before; not, where it cannot be looked into."""
    try:
        return (folder / "keys.json").exists()
    except OSError:
        return False


def _can_be_taken(folder: Path) -> bool:
    """A folder that is empty, new, or a clinic's already."""
    try:
        return holds_clinic(folder) or not folder.exists() or not any(folder.iterdir())
    except OSError:
        return True


def places() -> list[Option]:
    """Whose law can count."""
    return [
        Option("tw", say("Taiwan")),
        Option("cn", say("Mainland China")),
        Option("uk", say("United Kingdom")),
        Option("us", say("United States")),
    ]
