"""Who chose the passphrase of another hand, or of counsel, is named, until that is changed."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.people.staff import Role
from clinicguard.statements.hands import GivenAccess
from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.steps import AccessBy
from clinicguard.statements.troubles import TwoMustSign
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import unlock_as, unwrap_with_passphrase
from tests.integration.statements.cases import TEXT, begun
from tests.made import MadeClinic

WHY = "律師到下週才回來，診所門口已有記者"


def signed_by_both(made: MadeClinic) -> tuple[Clinic, str]:
    number = begun(made.open("manager"))
    made.open("manager").statements.approve(number, text_hash(TEXT), reason=WHY)
    clinic = made.open("owner")
    assert clinic.statement_lists.gate(number).given_access == ()
    clinic.statements.approve(number, text_hash(TEXT), reason=WHY)
    return clinic, number


def test_who_has_the_passphrase_from_the_other_hand_is_named(made: MadeClinic) -> None:
    clinic, number = signed_by_both(made)
    manager, owner = (each.by for each in clinic.statement_lists.one(number).signatures())
    (given,) = clinic.statement_lists.gate(number).given_access
    assert isinstance(given, GivenAccess)
    assert (given.person, given.by) == (manager, owner)
    assert given.at < made.clock.now()


def test_who_chose_a_passphrase_of_their_own_is_not(made: MadeClinic) -> None:
    made.open("manager").access.change_own_passphrase("copper window galaxy turnip seven")
    clinic, number = signed_by_both(made)
    assert clinic.statement_lists.gate(number).given_access == ()
    clinic.access.reset_passphrase(2, "walnut harbor violet engine nine", "忘了")
    assert clinic.statement_lists.gate(number).given_access == ()


NEW = "walnut harbor violet engine nine"


def cleared_after_reset(made: MadeClinic, *, own: bool = False) -> str:
    """The manager reset counsel's passphrase, and then counsel's account clears the text."""
    number = begun(made.open("owner"))
    made.open("manager").access.reset_passphrase(5, NEW, "律師說忘了密語")
    keys = read_keys(made.folder)
    made.keys["counsel"] = unlock_as(keys, "5", unwrap_with_passphrase(keys, "5", NEW))
    counsel = made.open("counsel")
    if own:
        counsel.access.change_own_passphrase("copper window galaxy turnip seven")
    counsel.statements.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    return number


def approved(made: MadeClinic, number: str, who: Role) -> Statement:
    return made.open(who).statements.approve(number, text_hash(TEXT))


def test_who_reset_counsels_passphrase_does_not_sign_alone_on_counsels_word(
    made: MadeClinic,
) -> None:
    number = cleared_after_reset(made)
    gate = made.open("manager").statement_lists.gate(number)
    assert (gate.ground, gate.had_reset) == ("typed", True)
    with pytest.raises(TwoMustSign):
        made.open("manager").statements.approve(number, text_hash(TEXT), alone=True, reason=WHY)
    first = approved(made, number, "manager")
    assert (first.state, first.approvals[0].reset) == ("half_approved", True)
    assert made.open("owner").statement_lists.gate(number).ground == "counsel"
    assert approved(made, number, "owner").state == "approved"


def test_somebody_else_signs_alone_on_it(made: MadeClinic) -> None:
    number = cleared_after_reset(made)
    assert approved(made, number, "owner").state == "approved"


def test_counsel_who_chose_another_one_since_is_believed(made: MadeClinic) -> None:
    number = cleared_after_reset(made, own=True)
    assert made.open("manager").statement_lists.one(number).verdicts[0].access is None
    assert approved(made, number, "manager").state == "approved"


def test_the_first_passphrase_of_counsels_is_told_and_bars_nobody(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    counsel = made.open("counsel")
    counsel.statements.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    gate = made.open("owner").statement_lists.gate(number)
    clear = gate.statement.all_clear()
    assert clear is not None
    assert clear.access == AccessBy(1, "沈以安", reset=False)
    assert gate.hands == {1}
    assert approved(made, number, "owner").state == "approved"


def test_access_given_again_takes_over_one_as_a_reset_does(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    owner = made.open("owner")
    owner.access.remove(5, "律師換人")
    owner.access.give(5, NEW, "律師回來了")
    keys = read_keys(made.folder)
    made.keys["counsel"] = unlock_as(keys, "5", unwrap_with_passphrase(keys, "5", NEW))
    counsel = made.open("counsel").statements
    counsel.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    gate = made.open("owner").statement_lists.gate(number)
    assert (gate.ground, gate.had_reset) == ("typed", True)
