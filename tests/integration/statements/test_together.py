"""Two people at one PC sign one text in one entry: each hand counts for whoever may approve."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.troubles import NotApproved, SamePerson
from clinicguard.storage.log import entries
from clinicguard.storage.troubles import NotAllowed
from tests.integration.statements.cases import TEXT, begun
from tests.made import PASSPHRASES, MadeClinic

WHY = "律師到下週才回來"
OWNER, MANAGER = 1, 2
SHA = text_hash(TEXT)


def approved(clinic: Clinic, number: str, beside: int | None, *, alone: bool = False) -> Statement:
    """By who sits there, and who stands by."""
    if beside is None:
        return clinic.statements.approve(number, SHA, alone=alone, reason=WHY)
    passphrase = PASSPHRASES["owner" if beside == OWNER else "manager"]
    with clinic.beside(clinic.witness(beside, passphrase)):
        return clinic.statements.approve(number, SHA, alone=alone, reason=WHY)


def test_two_leads_at_one_pc_are_two_hands_in_one_entry(made: MadeClinic) -> None:
    clinic = made.open("owner")
    number = begun(clinic)
    it = approved(clinic, number, MANAGER)
    assert [each.by for each in it.signatures()] == [OWNER, MANAGER]
    assert it.state == "approved"
    with clinic.database.reading() as session:
        (entry,) = entries(session, clinic.head().seq - 1)
    assert (entry.body["verb"], entry.body["person"]) == ("statement.approve", "1")
    assert entry.cosigned
    assert not it.signatures()[0].alone
    assert clinic.check_log().whole


def test_alone_is_not_said_of_two(made: MadeClinic) -> None:
    clinic = made.open("owner")
    it = approved(clinic, begun(clinic), MANAGER, alone=True)
    assert [each.alone for each in it.signatures()] == [False, False]


def test_a_lead_who_stands_by_at_receptions_screen_is_one_hand(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    reception = made.open("reception")
    with pytest.raises(NotAllowed):
        approved(reception, number, None)
    half = approved(reception, number, MANAGER)
    assert [each.by for each in half.signatures()] == [MANAGER]
    assert half.state == "half_approved"
    with pytest.raises(SamePerson):
        approved(reception, number, MANAGER)
    with pytest.raises(NotApproved):
        made.open("owner").statements.release(number, SHA, "website", "首頁")
    assert approved(made.open("owner"), number, None).state == "approved"


def test_who_signed_first_is_joined_at_the_same_pc(made: MadeClinic) -> None:
    clinic = made.open("owner")
    number = begun(clinic)
    approved(clinic, number, None)
    it = approved(clinic, number, MANAGER)
    assert [each.by for each in it.approvals] == [OWNER, MANAGER], "no hand is there twice"
    assert it.state == "approved"


def test_an_owner_who_stands_by_is_who_overrules(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    made.open("counsel").statements.verdict(number, SHA, "hold", "", "高若瑜律師")
    clinic = made.open("manager")
    after = f"{TEXT}謝謝。"
    clinic.statements.write(number, after)
    with clinic.beside(clinic.witness(OWNER, PASSPHRASES["owner"])):
        it = clinic.statements.approve(number, text_hash(after), against_counsel=WHY)
    assert [each.by for each in it.overruled] == [OWNER]
    assert [each.by for each in it.signatures()] == [MANAGER, OWNER]
