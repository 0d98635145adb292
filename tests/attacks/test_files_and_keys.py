"""Whoever changes, cuts, exchanges or puts back a file of the folder is found, and it is named."""

from __future__ import annotations

import json
import shutil

import pytest

from clinicguard.storage.log import entries
from tests.attacks import on_evidence, on_files, on_keys
from tests.attacks.judges import program_on, verifier_on
from tests.attacks.places import at_places
from tests.attacks.victim import Attack, Victim


@pytest.mark.parametrize(
    ("attack", "at"), at_places((*on_files.ATTACKS, *on_keys.ATTACKS, *on_evidence.ATTACKS))
)
def test_an_attack_is_found_by_both(victim: Victim, attack: Attack, at: float) -> None:
    places = attack(victim, at).split("|")
    status, told = verifier_on(victim)
    assert status == 1, told
    assert any(place in line for line in told for place in places), (places, told)
    found = program_on(victim)
    assert any(place in line for line in found for place in places), (places, found)


def put_back(victim: Victim, *names: str) -> None:
    for name in names:
        shutil.copy(victim.older / name, victim.folder / name)


def test_an_older_database_with_its_head_is_found_by_what_was_seen_outside(victim: Victim) -> None:
    """Whole in itself: only this PC and a printed paper know better."""
    put_back(victim, "clinic.db", "log-head", "keys.json", "keys.copy.json")
    assert verifier_on(victim)[0] == 0
    status, told = verifier_on(victim, witness=True)
    assert status == 1
    assert f"entry {victim.numbers[-1]}" in told[0]
    assert f"LogBehind log-head: entry {victim.numbers[-1]}" in program_on(victim)


def test_the_alarm_stands_until_somebody_says_that_it_was_on_purpose(victim: Victim) -> None:
    put_back(victim, "clinic.db", "log-head", "keys.json", "keys.copy.json")
    for _ in range(2):
        assert victim.made.open("reception").alarm is not None
        victim.made.close()
    clinic = victim.made.open("manager")
    clinic.accept_restored("主機壞了，用七月的備份還原")
    assert clinic.alarm is None
    victim.made.close()
    clinic = victim.made.open("reception")
    assert clinic.alarm is None
    assert clinic.check_log().whole
    victim.made.close()
    assert verifier_on(victim)[0] == 0


def test_an_older_key_file_can_be_accepted_and_leads_on(victim: Victim) -> None:
    put_back(victim, "keys.json", "keys.copy.json")
    newest = max(row[2] for entry in victim.log for row in entry["rows"] if row[0] == "keys.json")
    clinic = victim.made.open("manager")
    clinic.accept_restored("金鑰檔從備份放回")
    victim.made.close()
    assert victim.keys_json()["generation"] == newest + 1
    clinic = victim.made.open("manager")
    assert clinic.alarm is None
    assert clinic.check_log().whole
    victim.made.close()
    assert verifier_on(victim)[0] == 0


def test_an_older_head_alone_is_what_a_cut_off_save_leaves(victim: Victim) -> None:
    put_back(victim, "log-head")
    assert verifier_on(victim)[0] == 0
    assert program_on(victim) == []


@pytest.mark.parametrize("name", ["keys.json", "keys.copy.json"])
@pytest.mark.parametrize("harm", ["removed", "cut", "emptied"])
def test_one_damaged_copy_of_the_keys_is_mended_and_noted(
    victim: Victim, name: str, harm: str
) -> None:
    path = victim.folder / name
    match harm:
        case "removed":
            path.unlink()
        case "cut":
            path.write_bytes(path.read_bytes()[:900])
        case "emptied":
            path.write_bytes(b"")
    status, told = verifier_on(victim)
    assert (status, name in told[0]) == (1, True)
    clinic = victim.made.open("reception")
    assert clinic.alarm is None
    assert clinic.check_log().whole
    with clinic.database.reading() as session:
        verbs = [entry.body["verb"] for entry in entries(session, victim.numbers[-1])]
    assert verbs[0] == "clinic.keys_completed"
    victim.made.close()
    assert verifier_on(victim)[0] == 0


def test_a_foreign_copy_is_set_aside_with_an_alarm(victim: Victim) -> None:
    """The right copy is used, although the foreign one says that it is newer."""
    stranger = next(a for a in on_keys.ATTACKS if a.__name__ == "the_generation_raised_and_signed")
    right = (victim.folder / "keys.copy.json").read_bytes()
    stranger(victim, 0.0)
    foreign = (victim.folder / "keys.json").read_bytes()
    (victim.folder / "keys.copy.json").write_bytes(right)
    assert verifier_on(victim)[0] == 1
    assert program_on(victim) == ["KeysReplaced keys.json"]
    assert (victim.folder / "keys.set-aside.json").read_bytes() == foreign
    assert json.loads((victim.folder / "keys.json").read_text()) == json.loads(right)


def test_a_forged_successor_is_not_put_in_place(victim: Victim) -> None:
    """What waits beside the key file counts only if an entry of the log names it."""
    on_keys.with_a_forged_successor(victim, 0.0)
    before = victim.keys_json()
    assert program_on(victim) == []
    assert victim.keys_json() == before
    assert not list(victim.folder.glob("keys*.next.json"))
