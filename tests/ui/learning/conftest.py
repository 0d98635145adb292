"""The house with its real rooms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    """The house, locked; `rooms.enter(role)` opens it."""
    with room_house(qapp, made) as built:
        yield built
