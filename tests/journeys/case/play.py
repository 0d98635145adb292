"""One journey: the script, the house with its windows, the hands, and who sits there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QFileDialog

from clinicguard.clinic import Clinic
from clinicguard.incidents.case import Case
from clinicguard.people.staff import Role
from tests.journeys.case.script import CASE, PEOPLE, Script
from tests.journeys.hands import Answer, Hands
from tests.ui.room_house import RoomHouse
from ui.incidents.ask_panel import AskPanel
from ui.incidents.entry import Entry
from ui.incidents.forms import Form
from ui.incidents.incident_page import IncidentPage
from ui.incidents.incidents_page import IncidentsPage
from ui.incidents.pane import Pane
from ui.shell.page import Page

AnyPane = TypeVar("AnyPane", bound=Pane)
AnyPage = TypeVar("AnyPage", bound=Page)


class Play:
    """What a step has in its hands. `papers` is the folder to which PDFs are saved."""

    def __init__(self, rooms: RoomHouse, script: Script, papers: Path) -> None:
        self.rooms = rooms
        self.script = script
        self.papers = papers
        self.hands = Hands(rooms)
        self.role: Role | None = None
        self._dialogs = {
            name: getattr(QFileDialog, name)
            for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName")
        }

    # who sits there, and when

    def sit(self, role: Role) -> None:
        """Somebody unlocks; whoever sat there before has locked."""
        if self.role == role:
            return
        if self.role is None:
            self.rooms.enter(role)
        else:
            self.rooms.shell.lock()
            self.rooms.settle()
            self.rooms.made.opened = None
            self.rooms.shell.enter(lambda: self.rooms.made.open(role))
            self.rooms.settle()
        self.role = role

    def at(self, moment: datetime) -> None:
        """The clock stands at a moment of the script, never going back."""
        clock = self.rooms.made.clock
        clock.time = max(clock.time + timedelta(seconds=20), moment.astimezone(UTC))

    def person(self, name: str) -> str:
        """The key of somebody of the script in a menu of people."""
        role = PEOPLE[name]
        staff = self.clinic.staff_lists.everybody()
        return str(next(each.id for each in staff if each.role == role))

    # where the hands are

    def to(self, pane: str, kind: type[AnyPane]) -> AnyPane:
        """A pane of the case, by its place in the rail at the left."""
        shown = self.rooms.shell.page()
        if not isinstance(shown, IncidentPage):
            self._to_case()
        page = self.rooms.page(IncidentPage)
        if page.pane is None or page.pane.name != pane:
            self.hands.press(page.rail.buttons[pane])
        return self.pane(kind)

    def pane(self, kind: type[AnyPane]) -> AnyPane:
        """The pane that is shown."""
        shown = self.rooms.page(IncidentPage).pane
        assert isinstance(shown, kind), shown
        return shown

    def room(self, key: str, kind: type[AnyPage]) -> AnyPage:
        """A room, by the rail of the window."""
        view = self.rooms.shell.view()
        assert view is not None
        self.hands.press(view.rail.item(key))
        return self.rooms.page(kind)

    # forms

    def fill(self, form: Form, **answers: Answer) -> None:
        """Field after field."""
        for key, answer in answers.items():
            self.hands.answer(form.fields[key].control, answer)

    def enter(self, entry: Entry, **answers: Answer) -> None:
        """Fills a form of a pane and saves it."""
        self.fill(entry.form, **answers)
        self.hands.press(entry.button)
        assert not entry.form.kept(), entry.form.kept()

    def ask(self, **answers: Answer) -> None:
        """Fills the question that lies over the page, and goes on."""
        panel = self.rooms.panel(AskPanel)
        self.fill(panel.form, **answers)
        self.hands.press(panel.button)
        assert self.rooms.no_panel()

    def choose_files(self, *paths: Path) -> None:
        """What the system's own dialog will answer when files are asked for."""
        self._dialog("getOpenFileNames", ([str(path) for path in paths], ""))

    def choose_file(self, path: Path) -> None:
        """What the system's own dialog will answer when one file is asked for."""
        self._dialog("getOpenFileName", (str(path), ""))

    def save_as(self, name: str) -> Path:
        """What the system's own dialog will answer when a place is asked for."""
        path = self.papers / name
        self._dialog("getSaveFileName", (str(path), ""))
        return path

    def end(self) -> None:
        """The system's dialogs are its own again."""
        for name, dialog in self._dialogs.items():
            setattr(QFileDialog, name, dialog)

    # what is written

    @property
    def clinic(self) -> Clinic:
        return self.rooms.clinic

    @property
    def case(self) -> Case:
        """The case as it stands in the records."""
        return self.clinic.incident_lists.case(CASE)

    def _to_case(self) -> None:
        page = self.room("incidents", IncidentsPage)
        page.rows.view.setFocus()
        self.hands.key("Down")
        self.hands.key("Enter")

    def _dialog(self, name: str, answer: Any) -> None:
        setattr(QFileDialog, name, staticmethod(lambda *_, **__: answer))
