"""The branch is made once; the rich case is played once; each test works on copies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clinicguard.casepack.desk_out import HandOver
from clinicguard.clinic import Clinic
from tests.integration.casepack.made import CASE, WORDS, Branch, make_branch, rich
from tests.made import MadeClinic
from tests.played import played

ASKED = HandOver(CASE, "康心牙醫診所 簡立群", "接手處理", "109-11 協議書")


@pytest.fixture(scope="session")
def original_branch(tmp_path_factory: pytest.TempPathFactory) -> Branch:
    return make_branch(tmp_path_factory.mktemp("branch"))


@pytest.fixture
def branch(original_branch: Branch, tmp_path: Path) -> Iterator[Branch]:
    """The other clinic, closed."""
    copy = original_branch.copied(tmp_path / "other")
    yield copy
    copy.close()


@pytest.fixture
def here(made: MadeClinic, tmp_path: Path) -> Clinic:
    """The clinic with the rich case, open for its owner."""
    played(made, "rich", lambda fresh: rich(fresh.open(), fresh.clock, tmp_path / "files"))
    return made.open()


def handed_over(clinic: Clinic, target: Path, asked: HandOver = ASKED) -> Path:
    """The whole way out."""
    poured = clinic.cases.begin(asked, target).pour(WORDS)
    return poured.close(clinic.cases.note(asked, poured), {"report.pdf": b"%PDF-1.7 report"})


@pytest.fixture(scope="session")
def kept_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pack of the session lies, once a test has made it."""
    return tmp_path_factory.mktemp("pack") / "I-2026-0001.clinicpack"


@pytest.fixture
def pack(kept_pack: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A pack of the rich case; made once, copied for each test."""
    if not kept_pack.exists():
        handed_over(request.getfixturevalue("here"), kept_pack)
    copy = tmp_path / kept_pack.name
    copy.write_bytes(kept_pack.read_bytes())
    return copy
