"""Who chose the passphrase of another hand, or of counsel, is named, until that is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.people.access import unlock_with_kit
from clinicguard.people.staff import Role
from clinicguard.statements.hands import GivenAccess
from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.steps import AccessBy
from clinicguard.statements.troubles import TwoMustSign
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import unlock_as, unwrap_with_passphrase
from clinicguard.storage.kit import to_words
from tests.integration.statements.cases import TEXT, begun
from tests.made import PASSPHRASES, MadeClinic

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
OWN = "copper window galaxy turnip seven"


def let_in(made: MadeClinic, passphrase: str = NEW, person: str = "5") -> None:
    """Whoever knows the passphrase of counsel's account can come in as counsel."""
    keys = read_keys(made.folder)
    made.keys["counsel"] = unlock_as(keys, person, unwrap_with_passphrase(keys, person, passphrase))


def reset(made: MadeClinic, who: Role = "manager", *, own: bool = False) -> None:
    """Somebody reset counsel's passphrase; `own`: the account has chosen another one since."""
    made.open(who).access.reset_passphrase(5, NEW, "律師說忘了密語")
    let_in(made)
    if own:
        made.open("counsel").access.change_own_passphrase(OWN)


def sent(made: MadeClinic, number: str, who: Role) -> None:
    made.open(who).statements.send_to_counsel(number, text_hash(TEXT), "account")


def cleared(made: MadeClinic, number: str) -> str:
    """Counsel's account clears the text."""
    desk = made.open("counsel").statements
    desk.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    return number


def cleared_after_reset(made: MadeClinic, *, own: bool = False) -> str:
    """The manager reset counsel's passphrase, and then counsel's account clears the text."""
    number = begun(made.open("owner"))
    reset(made, own=own)
    return cleared(made, number)


def approved(made: MadeClinic, number: str, who: Role) -> Statement:
    return made.open(who).statements.approve(number, text_hash(TEXT))


def access_of_clear(made: MadeClinic, number: str) -> AccessBy | None:
    return made.open("owner").statement_lists.one(number).verdicts[0].access


def does_not_sign_alone(made: MadeClinic, number: str, who: Role) -> None:
    """Whoever it is needs a second hand, and says so."""
    gate = made.open(who).statement_lists.gate(number)
    assert (gate.ground, gate.own_clear is not None) == ("typed", True)
    with pytest.raises(TwoMustSign):
        made.open(who).statements.approve(number, text_hash(TEXT), alone=True, reason=WHY)
    first = approved(made, number, who)
    assert (first.state, first.approvals[0].reset) == ("half_approved", True)


@pytest.mark.parametrize("own", [False, True])
def test_who_reset_counsels_passphrase_does_not_sign_alone_on_counsels_word(
    made: MadeClinic, own: bool
) -> None:
    number = cleared_after_reset(made, own=own)
    assert access_of_clear(made, number) == AccessBy(2, "許雅筑", reset=True, since=True)
    does_not_sign_alone(made, number, "manager")
    assert made.open("owner").statement_lists.gate(number).ground == "counsel"
    assert approved(made, number, "owner").state == "approved"


def test_with_a_scan_of_counsels_paper_who_reset_it_signs_alone(
    made: MadeClinic, tmp_path: Path
) -> None:
    number = cleared_after_reset(made)
    paper = tmp_path / "signed.png"
    paper.write_bytes(b"\x89PNG\r\n\x1a\nsigned")
    manager = made.open("manager")
    scan = manager.evidence.take_in(paper, HandIn("律師回覆"), subject=f"statement/{number}").number
    desk = manager.statements
    desk.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師", scan)
    assert approved(made, number, "manager").state == "approved"


@pytest.mark.parametrize("own", [False, True])
def test_somebody_else_signs_alone_on_it(made: MadeClinic, own: bool) -> None:
    number = cleared_after_reset(made, own=own)
    assert approved(made, number, "owner").state == "approved"


