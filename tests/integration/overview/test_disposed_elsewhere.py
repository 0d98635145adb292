"""A tombstone among the exhibits: packs, backups, leaving, the drill and papers know of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.moves import State
from clinicguard.evidence.opening import Waiting
from clinicguard.evidence.pack_check import check_pack
from clinicguard.overview.leaving.taking import Taken
from clinicguard.overview.packing import Handover
from clinicguard.restoring import fire_drill
from clinicguard.storage.backup.generation import EVIDENCE, Generation
from clinicguard.storage.tombstones import Disposed
from tests.attacks.judges import verifier
from tests.integration.backup.given import Kept
from tests.integration.complaints.given import worked_to
from tests.integration.incidents.made import exhibit, worked_through
from tests.integration.overview.test_disposal_of_an_exhibit import SEVEN_YEARS, dispose
from tests.integration.overview.test_leaving import begun, desk, taken_out
from tests.integration.papers.test_case_papers import drawn
from tests.made import HandClock, MadeClinic

EARLY = Taken(Path(), 0, 0, 0, (), (), "")


@dataclass(frozen=True)
class Both:
    """A closed complaint with two exhibits, long after: one may go, one stays."""

    clinic: Clinic
    case: str
    goes: str
    stays: str


@pytest.fixture
def both(made: MadeClinic, clock: HandClock, tmp_path: Path) -> Both:
    clinic = made.open("owner")
    case = f"complaint/{worked_to(clinic.complaints, State.CLOSED).number}"
    goes, stays = (exhibit(clinic, tmp_path / n, f"信 {n}", case) for n in ("goes", "stays"))
    clock.forward(days=SEVEN_YEARS)
    return Both(made.open("owner"), case, goes, stays)


def handed(both: Both, *numbers: str) -> Handover:
    return Handover(both.case, numbers, {}, "高若瑜律師", "準備調解")


@pytest.mark.prove
def test_a_pack_lists_it_with_its_hash_and_holds_the_others(both: Both, tmp_path: Path) -> None:
    clinic = both.clinic
    dispose(clinic, both.goes)
    with pytest.raises(Disposed):
        clinic.packs.begin(handed(both, both.goes), tmp_path / "never")
    pack = clinic.packs.as_folder(handed(both, both.stays), tmp_path / "pack")
    told = json.loads((pack / "data" / "exhibits.json").read_text("utf-8"))
    (stone,) = told["disposed"]
    before = clinic.evidence_lists.one(both.goes)
    assert (stone["mark"], stone["sha256"]) == ("A-01", before.sha256)
    assert [each["number"] for each in told["exhibits"]] == [both.stays]
    assert check_pack(pack) == []
    status, said = verifier("pack", str(pack))
    assert status == 0, said


@pytest.mark.prove
def test_a_pack_under_way_is_given_up(both: Both, tmp_path: Path) -> None:
    clinic = both.clinic
    handover = handed(both, both.goes, both.stays)
    opened = clinic.packs.begin(handover, tmp_path / "pack").open()
    dispose(clinic, both.goes)
    with pytest.raises(Disposed):
        clinic.packs.note(handover, opened)
    opened.drop()
    clinic.packs.take_back(handover, "寫不進去")
    events = [each.event for each in clinic.evidence_lists.one(both.stays).custody]
    assert "handed_over" not in events
    assert clinic.check_log().whole


@pytest.mark.prove
def test_the_next_backup_is_made_without_it_and_the_older_one_holds_it(
    both: Both, made: MadeClinic, tmp_path: Path
) -> None:
    kept = Kept(made, tmp_path / "stick")
    kept.stick.mkdir()
    before = kept.take().generation
    gone = f"{EVIDENCE}/{both.clinic.evidence_lists.one(both.goes).sealed_name}"
    dispose(both.clinic, both.goes)
    after = kept.take().generation
    assert gone in paths(before)
    assert paths(after) == paths(before) - {gone}
    assert after.missing == ()
    assert kept.medium.holds(before.piece(gone))


def paths(generation: Generation) -> set[str]:
    return {piece.path for piece in generation.pieces}


@pytest.mark.prove
def test_the_drill_reads_what_is_there(both: Both, made: MadeClinic, tmp_path: Path) -> None:
    kept = Kept(made, tmp_path / "stick")
    kept.stick.mkdir()
    dispose(both.clinic, both.goes)
    kept.take()
    assert kept.place is not None
    keys = both.clinic.keys
    made.close()
    proof = fire_drill(kept.place, keys, made.folder, made.clock, lambda _done, _whole: None)
    assert proof.exhibits == 1


@pytest.mark.prove
def test_who_leaves_takes_the_tombstone_and_no_file(both: Both, tmp_path: Path) -> None:
    leaving = begun(both.clinic, tmp_path / "early")
    dispose(both.clinic, both.goes)
    desk(both.clinic).finish(leaving, replace(EARLY, evidence=(both.goes, both.stays)))
    assert both.clinic.evidence_lists.one(both.goes).custody[-1].event == "disposed"
    assert both.clinic.evidence_lists.one(both.stays).custody[-1].event == "exported"
    leaving.give_up()
    taken = taken_out(both.clinic, tmp_path / "out")
    assert taken.evidence == (both.stays,)
    assert taken.damaged == ()
    stones = next((taken.folder / "tables").glob("tombstone.*")).read_text("utf-8-sig")
    assert both.goes in stones


@pytest.mark.prove
def test_inventory_and_custody_form_list_it_and_no_label_is_printed(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    number = worked_through(clinic, clock, tmp_path).number
    case = f"incident/{number}"
    (item,) = clinic.evidence_lists.of_case(case)
    later = exhibit(clinic, tmp_path / "b", "還在的", case)
    clinic.incidents.close(number, "結束了", override="當事人說已經解決")
    clock.forward(days=SEVEN_YEARS)
    clinic = made.open("owner")
    dispose(clinic, item.number)
    inventory = drawn(clinic, "inventory", case)
    assert item.number in inventory
    assert "兩人簽認銷毀" in inventory
    assert "許雅筑一同簽認" in inventory
    form = drawn(clinic, "custody", f"evidence/{item.number}")
    assert "銷毀" in form
    assert "交出人" not in form
    labels = drawn(clinic, "labels", case)
    assert later in labels
    assert item.number not in labels


@pytest.mark.prove
def test_a_case_that_goes_out_whole_leaves_it_where_its_tombstone_stands(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    number = worked_through(clinic, clock, tmp_path).number
    (item,) = clinic.evidence_lists.of_case(f"incident/{number}")
    later = exhibit(clinic, tmp_path / "b", "還在的", f"incident/{number}")
    clinic.incidents.close(number, "結束了", override="當事人說已經解決")
    clock.forward(days=SEVEN_YEARS)
    clinic = made.open("owner")
    assert clinic.cases.inside(number).exhibits == 2
    dispose(clinic, item.number)
    assert clinic.cases.inside(number).exhibits == 1
    assert clinic.evidence_lists.one(later).disposed is None


@pytest.mark.prove
def test_a_seal_that_came_too_late_is_taken_away(both: Both, tmp_path: Path) -> None:
    """A transcript is made on another thread while two people dispose of its original."""
    clinic = both.clinic
    clinic.evidence.verify(both.goes, "讀回")
    (made_one,) = [each.make() for each in clinic.evidence.untranscribed()]
    waiting: Waiting = made_one.waiting
    dispose(clinic, both.goes)
    with pytest.raises(Disposed):
        clinic.evidence.record_transcript(made_one, "供閱讀")
    assert not (clinic.evidence.intake.folder / waiting.sealed.name).exists()
