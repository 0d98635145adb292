"""The house with its real rooms, and a reply to a review that is being written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication

from clinicguard.people.staff import Role
from clinicguard.statements.statement import Statement
from tests.made import MadeClinic
from tests.played import played
from tests.ui.room_house import RoomHouse, room_house
from tests.ui.statements.begun import CLEAN, REPLY, begin, begin_bare
from ui.statements.statement_page import StatementPage
from ui.widgets.panels import Panel

NUMBER = "S-2026-0001"
AnyPanel = TypeVar("AnyPanel", bound=Panel)


@dataclass
class Desk:
    """One statement in the hands of a test."""

    rooms: RoomHouse
    number: str

    @property
    def page(self) -> StatementPage:
        return self.rooms.page(StatementPage)

    @property
    def statement(self) -> Statement:
        return self.rooms.clinic.statement_lists.one(self.number)

    def press(self, name: str) -> None:
        self.page.acts.buttons[name].click()
        self.rooms.settle()

    def panel(self, kind: type[AnyPanel]) -> AnyPanel:
        return self.rooms.panel(kind)

    def type(self, words: str, start: int = 0, end: int = 0) -> None:
        self.page.field.put(words, start, end)
        self.rooms.settle()

    def sit(self, role: Role) -> None:
        """Somebody else unlocks, and looks at the same statement."""
        self.rooms.shell.lock()
        self.rooms.settle()
        self.rooms.made.opened = None
        self.rooms.shell.enter(lambda: self.rooms.made.open(role))
        self.rooms.settle()
        self.rooms.go(f"statement/{self.number}")


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    """The house, locked; `rooms.enter(role)` opens it."""
    with room_house(qapp, made) as built:
        yield built


def shown(rooms: RoomHouse, made: MadeClinic, text: str, *, bare: bool = False) -> Desk:
    how = begin_bare if bare else begin
    played(made, f"{how.__name__} {text}", lambda fresh: how(fresh.open(), text))
    made.clock.forward(minutes=20)
    rooms.enter()
    rooms.go(f"statement/{NUMBER}")
    return Desk(rooms, NUMBER)


@pytest.fixture
def reply(rooms: RoomHouse, made: MadeClinic) -> Desk:
    """A reply in which the guard finds something, shown to the owner."""
    return shown(rooms, made, REPLY)


@pytest.fixture
def clean(rooms: RoomHouse, made: MadeClinic) -> Desk:
    """A reply in which nothing blocks, shown to the owner."""
    return shown(rooms, made, CLEAN)


@pytest.fixture
def bare(rooms: RoomHouse, made: MadeClinic) -> Desk:
    """A clean reply of a case without a fact or a spokesperson, shown to the owner."""
    return shown(rooms, made, CLEAN, bare=True)
