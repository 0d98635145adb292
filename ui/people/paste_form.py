"""Staff pasted from a list: shown as it was understood before anybody is added."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.clinic import Clinic
from clinicguard.people.pasting import LONGEST, MOST, Fault, Pasted, read_list
from ui.language import count, on_end, say
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
                Column("", 24),
                Column(say("Name"), 96, share=2),
                Column(say("Title"), 80, share=2),
                Column(say("Role"), 64),
                Column(say("Phone"), 96, most=140),
                Column(say("Understood"), 120, share=2),
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
        self.rows.show_rows([_row(each) for each in self.found])
        new = len(self._new())
        told = count("{n} person will be added.", "{n} people will be added.", new)
        left = len(self.found) - new
        rest = count("{n} line is left out.", "{n} lines are left out.", left) if left else ""
        self.told.setText(on_end(told, rest))
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
        return tuple(each for each in self.found if each.fine)


def _row(found: Pasted) -> Row:
    colour = "text" if found.fine else "mute"
    told, tone = _told(found)
    return Row(
        str(found.line),
        (
            cell(Span(str(found.line), "note", colour="mute")),
            cell(Span(found.name, bold=found.fine, colour=colour)),
            cell(Span(found.title, colour=colour)),
            cell(Span(role_words(found.role) if found.fine else "", colour=colour)),
            cell(Span(found.phone, colour=colour)),
            cell(Span(told, "note", colour=tone), glyph="burns" if tone == "red" else None),
        ),
    )


def _told(found: Pasted) -> tuple[str, str]:
    """How the line was understood, or why it is left out, and in which colour that is said."""
    match found.fault:
        case Fault.NONE:
            return ("", "text2") if found.sure else (say("role assumed"), "amber")
        case Fault.NO_NAME:
            return say("no name in it"), "red"
        case Fault.LONG_NAME:
            return say("a name has at most {n} characters", n=LONGEST), "red"
        case Fault.ON_THE_LIST:
            return say("on the list"), "mute"
        case Fault.TWICE:
            return say("pasted twice"), "red"
        case Fault.TOO_MANY:
            return say("only {n} lines at once; paste the rest later", n=MOST), "red"
