"""No way round: counsel's newest word decides, and only hands that count here let a text out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.incidents.releases import Sequel
from clinicguard.incidents.timeline import EventAhead
from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.steps import Opinion
from clinicguard.statements.troubles import (
    CounselObjected,
    CounselSaysHold,
    NextWordPast,
    NotApproved,
    NotThisText,
    NotThisWay,
    OutBeforeWritten,
    TakenBack,
    TwoMustSign,
)
from clinicguard.storage.troubles import NotFound
from tests.integration.statements.cases import TEXT, begun
from tests.made import MadeClinic
from tests.unit.statements.made import answer, as_file

NEXT = TEXT + "。"
WHY = "律師到下週才回來，診所門口已有記者"
HERE, THERE = text_hash(TEXT), text_hash(NEXT)
CLEAR: Opinion = "no_action_needed"


def judged(made: MadeClinic, number: str, opinion: Opinion, sha256: str = HERE) -> Statement:
    """By counsel's own account."""
    return made.open("counsel").statements.verdict(number, sha256, opinion, "新的鑑定", "高若瑜")


def typed(made: MadeClinic, number: str, sha256: str = HERE) -> Statement:
    """An all-clear that the manager wrote down, with nothing to show for it."""
    return made.open("manager").statements.verdict(number, sha256, CLEAR, "", "高若瑜")


def test_a_typed_all_clear_lifts_no_proven_hold_and_no_former_hand_comes_to_life(
    made: MadeClinic,
) -> None:
    number = begun(made.open("owner"))
    judged(made, number, CLEAR)
    assert made.open("manager").statements.approve(number, HERE).state == "approved"
    judged(made, number, "hold")
    assert typed(made, number).state == "hold"
    with pytest.raises(CounselSaysHold):
        made.open("manager").statements.release(number, HERE, "website", "首頁")
    assert judged(made, number, CLEAR).approval() is None, "signed anew after the objection"
    assert made.open("manager").statements.approve(number, HERE).state == "approved"


def test_a_clear_typed_while_an_envelope_is_open_lifts_nothing_of_what_comes_out_of_it(
    made: MadeClinic, tmp_path: Path
) -> None:
    number = begun(made.open("owner"))
    clinic = made.open("owner")
    sent = clinic.statements.send_to_counsel(number, HERE, "mail", token="sealed")
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(b"%PDF-1.7\nmade up")
    proof = clinic.evidence.take_in(scan, HandIn("來信")).number
    clinic.statements.verdict(number, HERE, CLEAR, "", "高若瑜", proof)
    assert clinic.statements.approve(number, HERE).state == "approved"
    held = clinic.statements.take_in_answer(number, file_of(sent, opinion="hold", token="sealed"))
    assert held.state == "hold"
    with pytest.raises(CounselSaysHold):
        made.open("manager").statements.approve(number, HERE)


