"""What happens in an order that nobody has in mind, and comes out as it should all the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from clinicguard.clinic import Clinic
from clinicguard.people.staff import Role
from clinicguard.statements.statement import text_hash
from clinicguard.statements.troubles import CounselObjected, CounselSaysHold, TwoMustSign
from tests.integration.incidents.made import called
from tests.integration.statements.cases import TEXT, begun
from tests.made import MadeClinic

WHY = "律師到下週才回來，診所門口已有記者"
SHA = text_hash(TEXT)


def judged(made: MadeClinic, number: str, opinion: Any, sha256: str = SHA) -> None:
    """By counsel's own account."""
    made.open("counsel").statements.verdict(number, sha256, opinion, "等鑑定", "高若瑜律師")


@pytest.mark.parametrize("alone", [False, True])
def test_who_approves_once_more_does_not_approve_later(made: MadeClinic, alone: bool) -> None:
    number = begun(made.open("owner"))
    if not alone:
        judged(made, number, "no_action_needed")
    clinic = made.open("owner")
    clinic.statements.approve(number, SHA, alone=alone, reason=WHY)
    out = made.clock.forward(minutes=10)
    made.clock.forward(minutes=10)
    again = clinic.statements.approve(number, SHA, alone=alone, reason=WHY)
    assert not again.is_early(out)
    assert clinic.statements.release(number, SHA, "website", "首頁", at=out).state == "released"


def test_one_alone_says_so_where_two_were_to_sign(made: MadeClinic) -> None:
    clinic = made.open("owner")
    number = begun(clinic)
    assert clinic.statements.approve(number, SHA, reason=WHY).state == "half_approved"
    made.clock.forward(minutes=10)
    alone = clinic.statements.approve(number, SHA, alone=True, reason=WHY)
    assert (alone.state, len(alone.signatures())) == ("approved", 1)
    assert alone.is_early(made.clock.time - timedelta(minutes=5))


def turn(made: MadeClinic, person: int, role: Role) -> None:
    made.open("owner").access.change(
        person, name="許雅筑", title="", phone="", role=role, reason="轉任"
    )


def test_nobody_approves_alone_what_they_cleared_as_counsel(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    turn(made, 2, "counsel")
    made.open("manager").statements.verdict(number, SHA, "no_action_needed", "", "許律師")
    turn(made, 2, "manager")
    manager = made.open("manager")
    assert manager.statement_lists.gate(number).own_clear is not None
    with pytest.raises(TwoMustSign):
        manager.statements.approve(number, SHA, alone=True, reason=WHY)
    half = manager.statements.approve(number, SHA)
    assert (half.state, half.approvals[0].reset) == ("half_approved", True)
    assert made.open("owner").statements.approve(number, SHA).state == "approved"


def held(made: MadeClinic, case: str = "") -> str:
    """The number of a text that counsel held."""
    number = begun(made.open("owner"), where=case)
    judged(made, number, "hold")
    return number


def case_of(clinic: Clinic) -> str:
    return f"incident/{called(clinic).number}"


def test_a_held_text_that_is_begun_anew_is_held(made: MadeClinic) -> None:
    case = case_of(made.open("owner"))
    first = held(made, case)
    clinic = made.open("owner")
    number = begun(clinic, where=case)
    it = clinic.statement_lists.one(number)
    objection = it.objection()
    assert objection is not None
    assert (it.state, objection.elsewhere, objection.version) == ("hold", first, 1)
    with pytest.raises(CounselSaysHold):
        clinic.statements.approve(number, SHA, alone=True, reason=WHY)
    after = f"{TEXT}謝謝。"
    assert clinic.statements.write(number, after).objection() is not None
    with pytest.raises(CounselObjected):
        clinic.statements.approve(number, text_hash(after), alone=True, reason=WHY)
    clinic.statements.overrule(number, text_hash(after), WHY)
    approved = clinic.statements.approve(number, text_hash(after), alone=True, reason=WHY)
    assert approved.state == "approved"


@pytest.mark.parametrize("of_the_first", [True, False])
def test_it_is_lifted_by_a_clear_on_either_text(made: MadeClinic, of_the_first: bool) -> None:
    first = held(made)
    number = begun(made.open("owner"))
    judged(made, first if of_the_first else number, "no_action_needed")
    clinic = made.open("owner")
    assert clinic.statement_lists.one(number).objection() is None
    assert (clinic.statement_lists.one(first).objection() is None) == of_the_first
    alone = of_the_first
    assert clinic.statements.approve(number, SHA, alone=alone, reason=WHY).state == "approved"


def test_it_stops_what_was_approved_and_answers_no_question_of_it(made: MadeClinic) -> None:
    clinic = made.open("owner")
    number, other = begun(clinic), begun(clinic)
    clinic.statements.approve(number, SHA, alone=True, reason=WHY)
    clinic.statements.send_to_counsel(number, SHA, "account", questions=["能說嗎"])
    judged(made, other, "hold")
    clinic = made.open("owner")
    assert clinic.statement_lists.one(number).open_questions == ("能說嗎",)
    with pytest.raises(CounselSaysHold):
        clinic.statements.release(number, SHA, "website", "首頁")


def test_another_matter_may_say_the_same(made: MadeClinic) -> None:
    held(made)
    clinic = made.open("owner")
    number = begun(clinic, where=case_of(clinic))
    assert clinic.statement_lists.one(number).objection() is None


def test_what_there_is_none_of_is_not_kept(clinic: Clinic) -> None:
    number, desk = begun(clinic), clinic.statements
    unknown: Any = "carrier pigeon"
    for wrong in ({"opinion": unknown}, {"opinion": "hold", "risk": unknown}):
        with pytest.raises(ValueError, match=unknown):
            desk.verdict(number, SHA, note="", counsel="高若瑜律師", **wrong)
    desk.approve(number, SHA, alone=True, reason=WHY)
    with pytest.raises(ValueError, match=unknown):
        desk.release(number, SHA, unknown, "屋頂")
