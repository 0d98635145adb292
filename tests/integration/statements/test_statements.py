"""A statement's way: a stamp is for one exact text, and nothing goes out without one."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.statements.statement import text_hash
from clinicguard.statements.troubles import (
    AlreadyOut,
    BlockedByGuard,
    CounselSaysHold,
    NoSuccessor,
    NoSuchFinding,
    NotApproved,
    NothingToSay,
    NotThisText,
    SamePerson,
)
from clinicguard.storage.troubles import NotAllowed, NotFound
from tests.integration.incidents.made import called
from tests.integration.statements.cases import TEXT, begun, stands
from tests.made import HandClock, MadeClinic

WRONG = TEXT + "您上週三拔牙時已簽同意書，這是我們的疏失。"
AWAY = "律師出國，評論還在擴散"
ALONE = "律師聯絡不上"


def test_the_whole_way(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    desk = made.open("owner").statements
    assert desk.check(number).state == "draft"
    assert desk.mark_checked(number, text_hash(TEXT)).state == "checked"
    assert desk.send_to_counsel(number, text_hash(TEXT), "隨身碟").state == "with_counsel"
    counsel = made.open("counsel").statements
    verdict = counsel.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    assert verdict.state == "no_action_needed"
    assert verdict.verdicts[0].way == "account"
    clinic = made.open("owner")
    desk = clinic.statements
    approved = desk.approve(number, text_hash(TEXT))
    assert approved.state == "approved"
    assert approved.approvals[0].without_counsel is False
    released = desk.release(number, text_hash(TEXT), "website", "首頁")
    assert released.state == "released"
    assert clinic.check_log().whole


def test_one_changed_character_voids_the_stamp(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    desk.approve(number, text_hash(TEXT), alone=True, reason=ALONE)
    written = desk.write(number, TEXT + "。")
    assert written.state == "void"
    with pytest.raises(NotApproved):
        desk.release(number, written.now.sha256, "website", "首頁")
    assert desk.write(number, TEXT).state == "approved"


def test_the_same_text_again_is_no_new_version(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    assert len(desk.write(number, TEXT).versions) == 1


def test_approval_is_refused(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    with pytest.raises(NotThisText):
        desk.approve(number, text_hash("別的"))
    desk.verdict(number, text_hash(TEXT), "hold", "等鑑定", "高若瑜律師")
    with pytest.raises(CounselSaysHold):
        desk.approve(number, text_hash(TEXT), alone=True, reason=ALONE)


def test_a_verdict_is_for_a_text_that_stood(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    desk.verdict(number, text_hash(TEXT), "changes_needed", "第二句太滿", "高若瑜律師")
    desk.write(number, "改過的。")
    with pytest.raises(NotThisText):
        desk.verdict(number, text_hash("沒寫過的。"), "no_action_needed", "", "高若瑜律師")
    assert clinic.statement_lists.one(number).state == "draft"


def test_the_guard_reads_before_anybody_approves(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic, WRONG)
    kept = desk.check(number).checking()
    assert kept is not None
    assert kept.block == sum(each.level == "block" for each in kept.findings) >= 2
    assert all(WRONG[each.start : each.end] == each.span for each in kept.findings)
    with pytest.raises(BlockedByGuard) as refused:
        desk.approve(number, text_hash(WRONG), alone=True, reason=ALONE)
    assert refused.value.findings == kept.block
    assert clinic.statement_lists.one(number).approvals == ()


def test_a_finding_passes_once_for_one_place_of_one_text(clinic: Clinic) -> None:
    desk, number, sha256 = clinic.statements, begun(clinic, WRONG), text_hash(WRONG)
    first, *rest = clinic.statement_lists.gate(number).open_blocks
    place = (first.group, first.start, first.end)
    with pytest.raises(ReasonMissing):
        desk.let_pass(number, sha256, *place, "  ……")
    with pytest.raises(NoSuchFinding):
        desk.let_pass(number, sha256, first.group, first.start, first.end + 1, "病人同意公開")
    with pytest.raises(NotThisText):
        desk.let_pass(number, text_hash(TEXT), *place, "病人同意公開")
    desk.let_pass(number, sha256, *place, "病人同意公開")
    gate = clinic.statement_lists.gate(number)
    assert gate.open_blocks == tuple(rest)
    assert [(each.span, each.reason) for each in gate.let_pass] == [(first.span, "病人同意公開")]
    for each in rest:
        desk.let_pass(number, sha256, each.group, each.start, each.end, "病人同意公開")
    assert desk.approve(number, sha256, alone=True, reason=ALONE).state == "approved"
    desk.write(number, WRONG + " ")
    assert len(clinic.statement_lists.gate(number).open_blocks) == 1 + len(rest)


def test_counsel_lets_a_finding_pass_and_a_clinician_does_not(made: MadeClinic) -> None:
    number = begun(made.open("owner"), WRONG)
    found = made.open("clinician").statement_lists.gate(number).open_blocks[0]
    place = (text_hash(WRONG), found.group, found.start, found.end)
    with pytest.raises(NotAllowed):
        made.open("clinician").statements.let_pass(number, *place, "可以")
    passed = made.open("counsel").statements.let_pass(number, *place, "可以")
    assert passed.let_pass[0].group == found.group


def test_one_person_alone_says_why_and_it_is_marked(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    with pytest.raises(ReasonMissing):
        desk.approve(number, text_hash(TEXT), alone=True)
    approved = desk.approve(number, text_hash(TEXT), alone=True, reason=ALONE)
    assert approved.state == "approved"
    assert (approved.approvals[0].without_counsel, approved.approvals[0].alone) == (True, True)
    assert approved.approvals[0].reason == ALONE


def test_without_counsel_two_people_approve(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    desk = made.open("owner").statements
    with pytest.raises(ReasonMissing):
        desk.approve(number, text_hash(TEXT), reason=" 。")
    half = desk.approve(number, text_hash(TEXT), reason=AWAY)
    assert half.state == "half_approved"
    assert (half.approvals[0].reason, half.approvals[0].has_counsel) == (AWAY, True)
    with pytest.raises(SamePerson):
        desk.approve(number, text_hash(TEXT), reason=AWAY)
    with pytest.raises(NotApproved):
        desk.release(number, text_hash(TEXT), "website", "首頁")
    whole = made.open("manager").statements.approve(number, text_hash(TEXT))
    assert whole.state == "approved"
    assert [each.alone for each in whole.signatures()] == [False, False]


def test_a_hand_under_a_former_wording_does_not_count(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    made.open("owner").statements.approve(number, text_hash(TEXT), reason=AWAY)
    made.open("manager").statements.write(number, TEXT + "。")
    with pytest.raises(ReasonMissing):
        made.open("manager").statements.approve(number, text_hash(TEXT + "。"))
    half = made.open("manager").statements.approve(number, text_hash(TEXT + "。"), reason=AWAY)
    assert half.state == "half_approved"


def test_after_counsels_all_clear_one_hand_is_enough(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    made.open("owner").statements.approve(number, text_hash(TEXT), reason=AWAY)
    counsel = made.open("counsel").statements
    cleared = counsel.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    assert cleared.state == "half_approved"
    assert made.open("owner").statements.approve(number, text_hash(TEXT)).state == "approved"


def test_what_is_out_is_not_rewritten(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    desk.approve(number, text_hash(TEXT), alone=True, reason=ALONE)
    desk.release(number, text_hash(TEXT), "website", "首頁")
    with pytest.raises(AlreadyOut):
        desk.write(number, "不算數")
    assert desk.take_back(number, "時間寫錯").state == "withdrawn"
    assert clinic.statement_lists.one(number).now.text == TEXT


def test_what_is_taken_back_says_why_and_once(clinic: Clinic) -> None:
    desk, number, after = (
        clinic.statements,
        begun(clinic),
        begun(clinic, "新的說法，最晚明天更新。"),
    )
    with pytest.raises(ReasonMissing):
        desk.take_back(number, "")
    with pytest.raises(NotFound):
        desk.take_back(number, "時間寫錯", "S-2026-0999")
    withdrawn = begun(clinic, "沒有發出的說法。")
    desk.take_back(withdrawn, "不用了")
    case = f"incident/{called(clinic).number}"
    elsewhere = desk.begin(case, "public_statement", "別的事", TEXT, "zh_TW").number
    for wrong in (number, withdrawn, elsewhere):
        with pytest.raises(NoSuccessor):
            desk.take_back(number, "時間寫錯", wrong)
    assert desk.take_back(number, "時間寫錯", after).state == "replaced"
    ending = clinic.statement_lists.one(number).ending
    assert ending is not None
    assert not ending.successor_out
    desk.approve(after, stands(clinic, after), alone=True, reason="沒有別人可以簽")
    desk.release(after, stands(clinic, after), "website", "首頁")
    ending = clinic.statement_lists.one(number).ending
    assert ending is not None
    assert ending.successor_out
    with pytest.raises(NoSuccessor):
        desk.take_back(after, "又改了", number)
    assert clinic.statement_lists.one(after).replaces == number
    assert clinic.statement_lists.one(number).replaces == ""
    with pytest.raises(AlreadyOut):
        desk.take_back(number, "再一次")


def test_a_text_is_about_a_record_and_in_a_language_that_there_are(clinic: Clinic) -> None:
    desk = clinic.statements
    for nothing in ("complaint/C-2099-0001", "incident/I-2099-0001", "web", "patient/1"):
        with pytest.raises(NotFound):
            desk.begin(nothing, "public_statement", "說明", TEXT, "zh_TW")
    with pytest.raises(ValueError, match="klingon"):
        desk.begin("", "public_statement", "說明", TEXT, "klingon")
    with pytest.raises(NotFound):
        desk.private.write("statement/NOPE", "先別提錄影")
    assert clinic.statement_lists.everything() == []


def test_nothing_is_no_statement(clinic: Clinic) -> None:
    with pytest.raises(NothingToSay):
        begun(clinic, " \n")


def test_counsel_judges_and_changes_nothing_else(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    clinic = made.open("counsel")
    clinic.statements.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    with pytest.raises(NotAllowed):
        clinic.statements.write(number, "律師改的")
    with pytest.raises(NotAllowed):
        clinic.statements.approve(number, text_hash(TEXT))


def test_reception_reads_only_what_is_out(made: MadeClinic) -> None:
    clinic = made.open("owner")
    kept, out = begun(clinic), begun(clinic, "已經發出。")
    clinic.statements.approve(out, text_hash("已經發出。"), alone=True, reason=ALONE)
    clinic.statements.release(out, text_hash("已經發出。"), "notice_board", "門口")
    numbers = [found.number for found in made.open("reception").statement_lists.everything()]
    assert numbers == [out]
    assert kept not in numbers


def test_what_is_taken_back_is_taken_back_in_the_case_too(clinic: Clinic, clock: HandClock) -> None:
    address = f"incident/{called(clinic).number}"
    desk, number = clinic.statements, begun(clinic, where=address)
    desk.approve(number, text_hash(TEXT), alone=True, reason=ALONE)
    desk.release(number, text_hash(TEXT), "website", "首頁", at=clock.forward(minutes=1))
    desk.release(number, text_hash(TEXT), "line", "官方帳號", at=clock.forward(minutes=1))
    desk.take_back(number, "時間寫錯")
    out = clinic.incident_lists.case(address.partition("/")[2]).releases
    assert [each.withdrawn_because for each in out] == ["時間寫錯", "時間寫錯"]
    assert [each.text for each in out] == [TEXT, TEXT]
    assert clinic.check_log().whole


def test_an_audience_that_is_none_is_refused(clinic: Clinic) -> None:
    with pytest.raises(ValueError, match="nobody"):
        clinic.statements.begin("", "nobody", "信", TEXT, "zh_TW")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nobody"):
        clinic.statements.templates.write("nobody", "zh_TW", "信", TEXT)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="sometimes"):
        clinic.statements.marks.write("sometimes", "L9", "最好", None, "不標")  # type: ignore[arg-type]


def test_marks_that_turn_letters_round_are_kept_nowhere(clinic: Clinic) -> None:
    turned = "\u202e首\u2066頁\u200f"
    desk = clinic.statements
    number = desk.begin("", "public_statement", turned, TEXT, "zh_TW").number
    desk.approve(number, text_hash(TEXT), alone=True, reason=turned)
    it = desk.release(number, text_hash(TEXT), "website", turned)
    assert (it.title, it.approvals[0].reason, it.releases[0].where) == ("首頁", "首頁", "首頁")
    it = desk.verdict(begun(clinic), text_hash(TEXT), "hold", turned, f"高若瑜{turned}")
    assert (it.verdicts[0].note, it.verdicts[0].counsel) == ("首頁", "高若瑜首頁")
    template = desk.templates.write("public_statement", "zh_TW", turned, TEXT)
    assert template.name == "首頁"
