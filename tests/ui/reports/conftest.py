"""The house with its real rooms, a case that is nearly over, and its report on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clinicguard.evidence.desk import HandIn
from clinicguard.host.paths import resources
from tests.integration.incidents.made import worked_through
from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house

CASE = "incident/I-2026-0001"
SCREENSHOT = resources() / "demo" / "zh_TW" / "files" / "review-screenshot.png"


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    """The house, locked; `rooms.enter(role)` opens it."""
    with room_house(qapp, made) as built:
        yield built


@pytest.fixture
def worked(rooms: RoomHouse, made: MadeClinic, tmp_path: Path) -> RoomHouse:
    """A case of which only the last signature is missing, shown to the owner."""
    clinic = made.open()
    worked_through(clinic, made.clock, tmp_path / "files")
    clinic.evidence.take_in(SCREENSHOT, HandIn("一星評論截圖", sensitive=False), subject=CASE)
    made.close()
    rooms.enter()
    return rooms
