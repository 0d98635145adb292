"""The clinic that is backed up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.backup.given import Kept, work_a_little
from tests.made import MadeClinic


@pytest.fixture
def kept(made: MadeClinic, tmp_path: Path) -> Kept:
    """With two exhibits and a complaint; nothing is on the stick yet."""
    stick = tmp_path / "stick"
    stick.mkdir()
    work_a_little(made.open("owner"), tmp_path)
    return Kept(made, stick)
