"""The house with its real rooms, open for one role, its work drained by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel

from clinicguard.clinic import Clinic
from clinicguard.people.staff import Role
from tests.made import MadeClinic
from tests.ui.conftest import settle, sweep
from ui.jobs import Lanes
from ui.lanes import HandExecutor
from ui.rooms import furnish
from ui.shell.page import Page
from ui.shell.shell import Shell
from ui.widgets.panels import Panel
from ui.widgets.text import Phrase

PageKind = TypeVar("PageKind", bound=Page)
PanelKind = TypeVar("PanelKind", bound=Panel)


class RoomHouse:
    """`enter(role)` unlocks, `go(address)` shows a page with its rows."""

    def __init__(self, app: QApplication, made: MadeClinic) -> None:
        self.app = app
        self.made = made
        self.executor = HandExecutor()
        self.pages = furnish()
        made.settings.change(lock_minutes=5, clinic_folder=str(made.folder))
        self.shell = Shell(app, Lanes(self.executor), self.pages, made.clock, made.settings)
        self.shell.window.resize(1280, 800)

    def enter(self, role: Role = "owner") -> None:
        self.shell.start()
        self.shell.window.resize(1280, 800)
        self.settle()
        self.shell.enter(lambda: self.made.open(role))
        self.settle()

    def go(self, address: str) -> None:
        self.shell.go(address)
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.executor.drain()
            settle(self.app)

    @property
    def clinic(self) -> Clinic:
        """The clinic that is open on the lane."""
        assert self.made.opened is not None
        return self.made.opened

    def page(self, kind: type[PageKind]) -> PageKind:
        shown = self.shell.page()
        assert isinstance(shown, kind), shown
        return shown

    def panel(self, kind: type[PanelKind]) -> PanelKind:
        view = self.shell.view()
        assert view is not None
        shown = view.panel()
        assert isinstance(shown, kind), shown
        return shown

    def no_panel(self) -> bool:
        view = self.shell.view()
        return view is not None and view.panel() is None

    def words(self) -> str:
        """All that stands in the window's labels, a line each."""
        window = self.shell.window
        labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
        phrases = [phrase.text() for phrase in window.findChildren(Phrase) if phrase.isVisible()]
        return "\n".join([*labels, *phrases])

    def verbs(self) -> list[str]:
        """The verbs of the log, in order."""
        return [entry.verb for entry in reversed(self.clinic.log.newest(500))]


@contextmanager
def room_house(app: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    """The house for one test; everything is closed and deleted after it."""
    built = RoomHouse(app, made)
    try:
        yield built
    finally:
        for widget in app.topLevelWidgets():
            if widget is not built.shell.window:
                widget.close()
        built.shell.quit()
        built.executor.drain()
        made.opened = None
        sweep(app)
