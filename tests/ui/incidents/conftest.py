"""The house with its real rooms, and a case carried as far as a test needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication

from clinicguard.incidents.case import Case
from tests.integration.incidents import made as cases
from tests.made import MadeClinic
from tests.played import played
from tests.ui.room_house import RoomHouse, room_house
from ui.incidents.ask_panel import AskPanel
from ui.incidents.incident_page import IncidentPage
from ui.incidents.pane import Pane

CASE = "I-2026-0001"
AnyPane = TypeVar("AnyPane", bound=Pane)


@dataclass
class Desk:
    """The page of one case in the hands of a test."""

    rooms: RoomHouse
    number: str

    def open(self, name: str, kind: type[AnyPane]) -> AnyPane:
        """Shows a pane."""
        self.rooms.go(f"incident/{self.number}/{name}")
        return self.pane(kind)

    def pane(self, kind: type[AnyPane]) -> AnyPane:
        shown = self.rooms.page(IncidentPage).pane
        assert isinstance(shown, kind), shown
        return shown

    def answer(self, **texts: str) -> None:
        """Fills the open question and goes on."""
        panel = self.rooms.panel(AskPanel)
        panel.form.fill(texts)
        panel.button.click()
        self.rooms.settle()

    @property
    def case(self) -> Case:
        return self.rooms.clinic.incident_lists.case(self.number)


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    """The house, locked; `rooms.enter(role)` opens it."""
    with room_house(qapp, made) as built:
        yield built


@pytest.fixture
def called(rooms: RoomHouse, made: MadeClinic) -> Desk:
    """A case whose team is called, shown to the owner."""
    played(made, "called", lambda fresh: cases.called(fresh.open()))
    made.clock.forward(minutes=20)
    rooms.enter()
    return Desk(rooms, CASE)


@pytest.fixture
def worked(rooms: RoomHouse, made: MadeClinic, tmp_path: Path) -> Desk:
    """A case of which only the last signature is missing, shown to the owner."""
    cases.worked(made, tmp_path / "files")
    rooms.enter()
    return Desk(rooms, CASE)
