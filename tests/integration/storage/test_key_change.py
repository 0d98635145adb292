"""The key file changes with its entry or not at all, whatever is cut off in between."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.people import access
from clinicguard.people.access import kit_opens
from clinicguard.storage import kit
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.log import entries, words_of
from clinicguard.storage.troubles import KeysReplaced
from tests.made import PASSPHRASES, MadeClinic

COPIES = ("keys.json", "keys.copy.json")
WAITING = ("keys.next.json", "keys.copy.next.json")
NEW = "marble saddle comet drizzle"


class Slip(Exception):
    """A bug of ours, in the middle of an act."""


def as_they_lie(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in COPIES]


def verbs_since(clinic: Clinic, seq: int) -> list[str]:
    with clinic.database.reading() as session:
        return [entry.body["verb"] for entry in entries(session, seq)]


def cut_off(made: MadeClinic, tmp_path: Path, *, renamed: int, saved: bool) -> None:
    """A manager's reset of reception's passphrase, stopped by a kill at one of its points."""
    before, at = tmp_path / "before", tmp_path / "at"
    clinic = made.open("manager")
    shutil.copytree(made.folder, before, ignore=shutil.ignore_patterns("clinic.*use", "*.lock"))
    try:
        with clinic.book.act("person.change", "person/4"):
            clinic.access.reset_passphrase(4, NEW, "忘了")
            shutil.copytree(made.folder, at, ignore=shutil.ignore_patterns("clinic.*use", "*.lock"))
            if not saved:
                raise Slip
    except Slip:
        pass
    clinic.leave()
    made.opened = None
    for name, waiting in list(zip(COPIES, WAITING, strict=True))[renamed:]:
        shutil.copy(before / name, made.folder / name)
        shutil.copy(at / waiting, made.folder / waiting)


def test_a_change_is_one_generation_and_its_entry_names_it(clinic: Clinic) -> None:
    before, folder = read_keys(clinic.folder.path), clinic.folder.path
    clinic.access.new_kit()
    after = read_keys(folder)
    assert after.generation == before.generation + 1
    with clinic.database.reading() as session:
        (entry,) = entries(session, clinic.head().seq - 1)
    assert entry.rows == [
        ["keys.json", str(after.generation), after.generation, after.digest()],
        ["signer", "kit", 1, after.slots["kit"].sign],
    ]
    assert len(set(as_they_lie(folder))) == 1
    assert not any((folder / name).exists() for name in WAITING)


def test_an_act_that_fails_leaves_the_key_file_as_it_was(clinic: Clinic) -> None:
    """The card in the safe still opens; nobody was added."""
    before = as_they_lie(clinic.folder.path)

    def failing() -> None:
        with clinic.book.act("person.change", "person/1"):
            clinic.access.new_kit()
            clinic.access.welcome("新人", "clinician", NEW)
            raise Slip

    with pytest.raises(Slip):
        failing()
    assert as_they_lie(clinic.folder.path) == before
    assert not any((clinic.folder.path / name).exists() for name in WAITING)
    assert clinic.check_log().whole


def test_several_changes_in_one_act_build_on_each_other(clinic: Clinic) -> None:
    before = read_keys(clinic.folder.path).generation
    with clinic.book.act("person.change", "person/1"):
        secret = clinic.access.new_kit()
        person = clinic.access.welcome("新人", "clinician", NEW)
    file = read_keys(clinic.folder.path)
    assert file.generation == before + 2
    assert str(person.id) in file.slots
    assert kit_opens(clinic.folder.path, " ".join(kit.to_words(secret)))
    assert clinic.check_log().whole


@pytest.mark.parametrize("renamed", [0, 1])
def test_a_change_that_was_saved_is_completed_at_the_next_opening(
    made: MadeClinic, tmp_path: Path, renamed: int
) -> None:
    """Killed between the entry and the renames: no alarm, an entry says what was done."""
    cut_off(made, tmp_path, renamed=renamed, saved=True)
    clinic = made.open("owner")
    assert clinic.alarm is None
    unlocked = clinic.head().seq
    assert verbs_since(clinic, unlocked - 2) == ["clinic.keys_completed", "clinic.unlock"]
    with clinic.database.reading() as session:
        assert words_of(session, unlocked - 1) == {"how": "completed"}
    assert len(set(as_they_lie(made.folder))) == 1
    assert clinic.check_log().whole
    assert access.unlock(made.folder, "4", NEW, made.clock).name == "林美華"


def test_a_change_that_was_not_saved_is_taken_away(made: MadeClinic, tmp_path: Path) -> None:
    cut_off(made, tmp_path, renamed=0, saved=False)
    clinic = made.open("owner")
    assert clinic.alarm is None
    assert verbs_since(clinic, clinic.head().seq - 1) == ["clinic.unlock"]
    assert not any((made.folder / name).exists() for name in WAITING)
    assert access.unlock(made.folder, "4", PASSPHRASES["reception"], made.clock).person == "4"
    assert clinic.check_log().whole


def test_no_keys_are_changed_upon_a_file_that_was_exchanged_meanwhile(clinic: Clinic) -> None:
    """The older file, put back while the program runs, would be signed anew by whoever changes."""
    folder = clinic.folder.path
    older = as_they_lie(folder)
    clinic.access.new_kit()
    for name, data in zip(COPIES, older, strict=True):
        (folder / name).write_bytes(data)
    with pytest.raises(KeysReplaced) as told:
        clinic.access.welcome("新人", "clinician", NEW)
    assert told.value.found == told.value.known - 1
    assert all(person.name != "新人" for person in clinic.staff_lists.everybody())
