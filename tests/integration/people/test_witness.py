"""A second person signs the same entry: for two-person rules, and a lead's OK on another screen."""

from __future__ import annotations

from typing import Any

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.clock import ClockKind
from clinicguard.people.access import failures
from clinicguard.people.permissions import LEAD
from clinicguard.people.staff import AccessTaken, OwnersOnly, Role
from clinicguard.people.witness import WitnessIsSitter, WitnessNeeded, need_two
from clinicguard.storage.log import entries
from clinicguard.storage.troubles import NotAllowed, NotFound, WrongPassphrase
from tests.attacks.judges import verifier
from tests.integration.complaints.given import NEW as COMPLAINT
from tests.made import PASSPHRASES, MadeClinic

NEW = "marble saddle comet drizzle"
OWNER, MANAGER, RECEPTION = 1, 2, 4


def last(clinic: Clinic) -> tuple[dict[str, Any], str | None]:
    with clinic.database.reading() as session:
        (entry,) = entries(session, clinic.head().seq - 1)
    return dict(entry.body), entry.cosigned


def stands(made: MadeClinic, clinic: Clinic) -> None:
    """Both checks find the log whole."""
    assert clinic.check_log().whole
    key = clinic.keys.clinic.database.hex()
    made.close()
    status, told = verifier("folder", str(made.folder), "--key", key)
    assert (status, told[0][:6]) == (0, "whole:"), told


def test_both_sign_the_same_entry_and_both_verifiers_say_so(made: MadeClinic) -> None:
    clinic = made.open("manager")
    owner = clinic.witness(OWNER, PASSPHRASES["owner"])
    with clinic.beside(owner):
        clinic.staff.add("新人", "owner")
    body, cosigned = last(clinic)
    assert (body["person"], body["witness"], body["role"]) == ("2", "1", "manager")
    assert cosigned
    clinic.staff.add("另一位", "reception")
    body, cosigned = last(clinic)
    assert ("witness" in body, cosigned) == (False, None)
    stands(made, clinic)


def test_every_act_inside_another_is_signed_too(made: MadeClinic) -> None:
    clinic = made.open("manager")
    seq = clinic.head().seq
    with clinic.beside(clinic.witness(OWNER, PASSPHRASES["owner"])):
        clinic.access.welcome("新人", "reception", NEW)
    with clinic.database.reading() as session:
        new = list(entries(session, seq))
    assert [entry.body["witness"] for entry in new] == ["1", "1"]
    stands(made, clinic)


def test_a_lead_lends_their_ok_on_receptions_screen(made: MadeClinic) -> None:
    """Reception holds a promised time, which is not theirs to do, with the manager beside them."""
    clinic = made.open("reception")
    number = clinic.complaints.log(COMPLAINT).number
    with pytest.raises(NotAllowed):
        clinic.complaints.hold_clock(number, ClockKind.ANSWER, "病人出國")
    with clinic.beside(clinic.witness(MANAGER, PASSPHRASES["manager"])):
        clinic.complaints.hold_clock(number, ClockKind.ANSWER, "病人出國")
    body, _ = last(clinic)
    assert (body["role"], body["person"], body["witness"]) == ("reception", "4", "2")
    with pytest.raises(NotAllowed):
        clinic.complaints.resume_clock(number, ClockKind.ANSWER)
    stands(made, clinic)


def test_an_ok_lends_no_keys_and_no_right_over_access(made: MadeClinic) -> None:
    clinic = made.open("reception")
    with clinic.beside(clinic.witness(OWNER, PASSPHRASES["owner"])):
        for act in (
            lambda: clinic.staff.add("新人", "manager"),
            lambda: clinic.access.reset_passphrase(MANAGER, NEW, "忘了"),
            lambda: clinic.access.new_kit(),
            lambda: clinic.evidence.look("E-2026-0001", "看看"),
        ):
            with pytest.raises(NotAllowed):
                act()


@pytest.mark.parametrize("witness", ["clinician", "counsel"])
def test_only_a_lead_lends_an_ok(made: MadeClinic, witness: Role) -> None:
    clinic = made.open("reception")
    number = clinic.complaints.log(COMPLAINT).number
    person = list(PASSPHRASES).index(witness) + 1
    beside = clinic.beside(clinic.witness(person, PASSPHRASES[witness]))
    with beside, pytest.raises(NotAllowed):
        clinic.complaints.hold_clock(number, ClockKind.ANSWER, "病人出國")


def test_nobody_is_their_own_witness_and_no_stranger_is_one(made: MadeClinic) -> None:
    clinic = made.open("manager")
    with pytest.raises(WitnessIsSitter):
        clinic.witness(MANAGER, PASSPHRASES["manager"])
    with pytest.raises(NotFound):
        clinic.witness(99, PASSPHRASES["owner"])
    with pytest.raises(WrongPassphrase):
        clinic.witness(OWNER, "not the passphrase of anybody")
    assert [each["person"] for each in failures(clinic.folder)] == ["1"]
    made.close()
    clinic = made.open("owner")
    seq = clinic.head().seq
    with clinic.database.reading() as session:
        told = [entry.body["verb"] for entry in entries(session, seq - 3)]
    assert "clinic.unlock_failed" in told
    clinic.access.remove(RECEPTION, "離職")
    with pytest.raises(AccessTaken):
        clinic.witness(RECEPTION, PASSPHRASES["reception"])


def test_two_people_can_be_asked_for(made: MadeClinic) -> None:
    """A verb of any room says `need_two`; without a second signature nothing is written."""
    clinic = made.open("manager")
    seq = clinic.head().seq
    with (
        pytest.raises(WitnessNeeded) as told,
        clinic.book.act("person.change", "person/1") as change,
    ):
        need_two(change, LEAD)
    assert told.value.roles == ("manager", "owner")
    assert clinic.head().seq == seq
    witness = clinic.witness(OWNER, PASSPHRASES["owner"])
    with clinic.beside(witness), clinic.book.act("person.change", "person/1") as change:
        need_two(change, LEAD)
    stands(made, clinic)


def test_the_witness_stands_by_no_longer_than_asked(made: MadeClinic) -> None:
    clinic = made.open("manager")
    with clinic.beside(clinic.witness(OWNER, PASSPHRASES["owner"])):
        pass
    with pytest.raises(OwnersOnly):
        clinic.staff.add("新人", "owner")
    late = clinic.witness(OWNER, PASSPHRASES["owner"])
    with (
        pytest.raises(RuntimeError),
        clinic.book.act("person.change", "person/1"),
        clinic.beside(late),
    ):
        pass
