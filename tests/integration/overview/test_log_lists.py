"""What each role reads of the log, how it is narrowed down, and what a check finds."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from clinicguard.clinic import Clinic
from clinicguard.evidence.pack import PackExists
from clinicguard.host.words import Words
from clinicguard.overview.log_asked import Asked
from clinicguard.overview.log_export import TextForm
from clinicguard.overview.log_kinds import LogKind
from clinicguard.overview.log_sentence import sentence
from clinicguard.people.staff import Role
from clinicguard.storage.troubles import NotAllowed, NotFound
from tests.integration.complaints.given import NEW
from tests.made import NAMES, HandClock, MadeClinic

PEOPLE = dict(enumerate(NAMES.values(), 1))
EVERYTHING = Asked()
TW = Words("zh_TW")


def taken_down(made: MadeClinic, role: Role = "reception") -> str:
    clinic = made.open(role)
    complaint = clinic.complaints.log(NEW)
    clinic.complaints.unmask(complaint.number, "回電給家屬")
    return complaint.number


def verbs(clinic: Clinic, asked: Asked = EVERYTHING) -> list[str]:
    return [entry.verb for entry in clinic.log.page(asked, most=500).entries]


@pytest.mark.parametrize("role", ["owner", "manager", "counsel"])
def test_the_lead_and_counsel_read_every_entry_with_its_words(made: MadeClinic, role: Role) -> None:
    number = taken_down(made)
    clinic = made.open(role)
    page = clinic.log.page(Asked(record=number), most=500)
    (looked,) = [entry for entry in page.entries if entry.verb == "complaint.unmask"]
    assert looked.word("reason") == "回電給家屬"
    assert page.all == clinic.head().seq


def test_reception_reads_no_words_of_others_and_not_when_they_come(made: MadeClinic) -> None:
    number = taken_down(made, "owner")
    clinic = made.open("reception")
    page = clinic.log.page(Asked(), most=500)
    others = [entry for entry in page.entries if entry.person != 4]
    assert {entry.verb for entry in others} >= {"complaint.log", "complaint.unmask"}
    assert all(entry.words == () for entry in others)
    assert not any(entry.verb.startswith(("clinic.", "person.")) for entry in others)
    assert "clinic.unlock" in {entry.verb for entry in page.entries if entry.person == 4}
    assert page.all == len(page.entries) < clinic.head().seq
    assert verbs(clinic, Asked(typed="回電給家屬")) == []
    hidden = next(e for e in made.open("owner").log.newest(500) if e.verb == "clinic.set_up")
    with pytest.raises(NotFound):
        made.open("reception").log.one(hidden.seq)
    assert number


def test_conditions_narrow_and_join(made: MadeClinic, clock: HandClock) -> None:
    number = taken_down(made)
    clock.forward(days=2)
    clinic = made.open("owner")
    looked = Asked(kind=LogKind.LOOKED)
    assert verbs(clinic, looked) == ["complaint.unmask"]
    assert verbs(clinic, replace(looked, person="1")) == []
    assert verbs(clinic, replace(looked, person="4", record=number.lower())) == ["complaint.unmask"]
    assert verbs(clinic, Asked(typed="回電")) == ["complaint.unmask"]
    assert verbs(clinic, Asked(typed="%")) == []
    assert set(verbs(clinic, Asked(typed=number))) >= {"complaint.log", "complaint.unmask"}
    today = clock.now().astimezone(clinic.profile.zone).date()
    assert verbs(clinic, Asked(first=today)) == ["clinic.unlock", "clinic.lock"]
    before = today - timedelta(days=1)
    assert "clinic.unlock" not in verbs(clinic, Asked(first=before, last=before))


def test_pages_go_on_where_the_last_one_ended(made: MadeClinic) -> None:
    taken_down(made)
    clinic = made.open("owner")
    whole = [entry.seq for entry in clinic.log.page(Asked(), most=500).entries]
    first = clinic.log.page(Asked(), most=5)
    then = clinic.log.page(Asked(), most=500, before=first.entries[-1].seq)
    assert [entry.seq for entry in (*first.entries, *then.entries)] == whole
    assert whole == list(range(clinic.head().seq, 0, -1))


def test_an_entry_reads_as_a_sentence(made: MadeClinic) -> None:
    number = taken_down(made)
    clinic = made.open("owner")
    (entry,) = clinic.log.page(Asked(kind=LogKind.LOOKED)).entries
    there = entry.at.astimezone(clinic.profile.zone)
    told = sentence(entry, PEOPLE, TW, clinic.profile.zone)
    assert told == f"林美華 於 {there:%H:%M} 查看姓名 {number}，用途：回電給家屬"
    assert "{" not in sentence(entry, PEOPLE, Words("en"), clinic.profile.zone)


def test_a_clock_set_back_is_flagged_where_it_happened(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("owner")
    clinic.complaints.log(NEW)
    before = clinic.head().seq
    clock.forward(minutes=-3)
    clinic.complaints.log(NEW)
    flagged = [entry.seq for entry in clinic.log.page(Asked(), most=500).entries if entry.set_back]
    assert flagged == [before + 1]


def test_the_quick_check_notes_only_what_it_finds(made: MadeClinic) -> None:
    clinic = made.open("owner")
    assert clinic.check_log().whole
    clinic.complaints.log(NEW)
    length = clinic.head().seq
    assert clinic.log_checks.quick() == []
    assert clinic.head().seq == length
    with clinic.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE complaint SET verbatim = '很滿意'")
    assert [(found.kind, found.table) for found in clinic.log_checks.quick()] == [
        ("row_changed", "complaint")
    ]
    assert clinic.log.newest(1)[0].word("findings") == "1"
    assert clinic.overview.standing().check is not None


def test_a_whole_check_is_due_after_a_week(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("owner")
    assert not clinic.log_checks.is_due(clock.now())
    clock.forward(days=8)
    assert clinic.log_checks.is_due(clock.now())
    clinic.check_log()
    assert not clinic.log_checks.is_due(clock.now())


def test_what_is_written_between_two_pieces_is_no_finding(made: MadeClinic) -> None:
    clinic = made.open("owner")
    checking = clinic.log_checks.begin()
    clinic.log_checks.read_on(checking)
    clinic.complaints.log(NEW)
    clinic.access.change_own_passphrase("copper window galaxy turnip seven")
    clinic.log_checks.compare(checking)
    checked = clinic.log_checks.note(checking, clinic.log_checks.files(checking)())
    assert checked.findings == ()
    assert checked.entries == clinic.head().seq - 1


def test_the_text_form_is_whole_for_the_verifier_and_holds_words_only_if_wanted(
    made: MadeClinic, tmp_path: Path
) -> None:
    number = taken_down(made)
    clinic = made.open("owner")
    bare = clinic.log_export.write(TextForm(tmp_path / "bare", "衛生局稽查", "張科員"))
    assert clinic.log.newest(1)[0].verb == "log.export"
    assert clinic.log.newest(1)[0].word("recipient") == "張科員"
    assert (bare / "words.jsonl").read_text() == ""
    assert "回電" not in (bare / "log.jsonl").read_text()
    asked = Asked(record=number)
    full = clinic.log_export.write(TextForm(tmp_path / "full", "開庭", "", asked))
    assert "回電給家屬" in (full / "words.jsonl").read_text("utf-8")
    for folder in (bare, full):
        done = subprocess.run(
            [sys.executable, folder / "verify.py", "log", folder / "log.jsonl", "--keys",
             folder / "keys.json"],
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
    with pytest.raises(PackExists):
        clinic.log_export.write(TextForm(full, "again", ""))
    with pytest.raises(NotAllowed):
        made.open("reception").log_export.write(TextForm(tmp_path / "x", "curious", ""))
    assert not (tmp_path / "x").exists()


def test_ten_thousand_entries_are_paged_within_the_query(clinic: Clinic) -> None:
    with clinic.database.writing() as session:
        head = clinic.head().seq
        body, value = session.execute(
            text("SELECT entry, hash FROM log_entry WHERE seq = :seq"), {"seq": head}
        ).one()
        for seq in range(head + 1, 10_001):
            session.execute(
                text("INSERT INTO log_entry VALUES (:seq, :entry, :hash, '', NULL)"),
                {"seq": seq, "entry": body.replace(f'"seq":{head}', f'"seq":{seq}'), "hash": value},
            )
    page = clinic.log.page(Asked(person="1"), before=5_000)
    assert len(page.entries) == 100
    assert page.entries[0].seq == 4_999
    assert page.all == 10_000


def test_a_platform_of_the_clinics_own_is_named_in_words(made: MadeClinic) -> None:
    clinic = made.open("owner")
    clinic.complaints.platforms.keep("牙醫大平台")
    (entry,) = clinic.log.newest(1)
    told = sentence(entry, PEOPLE, TW, clinic.profile.zone)
    assert "自訂平台 1" in told
    assert "platform/" not in told
