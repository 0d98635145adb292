"""The house with its real rooms, a case that is nearly over, and its report on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.integration.incidents.made import worked_with_a_screenshot
from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house

CASE = "incident/I-2026-0001"


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    """The house, locked; `rooms.enter(role)` opens it."""
    with room_house(qapp, made) as built:
        yield built


@pytest.fixture
def worked(rooms: RoomHouse, made: MadeClinic, tmp_path: Path) -> RoomHouse:
    """A case of which only the last signature is missing, shown to the owner."""
    worked_with_a_screenshot(made, tmp_path / "files")
    rooms.enter()
    return rooms
