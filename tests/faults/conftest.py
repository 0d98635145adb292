"""Fresh copies of where an act begins, and whether this system lets a test strike its calls."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.faults.given import Starts, copied
from tests.faults.struck import Server, can_strike, server
from tests.faults.swift import hasten
from tests.made import MadeClinic

Fresh = Callable[[str], MadeClinic]
"""By act: a copy of where it begins."""


@pytest.fixture
def struck(monkeypatch: pytest.MonkeyPatch) -> Server:
    """The process whose children are struck; skips where none can be."""
    if not can_strike():
        pytest.skip("no process can be watched here")
    hasten(monkeypatch)
    return server()


@pytest.fixture(scope="session")
def starts(tmp_path_factory: pytest.TempPathFactory) -> Starts:
    return Starts(tmp_path_factory.mktemp("starts"))


@pytest.fixture
def fresh(starts: Starts, struck: Server, tmp_path: Path) -> Fresh:
    """Makes one copy after the other."""
    numbers = count()
    return lambda act: copied(starts.of(act), tmp_path / f"copy-{next(numbers)}")
