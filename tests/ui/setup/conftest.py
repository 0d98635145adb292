"""A PC on which nothing is set up yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.door_house import DoorHouse, door_house


@pytest.fixture
def doors(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DoorHouse]:
    """The house with its real doors and rooms; `doors.start()` shows the window."""
    with door_house(qapp, tmp_path / "pc", monkeypatch) as built:
        yield built
