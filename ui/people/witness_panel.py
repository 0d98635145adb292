"""Two people sign one entry: a panel that any room opens with what is to be done.

`ask_witness(seat, title, told, work)` asks who stands by; `work(clinic)` then runs with both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from clinicguard.clinic import Clinic
from clinicguard.host.trouble import Trouble
from clinicguard.people.staff import Person
from ui.language import say
from ui.people.witness_fields import WitnessFields
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import ScrollColumn
from ui.widgets.panels import Panel
from ui.widgets.text import Label

LEAD = frozenset({"owner", "manager"})


def ask_witness(
    seat: Seat,
    title: str,
    told: str,
    work: Callable[[Clinic], object],
    *,
    roles: Collection[str] = LEAD,
    then: Callable[[object], object] | None = None,
) -> None:
    """Reads who may stand by, then slides the panel in. `then` gets what `work` gave."""

    def show(people: tuple[Person, ...]) -> None:
        seat.over(WitnessPanel(seat, title, told, people, work, then))

    seat.jobs.database(lambda clinic: who_may_stand_by(clinic, roles)).then(show)


def who_may_stand_by(clinic: Clinic, roles: Collection[str]) -> tuple[Person, ...]:
    """Everybody else of these roles who can unlock. On the database lane."""
    able = clinic.access.standing()
    return tuple(
        person
        for person in clinic.staff_lists.active()
        if person.role in roles and person.id in able and person.id != clinic.person.id
    )


class WitnessPanel(Panel):
    """Says what both will have signed, before anybody types."""

    def __init__(
        self,
        seat: Seat,
        title: str,
        told: str,
        people: tuple[Person, ...],
        work: Callable[[Clinic], object],
        then: Callable[[object], object] | None,
    ) -> None:
        super().__init__(title, width=WIDTH.form)
        self._seat, self._work, self._then = seat, work, then
        self.fields = WitnessFields(people)
        inside = ScrollColumn()
        inside.column.addWidget(Label(told, wrap=True))
        note = say(
            "The log keeps one entry with both signatures. The second person lends no keys: what "
            "you may not open stays shut."
        )
        inside.column.addWidget(Label(note, "note", "text2", wrap=True))
        inside.column.addWidget(self.fields)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.sign_button = Button(
            say("Sign together"), "primary", icon="users", key="Ctrl+Return", on=self.sign
        )
        self.foot.addWidget(ButtonRow(self.sign_button), 1)
        self.fields.changed.connect(self._look)
        if self.fields.who.value():
            self.first = self.fields.passphrase.reach()
        self._look()

    def sign(self) -> None:
        """Tries the passphrase and does the work, both on the database lane."""
        if self.sign_button.is_busy() or self.sign_button.reason():
            return
        self.sign_button.set_busy(say("Signing"))
        job = self._seat.jobs.database(self.fields.around(self._work))
        job.then(self._done).failed(self._failed).ended(self.sign_button.set_ready)

    def _done(self, result: object) -> None:
        self.fields.forget()
        self.close_panel()
        self._seat.changed()
        if self._then is not None:
            self._then(result)

    def _failed(self, trouble: Trouble) -> None:
        if not self.fields.failed(trouble):
            self._seat.trouble(trouble)

    def _look(self) -> None:
        if missing := self.fields.missing():
            self.sign_button.forbid(missing)
        else:
            self.sign_button.allow()
