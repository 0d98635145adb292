"""No text with an open gap is approved for the public, the press or a patient, whatever reason."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.statements.audiences import Audience
from clinicguard.statements.troubles import BlockedByGuard, GapOpen

BEFORE = "謝謝您的意見，讀到這些我們很難過。\n"
AFTER = "，我們明天 17:00 前再向您說明。"
ALONE = "沒有法律顧問"


def begun(clinic: Clinic, gap: str, audience: Audience = "public_statement") -> str:
    text = f"{BEFORE}請撥{gap}{AFTER}"
    return clinic.statements.begin("", audience, "第一份", text, "zh_TW").number


@pytest.mark.parametrize(
    "audience", ["public_statement", "press", "review_reply", "patient_letter"]
)
def test_a_gap_blocks_and_no_reason_lets_it_pass(clinic: Clinic, audience: Audience) -> None:
    desk, number = clinic.statements, begun(clinic, "【電話】", audience)
    now = clinic.statement_lists.one(number).now
    gap = next(each for each in clinic.statement_lists.findings(number) if each.group == "G1")
    with pytest.raises(GapOpen):
        desk.let_pass(number, now.sha256, "G1", gap.start, gap.end, "等一下再填")
    with pytest.raises(GapOpen) as raised:
        desk.approve(number, now.sha256, alone=True, reason=ALONE)
    assert (raised.value.gap, raised.value.paragraph) == ("【電話】", 2)
    with pytest.raises(GapOpen):
        desk.mark_checked(number, now.sha256)
    assert clinic.statement_lists.gate(number).open_blocks == (gap,)
    filled = desk.write(number, now.text.replace("【電話】", " 02-0000-0000"))
    assert desk.approve(number, filled.now.sha256, alone=True, reason=ALONE).approval()


def test_among_ourselves_a_gap_may_be_let_pass_with_a_reason(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic, "【電話】", "staff_memo")
    now = clinic.statement_lists.one(number).now
    gap = next(each for each in clinic.statement_lists.findings(number) if each.group == "G1")
    with pytest.raises(BlockedByGuard):
        desk.approve(number, now.sha256, alone=True, reason=ALONE)
    desk.let_pass(number, now.sha256, "G1", gap.start, gap.end, "分機各自填")
    assert desk.approve(number, now.sha256, alone=True, reason=ALONE).approval()


@pytest.mark.parametrize("gap", ["____", "＿＿＿＿", "（　　）", "（待補）", "[TBD]", "【】"])
def test_what_is_left_to_write_on_is_a_gap(clinic: Clinic, gap: str) -> None:
    found = clinic.statement_lists.findings(begun(clinic, gap))
    assert [each.span for each in found if each.group == "G1"] == [gap]


@pytest.mark.parametrize("words", ["（02）2345-6789", "a_b__c@clinic.example", "（週六休診）"])
def test_what_only_looks_like_one_is_none(clinic: Clinic, words: str) -> None:
    found = clinic.statement_lists.findings(begun(clinic, words))
    assert not [each for each in found if each.group == "G1"]


def test_a_heading_is_no_gap(clinic: Clinic) -> None:
    text = f"【公告】{BEFORE}請撥 02-0000-0000{AFTER}"
    number = clinic.statements.begin("", "public_statement", "公告", text, "zh_TW").number
    assert not [e for e in clinic.statement_lists.findings(number) if e.group == "G1"]
