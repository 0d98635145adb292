"""The victim is made once; each attack harms a copy of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.victim import Victim, make_victim
from tests.made import MadeClinic


@pytest.fixture(scope="session")
def worked(original: MadeClinic, tmp_path_factory: pytest.TempPathFactory) -> Victim:
    """The clinic with its history, closed; never harmed itself."""
    at = tmp_path_factory.mktemp("victim")
    return make_victim(original.copied(at / "made"), at)


@pytest.fixture
def victim(worked: Victim, tmp_path: Path) -> Victim:
    """A copy to be harmed."""
    return worked.copied(tmp_path / "victim")
