"""The room 人員: staff and their access, the crisis team, what roles may do, contacts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clinicguard.host.trouble import Trouble
from ui.language import count, say, say_in
from ui.patients.patients_pane import PatientsPane
from ui.people.contacts_pane import ContactsPane
from ui.people.paste_form import PasteForm
from ui.people.person_forms import AddForm
from ui.people.roles_pane import RolesPane
from ui.people.roster import Roster, can, read_roster
from ui.people.staff_pane import StaffPane
from ui.people.team_pane import TeamPane
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Notice
from ui.widgets.flow import clear, put
from ui.widgets.segments import View, Views

_STAFF, _TEAM, _ROLES, _CONTACTS = "staff", "team", "roles", "contacts"
_PATIENTS = "patients"


class PeoplePage(Page):
    """ "people", "people/team", "people/roles", "people/contacts", "people/new"; "person/3".

    Patients have a view of their own: "people/patients", "patient/12".
    """

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.roster: Roster | None = None
        self._number = 0
        self.staff, self.team = StaffPane(seat), TeamPane(seat)
        self.contacts = ContactsPane(seat)
        self.roles = RolesPane()
        self.patients = PatientsPane(seat)
        self._panes: dict[str, QWidget] = {
            _STAFF: self.staff,
            _TEAM: self.team,
            _ROLES: self.roles,
            _CONTACTS: self.contacts,
            _PATIENTS: self.patients,
        }
        self.views = Views(_views(), _STAFF, spoken=say("What to show"))
        self.views.chosen.connect(self._chosen)
        self.staff.picked.connect(self._picked)
        self.patients.picked.connect(self._picked)
        self._notices = QVBoxLayout()
        self._place = QWidget()
        self._lay_out()
        self._stack = QStackedLayout(self._place)
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self._head()
        self._ask()
        self.turn_to(address)

    def turn_to(self, address: str) -> bool:
        room, _, rest = address.partition("/")
        if room in ("person", "patient"):
            number = int(rest) if rest.isdecimal() else 0
            self._show(_STAFF if room == "person" else _PATIENTS, number)
            return True
        if room != "people":
            return False
        if rest == "new":
            self._show(_STAFF)
            QTimer.singleShot(0, self, self.add_somebody)
        else:
            self._show(rest if rest in self._panes else _STAFF)
        return True

    def look_again(self) -> None:
        self._ask()
        if self.views.value() == _PATIENTS:
            self.patients.look_again()

    def add_somebody(self) -> None:
        """Slides the form in."""
        if can(self.seat, "person.add") and self.roster is not None:
            owners = self.roster.owners_beside(self.seat.person.id)
            self.seat.over(AddForm(self.seat, owners))

    def paste_list(self) -> None:
        """Slides the form in."""
        if self.roster is not None:
            self.seat.over(PasteForm(self.seat, self.roster))

    def finish_keys(self) -> None:
        """Tries again to put the new key of the records in place."""
        job = self.seat.jobs.database(lambda clinic: clinic.access.finish_turn())
        job.then(lambda _: self.seat.changed()).failed(self._still_waits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.staff.arrange()
        self.patients.arrange()

    def _show(self, view: str, number: int = 0) -> None:
        self._number = number
        of_patient = view == _PATIENTS
        room = "patient" if of_patient else "person"
        self.address = f"{room}/{number}" if number else _address(view)
        self.views.set_value(view)
        self._stack.setCurrentWidget(self._panes[view])
        if of_patient:
            self.patients.ask()
            self.patients.show_card(number)
        else:
            self.staff.show_person(number)
        self._head()

    def _chosen(self, view: str) -> None:
        self.seat.go(_address(view))

    def _picked(self, address: str) -> None:
        if address != self.address:
            self.seat.go(address)

    def _ask(self) -> None:
        self.seat.jobs.database(read_roster).then(self._read)

    def _read(self, roster: Roster) -> None:
        self.roster = roster
        self.staff.show_roster(roster)
        self.team.show_roster(roster)
        self.contacts.show_roster(roster)
        self._warn(roster)
        self._head()

    def _warn(self, roster: Roster) -> None:
        clear(self._notices)
        if roster.keys_wait and can(self.seat, "clinic.renew_keys"):
            again = Button(say("Try again"), "text", size="small", on=self.finish_keys)
            told = say(
                "The records were to get a new key, and that is not finished. Until then the "
                "former key still opens a copy of this folder."
            )
            put(self._notices, Notice(told, "amber", actions=(again,), flat=True))
        if roster.can_unlock("owner") < 2:
            told = say(
                "There is only one owner. If they forget their passphrase, the recovery card is "
                "all that is left: make somebody else an owner too."
            )
            put(self._notices, Notice(told, "amber", flat=True))

    def _still_waits(self, trouble: Trouble) -> None:
        self.seat.trouble(trouble)

    def _head(self) -> None:
        view = self.views.value()
        context = ""
        if self.roster is not None:
            active = sum(person.active for person in self.roster.people)
            context = count("{n} person works here", "{n} people work here", active)
        self.head(Heading(say_in("room", "People"), context, ends=self._ends(view)))

    def _ends(self, view: str) -> tuple[QWidget, ...]:
        if view == _PATIENTS:
            return self.patients.ends()
        if view == _CONTACTS and can(self.seat, "contact.add"):
            return (self._button(say("Note a new contact"), "plus", self.contacts.add_contact),)
        if view == _STAFF and can(self.seat, "person.add"):
            paste = Button(say("Paste a list"), icon="clipboard", on=self.paste_list)
            return (paste, self._button(say("Add somebody"), "user-plus", self.add_somebody))
        return ()

    def _button(self, words: str, icon: str, on: Callable[[], object]) -> Button:
        return Button(words, "primary", icon=icon, on=on)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._notices)
        above = QVBoxLayout()
        above.setContentsMargins(px(SPACE.wide), px(SPACE.inside), px(SPACE.wide), 0)
        above.addWidget(self.views)
        column.addLayout(above)
        column.addWidget(Hairline())
        column.addWidget(self._place, 1)


def _address(view: str) -> str:
    return "people" if view == _STAFF else f"people/{view}"


def _views() -> tuple[View, ...]:
    return (
        View(_STAFF, say("Staff")),
        View(_TEAM, say("Crisis team")),
        View(_ROLES, say("Who may do what")),
        View(_CONTACTS, say("Contacts")),
        View(_PATIENTS, say("Patients")),
    )
