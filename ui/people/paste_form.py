"""Staff pasted from a list: shown as it was understood before anybody is added."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.clinic import Clinic
from clinicguard.people.pasting import Pasted, read_list
from ui.language import count, say
from ui.people.forms import ShortForm
from ui.people.roster import Roster
from ui.seat import Seat
from ui.shell.main_view import role_words
from ui.widgets.cards import Notice
from ui.widgets.fields import Field
from ui.widgets.lists import RowList
from ui.widgets.rows import Column, Row, cell
from ui.widgets.spans import Span
from ui.widgets.text import Label
from ui.widgets.writing import LongField


class PasteForm(ShortForm):
    """They stand on the list, without access: each sets a passphrase at this PC later."""

    def __init__(self, seat: Seat, roster: Roster) -> None:
        self._here = tuple(person.name for person in roster.people)
        self.found: tuple[Pasted, ...] = ()
        self.text = LongField(
            say("One person a line: name, title, phone. From a spreadsheet or a message."), lines=7
        )
        self.rows = RowList(
            (
                Column(say("Name"), 120, share=2),
                Column(say("Title"), 100, share=2),
                Column(say("Role"), 96),
                Column(say("Phone"), 120),
                Column("", 96),
            ),
            name=say("As it was understood"),
            card=True,
            whole=True,
        )
        self.told = Label("", "note", "text2", wrap=True)
        super().__init__(seat, say("Paste a list"), "", say("Add them"))
        self.first = self.text.reach()
        self.add(
            Field(say("List"), self.text, number=1),
            self.told,
            self.rows,
            Notice(
                say(
                    "They are on the list without access. Each sets a passphrase at this PC, with "
                    "“Give access” on their card. Roles can be changed there too."
                )
            ),
        )

    def missing(self) -> str:
        return "" if self._new() else say("Still missing: a line with a new name")

    def look(self) -> None:
        self.found = read_list(self.text.text(), self._here)
        self.rows.setVisible(bool(self.found))
        self.rows.show_rows([_row(n, each) for n, each in enumerate(self.found)])
        self.told.setText(
            count("{n} person will be added.", "{n} people will be added.", len(self._new()))
        )
        self.told.setVisible(bool(self.found))
        super().look()

    def work(self) -> Callable[[Clinic], object]:
        new = self._new()

        def add(clinic: Clinic) -> int:
            for each in new:
                clinic.staff.add(each.name, each.role, title=each.title, phone=each.phone)
            return len(new)

        return add

    def _new(self) -> tuple[Pasted, ...]:
        return tuple(each for each in self.found if not each.known)


def _row(number: int, found: Pasted) -> Row:
    colour = "mute" if found.known else "text"
    told = say("on the list") if found.known else "" if found.sure else say("role assumed")
    return Row(
        str(number),
        (
            cell(Span(found.name, bold=not found.known, colour=colour)),
            cell(Span(found.title, colour=colour)),
            cell(Span(role_words(found.role), colour=colour)),
            cell(Span(found.phone, colour=colour)),
            cell(Span(told, "note", colour="mute" if found.known else "amber")),
        ),
    )
