"""Counsel's word on the page: a hold follows the text, paper has a scan, the guard reads again."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from clinicguard.incidents.facts import Status
from clinicguard.statements.statement import text_hash
from clinicguard.statements.steps import Opinion, Remark
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from ui.statements.approve_panel import ApprovePanel
from ui.statements.copy_panel import CopyPanel
from ui.statements.counsel_panel import CounselPanel
from ui.statements.gate_card import GateCard
from ui.statements.release_panel import ReleasePanel
from ui.statements.verdict_panel import VerdictPanel
from ui.widgets.text import Phrase

WHY = "律師到下週才回來"


def typed(desk: Desk, opinion: str) -> VerdictPanel:
    """The verdict came on paper; its form is open."""
    desk.press("counsel")
    desk.panel(CounselPanel).how.chip("paper").click()
    desk.panel(CounselPanel).questions.set_text("電話可以寫嗎")
    desk.panel(CounselPanel).go()
    desk.rooms.settle()
    desk.press("verdict")
    panel = desk.panel(VerdictPanel)
    panel.opinion.chip(opinion).click()
    panel.note.set_text("等病歷")
    panel.counsel.set_text("高若瑜律師")
    return panel


def done(desk: Desk) -> None:
    desk.rooms.settle()
    assert desk.rooms.no_panel()


def test_a_hold_is_shown_on_the_next_wording_and_the_owner_says_why_not(clean: Desk) -> None:
    typed(clean, "hold").go()
    done(clean)
    clean.type("改", 0, 0)
    clean.press("keep")
    assert "律師要求暫緩第 1 版" in clean.rooms.words()
    assert "或由負責人寫下理由決定照發" in clean.rooms.words()
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    panel.how.chip("alone").click()
    panel.why.set_text("第二個人不在")
    panel.go()
    clean.rooms.settle()
    assert clean.statement.approvals == ()
    panel.against.set_text(WHY)
    panel.go()
    done(clean)
    assert clean.statement.state == "approved"
    assert [each.reason for each in clean.statement.overruled] == [WHY]
    clean.page.reading.show_view("course")
    clean.rooms.settle()
    assert WHY in clean.rooms.words()
    clean.sit("manager")
    clean.rooms.clinic.statements.write(clean.number, CLEAN + "。")
    clean.page.look_again()
    clean.rooms.settle()
    clean.press("approve")
    assert "負責人" in clean.panel(ApprovePanel).button.reason()


def test_what_was_held_and_stands_again_is_quoted(clean: Desk) -> None:
    def judge(opinion: Opinion, text: str) -> None:
        clean.sit("counsel")
        desk = clean.rooms.clinic.statements
        desk.verdict(clean.number, text_hash(text), opinion, "", "高若瑜律師")
        clean.sit("owner")

    other = "診所週三休診一天，已預約的病友我們會另外聯絡。"
    judge("hold", CLEAN)
    clean.rooms.clinic.statements.write(clean.number, other)
    judge("no_action_needed", other)
    clean.rooms.clinic.statements.write(clean.number, f"{CLEAN}謝謝。")
    clean.page.look_again()
    clean.rooms.settle()
    assert "這裡又寫了" in clean.rooms.words()


def test_paper_is_typed_in_with_ticks_and_answers_and_without_a_scan_two_sign(clean: Desk) -> None:
    panel = typed(clean, "no_action_needed")
    panel.answers[0][1].set_text("可以")
    panel.on[1].tick.chip("changes_needed").click()
    panel.on[1].note.set_text("太滿")
    panel.go()
    clean.rooms.settle()
    assert "全文就不能是「不用改」" in panel.opinion_field.wrong()
    assert clean.statement.verdicts == ()
    panel.on[1].tick.chip("no_action_needed").click()
    assert panel.opinion_field.wrong() == ""
    panel.go()
    done(clean)
    verdict = clean.statement.verdict()
    assert verdict is not None
    assert verdict.answers == (("電話可以寫嗎", "可以"),)
    assert verdict.remarks == (Remark(panel.on[1].piece.text, "no_action_needed", "太滿"),)
    assert not verdict.proven
    clean.press("approve")
    assert "沒有掃描檔" in clean.rooms.words()
    clean.panel(ApprovePanel).go()
    done(clean)
    assert clean.statement.state == "half_approved"
    clean.press("approve")
    assert clean.panel(ApprovePanel).button.reason() == "接著由另一個人解鎖來簽"
    clean.panel(ApprovePanel).leave()
    clean.sit("manager")
    clean.press("approve")
    clean.panel(ApprovePanel).go()
    done(clean)
    assert clean.statement.approval() is not None
    clean.sit("owner")
    clean.press("copy")
    assert "身分檢查" in clean.rooms.words()
    clean.panel(CopyPanel).go()
    done(clean)
    assert QGuiApplication.clipboard().text() == CLEAN


def known(desk: Desk) -> list[str]:
    """What the page before the approval says of the text, row by row."""
    desk.page.look_again()
    desk.rooms.settle()
    desk.press("approve")
    (card,) = desk.panel(ApprovePanel).findChildren(GateCard)
    return [phrase.text() for phrase in card.findChildren(Phrase)]


def test_what_counsel_says_of_sentences_is_read_before_the_approval(clean: Desk) -> None:
    panel = typed(clean, "hold")
    panel.answers[0][1].set_text("可以")
    panel.on[1].tick.chip("changes_needed").click()
    panel.on[1].note.set_text("太滿")
    panel.go()
    done(clean)
    clean.rooms.clinic.statements.write(clean.number, CLEAN + "。")
    told = known(clean)
    assert f"要修改　「{panel.on[1].piece.text}」　太滿" in told
    assert "律師回答　電話可以寫嗎　可以" in told


def test_that_counsel_was_asked_again_after_an_all_clear_is_told(clean: Desk) -> None:
    typed(clean, "no_action_needed").go()
    done(clean)
    assert not any("還沒有登記答覆" in each for each in known(clean))
    clean.panel(ApprovePanel).leave()
    desk = clean.rooms.clinic.statements
    desk.send_to_counsel(clean.number, text_hash(CLEAN), "account")
    told = known(clean)
    assert any("不用改" in each for each in told)
    assert any("第 1 版" in each and "還沒有登記答覆" in each for each in told)


def test_what_counsel_has_not_answered_goes_along_with_the_next_wording(clean: Desk) -> None:
    typed(clean, "hold").leave()
    clean.rooms.clinic.statements.write(clean.number, CLEAN + "。")
    clean.page.look_again()
    clean.rooms.settle()
    clean.press("counsel")
    panel = clean.panel(CounselPanel)
    assert panel.asked() == ("電話可以寫嗎",)
    assert "這些還沒回答" in clean.rooms.words()
    panel.questions.set_text("")
    panel.go()
    done(clean)
    clean.press("verdict")
    assert [question for question, _ in clean.panel(VerdictPanel).answers] == ["電話可以寫嗎"]


def test_what_blocks_since_the_approval_is_neither_copied_nor_recorded(clean: Desk) -> None:
    case, desk = clean.statement.case.partition("/")[2], clean.rooms.clinic.incidents
    words = "診所自 11 月 18 日起停用該批麻醉劑"
    source = clean.rooms.clinic.incident_lists.case(case).facts[0].source
    said = desk.state_fact(case, words, Status.CONFIRMED, source, may_be_public=True)
    clean.type(f"{words}。", len(CLEAN), len(CLEAN))
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    panel.how.chip("alone").click()
    panel.why.set_text(WHY)
    panel.go()
    done(clean)
    desk.change_fact(case, said.id, Status.REFUTED, "當天停用的是另一批")
    QGuiApplication.clipboard().setText("先前的")
    clean.press("copy")
    assert "核准之後有" in clean.panel(CopyPanel).button.reason()
    clean.panel(CopyPanel).go()
    assert QGuiApplication.clipboard().text() == "先前的"
    clean.panel(CopyPanel).leave()
    clean.rooms.settle()
    clean.press("release")
    assert "核准之後有" in clean.panel(ReleasePanel).button.reason()


def test_a_text_is_marked_as_checked(clean: Desk) -> None:
    clean.press("check")
    assert clean.statement.state == "checked"
    assert clean.page.foot.stamp.standing.title == "已檢查：就是這份文字"
    assert "check" not in clean.page.acts.buttons


def test_what_counsel_held_in_another_text_of_the_case_is_told(clean: Desk) -> None:
    clinic, it = clean.rooms.clinic, clean.statement
    other = clinic.statements.begin(it.case, "review_reply", "另一份", f"{CLEAN}先這樣。", "zh_TW")
    clinic.statements.verdict(other.number, other.now.sha256, "hold", "等鑑定", "高若瑜律師")
    clean.page.look_again()
    clean.rooms.settle()
    clean.press("approve")
    assert f"另一份文字 {other.number}" in " ".join(clean.rooms.words().split())
    assert not clean.panel(ApprovePanel).button.reason()
    clean.panel(ApprovePanel).close_panel()
    same = clinic.statements.begin(it.case, "review_reply", "同一份", CLEAN, "zh_TW")
    clinic.statements.verdict(same.number, same.now.sha256, "hold", "等鑑定", "高若瑜律師")
    clean.page.look_again()
    clean.rooms.settle()
    assert f"同樣的字句，律師在 {same.number} 提過意見" in clean.rooms.words()
    assert clean.page.acts.buttons["approve"].reason() == "律師還沒說這份可以發"


def test_a_word_on_the_same_words_of_another_text_names_that_text(clean: Desk) -> None:
    clinic = clean.rooms.clinic
    case = "incident/I-2026-0001"
    other = clinic.statements.begin(case, "review_reply", "另一份", CLEAN, "zh_TW").number
    clinic.statements.verdict(other, text_hash(CLEAN), "hold", "等病歷", "高若瑜律師")
    clean.page.look_again()
    clean.rooms.settle()
    stamp = clean.page.foot.stamp
    assert f"針對 {other}" in stamp.standing.note
    clean.type("改")
    assert stamp.standing.title == "還沒核准"
