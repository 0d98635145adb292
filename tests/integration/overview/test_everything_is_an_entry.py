"""Everything that changes or discloses is an entry: a day walked through, door to door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.overview.log_export import TextForm
from clinicguard.overview.packing import Handover
from clinicguard.overview.retention import RecordKind
from clinicguard.people import access
from clinicguard.storage.troubles import WrongPassphrase
from tests.integration.complaints.given import NEW
from tests.made import PASSPHRASES, HandClock, MadeClinic

Do = Callable[[Clinic, Path], object]


def said(clinic: Clinic, after: int) -> list[tuple[str, dict[str, str]]]:
    """The verbs, and the words, of the entries since."""
    new = [entry for entry in clinic.log.newest(200) if entry.seq > after]
    return [(entry.verb, dict(entry.words)) for entry in reversed(new)]


def exhibit(clinic: Clinic, place: Path) -> str:
    source = place / "note.txt"
    source.write_text("對話內容")
    return clinic.evidence.take_in(source, HandIn("對話")).number


def packed(clinic: Clinic, place: Path) -> object:
    number = exhibit(clinic, place)
    case = f"incident/{clinic.incidents.open('一星評論').number}"
    handover = Handover(case, (number,), recipient="林律師", purpose="開庭", papers={})
    return clinic.packs.as_folder(handover, place / "pack")


def opened_outside(clinic: Clinic, place: Path) -> object:
    number = exhibit(clinic, place)
    return clinic.evidence.export(
        number, place / "out.txt", purpose="用別的程式看", recipient="自己"
    )


DISCLOSED: dict[str, Do] = {
    "complaint.unmask": lambda c, p: c.complaints.unmask(c.complaints.log(NEW).number, "回電"),
    "evidence.export": opened_outside,
    "evidence.pack": packed,
    "paper.save": lambda c, p: c.hand_out(
        "slip", b"%PDF", p / "a.pdf", subject="complaint/C-2026-0001", purpose="交給病人"
    ),
    "paper.print": lambda c, p: c.hand_out(
        "slip", b"%PDF", None, subject="complaint/C-2026-0001", purpose="交給病人"
    ),
    "log.export": lambda c, p: c.log_export.write(TextForm(p / "log", "稽查", "衛生局")),
}


@pytest.mark.parametrize("verb", sorted(DISCLOSED))
def test_what_discloses_is_an_entry_with_its_purpose(
    clinic: Clinic, tmp_path: Path, verb: str
) -> None:
    before = clinic.head().seq
    DISCLOSED[verb](clinic, tmp_path)
    entries = dict(said(clinic, before))
    assert verb in entries
    assert entries[verb].get("reason"), verb


CHANGED: dict[str, Do] = {
    "complaint.log": lambda c, p: c.complaints.log(NEW),
    "evidence.take_in": exhibit,
    "incident.open": lambda c, p: c.incidents.open("一星評論"),
    "person.add": lambda c, p: c.staff.add("新人", "reception"),
    "person.give_access": lambda c, p: c.access.welcome(
        "新人", "reception", "copper window galaxy turnip seven"
    ),
    "person.change_own_passphrase": lambda c, p: c.access.change_own_passphrase(
        "copper window galaxy turnip seven"
    ),
    "clinic.kit_made": lambda c, p: c.access.new_kit(),
    "clinic.change_profile": lambda c, p: c.change_profile(c.profile),
    "retention.set_years": lambda c, p: c.retention.set_years(RecordKind.INCIDENT, 10),
    "log.check": lambda c, p: c.check_log(),
}


@pytest.mark.parametrize("verb", sorted(CHANGED))
def test_what_changes_is_an_entry(clinic: Clinic, tmp_path: Path, verb: str) -> None:
    before = clinic.head().seq
    CHANGED[verb](clinic, tmp_path)
    assert verb in dict(said(clinic, before))


def test_from_door_to_door(made: MadeClinic, clock: HandClock) -> None:
    """A wrong passphrase, the unlock, a clock set back, the lock: nothing between is missing."""
    made.open("manager").close()
    made.opened = None
    with pytest.raises(WrongPassphrase):
        access.unlock(made.folder, "4", "not the right words at all", clock)
    tried = clock.time
    clock.forward(minutes=-5)
    keys = access.unlock(made.folder, "4", PASSPHRASES["reception"], clock)
    clinic = open_clinic(made.folder, keys, clock=clock, settings=made.settings)
    made.opened = clinic
    at_door = said(clinic, clinic.head().seq - 4)
    assert [verb for verb, _ in at_door] == [
        "clinic.lock",
        "clinic.clock_step",
        "clinic.unlock_failed",
        "clinic.unlock",
    ]
    assert at_door[1][1]["before"]
    assert at_door[2][1]["when"][:16] == tried.isoformat()[:16]
    after = clinic.head().seq
    clinic.close()
    made.opened = None
    later = made.open("owner")
    verbs = [verb for verb, _ in said(later, after)]
    assert verbs == ["clinic.lock", "clinic.unlock"]


def test_a_look_without_an_act_shows_no_name(clinic: Clinic) -> None:
    number = clinic.complaints.log(NEW).number
    before = clinic.head().seq
    assert "李若嵐" not in str(clinic.complaint_lists.whole(number))
    assert "李若嵐" not in str(clinic.complaint_lists.sheet(number))
    assert clinic.head().seq == before
