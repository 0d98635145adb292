"""Counsel's word is not shaken off: a hold follows the text on, and an all-clear needs proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.incidents.facts import Status
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.steps import Opinion
from clinicguard.statements.troubles import (
    BlockedByGuard,
    BlockedSince,
    CounselObjected,
    CounselSaysHold,
    NoObjection,
    NotApproved,
    NotThisText,
    SamePerson,
    TwoMustSign,
)
from clinicguard.storage.troubles import NotAllowed, NotFound
from tests.integration.incidents.made import called
from tests.integration.statements.cases import SHEET, TEXT, begun
from tests.made import MadeClinic

NEXT = TEXT + "。"
WHY = "律師到下週才回來，診所門口已有記者"


def judged(made: MadeClinic, number: str, opinion: Opinion, text: str = TEXT) -> Statement:
    """By counsel's own account."""
    desk = made.open("counsel").statements
    return desk.verdict(number, text_hash(text), opinion, "等鑑定", "高若瑜律師")


@pytest.mark.parametrize("opinion", ["hold", "changes_needed"])
def test_one_changed_character_does_not_lift_it(made: MadeClinic, opinion: Opinion) -> None:
    number = begun(made.open("owner"))
    judged(made, number, opinion)
    desk = made.open("owner").statements
    written = desk.write(number, NEXT)
    objection = written.objection()
    assert objection is not None
    assert (objection.version, objection.opinion) == (1, opinion)
    for alone in (False, True):
        with pytest.raises(CounselObjected) as refused:
            desk.approve(number, text_hash(NEXT), alone=alone, reason=WHY)
        assert refused.value.version == 1
    judged(made, number, "no_action_needed", NEXT)
    assert made.open("owner").statements.approve(number, text_hash(NEXT)).state == "approved"


