"""The frame of the room's short forms: a name, fields, and one button that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.host.trouble import Trouble
from clinicguard.people.staff import ROLES, Person, Role, as_role
from ui.language import say
from ui.people.spoken import role_hint
from ui.people.witness_fields import WitnessFields
from ui.seat import Seat
from ui.shell.main_view import role_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.button_looks import Kind
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import ScrollColumn
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.panels import Panel
from ui.widgets.text import Label


class ShortForm(Panel):
    """Subclasses say what is missing and what is done on the database lane.

    `owners` may stand by where only an owner decides; `number` is that of their first field.
    """

    def __init__(
        self,
        seat: Seat,
        title: str,
        about: str,
        do: str,
        *,
        kind: Kind = "primary",
        owners: Sequence[Person] = (),
        number: int = 2,
    ) -> None:
        super().__init__(title, width=WIDTH.form)
        self.seat = seat
        self.beside = WitnessFields(owners, number=number)
        self.beside.hide()
        self.beside.changed.connect(self.look)
        self.inside = ScrollColumn()
        if about:
            self.inside.column.addWidget(Label(about, "section", bold=True, wrap=True))
        self.body.addWidget(self.inside)
        self.save_button = Button(do, kind, key="Ctrl+Return", on=self.save)
        self.foot.addWidget(ButtonRow(self.save_button), 1)

    def missing(self) -> str:
        """What is still missing, in words."""
        raise NotImplementedError

    def work(self) -> Callable[[Clinic], object]:
        """What is to be done on the database lane."""
        raise NotImplementedError

    def needs_owner(self) -> bool:
        """Whether an owner has to stand by and sign with whoever sits here."""
        return False

    def done(self, result: object) -> None:
        """It is saved; the panel has closed."""

    def add(self, *fields: QWidget) -> None:
        """Adds the fields and looks whether all is there."""
        for field in fields:
            self.inside.column.addWidget(field)
            if isinstance(field, Field):
                field.control.changed.connect(self.look)
        self.inside.column.addWidget(self.beside)
        self.inside.column.addStretch(1)
        self.look()

    def look(self) -> None:
        """Switches the button by what is missing."""
        needed = self.needs_owner()
        self.beside.setVisible(needed)
        missing = self.missing() or (self.beside.missing() if needed else "")
        if missing:
            self.save_button.forbid(missing)
        else:
            self.save_button.allow()

    def save(self) -> None:
        """Does it; the panel closes when it is saved."""
        if self.save_button.is_busy() or self.save_button.reason():
            return
        self.save_button.set_busy(say("Saving"))
        work = self.beside.around(self.work()) if self.needs_owner() else self.work()
        job = self.seat.jobs.database(work)
        job.then(self._saved).failed(self._failed).ended(self.save_button.set_ready)

    def _failed(self, trouble: Trouble) -> None:
        if not (self.needs_owner() and self.beside.failed(trouble)):
            self.seat.trouble(trouble)

    def _saved(self, result: object) -> None:
        self.beside.forget()
        self.close_panel()
        self.seat.changed()
        self.done(result)


def pair(left: Field, right: Field) -> QWidget:
    """Two fields beside each other."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE.between))
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return made


class RoleChoice:
    """The role, open, with a sentence below that says what it is."""

    def __init__(self, number: int, now: Role | None) -> None:
        chosen = (now,) if now is not None else ()
        self.control = Choices((Option(role, role_words(role)) for role in ROLES), chosen)
        self.field = Field(say("Role in the program"), self.control, number=number, about="role")
        self.control.changed.connect(self._tell)
        self._tell()

    def value(self) -> Role | None:
        """The role that is chosen."""
        return as_role(self.control.value()) if self.control.value() else None

    def _tell(self) -> None:
        role = self.value()
        self.field.say_below("" if role is None else role_hint(role))
