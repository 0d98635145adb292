"""The clinic tunes its guard: with a reason, for these words, seen before release, taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from clinicguard.clinic import Clinic
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.troubles import FieldMissing
from clinicguard.people.patients.card import NewCard
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.tables import StepRow
from clinicguard.statements.troubles import MarkStands
from clinicguard.storage.troubles import NotAllowed
from tests.integration.statements.cases import PATIENT, case
from tests.made import HandClock, MadeClinic

REVIEW = "謝謝您的意見。本診所是北安區最專業的兒童牙科。請撥 02-0000-0000，我們明天回覆您。"


def begun(clinic: Clinic, text: str = REVIEW, where: str = "") -> str:
    return clinic.statements.begin(where, "review_reply", "回覆", text, "zh_TW").number


def marked(clinic: Clinic, number: str, group: str) -> GuardFinding | None:
    found = clinic.statement_lists.findings(number)
    return next((each for each in found if each.group == group), None)


def test_a_block_is_let_pass_for_these_words_and_told_before_release(clinic: Clinic) -> None:
    number = begun(clinic)
    before = marked(clinic, number, "L8")
    assert before is not None
    assert before.level == "block"
    said = clinic.statements.marks.write("never", "L8", f" {before.span} ", None, "評鑑證書的原文")
    assert marked(clinic, number, "L8") is None, "the guard that was kept sees it"
    gate = clinic.statement_lists.gate(number)
    assert gate.open_blocks == ()
    assert [(each.finding.span, each.mark.id) for each in gate.passed_by_own] == [
        (before.span, said.id)
    ]
    now = clinic.statement_lists.one(number).now.sha256
    clinic.statements.approve(number, now, alone=True, reason="沒有法律顧問")
    kept_of = select(StepRow.told).where(StepRow.kind == "checked")
    (told,) = clinic.reader.values(kept_of)
    assert [(each["span"], each["mark"]) for each in told["passed"]] == [(before.span, said.id)]
    owner = clinic.person.name
    kept_with = clinic.statement_lists.one(number).checkings[0].passed
    assert [(each.reason, each.who, each.at) for each in kept_with] == [
        ("評鑑證書的原文", owner, said.at)
    ]
    clinic.statements.marks.take_back(said.id, "證書過期了")
    assert marked(clinic, number, "L8") == before
    kept = clinic.statement_lists.marks.everything()
    assert [(each.words, each.reason) for each in kept] == [(before.span, "評鑑證書的原文")]
    assert kept[0].taken_back is not None
    assert kept[0].taken_back.reason == "證書過期了"


def test_a_patient_of_the_records_is_marked_whatever_was_said(
    clinic: Clinic, clock: HandClock
) -> None:
    where = case(clinic, clock).address
    number = begun(clinic, f"{PATIENT}的事我們很在意。請撥 02-0000-0000。", where)
    clinic.statements.marks.write("never", "L1", PATIENT, None, "他自己公開了")
    named = marked(clinic, number, "L1")
    assert named is not None
    assert named.level == "block"


@pytest.mark.parametrize("held", ["0912-345-678", "ABC-1234", "tooth_fairy"])
def test_no_particular_of_the_records_is_let_pass_for_good(clinic: Clinic, held: str) -> None:
    note = "開車牌 ABC-1234 的車，LINE ID: tooth_fairy"
    clinic.patients.add(NewCard("李若嵐", phone="0912-345-678", note=note))
    number = begun(clinic, f"關於 {held} 的說法，我們正在了解。")
    before = marked(clinic, number, "L2")
    assert before is not None
    clinic.statements.marks.write("never", "L2", before.span, None, "這個沒關係")
    assert marked(clinic, number, "L2") == before


def test_what_was_let_pass_for_good_still_stands_in_the_identity_check(clinic: Clinic) -> None:
    number = begun(clinic, "關於 0900-111-222 的說法，我們正在了解。")
    before = marked(clinic, number, "L2")
    assert before is not None
    clinic.statements.marks.write("never", "L2", before.span, None, "診所的另一支電話")
    gate = clinic.statement_lists.gate(number)
    assert gate.open_blocks == ()
    assert [each.span for each in gate.identity] == [before.span]


def test_words_that_are_always_marked_warn_and_can_be_let_pass_once(clinic: Clinic) -> None:
    number = begun(clinic)
    clinic.statements.marks.write("always", "L5", "意見", "zh_TW", "院長要我們寫「心聲」")
    found = marked(clinic, number, "L5")
    assert found is not None
    assert (found.level, found.span) == ("warn", "意見")
    assert "院長要我們寫「心聲」" in found.message
    now = clinic.statement_lists.one(number).now.sha256
    passed = clinic.statements.let_pass(number, now, "L5", found.start, found.end, "引用原話")
    assert passed.let_pass[0].span == "意見"


def test_the_same_mark_is_not_said_twice(clinic: Clinic) -> None:
    desk = clinic.statements.marks
    first = desk.write("never", "L8", "最專業", "zh_TW", "證書")
    for words in ("最專業", "最 專業", "最专业"):
        with pytest.raises(MarkStands):
            desk.write("never", "L8", words, "zh_TW", "再說一次")
    with pytest.raises(MarkStands):
        desk.write("always", "L8", "最專業", "zh_TW", "反過來")
    with pytest.raises(MarkStands):
        desk.write("always", "L8", "最專業", None, "反過來，每種語言")
    desk.write("never", "L5", "最專業", "zh_TW", "別的類別")
    wider = desk.write("never", "L8", "最專業", None, "每種語言都是")
    with pytest.raises(MarkStands):
        desk.write("never", "L8", "最專業", "en", "已經有了")
    desk.take_back(wider.id, "太寬")
    desk.take_back(first.id, "過期")
    assert desk.write("never", "L8", "最專業", "zh_TW", "新證書").id > wider.id


def test_reason_and_words_are_asked(clinic: Clinic) -> None:
    desk = clinic.statements.marks
    with pytest.raises(ReasonMissing):
        desk.write("never", "L8", "最專業", None, " 。")
    with pytest.raises(FieldMissing):
        desk.write("never", "L8", "。", None, "理由")
    said = desk.write("never", "L8", "最專業", None, "理由")
    with pytest.raises(ReasonMissing):
        desk.take_back(said.id, "")
    first = desk.take_back(said.id, "一")
    assert desk.take_back(said.id, "二") == first


def test_the_lead_says_it_and_who_reads_drafts_reads_it(made: MadeClinic) -> None:
    made.open("manager").statements.marks.write("never", "L8", "最專業", None, "理由")
    made.close()
    clinician = made.open("clinician")
    assert len(clinician.statement_lists.marks.everything()) == 1
    with pytest.raises(NotAllowed):
        clinician.statements.marks.write("never", "L8", "最專業", None, "理由")
    made.close()
    with pytest.raises(NotAllowed):
        made.open("reception").statement_lists.marks.everything()
