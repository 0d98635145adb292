"""Of two hands the card says that one chose the passphrase of the other, until that is changed."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.statements.hands import GivenAccess
from clinicguard.statements.statement import text_hash
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
