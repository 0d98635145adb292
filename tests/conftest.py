"""What every test shares: windows drawn off the screen, settings of its own, a clinic to copy."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# as the program sets it; some tests load numpy before the program does
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from tests.made import HandClock, MadeClinic, make_clinic
from tests.once import work_out_once

work_out_once(pytest.MonkeyPatch())

CATALOGUES = Path(__file__).resolve().parents[1] / "packaging" / "catalogues"


def pytest_sessionstart() -> None:
    """The words on screen and on paper are those of the .po files as they stand now."""
    subprocess.run([sys.executable, CATALOGUES, "compile", "--if-stale"], check=True)


def pytest_collection_finish() -> None:
    """Thousands of tests stand in memory to the end: nobody looks for waste among them each time.

    The program looks through everything whenever it locks, and many tests lock.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(7_000, 10, 10)


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> MadeClinic:
    """The clinic that is made once; never opened by a test itself."""
    return make_clinic(tmp_path_factory.mktemp("original"))


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the settings of this PC."""
    monkeypatch.setenv("CLINICGUARD_SETTINGS", str(tmp_path / "own-settings"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own-desktop"))


@pytest.fixture
def made(original: MadeClinic, tmp_path: Path) -> Iterator[MadeClinic]:
    """A fresh copy of the clinic, closed: `made.open("reception")` opens it for a role."""
    copy = original.copied(tmp_path / "made")
    yield copy
    copy.close()


@pytest.fixture
def clinic(made: MadeClinic) -> Clinic:
    """A fresh copy of the clinic, open for its owner."""
    return made.open("owner")


@pytest.fixture
def clock(made: MadeClinic) -> HandClock:
    """The clock of the test's clinic, moved by hand."""
    return made.clock
