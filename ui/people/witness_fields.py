"""A second person at the same PC: who stands by, and their passphrase. For any form or panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people.access import WrongPassphrase
from clinicguard.people.staff import Person
from ui.language import say, words
from ui.shell.main_view import role_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import PassphraseField
from ui.widgets.spans import GAP

T = TypeVar("T")


class WitnessFields(QWidget):
    """`people` are those who may stand by; `number` is that of the first field in its form."""

    changed = Signal()

    def __init__(self, people: Sequence[Person], *, number: int = 1) -> None:
        super().__init__()
        self.people = tuple(people)
        named = (Option(str(each.id), _named(each)) for each in people)
        chosen = (str(people[0].id),) if len(people) == 1 else ()
        self.who = Choices(named, chosen)
        self.passphrase = PassphraseField()
        self.passphrase_field = Field(
            say("Their passphrase"), self.passphrase, number=number + 1,
            note=say("typed by themselves"),
        )  # fmt: skip
        self._caps = Notice(say("Caps Lock seems to be on."), "amber")
        self._caps.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        if people:
            column.addWidget(Field(say("Who stands by and signs"), self.who, number=number))
            column.addWidget(self.passphrase_field)
        else:
            column.addWidget(Notice(say("Nobody else here can sign this."), "amber"))
        column.addWidget(self._caps)
        self.who.changed.connect(self.changed)
        self.passphrase.changed.connect(self.changed)
        self.passphrase.caps.connect(self._caps.setVisible)

    def missing(self) -> str:
        """What is still missing, in words."""
        if not self.people:
            return say("Nobody else here can sign this.")
        if not self.who.value():
            return say("Still missing: who stands by")
        return "" if self.passphrase.enough() else say("Still missing: their passphrase")

    def around(self, work: Callable[[Clinic], T]) -> Callable[[Clinic], T]:
        """The same work, signed by both; for the database lane."""
        person, passphrase = int(self.who.value()), self.passphrase.text()

        def both(clinic: Clinic) -> T:
            with clinic.beside(clinic.witness(person, passphrase)):
                return work(clinic)

        return both

    def failed(self, trouble: Trouble) -> bool:
        """Says a wrong passphrase at its field; whether it did."""
        self.passphrase.forget()
        if not isinstance(trouble, WrongPassphrase):
            return False
        told = explain(trouble, words())
        self.passphrase_field.say_wrong(
            say("{first}. {second}", first=told.title, second=told.todo)
        )
        self.passphrase_field.go()
        return True

    def forget(self) -> None:
        """Empties and covers the passphrase."""
        self.passphrase.forget()


def _named(person: Person) -> str:
    return f"{person.name}{GAP}{role_words(person.role)}"