def test_counsel_who_chose_another_one_before_the_text_was_begun_is_believed(
    made: MadeClinic,
) -> None:
    reset(made, own=True)
    number = cleared(made, begun(made.open("owner")))
    assert access_of_clear(made, number) is None
    assert approved(made, number, "manager").state == "approved"


def test_one_who_did_not_is_not(made: MadeClinic) -> None:
    reset(made)
    number = cleared(made, begun(made.open("owner")))
    assert access_of_clear(made, number) == AccessBy(2, "許雅筑", reset=True)
    does_not_sign_alone(made, number, "manager")


def test_to_send_it_once_more_oneself_helps_nobody(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    sent(made, number, "owner")
    reset(made, own=True)
    sent(made, number, "manager")
    does_not_sign_alone(made, cleared(made, number), "manager")


def test_counsel_whom_somebody_else_asked_after_it_is_believed(made: MadeClinic) -> None:
    number = begun(made.open("manager"))
    reset(made, own=True)
    sent(made, number, "owner")
    assert approved(made, cleared(made, number), "manager").state == "approved"


def test_an_access_given_after_the_text_was_begun_counts_as_a_reset(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    person = made.open("manager").access.welcome("林律師", "counsel", NEW)
    let_in(made, person=str(person.id))
    made.open("counsel").access.change_own_passphrase(OWN)
    cleared(made, number)
    assert access_of_clear(made, number) == AccessBy(2, "許雅筑", reset=False, since=True)
    does_not_sign_alone(made, number, "manager")
    assert approved(made, number, "owner").state == "approved"


def take_card(made: MadeClinic) -> None:
    """Who opens as "clinician" from now on holds the recovery card."""
    kit = unlock_with_kit(made.folder, " ".join(to_words(made.kit_secret)))
    made.keys["clinician"] = kit


@pytest.mark.parametrize("again", [False, True])
def test_a_reset_with_the_recovery_card_counts_for_every_hand(
    made: MadeClinic, again: bool
) -> None:
    number = begun(made.open("owner"))
    take_card(made)
    reset(made, "clinician", own=True)
    if again:
        sent(made, number, "manager")
    cleared(made, number)
    assert access_of_clear(made, number) == AccessBy(0, "", reset=True, since=True)
    does_not_sign_alone(made, number, "manager")
    assert made.open("owner").statement_lists.gate(number).ground == "typed"
    assert approved(made, number, "owner").state == "approved"


def test_who_asks_counsel_with_the_recovery_card_is_nobody_else(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    reset(made, own=True)
    take_card(made)
    sent(made, number, "clinician")
    does_not_sign_alone(made, cleared(made, number), "manager")


@pytest.mark.parametrize(("beside", "ground"), [("manager", "typed"), ("owner", "counsel")])
def test_who_asks_counsel_with_the_ok_of_whoever_reset_it_is_nobody_else(
    made: MadeClinic, beside: Role, ground: str
) -> None:
    number = begun(made.open("owner"))
    reset(made, own=True)
    clinic = made.open("reception")
    with clinic.beside(clinic.witness(int(made.keys[beside].person), PASSPHRASES[beside])):
        clinic.statements.send_to_counsel(number, text_hash(TEXT), "account")
    cleared(made, number)
    assert made.open("manager").statement_lists.gate(number).ground == ground


def test_the_first_passphrase_of_counsels_is_told_and_bars_nobody(made: MadeClinic) -> None:
    number = cleared(made, begun(made.open("owner")))
    gate = made.open("owner").statement_lists.gate(number)
    clear = gate.statement.all_clear()
    assert clear is not None
    assert clear.access == AccessBy(1, "沈以安", reset=False)
    assert gate.hands == {1}
    assert gate.own_clear is None
    assert approved(made, number, "owner").state == "approved"


def test_access_given_again_takes_over_one_as_a_reset_does(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    owner = made.open("owner")
    owner.access.remove(5, "律師換人")
    owner.access.give(5, NEW, "律師回來了")
    let_in(made)
    does_not_sign_alone(made, cleared(made, number), "owner")
