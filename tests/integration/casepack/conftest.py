"""The branch is made once; the rich case is played once; each test works on copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from clinicguard.casepack.desk_out import HandOver
from clinicguard.casepack.incoming import Received, inspect
from clinicguard.clinic import Clinic
from tests.integration.casepack.made import CASE, WORDS, Branch, make_branch, rich
from tests.integration.incidents.made import worked
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
    files = tmp_path / "files"

    def play(fresh: MadeClinic) -> None:
        worked(fresh, files)
        files.mkdir(exist_ok=True)
        rich(fresh.open(), fresh.clock, files)

    played(made, "rich", play)
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


@dataclass(frozen=True)
class Came:
    """A case that was taken in; for looking only."""

    clinic: Clinic
    received: Received
    number: str


@pytest.fixture(scope="session")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[Branch, Came]]]:
    """The branch in which the case was taken in once, for every test that only looks."""
    kept: list[tuple[Branch, Came]] = []
    yield kept
    for branch, _ in kept:
        branch.close()


@pytest.fixture
def came(
    pack: Path,
    original_branch: Branch,
    arrived: list[tuple[Branch, Came]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Came:
    """Taken in beside a case of its own, which has the first number."""
    if not arrived:
        branch = original_branch.copied(tmp_path_factory.mktemp("arrived"))
        clinic, received = branch.open(), inspect(pack, WORDS)
        clinic.incidents.open("別的事，先佔號碼")
        number = clinic.cases.take_in(received, received.seal(clinic.evidence.intake))
        arrived.append((branch, Came(clinic, received, number)))
    return arrived[0][1]
