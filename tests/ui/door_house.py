"""The program as it is on a PC of its own: no clinic yet, its doors worked by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from clinicguard.host.clock import SystemClock
from clinicguard.host.paths import default_clinic_folder
from clinicguard.host.settings import SettingsFile
from tests.made import MadeClinic
from tests.ui.conftest import settle, sweep
from ui.jobs import Lanes
from ui.lanes import HandExecutor
from ui.rooms import furnish
from ui.setup.first_run import FirstRunPage
from ui.setup.step import Step
from ui.shell.shell import Shell
from ui.unlock.unlock_page import UnlockForm, UnlockPage
from ui.widgets.panels import Panel
from ui.widgets.text import Phrase

AnyStep = TypeVar("AnyStep", bound=Step)
AnyPanel = TypeVar("AnyPanel", bound=Panel)
WORDS = "harbor lantern quilt canyon sister velvet"


class DoorHouse:
    """The real shell and rooms. Settings and folders lie under `place`."""

    def __init__(self, app: QApplication, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_DATA_HOME", str(place / "data"))
        monkeypatch.setenv("CLINICGUARD_SETTINGS", str(place / "settings"))
        self.app = app
        self.place = place
        self.settings = SettingsFile()
        self.executor = HandExecutor()
        self.clock = SystemClock()
        self.lanes = Lanes(self.executor)
        self.shell = Shell(app, self.lanes, furnish(), self.clock, self.settings)
        self.shell.window.resize(1280, 800)

    @property
    def folder(self) -> Path:
        """Where a clinic is put if nobody says otherwise."""
        return default_clinic_folder()

    def start(self) -> None:
        """Shows the window with its door."""
        self.shell.start()
        self.shell.window.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Runs all work and all that Qt has put off."""
        for _ in range(4):
            self.executor.drain()
            settle(self.app)

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """A key, to whatever has the keyboard."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= each
        QTest.keyClick(self.focus(), key, modifiers)
        self.settle()

    def keys(self, words: str) -> None:
        """Plain letters, key by key."""
        QTest.keyClicks(self.focus(), words)
        self.settle()

    def write(self, words: str) -> None:
        """Words as an input method commits them."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.focus(), event)
        self.settle()

    def choose(self, words: str) -> None:
        """An entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), menu
        named = {action.text().replace("&&", "&"): action for action in menu.actions()}
        place = menu.actionGeometry(named[words]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def click(self, widget: QWidget) -> None:
        """A press with the mouse, in the middle."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def focus(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.shell.window

    def first_run(self) -> FirstRunPage:
        """The page of the set-up."""
        page = self.shell.page()
        assert isinstance(page, FirstRunPage), page
        return page

    def step(self, kind: type[AnyStep]) -> AnyStep:
        """The step that is shown."""
        step = self.first_run().step
        assert isinstance(step, kind), step
        return step

    def next(self) -> None:
        """Presses the button that goes on."""
        self.click(self.first_run().next)

    def unlock_form(self) -> UnlockForm:
        """The form of the lock page."""
        page = self.shell.page()
        assert isinstance(page, UnlockPage), page
        assert page.form is not None
        return page.form

    def panel(self, kind: type[AnyPanel]) -> AnyPanel:
        """What lies over the page."""
        view = self.shell.view()
        assert view is not None
        panel = view.panel()
        assert isinstance(panel, kind), panel
        return panel

    def words(self) -> str:
        """All that can be read in the window, a line each."""
        window = self.shell.window
        labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
        phrases = [phrase.text() for phrase in window.findChildren(Phrase) if phrase.isVisible()]
        return "\n".join([*labels, *phrases])

    def take_over(self, made: MadeClinic) -> None:
        """The clinic of the tests is the one that was set up on this PC."""
        self.settings.change(clinic_folder=str(made.folder), heads=made.settings.read().heads)


@contextmanager
def door_house(
    app: QApplication, place: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DoorHouse]:
    """The house for one test; everything is closed and deleted after it."""
    built = DoorHouse(app, place, monkeypatch)
    try:
        yield built
    finally:
        for widget in app.topLevelWidgets():
            if widget is not built.shell.window:
                widget.close()
        built.shell.quit()
        built.executor.drain()
        sweep(app)
