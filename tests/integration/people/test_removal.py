"""Whose access is taken opens nothing any more: slot, grants, database key, epoch of evidence."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from clinicguard.clinic import open_clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.sealing import NoKeyForEvidence
from clinicguard.host.settings import SettingsFile
from clinicguard.overview.backups import found_at, restore
from clinicguard.people import access
from clinicguard.people.staff import (
    AccessTaken,
    LastOwner,
    NotOneself,
    OwnersOnly,
    ReasonNeeded,
    Role,
)
from clinicguard.storage import kit
from clinicguard.storage.database import Database
from clinicguard.storage.folder import BEFORE
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import open_grants
from clinicguard.storage.log import entries
from clinicguard.storage.troubles import DatabaseDamaged, NotAllowed, NotFound, WrongPassphrase
from tests.made import NAMES, PASSPHRASES, MadeClinic

NEW = "marble saddle comet drizzle"
MANAGER, CLINICIAN, RECEPTION, COUNSEL = 2, 3, 4, 5


def a_file(at: Path, words: str) -> Path:
    path = at / f"{words}.txt"
    path.write_text(words, "utf-8")
    return path


def words_of(made: MadeClinic) -> str:
    return " ".join(kit.to_words(made.kit_secret))


def verbs(made: MadeClinic, after: int) -> list[str]:
    assert made.opened is not None
    with made.opened.database.reading() as session:
        return [entry.body["verb"] for entry in entries(session, after)]


def test_who_was_removed_opens_neither_records_nor_what_is_sealed_from_then_on(
    made: MadeClinic, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    before = clinic.evidence.take_in(a_file(tmp_path, "先前"), HandIn("先前")).number
    former = clinic.keys.clinic.database
    manager = made.keys["manager"]
    removal = clinic.access.remove(MANAGER, "離職")
    assert (removal.person.active, removal.waits) == (False, None)
    after = clinic.evidence.take_in(a_file(tmp_path, "之後"), HandIn("之後")).number
    assert clinic.evidence.look(after, "查驗") == "之後".encode()
    assert clinic.evidence.look(before, "查驗") == "先前".encode()
    assert clinic.check_log().whole

    file = read_keys(made.folder)
    assert "2" not in file.slots
    assert file.grants_to("2") == []
    assert sorted({grant.key for grant in file.grants}) == ["case:1", "case:2", "db:2"]
    with pytest.raises(WrongPassphrase):
        access.unlock(made.folder, "2", PASSPHRASES["manager"], made.clock)
    made.close()
    for key in (former, manager.clinic.database):
        with pytest.raises(DatabaseDamaged):
            Database(made.folder / "clinic.db", key)
    sealed = sorted((made.folder / "evidence").iterdir(), key=lambda path: path.stat().st_mtime)
    opened = []
    for path in sealed:
        try:
            opened.append(pyrage.decrypt(path.read_bytes(), [manager.clinic.case[1]]))
        except pyrage.DecryptError:
            opened.append(None)
    assert sorted(map(bool, opened)) == [False, True]


def test_a_copy_of_an_older_form_goes_with_the_key_that_opens_it(made: MadeClinic) -> None:
    clinic = made.open("owner")
    copy = made.folder / f"{BEFORE}0012"
    copy.mkdir()
    clinic.database.copy_to(copy / "clinic.db")
    shutil.copy2(made.folder / "keys.json", copy)
    assert clinic.access.remove(RECEPTION, "離職").waits is None
    assert not copy.exists()


def test_everybody_else_goes_on_with_the_passphrase_that_they_have(made: MadeClinic) -> None:
    made.open("owner").access.remove(CLINICIAN, "離職")
    made.close()
    for role in ("owner", "manager", "reception", "counsel"):
        number = list(PASSPHRASES).index(role) + 1
        keys = access.unlock(made.folder, str(number), PASSPHRASES[role], made.clock)
        clinic = open_clinic(made.folder, keys, clock=made.clock, settings=made.settings)
        assert clinic.alarm is None
        assert set(clinic.keys.clinic.databases) == {2}
        holds = {1, 2} if role in {"owner", "manager", "counsel"} else set()
        assert set(clinic.keys.clinic.case) == holds
        clinic.close()
    assert set(access.unlock_with_kit(made.folder, words_of(made)).clinic.case) == {1, 2}


def test_the_entries_say_what_was_done(made: MadeClinic) -> None:
    clinic = made.open("owner")
    seq = clinic.head().seq
    clinic.access.remove(RECEPTION, "離職")
    assert verbs(made, seq) == ["person.disable", "clinic.keys_turned"]


def test_somebody_without_access_is_switched_off_without_new_keys(made: MadeClinic) -> None:
    clinic = made.open("owner")
    person = clinic.staff.add("只在名單上", "clinician")
    generation = read_keys(made.folder).generation
    clinic.access.remove(person.id, "沒來報到")
    assert read_keys(made.folder).generation == generation
    assert not clinic.staff_lists.one(person.id).active


def test_the_last_owner_cannot_leave_and_nobody_takes_their_own_access(made: MadeClinic) -> None:
    clinic = made.open("manager")
    with pytest.raises(LastOwner):
        clinic.access.remove(1, "離職")
    with pytest.raises(NotOneself):
        clinic.access.remove(MANAGER, "離職")
    clinic = made.open("owner")
    with pytest.raises(LastOwner):
        clinic.access.change(1, name="沈以安", title="", phone="", role="manager")
    clinic.staff.add("名單上的負責人", "owner")
    with pytest.raises(LastOwner):
        clinic.access.change(1, name="沈以安", title="", phone="", role="manager")
    clinic.access.welcome("第二位負責人", "owner", NEW)
    with pytest.raises(NotOneself):
        clinic.access.change(1, name="沈以安", title="", phone="", role="manager")
    assert clinic.check_log().whole


def test_only_an_owner_makes_or_unmakes_an_owner(made: MadeClinic) -> None:
    made.open("owner").access.welcome("第二位負責人", "owner", NEW)
    clinic = made.open("manager")
    with pytest.raises(OwnersOnly):
        clinic.access.welcome("第三位", "owner", NEW)
    with pytest.raises(OwnersOnly):
        clinic.access.change(RECEPTION, name="林美華", title="", phone="", role="owner")
    with pytest.raises(OwnersOnly):
        clinic.access.remove(6, "離職")
    assert clinic.staff_lists.one(6).active


def test_a_reason_is_needed(made: MadeClinic) -> None:
    clinic = made.open("owner")
    with pytest.raises(ReasonNeeded):
        clinic.access.remove(RECEPTION, "  ")
    with pytest.raises(ReasonNeeded):
        clinic.access.reset_passphrase(RECEPTION, NEW, "")
    assert clinic.staff_lists.one(RECEPTION).active


@pytest.mark.parametrize("role", ["clinician", "reception", "counsel"])
def test_other_roles_take_and_give_no_access(made: MadeClinic, role: Role) -> None:
    clinic = made.open(role)
    for act in (
        lambda: clinic.access.remove(MANAGER, "離職"),
        lambda: clinic.access.welcome("新人", "reception", NEW),
        lambda: clinic.access.reset_passphrase(1, NEW, "忘了"),
        lambda: clinic.access.change(1, name="x", title="", phone="", role="owner"),
        lambda: clinic.access.renew_keys("試試"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_new_role_is_on_the_slot_and_its_grants_follow(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    number = clinic.evidence.take_in(a_file(tmp_path, "先前"), HandIn("先前")).number
    clinic.access.change(CLINICIAN, name="何承恩", title="", phone="", role="manager")
    file = read_keys(made.folder)
    assert (file.slots["3"].role, sorted(g.key for g in file.grants_to("3"))) == (
        "manager",
        ["case:1", "db:1"],
    )
    assert made.open("clinician").evidence.look(number, "查驗") == "先前".encode()
    clinic = made.open("owner")
    clinic.access.change(CLINICIAN, name="何承恩", title="", phone="", role="clinician")
    file = read_keys(made.folder)
    assert [g.key for g in file.grants_to("3")] == ["db:1"]
    assert set(file.epochs) == {1, 2}
    later = clinic.evidence.take_in(a_file(tmp_path, "之後"), HandIn("之後")).number
    assert clinic.evidence_lists.one(later).epoch == 2
    with pytest.raises((NoKeyForEvidence, NotAllowed)):
        made.open("clinician").evidence.look(later, "查驗")


def test_a_new_name_is_the_one_on_the_lock_page(made: MadeClinic) -> None:
    clinic = made.open("owner")
    clinic.access.change(RECEPTION, name="林小美", title="", phone="", role="reception")
    assert ("4", "林小美", "reception") in access.door(made.folder).people
    clinic.change_profile(replace(clinic.profile, name="安心牙醫"))
    assert access.door(made.folder).name == "安心牙醫"
    assert clinic.check_log().whole


def test_who_comes_back_gets_access_again_and_who_is_off_no_new_passphrase(
    made: MadeClinic,
) -> None:
    clinic = made.open("owner")
    clinic.access.remove(RECEPTION, "留職停薪")
    with pytest.raises(NotFound):
        clinic.access.reset_passphrase(RECEPTION, NEW, "忘了")
    clinic.access.give(RECEPTION, NEW, "復職")
    made.close()
    keys = access.unlock(made.folder, "4", NEW, made.clock)
    again = open_clinic(made.folder, keys, clock=made.clock, settings=made.settings)
    assert again.person.name == NAMES["reception"]
    again.close()


def test_who_unlocks_while_their_access_is_taken_is_told_so(made: MadeClinic) -> None:
    keys = made.keys["reception"]
    made.open("owner").access.remove(RECEPTION, "離職")
    made.close()
    with pytest.raises((AccessTaken, DatabaseDamaged)):
        open_clinic(made.folder, keys, clock=made.clock, settings=made.settings)


def test_a_copy_taken_before_still_opens_for_who_took_it(made: MadeClinic, tmp_path: Path) -> None:
    """What this does not protect: it is said on the screen, and it is so."""
    copy = tmp_path / "copy"
    shutil.copytree(made.folder, copy, ignore=shutil.ignore_patterns("clinic.lock"))
    made.open("owner").access.remove(RECEPTION, "離職")
    keys = access.unlock(copy, "4", PASSPHRASES["reception"], made.clock)
    settings = SettingsFile(tmp_path / "elsewhere.json")
    taken = open_clinic(copy, keys, clock=made.clock, settings=settings)
    assert taken.person.name == NAMES["reception"]
    taken.close()


def test_the_card_opens_for_the_owner_who_is_there(made: MadeClinic) -> None:
    """The first owner has left; whoever comes in with the card acts as one who has not."""
    made.open("owner").access.welcome("接手的人", "owner", NEW)
    made.close()
    keys = access.unlock(made.folder, "6", NEW, made.clock)
    heir = open_clinic(made.folder, keys, clock=made.clock, settings=made.settings)
    assert heir.access.remove(1, "退休").waits is None
    heir.close()
    by_card = access.unlock_with_kit(made.folder, words_of(made))
    clinic = open_clinic(made.folder, by_card, clock=made.clock, settings=made.settings)
    assert clinic.person.name == "接手的人"
    assert clinic.check_log().whole
    clinic.close()


def test_new_keys_can_be_ordered_without_anybody_leaving(made: MadeClinic) -> None:
    clinic = made.open("owner")
    former = clinic.keys.clinic.database
    assert clinic.access.renew_keys("密語可能外流") is None
    assert clinic.keys.clinic.database != former
    assert open_grants(read_keys(made.folder), "4", made.keys["reception"].personal).newest == 2
    assert clinic.check_log().whole


def test_a_backup_taken_while_the_new_key_waits_comes_back_whole(
    made: MadeClinic, tmp_path: Path
) -> None:
    """The disk was full when somebody left: the act is saved, the new key is not in place yet."""
    clinic = made.open("owner")
    place = clinic.backups.add_place(tmp_path / "stick", "A")
    clinic.staff.disable(RECEPTION, "離職")
    run = clinic.backups.begin(place, hold=False)
    clinic.backups.note(run, run.work(lambda _done, _whole: None))
    made.close()
    keys, newest = made.granted("owner"), found_at(tmp_path / "stick")[0]
    assert set(keys.clinic.databases) == {1, 2}
    to = tmp_path / "restored"
    restored = restore(newest.medium, newest.generation, keys, to, lambda _d, _w: None).folder
    settings = SettingsFile(tmp_path / "elsewhere.json")
    again = open_clinic(restored, keys, clock=made.clock, settings=settings)
    assert not again.access.keys_wait
    assert again.check_log().whole
    again.close()
