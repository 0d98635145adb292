"""The house with its real rooms, in the look and language of a Taiwanese clinic."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house
from ui.language import speak
from ui.theme.style import dress


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    """The house, locked; `rooms.enter(role)` opens it."""
    speak("zh_TW")
    dress(qapp, "light", 100, "zh_TW")
    with room_house(qapp, made) as built:
        yield built
