"""Fresh copies of the clinic, and whether this system lets a test strike a process's calls."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.faults.struck import can_strike
from tests.made import MadeClinic

Fresh = Callable[[], MadeClinic]


@pytest.fixture(scope="session")
def striking() -> None:
    """Skips where there is no `strace`, or where it may not trace."""
    if not can_strike():
        pytest.skip("strace is missing, or may not trace here")


@pytest.fixture
def fresh(original: MadeClinic, tmp_path: Path) -> Fresh:
    """Makes one copy after the other."""
    numbers = count()
    return lambda: original.copied(tmp_path / f"copy-{next(numbers)}")
