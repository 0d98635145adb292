"""A case of another clinic is there whole or not at all, wherever its taking in was struck."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinicguard.casepack.desk_out import HandOver
from clinicguard.evidence.desk import HandIn
from tests.faults.after import opened_whole
from tests.faults.conftest import Fresh, Reach
from tests.faults.struck import KINDS, STRIKES, Server, Told, places, server, when
from tests.faults.taking import PACK
from tests.integration.casepack.made import WORDS, make_branch
from tests.made import MadeClinic

CLEAR = {"DiskFull", "DiskFault", "ReadOnlyPlace"}
STEP = {"pwrite64": 6, "write": 3, "fsync": 2}
EXHIBITS = 2


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small case of another clinic, with a complaint and two exhibits."""
    at = tmp_path_factory.mktemp("branch")
    clinic = make_branch(at).open()
    number = clinic.incidents.open("假牙脫落，家屬貼文").number
    for name in ("截圖", "對話"):
        source = at / f"{name}.txt"
        source.write_text(name * 20_000, "utf-8")
        clinic.evidence.take_in(source, HandIn(name), subject=f"incident/{number}")
    asked, target = HandOver(number, "安心牙醫診所", "接手處理"), at / PACK
    poured = clinic.cases.begin(asked, target).pour(WORDS)
    poured.close(clinic.cases.note(asked, poured), {})
    clinic.close()
    return target


@pytest.fixture
def receiving(fresh: Fresh, pack: Path) -> Callable[[], MadeClinic]:
    """A fresh clinic beside which the pack lies."""

    def make() -> MadeClinic:
        made = fresh()
        shutil.copy(pack, made.folder.parent / PACK)
        return made

    return make


def struck_once(struck: Server, made: MadeClinic, at: int) -> Told:
    """Afterwards: no half case, no orphan, and the case that was acknowledged."""
    told = struck.run("take_case", made, at=at)
    assert told.bugs == []
    assert told.alarms == []
    assert {kind for _, kind in told.troubles} <= CLEAR
    assert told.done or told.killed
    opened_whole(made, [])
    clinic = made.open("owner")
    cases = [each.number for each in clinic.incident_lists.page()]
    came = [each for each in cases if clinic.cases.origins.of(each)]
    assert cases == came
    assert len(came) <= 1
    assert [what for name, what in told.saved if name == "case"] in ([], came)
    exhibits = clinic.evidence_lists.everything()
    assert len(exhibits) == (EXHIBITS + 1 if came else 0), "with the record and log as they came"
    for each in exhibits:
        assert clinic.evidence.verify(each.number, "查驗").sound
    made.close()
    return told


def strike_all(receiving: Callable[[], MadeClinic], kind: str, strike: str, at: range) -> int:
    """How many of the strikes were met."""
    met = 0
    with server(f"{strike}:{when() if strike == STRIKES[0] else when(2)}", kind) as struck:
        for place in at:
            told = struck_once(struck, receiving(), place)
            met += told.killed or bool(told.troubles)
    return met


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("strike", STRIKES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_case_is_taken_in_whole_or_not_at_all(
    receiving: Callable[[], MadeClinic], reach: Reach, kind: str, strike: str
) -> None:
    calls = reach("take_case", receiving())[kind]
    at = places(calls, STEP.get(kind, 1), strike)
    met = strike_all(receiving, kind, strike, at if calls else range(0))
    assert met or calls < 4 or kind in ("unlink", "mkdir", "sendfile")


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
def test_a_kill_between_two_sealed_exhibits_leaves_no_half_case(
    receiving: Callable[[], MadeClinic],
) -> None:
    """The second exhibit is sealed, the first is there, and no entry tells of either yet."""
    assert strike_all(receiving, "rename", STRIKES[0], range(2, 3))
