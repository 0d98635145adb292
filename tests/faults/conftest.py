"""Fresh copies of the clinic, and whether this system lets a test strike a process's calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.faults.struck import calls_of, can_strike
from tests.made import MadeClinic

Fresh = Callable[[], MadeClinic]
Reach = Callable[[str, MadeClinic], Counter[str]]


@pytest.fixture(scope="session")
def striking() -> None:
    """Skips where there is no `strace`, or where it may not trace."""
    if not can_strike():
        pytest.skip("strace is missing, or may not trace here")


@pytest.fixture(scope="session")
def reach(tmp_path_factory: pytest.TempPathFactory) -> Reach:
    """How many calls of each kind a flow makes; counted once, on the clinic that is handed in."""
    counted: dict[str, Counter[str]] = {}

    def of(flow: str, made: MadeClinic) -> Counter[str]:
        if flow not in counted:
            counted[flow] = calls_of(flow, made, tmp_path_factory.mktemp("calls"))
        return counted[flow]

    return of


@pytest.fixture
def fresh(original: MadeClinic, tmp_path: Path) -> Fresh:
    """Makes one copy after the other."""
    numbers = count()
    return lambda: original.copied(tmp_path / f"copy-{next(numbers)}")
