"""Whoever bends roles, access or the second signature is found; reception opens no evidence."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.people import access
from clinicguard.storage.keyfile import from_b64, read_keys
from clinicguard.storage.keys import OpenKeys
from clinicguard.storage.troubles import KeysReplaced
from tests.attacks import on_people
from tests.attacks.judges import program_on, verifier_on
from tests.attacks.places import at_places
from tests.attacks.victim import Attack, Victim, take_in
from tests.integration.complaints.given import NEW
from tests.made import PASSPHRASES, MadeClinic

INSIDE = "病歷號 A-77-1031 的影像說明，只在證物裡"


def live(made: MadeClinic, at: Path) -> Victim:
    """Two acts signed by two; access taken, a passphrase replaced; and work goes on."""
    clinic = made.open("manager")
    for name in ("第一位", "第二位"):
        with clinic.beside(clinic.witness(1, PASSPHRASES["owner"])):
            clinic.staff.add(name, "owner")
    take_in(clinic, at, "先前的截圖")
    made.close()
    shutil.copytree(made.folder, at / "older", ignore=shutil.ignore_patterns("clinic.lock"))
    clinic = made.open("owner")
    clinic.access.remove(3, "離職")
    clinic.access.reset_passphrase(5, "meadow trumpet silver canoe", "忘了密語")
    made.clock.forward(days=3)
    reception = made.open("reception")
    reception.complaints.log(NEW)
    source = at / "交進來.txt"
    source.write_text(INSIDE * 30, "utf-8")
    reception.evidence.take_in(source, HandIn("櫃檯交進來的"))
    made.close()
    made.keys = {role: made.granted(role) for role in made.keys}
    victim = Victim(made, at / "older")
    with victim.sql() as connection:
        found = connection.execute("SELECT entry FROM log_entry ORDER BY seq").fetchall()
    victim.log = [json.loads(entry) for (entry,) in found]
    return victim


@pytest.fixture(scope="module")
def lived(original: MadeClinic, tmp_path_factory: pytest.TempPathFactory) -> Victim:
    at = tmp_path_factory.mktemp("people")
    return live(original.copied(at / "made"), at)


@pytest.fixture
def peopled(lived: Victim, tmp_path: Path) -> Victim:
    return lived.copied(tmp_path / "victim")


def test_an_honest_removal_and_two_signatures_raise_no_alarm(peopled: Victim) -> None:
    assert verifier_on(peopled, witness=True)[1][0].startswith("whole: ")
    assert program_on(peopled) == []


@pytest.mark.parametrize(("attack", "at"), at_places(on_people.ATTACKS))
def test_an_attack_on_people_is_found_by_both(peopled: Victim, attack: Attack, at: float) -> None:
    place = attack(peopled, at)
    status, told = verifier_on(peopled)
    assert status == 1, told
    assert any(place in line for line in told), (place, told)
    found = program_on(peopled)
    assert any(place in line for line in found) or _shut(found), (place, found)


def _shut(found: list[str]) -> bool:
    """What cannot be trusted is not opened at all."""
    return any(line.startswith(("LogBroken", "KeysDamaged")) for line in found)


def test_the_whole_folder_of_before_is_found_by_what_this_pc_saw(peopled: Victim) -> None:
    """Whoever was removed puts back the folder in which they had access."""
    for name in ("clinic.db", "log-head", "keys.json", "keys.copy.json"):
        shutil.copy(peopled.older / name, peopled.folder / name)
    peopled.made.keys = dict(peopled.made.keys)
    assert peopled.made.open("owner").alarm is not None
    peopled.made.close()


def test_a_passphrase_that_was_replaced_opens_no_older_key_file(peopled: Victim) -> None:
    """With the key file of before, the former slot would open; its keys count no more."""
    for name in ("keys.json", "keys.copy.json"):
        shutil.copy(peopled.older / name, peopled.folder / name)
    before = access.unlock(peopled.folder, "5", PASSPHRASES["counsel"], peopled.made.clock)
    made = peopled.made
    held = replace(before, clinic=made.keys["owner"].clinic)
    with pytest.raises(KeysReplaced):
        open_clinic(made.folder, held, clock=made.clock, settings=made.settings)


# reception's keys alone


def secrets_of(keys: OpenKeys) -> list[pyrage.x25519.Identity]:
    """Everything that reception holds, tried as an identity of age where it can be one."""
    assert keys.role == "reception"
    assert dict(keys.clinic.case) == {}
    return [keys.personal.open]


def cells(clinic: Clinic) -> Iterator[str]:
    """Every stored value of every table, as text; binary as hex and as text."""
    with clinic.database.connection() as connection:
        tables = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).scalars()
        for table in list(tables):
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):
                for value in row:
                    yield str(value)
                    if isinstance(value, bytes):
                        yield value.hex()
                        yield value.decode("utf-8", "replace")


def test_receptions_keys_open_no_sealed_file_though_reception_handed_it_in(
    peopled: Victim,
) -> None:
    keys, tried = peopled.made.keys["reception"], 0
    for path in peopled.sealed():
        for identity in secrets_of(keys):
            with pytest.raises(pyrage.DecryptError):
                pyrage.decrypt(path.read_bytes(), [identity])
            tried += 1
    assert tried >= 2


def test_no_grant_of_anybody_else_opens_with_receptions_keys(peopled: Victim) -> None:
    keys = peopled.made.keys["reception"]
    for grant in read_keys(peopled.folder).grants:
        sealed = from_b64(grant.sealed)
        if grant.to == keys.person:
            assert grant.key.startswith("db:")
            assert json.loads(pyrage.decrypt(sealed, [keys.personal.open]))["secret"]
        else:
            with pytest.raises(pyrage.DecryptError):
                pyrage.decrypt(sealed, [keys.personal.open])


def test_nothing_that_the_database_key_opens_leads_to_the_evidence(peopled: Victim) -> None:
    """No CASE identity, no signing key, no word from inside a file, in any cell of any table."""
    owner = peopled.made.keys["owner"]
    forbidden = [str(identity) for identity in owner.clinic.case.values()]
    for keys in peopled.made.keys.values():
        raw = keys.personal.sign.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        forbidden += [raw.hex(), str(keys.personal.open)]
    clinic = peopled.made.open("reception")
    seen = 0
    for cell in cells(clinic):
        seen += 1
        assert not re.search(r"AGE-SECRET-KEY-1", cell)
        assert INSIDE not in cell
        assert not any(secret in cell for secret in forbidden)
    peopled.made.close()
    assert seen > 300


def test_the_test_would_see_what_an_owners_keys_open(peopled: Victim) -> None:
    """The same tries succeed with the CASE identities: the tests above can fail."""
    case = list(peopled.made.keys["owner"].clinic.case.values())
    opened = [pyrage.decrypt(path.read_bytes(), case) for path in peopled.sealed()]
    assert any(INSIDE.encode() in data for data in opened)