def test_an_answer_on_the_same_words_answers_whatever_version_was_sent(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    clinic = made.open("owner")
    clinic.statements.send_to_counsel(number, HERE, "mail", token="sealed")
    clinic.statements.write(number, NEXT)
    clinic.statements.write(number, TEXT)
    assert judged(made, number, "changes_needed").unanswered() is None


def test_a_question_stays_open_when_another_version_is_sent_without_it(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    desk = made.open("owner").statements
    desk.send_to_counsel(number, HERE, "mail", questions=["錄影要不要提"])
    desk.write(number, NEXT)
    sent = desk.send_to_counsel(number, THERE, "mail", questions=["期限可以寫嗎"])
    assert sent.open_questions == ("錄影要不要提", "期限可以寫嗎")
    assert sent.questions_up_to(2) == sent.open_questions
    assert sent.questions_up_to(1) == ("錄影要不要提",)
    first = judged(made, number, "changes_needed")
    assert first.unanswered() == first.sent[1]
    assert first.open_questions == ("期限可以寫嗎",)
    last = judged(made, number, CLEAR, THERE)
    assert (last.unanswered(), last.open_questions) == (None, ())
    assert last.questions_up_to(2) == ("期限可以寫嗎",)


def test_a_verdict_on_a_later_wording_answers_what_was_asked_of_a_former_one(
    made: MadeClinic,
) -> None:
    number = begun(made.open("owner"))
    desk = made.open("owner").statements
    desk.send_to_counsel(number, HERE, "mail", questions=["錄影要不要提"])
    desk.write(number, NEXT)
    assert judged(made, number, "hold", THERE).open_questions == ()


def test_a_hand_of_one_alone_falls_with_counsels_objection(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    made.open("manager").statements.approve(number, HERE, alone=True, reason=WHY)
    made.open("owner").statements.verdict(number, HERE, "hold", "", "高若瑜")
    assert typed(made, number).state == CLEAR, "typed against typed"
    with pytest.raises(NotApproved):
        made.open("manager").statements.release(number, HERE, "website", "首頁")
    with pytest.raises(TwoMustSign):
        made.open("manager").statements.approve(number, HERE, alone=True, reason=WHY)


def test_an_older_all_clear_does_not_beat_a_newer_hold(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    judged(made, number, CLEAR)
    made.open("manager").statements.approve(number, HERE)
    made.open("manager").statements.write(number, NEXT)
    judged(made, number, "hold", THERE)
    desk = made.open("manager").statements
    assert desk.write(number, TEXT).approval() is None
    with pytest.raises(CounselObjected):
        desk.release(number, HERE, "website", "首頁")
    assert judged(made, number, CLEAR).objection() is None, "a later one does"


def test_a_hold_on_the_wording_that_was_sent_counts_after_it_was_changed(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    desk = made.open("owner").statements
    sent = desk.send_to_counsel(number, HERE, "mail", token="sealed")
    desk.write(number, NEXT)
    desk.approve(number, THERE, alone=True, reason=WHY)
    held = desk.take_in_answer(
        number, as_file(answer(sent, opinion="hold", sentences=[], answers=[], token="sealed"))
    )
    assert (held.verdicts[0].version, held.verdicts[0].way) == (1, "file")
    assert held.state == "void"
    with pytest.raises(CounselObjected):
        desk.release(number, THERE, "website", "首頁")


def file_of(statement: Statement, opinion: str = CLEAR, **told: object) -> bytes:
    return as_file(answer(statement, opinion=opinion, sentences=[], answers=[], **told))


def test_a_file_that_no_envelope_asked_for_shows_nothing(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    it = made.open("owner").statement_lists.one(number)
    desk = made.open("manager").statements
    forged = desk.take_in_answer(number, file_of(it))
    assert (forged.verdicts[0].way, forged.verdicts[0].proven) == ("unasked", False)
    with pytest.raises(TwoMustSign):
        desk.approve(number, HERE, alone=True, reason=WHY)
    assert not desk.take_in_answer(number, file_of(it, token="guessed")).verdicts[-1].proven


def test_an_envelope_is_answered_once_for_its_version_and_its_questions(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    desk = made.open("owner").statements
    sent = desk.send_to_counsel(number, HERE, "mail", token="sealed")
    assert "sealed" not in sent.sent[0].token
    first = desk.take_in_answer(number, file_of(sent, token="sealed"))
    assert (first.verdicts[0].way, first.verdicts[0].proven) == ("file", True)
    judged(made, number, "hold")
    desk = made.open("owner").statements
    again = desk.take_in_answer(number, file_of(sent, token="sealed"))
    assert (again.verdicts[-1].way, again.state) == ("unasked", "hold")
    desk.write(number, NEXT)
    late = desk.send_to_counsel(number, THERE, "mail", token="second")
    assert not desk.take_in_answer(number, file_of(sent, token="second")).verdicts[-1].proven
    assert desk.take_in_answer(number, file_of(late, token="second")).objection() is None


def test_an_envelope_from_before_the_hold_does_not_lift_it(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    sent = made.open("owner").statements.send_to_counsel(number, HERE, "mail", token="sealed")
    judged(made, number, "hold")
    kept_back = made.open("owner").statements.take_in_answer(number, file_of(sent, token="sealed"))
    assert kept_back.state == "hold"


def test_nothing_is_decided_of_a_text_that_was_taken_back(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    it = desk.approve(number, HERE, alone=True, reason=WHY)
    desk.take_back(number, "不發了，改用電話說明")
    verbs: tuple[Callable[[], object], ...] = (
        lambda: desk.send_to_counsel(number, HERE, "paper"),
        lambda: desk.verdict(number, HERE, "hold", "", "高若瑜"),
        lambda: desk.take_in_answer(number, file_of(it)),
        lambda: desk.let_pass(number, HERE, "L1", 0, 1, WHY),
        lambda: desk.approve(number, HERE, alone=True, reason=WHY),
        lambda: desk.release(number, HERE, "website", "首頁"),
    )
    for verb in verbs:
        with pytest.raises(TakenBack):
            verb()


def test_the_hand_of_somebody_who_left_counts_no_more(made: MadeClinic) -> None:
    number = begun(made.open("owner"))
    made.open("manager").statements.approve(number, HERE, reason=WHY)
    clinic = made.open("owner")
    gone = next(each for each in clinic.staff_lists.everybody() if each.role == "manager")
    clinic.staff.disable(gone.id, "離職")
    assert clinic.statement_lists.one(number).signatures() == ()
    assert clinic.statements.approve(number, HERE, reason=WHY).state == "half_approved"
    with pytest.raises(NotApproved):
        clinic.statements.release(number, HERE, "website", "首頁")


def test_where_when_and_with_what_it_went_out_is_looked_at(clinic: Clinic) -> None:
    desk, number, now = clinic.statements, begun(clinic), clinic.clock.now()
    desk.approve(number, HERE, alone=True, reason=WHY)
    with pytest.raises(EventAhead):
        desk.release(number, HERE, "website", "首頁", at=now + timedelta(days=400))
    with pytest.raises(OutBeforeWritten):
        desk.release(number, HERE, "website", "首頁", at=now - timedelta(days=300))
    with pytest.raises(NextWordPast):
        desk.release(number, HERE, "website", "首頁", next_update=now - timedelta(days=9))
    with pytest.raises(NotFound):
        desk.release(number, HERE, "website", "首頁", screenshot="E-2099-0001")
    with pytest.raises(NotThisText):
        desk.release(number, THERE, "website", "首頁")
    assert desk.release(number, HERE, "website", "首頁").state == "released"


def test_a_letter_to_a_patient_does_not_go_where_everybody_reads(clinic: Clinic) -> None:
    desk = clinic.statements
    letter = desk.begin("", "patient_letter", "信", TEXT, "zh_TW").number
    desk.approve(letter, HERE, alone=True, reason=WHY)
    with pytest.raises(NotThisWay):
        desk.release(letter, HERE, "facebook", "粉專")
    assert desk.release(letter, HERE, "letter", "陳女士").releases
    public = begun(clinic)
    desk.approve(public, HERE, alone=True, reason=WHY)
    assert desk.release(public, HERE, "email", "記者信箱").releases


def test_exactly_the_text_that_was_shown_goes_to_counsel(clinic: Clinic) -> None:
    desk, number = clinic.statements, begun(clinic)
    desk.write(number, NEXT)
    with pytest.raises(NotThisText):
        desk.send_to_counsel(number, HERE, "paper")


def test_what_shows_a_sequel_is_an_exhibit(clinic: Clinic, tmp_path: Path) -> None:
    desk, number = clinic.statements, begun(clinic)
    desk.approve(number, HERE, alone=True, reason=WHY)
    desk.release(number, HERE, "website", "首頁")
    with pytest.raises(NotFound):
        desk.note_sequel(number, Sequel.PRESS_CALLED, "北安日報", proof="E-2099-0001")
    file = tmp_path / "call.txt"
    file.write_text("10:20 來電", "utf-8")
    proof = clinic.evidence.take_in(file, HandIn("來電紀錄")).number
    assert desk.note_sequel(number, Sequel.PRESS_CALLED, "北安日報", proof=proof).followed


def test_a_block_let_pass_after_the_approval_is_signed_again(clinic: Clinic) -> None:
    wrong = TEXT + "您上週三拔牙時已簽同意書，這是我們的疏失。"
    desk, number, sha256 = clinic.statements, begun(clinic, wrong), text_hash(wrong)
    blocks = clinic.statement_lists.gate(number).open_blocks
    assert blocks
    for each in blocks:
        desk.let_pass(number, sha256, each.group, each.start, each.end, WHY)
    desk.approve(number, sha256, alone=True, reason=WHY)
    again = blocks[0]
    after = desk.let_pass(number, sha256, again.group, again.start, again.end, WHY)
    assert after.approval() is None
    assert desk.approve(number, sha256, alone=True, reason=WHY).state == "approved"
