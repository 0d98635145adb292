"""The house, and a stick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    with room_house(qapp, made) as built:
        yield built


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "A 碟"
    folder.mkdir()
    return folder
