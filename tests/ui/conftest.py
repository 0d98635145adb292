"""What the tests of the windows share: the look, a hand-drained house, a made-up room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout

from tests.made import MadeClinic
from ui.jobs import Lanes
from ui.lanes import HandExecutor
from ui.language import speak
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.shell.pages import Pages, Room
from ui.shell.shell import Shell
from ui.theme.style import dress
from ui.widgets.lines import LineField
from ui.widgets.text import Label


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Every test begins in Traditional Chinese, light, 100 %."""
    speak("zh_TW")
    dress(qapp, "light", 100, "zh_TW")
    yield
    sweep(qapp)


def settle(app: QApplication) -> None:
    """Lets Qt delete what is to be deleted, and lay out."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()


def sweep(app: QApplication) -> None:
    """Deletes every window that still stands, and empties the clipboard.

    All that stands is dressed anew for the next test.
    """
    for widget in app.topLevelWidgets():
        if widget.parent() is None:
            widget.close()
            widget.deleteLater()
    # data that Python made and that Qt would delete after Python's end brings the process down
    app.clipboard().clear()
    settle(app)


class NotePage(Page):
    """A page with one line whose text it keeps as a draft."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.head(Heading(f"頁 {address}"))
        self.line = LineField()
        self.line.name("備註")
        self.shown = Label("")
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.shown)
        seat.jobs.database(lambda clinic: clinic.drafts.find(address)).then(self._fill)

    def leave(self) -> None:
        text, address = self.line.text(), self.address
        self.seat.jobs.database(lambda clinic: clinic.drafts.keep(address, {"line": text}))

    def _fill(self, kept: object) -> None:
        if isinstance(kept, dict):
            self.line.set_text(kept["line"])


class DoorPage(Page):
    """A door that only says where it is."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        QVBoxLayout(self).addWidget(Label(address))


class HandHouse:
    """A shell over a real clinic whose lanes are drained by hand."""

    def __init__(self, app: QApplication, made: MadeClinic) -> None:
        self.app = app
        self.made = made
        self.executor = HandExecutor()
        self.pages = Pages()
        self.pages.add(Room("today", lambda: "今日", "sun", NotePage))
        self.pages.add(Room("complaints", lambda: "客訴", "phone", NotePage, also=("complaint",)))
        for door in ("door/unlock", "door/first-run"):
            self.pages.add_door(door, DoorPage)
        made.settings.change(lock_minutes=5, clinic_folder=str(made.folder))
        self.shell = Shell(app, Lanes(self.executor), self.pages, made.clock, made.settings)

    def start(self) -> None:
        """Shows the window with its door."""
        self.shell.start()
        self.settle()

    def unlock(self) -> None:
        """Shows the door, then the house."""
        self.start()
        self.shell.enter(lambda: self.made.open("owner"))
        self.settle()

    def settle(self) -> None:
        """Runs all work and all that Qt has put off."""
        for _ in range(3):
            self.executor.drain()
            settle(self.app)

    def words(self) -> list[str]:
        """The words of every label in the window."""
        return [label.text() for label in self.shell.window.findChildren(QLabel)]


@pytest.fixture
def house(qapp: QApplication, made: MadeClinic) -> Iterator[HandHouse]:
    """The house, locked; `house.unlock()` opens it."""
    built = HandHouse(qapp, made)
    yield built
    built.shell.quit()
    built.executor.drain()
    built.made.opened = None
    sweep(qapp)
