"""What is typed into a panel is there again after the lock, and gone once it stands in the log."""

from __future__ import annotations

import pytest

from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve
from ui.statements.approve_panel import ApprovePanel
from ui.statements.counsel_panel import CounselPanel
from ui.statements.panel_drafts import page_of
from ui.statements.release_panel import ReleasePanel
from ui.statements.small_panels import LetPassPanel
from ui.statements.verdict_panel import VerdictPanel

NOTE = "第二句容易被讀成承認，先不要送"


def kept(desk: Desk) -> object:
    return desk.rooms.clinic.drafts.find(page_of(desk.number))


def test_a_verdict_half_written_down_comes_back_after_the_lock(clean: Desk) -> None:
    clean.rooms.clinic.statements.send_to_counsel(clean.number, clean.statement.now.sha256, "paper")
    clean.page.look_again()
    clean.rooms.settle()
    clean.press("verdict")
    panel = clean.panel(VerdictPanel)
    assert panel.button_leave.words() == "先不做"
    panel.opinion.chip("changes_needed").click()
    assert panel.button_leave.words() == "先存著，稍後再寫"
    panel.note.edit.insertPlainText(NOTE)
    panel.counsel.edit.setText("高若瑜")
    panel.counsel.changed.emit()
    first = panel.on[0]
    first.note.edit.setText("刪")
    first.note.changed.emit()
    clean.sit("owner")
    clean.press("verdict")
    again = clean.panel(VerdictPanel)
    assert again.opinion.value() == "changes_needed"
    assert (again.note.text(), again.counsel.text()) == (NOTE, "高若瑜")
    assert [remark.note for remark in again.said()] == ["刪"]
    again.go()
    clean.rooms.settle()
    assert clean.statement.state == "changes_needed"
    assert kept(clean) is None


@pytest.mark.prove
def test_what_went_out_half_written_down_comes_back_and_another_sees_nothing(clean: Desk) -> None:
    approve(clean)
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    panel.way.where.edit.setText("商家頁那一則")
    panel.way.where.changed.emit()
    panel.next.promise.click()
    clean.sit("manager")
    clean.press("release")
    assert clean.panel(ReleasePanel).way.where.text() == ""
    clean.sit("owner")
    clean.press("release")
    again = clean.panel(ReleasePanel)
    assert again.way.where.text() == "商家頁那一則"
    assert again.next.due() is not None
    assert not again.next.field.isHidden()
    again.go()
    clean.rooms.settle()
    assert [each.where for each in clean.statement.releases] == ["商家頁那一則"]
    assert kept(clean) is None


@pytest.mark.prove
def test_a_passphrase_is_in_no_draft_and_a_word_on_one_text_is_not_put_on_another(
    clean: Desk,
) -> None:
    clean.press("counsel")
    panel = clean.panel(CounselPanel)
    panel.how.chip("mail").click()
    panel.questions.edit.insertPlainText("期限可以寫嗎")
    panel.passphrase.first.edit.setText("marble saddle comet drizzle")
    panel.passphrase.changed.emit()
    panel.leave()
    clean.rooms.settle()
    clean.press("approve")
    approval = clean.panel(ApprovePanel)
    approval.how.chip("alone").click()
    approval.why.edit.insertPlainText("診所沒有法律顧問")
    approval.leave()
    clean.type("。", 0, 0)
    clean.press("keep")
    clean.press("approve")
    assert clean.panel(ApprovePanel).why.text() == ""
    clean.rooms.shell.close_over()
    clean.sit("owner")
    found = kept(clean)
    assert isinstance(found, dict)
    assert found["send"] == {"how": "mail", "questions": "期限可以寫嗎"}
    assert "marble" not in str(found)


def test_one_finding_let_pass_leaves_what_is_half_written_of_another(reply: Desk) -> None:
    first, second = reply.page.listed[:2]
    reply.page.let_pass(second.number)
    reply.panel(LetPassPanel).why.edit.insertPlainText("寫到一半")
    reply.panel(LetPassPanel).leave()
    reply.page.let_pass(first.number)
    panel = reply.panel(LetPassPanel)
    panel.why.edit.insertPlainText("這是原話")
    panel.go()
    reply.rooms.settle()
    found = kept(reply)
    assert isinstance(found, dict)
    assert [fields["why"] for fields in found.values()] == ["寫到一半"]


def test_what_was_half_written_on_a_former_wording_goes_with_the_word_on_the_next(
    clean: Desk,
) -> None:
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    panel.how.chip("alone").click()
    panel.why.edit.insertPlainText("舊版的理由")
    panel.leave()
    clean.page.acts.drafts.keep()
    clean.type("好。")
    clean.press("keep")
    assert kept(clean) is not None
    approve(clean)
    assert kept(clean) is None