def test_the_owner_overrules_for_one_text_and_says_why(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    judged(made, number, "hold")
    made.open("owner").statements.write(number, NEXT)
    with pytest.raises(NotAllowed):
        made.open("manager").statements.approve(number, text_hash(NEXT), against_counsel=WHY)
    clinic = made.open("owner")
    desk = clinic.statements
    with pytest.raises(ReasonMissing):
        desk.overrule(number, text_hash(NEXT), " 。")
    approved = desk.approve(number, text_hash(NEXT), alone=True, reason=WHY, against_counsel=WHY)
    assert approved.state == "approved"
    (kept,) = approved.overruled
    assert (kept.against, kept.opinion, kept.reason) == (1, "hold", WHY)
    again = desk.write(number, NEXT + "。")
    assert again.objection() is not None
    assert clinic.check_log().whole


def test_the_held_text_itself_is_changed_and_not_overruled(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    with pytest.raises(NoObjection):
        made.open("owner").statements.overrule(number, text_hash(TEXT), WHY)
    judged(made, number, "hold")
    with pytest.raises(CounselSaysHold):
        made.open("owner").statements.overrule(number, text_hash(TEXT), WHY)


def test_a_hold_after_the_approval_stops_what_has_not_gone_out(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    made.open("owner").statements.approve(number, text_hash(TEXT), alone=True, reason=WHY)
    assert judged(made, number, "hold").state == "hold"
    with pytest.raises(CounselSaysHold):
        made.open("owner").statements.release(number, text_hash(TEXT), "website", "首頁")


def test_an_all_clear_typed_in_without_a_scan_takes_two(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    desk = made.open("owner").statements
    typed = desk.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    assert (typed.verdicts[0].way, typed.verdicts[0].proven) == ("typed", False)
    with pytest.raises(TwoMustSign):
        desk.approve(number, text_hash(TEXT), alone=True, reason=WHY)
    half = desk.approve(number, text_hash(TEXT))
    assert half.state == "half_approved"
    assert half.approvals[0].unproven
    with pytest.raises(SamePerson):
        desk.approve(number, text_hash(TEXT))
    with pytest.raises(NotApproved):
        desk.release(number, text_hash(TEXT), "website", "首頁")
    whole = made.open("manager").statements.approve(number, text_hash(TEXT))
    assert whole.state == "approved"


def test_its_scan_is_proof_where_there_is_one(clinic: Clinic, tmp_path: Path) -> None:
    number, desk = begun(clinic), clinic.statements
    sha256 = text_hash(TEXT)
    with pytest.raises(NotFound):
        desk.verdict(number, sha256, "no_action_needed", "", "高若瑜律師", "E-2026-0099")
    paper = tmp_path / "verdict.png"
    paper.write_bytes(b"\x89PNG\r\n\x1a\nmade up")
    scan = clinic.evidence.take_in(paper, HandIn("律師簽的回覆"))
    desk.verdict(number, sha256, "no_action_needed", "", "高若瑜律師", scan.number)
    assert desk.approve(number, sha256).state == "approved"


def test_an_all_clear_without_proof_lifts_no_hold_from_the_next_wording(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    judged(made, number, "hold")
    desk = made.open("owner").statements
    desk.write(number, NEXT)
    desk.verdict(number, text_hash(NEXT), "no_action_needed", "", "高若瑜律師")
    third = desk.write(number, NEXT + "。")
    assert third.objection() is not None


def test_a_clear_on_quite_another_text_lifts_no_hold_from_what_was_held(made: MadeClinic) -> None:
    other = "診所週三休診一天，已預約的病友我們會另外聯絡。"
    number = begun(made.open("owner"))
    judged(made, number, "hold")
    made.open("owner").statements.write(number, other)
    judged(made, number, "no_action_needed", other)
    desk = made.open("owner").statements
    assert desk.write(number, other + "造成不便，敬請見諒。").objection() is None
    back = desk.write(number, NEXT)
    assert back.objection() is not None
    assert back.held_again() in TEXT
    with pytest.raises(CounselObjected):
        desk.approve(number, text_hash(NEXT), alone=True, reason=WHY)


def test_what_was_refuted_after_the_approval_does_not_go_out(clinic: Clinic) -> None:
    case = called(clinic).number
    fact = clinic.incidents.state_fact(
        case, "診所自 11 月 18 日起停用該批麻醉劑", Status.CONFIRMED, SHEET, may_be_public=True
    )
    words = "診所自 11 月 18 日起停用該批麻醉劑。"
    text = TEXT + words + "有疑問可來電 02-2765-0101，下次更新在 11 月 25 日。"
    number = begun(clinic, text, f"incident/{case}")
    desk, sha256 = clinic.statements, text_hash(text)
    desk.approve(number, sha256, alone=True, reason=WHY)
    clinic.incidents.change_fact(case, fact.id, Status.REFUTED, "當天停用的是另一批")
    with pytest.raises(BlockedSince):
        desk.release(number, sha256, "website", "首頁")
    for each in clinic.statement_lists.gate(number).open_blocks:
        place = (each.group, each.start, each.end)
        desk.let_pass(number, sha256, *place, "10:02 已貼出，更正另發")
    with pytest.raises(NotApproved):
        desk.release(number, sha256, "website", "首頁")
    desk.approve(number, sha256, alone=True, reason=WHY)
    assert desk.release(number, sha256, "website", "首頁").state == "released"


def test_checked_is_a_text_in_which_nothing_blocks(clinic: Clinic) -> None:
    wrong = TEXT + "您上週三拔牙時已簽同意書，這是我們的疏失。"
    desk, number = clinic.statements, begun(clinic, wrong)
    with pytest.raises(BlockedByGuard):
        desk.mark_checked(number, text_hash(wrong))
    desk.write(number, TEXT)
    assert desk.check(number).state == "draft"
    with pytest.raises(NotThisText):
        desk.mark_checked(number, text_hash(wrong))
    assert desk.mark_checked(number, text_hash(TEXT)).state == "checked"
    assert desk.write(number, NEXT).state == "draft"
