"""Whom to ring outside the clinic, at hand without a network: by kind, with hours and notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.people.contact import KINDS, Contact, NewContact, as_kind
from ui.language import say
from ui.people.forms import ShortForm, pair
from ui.people.roster import Roster, can
from ui.people.spoken import kind_words
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.flow import clear, put
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.spans import GAP, Span
from ui.widgets.states import EmptyPage


class ContactsPane(QWidget):
    """A list; Enter or a click opens one to change it."""

    opened = Signal(str)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._roster: Roster | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: RowList | None = None

    def show_roster(self, roster: Roster) -> None:
        """Shows what was read."""
        self._roster = roster
        clear(self._column)
        self.rows = None
        if not roster.contacts:
            put(self._column, self._empty())
            return
        self.rows = RowList(
            (
                Column(say("Kind"), 88, most=120),
                Column(say("Name"), 160, share=2),
                Column(say("Phone"), 120, most=180),
                Column(say("E-mail"), 120, share=1),
                Column(say("Reached when, note"), 140, share=2),
            ),
            name=say("Contacts"),
            two_lines=True,
            open_on_click=True,
        )
        self.rows.opened.connect(self._open)
        self.rows.show_rows([_row(each) for each in roster.contacts])
        put(self._column, self.rows)
        self.paper_button = Button(
            say("Print the list"),
            icon="printer",
            size="small",
            on=lambda: self._seat.go("report/clinic/contacts"),
        )
        row = ButtonRow(self.paper_button)
        row.setContentsMargins(px(SPACE.wide), px(SPACE.inside), px(SPACE.wide), px(SPACE.inside))
        put(self._column, row)

    def add_contact(self) -> None:
        """Slides the form in."""
        self._seat.over(ContactForm(self._seat, None))

    def _open(self, key: str) -> None:
        found = self._roster.contacts if self._roster is not None else ()
        contact = next((each for each in found if str(each.id) == key), None)
        if contact is not None and can(self._seat, "contact.change"):
            self._seat.over(ContactForm(self._seat, contact))

    def _empty(self) -> EmptyPage:
        hint = say(
            "Lawyer, insurer, health authority, a reporter whom you know, the company for the "
            "X-ray: written down here they are at hand when the network is not."
        )
        buttons = []
        if can(self._seat, "contact.add"):
            words = say("Note a new contact")
            buttons.append(Button(words, "primary", icon="plus", on=self.add_contact))
        return EmptyPage("contact", say("No contacts yet"), hint, *buttons)


class ContactForm(ShortForm):
    """A contact: new, changed, or struck off the list with a reason."""

    def __init__(self, seat: Seat, contact: Contact | None) -> None:
        self.contact = contact
        about = contact.about if contact is not None else None
        chosen = (about.kind,) if about is not None else ()
        self.kind = Choices((Option(kind, kind_words(kind)) for kind in KINDS), chosen)
        self.name, self.organisation = LineField(), LineField()
        self.phone, self.email = LineField(), LineField()
        self.when, self.note = LineField(), LineField()
        title = say("Note a new contact") if contact is None else say("Change the contact")
        super().__init__(seat, title, "", say("Save the contact"))
        if about is not None:
            self._fill(about)
        self.first = self.name.reach()
        self.add(
            Field(say("Kind"), self.kind, number=1),
            Field(say("Name"), self.name, number=2),
            Field(say("Organisation"), self.organisation),
            pair(
                Field(say("Phone"), self.phone, number=3, note=say("or an e-mail address")),
                Field(say("E-mail"), self.email),
            ),
            Field(say("Reached when"), self.when, note=say("hours, or day and night")),
            Field(say("Note"), self.note, note=say("policy number, who knows us there")),
        )
        self.phone.changed.connect(self.look)
        self.email.changed.connect(self.look)
        if contact is not None and can(seat, "contact.strike"):
            self._offer_strike(contact)

    def missing(self) -> str:
        if not self.kind.value():
            return say("Still missing: the kind")
        if not self.name.enough() and not self.organisation.enough():
            return say("Still missing: the name")
        if not self.phone.enough() and not self.email.enough():
            return say("Still missing: a phone number or an e-mail address")
        return ""

    def work(self) -> Callable[[Clinic], object]:
        new = NewContact(
            as_kind(self.kind.value()),
            self.name.text(),
            self.organisation.text(),
            self.phone.text(),
            self.email.text(),
            self.when.text(),
            self.note.text(),
        )
        if self.contact is None:
            return lambda clinic: clinic.team.add_contact(new)
        number = self.contact.id
        return lambda clinic: clinic.team.change_contact(number, new)

    def _fill(self, about: NewContact) -> None:
        self.name.set_text(about.name)
        self.organisation.set_text(about.organisation)
        self.phone.set_text(about.phone)
        self.email.set_text(about.email)
        self.when.set_text(about.when)
        self.note.set_text(about.note)

    def _offer_strike(self, contact: Contact) -> None:
        def strike() -> None:
            self.close_panel()
            self.seat.over(StrikeForm(self.seat, contact))

        self.strike_button = Button(say("Strike off the list"), "text", icon="x", on=strike)
        self.foot.insertWidget(0, self.strike_button)


class StrikeForm(ShortForm):
    """Off the list; it stays in the records."""

    def __init__(self, seat: Seat, contact: Contact) -> None:
        self.contact = contact
        self.reason = LineField()
        super().__init__(
            seat, say("Strike off the list"), contact.about.name, say("Strike off the list")
        )
        self.add(Field(say("Why"), self.reason, number=1, note=say("stays in the log")))

    def missing(self) -> str:
        return "" if self.reason.enough() else say("Still missing: why")

    def work(self) -> Callable[[Clinic], object]:
        number, reason = self.contact.id, self.reason.text()
        return lambda clinic: clinic.team.strike_contact(number, reason)


def _row(contact: Contact) -> Row:
    about = contact.about
    below = [part for part in (about.when, about.note) if part]
    return Row(
        str(contact.id),
        (
            cell(Span(kind_words(about.kind), "note", colour="text2")),
            Cell(
                (
                    line(Span(about.name, bold=True)),
                    line(Span(about.organisation, "note", colour="text2")),
                )
            ),
            cell(Span(about.phone)),
            cell(Span(about.email, "note", colour="text2")),
            cell(Span(GAP.join(below), "note", colour="text2")),
        ),
    )
