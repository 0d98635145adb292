"""A statement's way: a stamp is for one exact text, and nothing goes out without one."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.statements.statement import (
    AlreadyOut,
    BlockedByGuard,
    CounselSaysHold,
    NotApproved,
    NothingToSay,
    NotThisText,
    text_hash,
)
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic

INCIDENT = ""
TEXT = "我們注意到網路上的討論，理解大家的擔心。"


def begun(clinic: Clinic, text: str = TEXT) -> str:
    return clinic.statements.begin(INCIDENT, "public_statement", "第一份", text, "zh_TW").number


def test_the_whole_way(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    assert desk.note_check(number, text_hash(TEXT), block=0, warn=1, hint=0).state == "draft"
    assert desk.send_to_counsel(number, "隨身碟").state == "with_counsel"
    verdict = desk.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    assert verdict.state == "no_action_needed"
    approved = desk.approve(number, text_hash(TEXT), blocking=0)
    assert approved.state == "approved"
    assert approved.approvals[0].without_counsel is False
    released = desk.release(number, "website", "首頁")
    assert released.state == "released"
    assert clinic.check_log().whole


def test_one_changed_character_voids_the_stamp(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    desk.approve(number, text_hash(TEXT), blocking=0)
    assert desk.write(number, TEXT + "。").state == "void"
    with pytest.raises(NotApproved):
        desk.release(number, "website", "首頁")
    assert desk.write(number, TEXT).state == "approved"


def test_the_same_text_again_is_no_new_version(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    assert len(desk.write(number, TEXT).versions) == 1


def test_approval_is_refused(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    with pytest.raises(NotThisText):
        desk.approve(number, text_hash("別的"), blocking=0)
    with pytest.raises(BlockedByGuard):
        desk.approve(number, text_hash(TEXT), blocking=2)
    desk.verdict(number, text_hash(TEXT), "hold", "等鑑定", "高若瑜律師")
    with pytest.raises(CounselSaysHold):
        desk.approve(number, text_hash(TEXT), blocking=0)


def test_a_verdict_is_for_the_text_that_stands(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    desk.verdict(number, text_hash(TEXT), "changes_needed", "第二句太滿", "高若瑜律師")
    desk.write(number, "改過的。")
    with pytest.raises(NotThisText):
        desk.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜律師")
    assert clinic.statement_lists.one(number).state == "draft"


def test_approval_without_counsel_is_marked(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    approved = desk.approve(number, text_hash(TEXT), blocking=0, reason="律師聯絡不上")
    assert approved.approvals[0].without_counsel is True


def test_what_is_out_is_not_rewritten(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    desk.approve(number, text_hash(TEXT), blocking=0)
    desk.release(number, "website", "首頁")
    with pytest.raises(AlreadyOut):
        desk.write(number, "不算數")
    assert desk.take_back(number, "時間寫錯").state == "withdrawn"
    assert clinic.statement_lists.one(number).now.text == TEXT


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
        clinic.statements.approve(number, text_hash(TEXT), blocking=0)


def test_reception_reads_only_what_is_out(made: MadeClinic) -> None:
    clinic = made.open("owner")
    kept, out = begun(clinic), begun(clinic, "已經發出。")
    clinic.statements.approve(out, text_hash("已經發出。"), blocking=0)
    clinic.statements.release(out, "notice_board", "門口")
    numbers = [found.number for found in made.open("reception").statement_lists.everything()]
    assert numbers == [out]
    assert kept not in numbers
