"""From one clinic to another: what is promised is there, equal to the letter, and provable."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from clinicguard.casepack.gathering import Gathering
from clinicguard.casepack.incoming import Received, inspect
from clinicguard.casepack.settling import NUMBERED
from clinicguard.casepack.travelling import BY_TABLE, TRAVELS
from clinicguard.casepack.troubles import CaseTakenIn, OwnCase
from clinicguard.clinic import Clinic
from clinicguard.evidence.custody import PurposeNeeded, RecipientNeeded
from clinicguard.evidence.pack import PackExists
from clinicguard.incidents.incident import MergedAway
from clinicguard.storage.rows import Row
from clinicguard.storage.troubles import NotAllowed, NotFound
from tests.integration.casepack.conftest import ASKED, Came, handed_over
from tests.integration.casepack.made import CASE, WORDS, Branch
from tests.made import MadeClinic

CHANGED_HERE = {
    "exhibit": {"sealed_sha256", "sealed_name", "epoch", "media_type"},
    "running_clock": {"owner"},
    "task": {"owner"},
}
"""What is ours after a case was taken in: our seal, and whose the open work is."""


class Stopped(Exception):
    pass


def taken_in(branch: Branch, pack: Path) -> tuple[Clinic, Received, str]:
    """The whole way in; the number here."""
    clinic, received = branch.open(), inspect(pack, WORDS)
    return clinic, received, clinic.cases.take_in(received, received.seal(clinic.evidence.intake))


def rows(clinic: Clinic, number: str) -> dict[str, Any]:
    with clinic.database.reading() as session:
        return Gathering(session, number).tables


def test_everything_is_there_equal_to_the_letter(came: Came) -> None:
    clinic, received, number = came.clinic, came.received, came.number
    here, there = rows(clinic, number), received.record.tables
    for table, theirs in there.items():
        plain = (
            {each.name for each in BY_TABLE[table].columns}
            - BY_TABLE[table].refs.keys()
            - CHANGED_HERE.get(table, set())
            - {"id", "version", "salt"}
        )
        ours = here[table][: len(theirs)]
        assert [[row[name] for name in sorted(plain)] for row in ours] == [
            [row[name] for name in sorted(plain)] for row in theirs
        ], table
    more = {table: len(here[table]) - len(there.get(table, ())) for table in here}
    assert {table: n for table, n in more.items() if n} == {
        "case_received": 1,
        "custody": len(there["exhibit"]) + 1,
        "exhibit": 1,
        "exhibit_mark": 1,
        "incident_event": 1,
        "statement_step": 1,
        "task_turn": 1,
    }
    assert len(there) > 35, "the case is rich enough to say something"


def test_what_names_another_record_names_ours(came: Came) -> None:
    clinic, number = came.clinic, came.number
    assert number == "I-2026-0002"
    case = clinic.incident_lists.case(number)
    exhibits = {each.title: each for each in clinic.evidence_lists.of_case(f"incident/{number}")}
    (secured,) = [check for check in case.checks if check.exhibits]
    assert secured.exhibits == (exhibits["一星評論"].number,)
    stated = next(fact for fact in case.facts if fact.turns)
    assert stated.source.ref == exhibits["一星評論"].number
    assert {fact.id for fact in case.facts} >= set(case.messages[0].proof)
    (text,) = clinic.statement_lists.of_case(f"incident/{number}")
    assert text.now.facts == (stated.id,)
    (link,) = case.links
    complaint = clinic.complaint_lists.whole(link.target.removeprefix("complaint/"))
    assert [each.target for each in complaint.links] == [f"incident/{number}"]
    assert complaint.promises[0].words == "週五前回電"
    names = {person.id: person.name for person in clinic.staff_lists.everybody()}
    assert names[case.concerned[0].person] == "何承恩 · 安心牙醫診所"
    assert {names[seat.holder] for seat in case.seats} == {
        "沈以安 · 安心牙醫診所",
        "林美華 · 安心牙醫診所",
    }
    assert clinic.retention.lists.one(number).hold is not None
    root_cause = next(note for note in case.notes if note.former)
    assert root_cause.former[0].text == "術後電話沒有人接"


def test_exhibits_are_the_same_bytes_under_our_seal_and_the_custody_goes_on(came: Came) -> None:
    clinic, number = came.clinic, came.number
    found = clinic.evidence_lists.of_case(f"incident/{number}")
    (letter,) = [each for each in found if each.title == "來信"]
    assert (
        clinic.evidence.sealed_copy(letter.number, "evidence.export").content().decode()
        == "左下唇還是麻的\n"
    )
    assert letter.original_name == "來信 @ 陳.txt"
    events = [(each.event, each.authority) for each in letter.custody]
    assert events == [
        ("acquired", ""),
        ("handed_over", ASKED.authority),
        ("acquired", "安心牙醫診所, I-2026-0001, E-2026-0002"),
    ]
    assert letter.custody[1].recipient == ASKED.recipient
    assert letter.epoch == max(clinic.ring.file().epochs)
    papers = found[-1]
    assert papers.title == f"安心牙醫診所 {CASE}"
    assert papers.kind == "archive"


def test_its_provenance_is_kept_and_shown(came: Came) -> None:
    clinic, received, number = came.clinic, came.received, came.number
    (origin,) = clinic.cases.origins.of(number)
    assert (origin.clinic_name, origin.number) == ("安心牙醫診所", CASE)
    assert origin.purpose == ASKED.purpose
    assert origin.log_hash == received.log_hash
    assert (f"incident/{CASE}", f"incident/{number}") in origin.numbers
    assert clinic.incident_lists.case(number).events[-1].kind == "taken_in"
    assert clinic.check_log().findings == ()


def test_nobody_of_the_other_clinic_can_come_in(came: Came) -> None:
    clinic = came.clinic
    theirs = [each for each in clinic.staff_lists.everybody() if each.id != clinic.person.id]
    assert theirs
    assert not any(each.active for each in theirs)
    assert set(clinic.ring.file().slots) == {"1"} | {
        slot for slot in clinic.ring.file().slots if not slot.isdecimal()
    }


def test_open_work_is_handed_to_who_takes_it_in(came: Came) -> None:
    clinic, number = came.clinic, came.number
    (promise,) = clinic.task_lists.open()
    assert promise.owner == clinic.person.id
    turn = rows(clinic, number)["task_turn"][-1]
    assert (turn["task_id"], turn["by_person"]) == (promise.id, clinic.person.id)


def test_it_is_found_by_its_words(came: Came) -> None:
    clinic, number = came.clinic, came.number
    assert [line.number for line in clinic.incident_lists.page(typed="拔牙後麻木")] == [number]
    assert [line.number for line in clinic.incident_lists.page(typed="語音信箱")] == [number]
    assert clinic.evidence_lists.everything("來信")
    kinds = {hit.kind for hit in clinic.reader.search(["complaint", "statement", "patient"], "")}
    for kind, words in (("complaint", "左邊下嘴唇"), ("statement", "正在了解"), ("patient", "陳")):
        assert [hit.kind for hit in clinic.reader.search([kind], words)] == [kind], kinds


def test_the_same_pack_is_noticed_and_another_one_of_the_case_is_told(
    pack: Path, branch: Branch, here: Clinic, tmp_path: Path
) -> None:
    clinic, received, number = taken_in(branch, pack)
    with pytest.raises(CaseTakenIn) as caught:
        clinic.cases.look(received)
    assert caught.value.number == number
    sealed = received.seal(clinic.evidence.intake)
    with pytest.raises(CaseTakenIn):
        clinic.cases.take_in(received, sealed)
    assert not any((clinic.folder.evidence / each.sealed.name).exists()
                   for each in sealed.exhibits.values())  # fmt: skip
    later = inspect(handed_over(here, tmp_path / "later.clinicpack"), WORDS)
    before = clinic.cases.look(later)
    assert before.earlier == (number,)
    assert len(before.twins) == len(later.record.rows("exhibit"))


def test_our_own_case_is_not_taken_in(pack: Path, here: Clinic) -> None:
    with pytest.raises(OwnCase):
        here.cases.look(inspect(pack, WORDS))


@pytest.mark.prove
def test_it_goes_on_to_a_third_and_the_chain_is_kept(
    pack: Path, branch: Branch, tmp_path: Path
) -> None:
    clinic, _, number = taken_in(branch, pack)
    again = ASKED.__class__(number, "第三家", "轉交")
    received = inspect(handed_over(clinic, tmp_path / "on.clinicpack", again), WORDS)
    assert received.sender.clinic_name == "康心牙醫診所"
    (first,) = received.record.rows("case_received")
    assert first["clinic_name"] == "安心牙醫診所"


def test_handing_over_is_an_entry_bound_to_the_record(pack: Path, here: Clinic) -> None:
    if "incident.hand_over" not in {entry.verb for entry in here.log.newest(50)}:
        handed_over(here, pack.with_name("own.clinicpack"))
    entry = next(each for each in here.log.newest(50) if each.verb == "incident.hand_over")
    assert entry.word("recipient") == ASKED.recipient
    assert entry.word("reason") == ASKED.purpose
    assert here.incident_lists.case(CASE).events[-1].kind == "handed_over"


def test_who_hands_over_says_to_whom_and_what_for_and_leads(
    here: Clinic, made: MadeClinic, tmp_path: Path
) -> None:
    target = tmp_path / "x.clinicpack"
    with pytest.raises(RecipientNeeded):
        here.cases.begin(ASKED.__class__(CASE, " ", "接手"), target)
    with pytest.raises(PurposeNeeded):
        here.cases.begin(ASKED.__class__(CASE, "某診所", ""), target)
    with pytest.raises(NotFound):
        here.cases.begin(ASKED.__class__("I-2026-0077", "某診所", "接手"), target)
    target.write_bytes(b"mine")
    with pytest.raises(PackExists):
        here.cases.begin(ASKED, target)
    other = here.incidents.open("同一件事").number
    here.incidents.merge(other, CASE, "同一件")
    with pytest.raises(MergedAway):
        here.cases.inside(other)
    for role in ("clinician", "reception", "counsel"):
        clinic = made.open(role)
        with pytest.raises(NotAllowed):
            clinic.cases.begin(ASKED, tmp_path / "y.clinicpack")
    assert made.open("manager").cases.inside(CASE).exhibits >= 2


def test_a_stop_leaves_neither_file_nor_entry(here: Clinic, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()

    def stop(done: int, whole: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        here.cases.begin(ASKED, place / "x.clinicpack").pour(WORDS, stop)
    poured = here.cases.begin(ASKED, place / "x.clinicpack").pour(WORDS)
    poured.drop()
    assert list(place.iterdir()) == []
    assert "incident.hand_over" not in {entry.verb for entry in here.log.newest(50)}


def test_7_zip_opens_it_and_the_stand_alone_verifier_agrees(pack: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    subprocess.run(["7z", "x", f"-p{WORDS}", f"-o{out}", pack], check=True, capture_output=True)
    verified = subprocess.run(
        ["python3", out / CASE / "verify.py", "pack", out / CASE], capture_output=True, text=True
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
    told = json.loads((out / CASE / "data" / "case.json").read_bytes())
    assert told["sender"]["number"] == CASE
    names = subprocess.run(["7z", "l", pack], capture_output=True, text=True, check=True).stdout
    assert "陳" not in names, "the list of contents tells nobody's name"


def test_every_table_is_thought_of() -> None:
    stays = {
        "person", "profile", "crisis_hat", "contact", "number", "retention", "tombstone",
        "log_time", "office_year", "saved_view", "import_file", "complaint_origin",
        "patient_event", "patient_tag", "patient_talk", "own_nature", "own_task", "wording_read",
        "own_template", "own_template_former", "own_template_wording", "template_review",
        "counsel_note", "derivative",
        "own_mark",
        "own_platform",
    }  # fmt: skip
    known = {str(mapper.local_table.name) for mapper in Row.registry.mappers}  # type: ignore[attr-defined]
    assert known - stays == {each.table for each in TRAVELS}
    assert NUMBERED.keys() <= BY_TABLE.keys()


def test_every_column_that_names_another_row_says_so() -> None:
    for each in TRAVELS:
        for column in each.columns:
            if column.foreign_keys or column.name in {"by", "by_person", "exhibits", "attendees"}:
                assert column.name in each.refs, f"{each.table}.{column.name}"
