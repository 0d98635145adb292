"""From the draft to what went out: counsel, approval for one text, the clipboard, the log."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
import pyzipper
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from clinicguard.incidents.releases import Sequel
from clinicguard.statements.statement import text_hash
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from ui.statements.approve_panel import ApprovePanel
from ui.statements.counsel_panel import CounselPanel
from ui.statements.followed_panel import FollowedPanel
from ui.statements.lent_words import lent_words
from ui.statements.release_panel import ReleasePanel
from ui.statements.statements_page import StatementsPage
from ui.statements.take_back_panel import TakeBackPanel
from ui.statements.verdict_panel import VerdictPanel

AWAY = "律師出國，評論還在擴散"


def approve(desk: Desk, why: str = "診所沒有法律顧問") -> None:
    """The owner alone, and says why."""
    desk.press("approve")
    panel = desk.panel(ApprovePanel)
    if why:
        panel.how.chip("alone").click()
        panel.why.set_text(why)
    panel.go()
    desk.rooms.settle()
    assert desk.rooms.no_panel()


def look(desk: Desk) -> str:
    return desk.page.foot.stamp.standing.look


def test_the_stamp_is_green_for_exactly_one_text(clean: Desk) -> None:
    approve(clean)
    page = clean.page
    assert look(clean) == "green"
    assert "未經律師" in page.foot.stamp.standing.note
    clean.type("。", len(CLEAN), len(CLEAN))
    assert look(clean) == "grey"
    assert page.foot.stamp.standing.title == "第 1 版的核准已失效"
    assert "改了 1 字" in page.foot.stamp.standing.note
    assert "copy" not in page.acts.buttons
    page.field.edit.undo()
    clean.rooms.settle()
    assert look(clean) == "green"
    clean.type("。", len(CLEAN), len(CLEAN))
    clean.press("keep")
    assert clean.statement.state == "void"
    assert look(clean) == "grey"


def test_what_went_out_before_a_fact_is_confirmed_is_recorded_with_the_reason(bare: Desk) -> None:
    bare.press("approve")
    assert "至少確認一條事實、指定發言人" in bare.rooms.words()
    bare.panel(ApprovePanel).leave()
    bare.rooms.settle()
    approve(bare)
    bare.press("release")
    panel = bare.panel(ReleasePanel)
    panel.where.set_text("Google 商家頁")
    panel.go()
    bare.rooms.settle()
    assert not bare.statement.releases
    panel.why.set_text("評論已經有人轉貼")
    panel.go()
    bare.rooms.settle()
    assert bare.rooms.no_panel()
    assert bare.statement.state == "released"
    (passed,) = bare.rooms.clinic.incident_lists.case("I-2026-0001").overrides
    assert passed.reason == "評論已經有人轉貼"


def test_who_signed_first_is_told_who_signs_next_and_may_still_sign_alone(clean: Desk) -> None:
    clean.press("approve")
    clean.panel(ApprovePanel).how.chip("two").click()
    clean.panel(ApprovePanel).why.set_text(AWAY)
    clean.panel(ApprovePanel).go()
    clean.rooms.settle()
    assert clean.statement.state == "half_approved"
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    assert "接著由另一個人解鎖來簽" in clean.rooms.words()
    panel.go()
    clean.rooms.settle()
    assert clean.statement.approval() is None
    panel.why.set_text("第二個人今天不在")
    panel.go()
    clean.rooms.settle()
    assert clean.statement.approval() is not None


def test_one_page_says_all_before_release_and_alone_needs_a_reason(clean: Desk) -> None:
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    words = clean.rooms.words()
    for told in ("用詞檢查", "身分檢查", "律師", clean.statement.now.sha256, CLEAN):
        assert told in words
    panel.go()
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    panel.how.chip("alone").click()
    panel.go()
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    assert clean.statement.approvals == ()


def test_what_blocks_stands_on_that_page_and_stops_it(reply: Desk) -> None:
    assert "擋" in reply.page.acts.buttons["approve"].reason()
    reply.page.acts.approve()
    reply.rooms.settle()
    panel = reply.panel(ApprovePanel)
    assert "擋" in panel.button.reason()
    panel.go()
    reply.rooms.settle()
    assert reply.statement.approvals == ()


def test_two_people_sign(clean: Desk) -> None:
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    panel.how.chip("two").click()
    panel.go()
    clean.rooms.settle()
    assert not clean.rooms.no_panel(), "there is a counsel: why it goes on without is asked"
    panel.why.set_text(AWAY)
    panel.go()
    clean.rooms.settle()
    assert clean.statement.state == "half_approved"
    assert look(clean) == "blue"
    clean.sit("manager")
    clean.press("approve")
    assert AWAY in clean.rooms.words(), "the second hand sees why"
    assert "的密語是" not in clean.rooms.words()
    clean.panel(ApprovePanel).go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    approval = clean.statement.approval()
    assert approval is not None
    assert look(clean) == "green"


def test_counsel_answers_on_this_pc_and_one_signature_is_enough(clean: Desk) -> None:
    clean.press("counsel")
    panel = clean.panel(CounselPanel)
    assert panel.how.value() == "account"
    panel.questions.set_text("期限可以寫嗎\n\n電話可以寫嗎")
    panel.go()
    clean.rooms.settle()
    assert clean.statement.state == "with_counsel"
    clean.sit("counsel")
    assert not clean.page.field.edit.isEnabled() or clean.page.field.edit.isReadOnly()
    clean.rooms.go("statements")
    listed = clean.rooms.page(StatementsPage)
    assert listed.view == "counsel"
    assert [row.key for row in listed.rows.rows()] == [f"statement/{clean.number}"]
    clean.rooms.go(f"statement/{clean.number}")
    clean.press("verdict")
    asked = clean.panel(VerdictPanel)
    assert "1 期限可以寫嗎" in clean.rooms.words()
    asked.answers[1][1].set_text("可以，寫專線")
    asked.opinion.chip("changes_needed").click()
    asked.go()
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    asked.opinion.chip("no_action_needed").click()
    asked.risk.chip("low").click()
    asked.go()
    clean.rooms.settle()
    verdict = clean.statement.verdict()
    assert verdict is not None
    assert (verdict.counsel, verdict.risk) == ("高若瑜", "low")
    assert verdict.answers == (("電話可以寫嗎", "可以，寫專線"),)
    clean.sit("owner")
    assert clean.page.foot.stamp.standing.title == "律師：不用改"
    approve(clean, why="")
    approval = clean.statement.approval()
    assert approval is not None
    assert not approval.without_counsel


def test_a_hold_on_paper_is_copied_and_keeps_the_text_in(clean: Desk) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).how.chip("paper").click()
    clean.panel(CounselPanel).go()
    clean.rooms.settle()
    clean.press("verdict")
    panel = clean.panel(VerdictPanel)
    panel.opinion.chip("hold").click()
    panel.counsel.set_text("高若瑜律師")
    panel.go()
    clean.rooms.settle()
    assert look(clean) == "amber"
    assert "律師" in clean.page.acts.buttons["approve"].reason()
    clean.type("改", 0, 0)
    assert not clean.page.acts.buttons["approve"].reason()
    assert look(clean) == "grey"
    assert "第 1 版" in clean.page.foot.stamp.standing.title


def test_the_envelope_leaves_sealed_and_with_an_entry(
    clean: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "for-counsel.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    clean.rooms.clinic.statements.private.write(f"statement/{clean.number}", "先別提錄影")
    clean.press("counsel")
    panel = clean.panel(CounselPanel)
    assert panel.notes is not None
    assert panel.notes.isHidden()
    panel.how.chip("mail").click()
    assert not panel.notes.isHidden()
    assert not panel.noted()
    panel.notes.click()
    panel.questions.set_text("期限可以寫嗎")
    assert panel.button.reason()
    panel.go()
    assert not target.exists()
    secret = "lantern quilt harbor seventeen"
    for line in (panel.passphrase.first, panel.passphrase.second):
        line.set_text(secret)
        line.changed.emit()
    panel.go()
    clean.rooms.settle()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    with pyzipper.AESZipFile(target) as archive:
        archive.setpassword(secret.encode())
        names = archive.namelist()
        form = archive.read(next(name for name in names if name.endswith(".html"))).decode()
        sheet = archive.read(next(name for name in names if name.endswith(".pdf")))
    pages = pypdfium2.PdfDocument(sheet)
    assert "先別提錄影" in "".join(page.get_textpage().get_text_range() for page in pages)
    assert clean.statement.now.sha256 in form
    assert CLEAN[:10].encode() not in target.read_bytes()
    assert clean.statement.state == "with_counsel"
    assert clean.statement.sent[-1].questions == ("期限可以寫嗎",)
    verbs = clean.rooms.verbs()
    assert verbs.index("paper.save") < verbs.index("statement.send_to_counsel")
    assert "counsel.put_on_paper" in verbs


def test_counsels_file_is_the_verdict_word_for_word(clean: Desk, tmp_path: Path) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).how.chip("paper").click()
    clean.panel(CounselPanel).questions.set_text("電話可以寫嗎")
    clean.panel(CounselPanel).go()
    clean.rooms.settle()
    first = CLEAN.splitlines()[0].split("。")[0] + "。"
    answer = {
        "format": "clinicguard-verdict/1",
        "statement": clean.number,
        "version": 1,
        "sha256": clean.statement.now.sha256,
        "opinion": "changes_needed",
        "note": "第一句再溫和一點",
        "counsel": "高若瑜律師",
        "sentences": [{"text": first, "opinion": "changes_needed", "note": "改成「謝謝您」"}],
        "answers": [{"question": "電話可以寫嗎", "answer": "可以"}],
        "risk": "low",
    }
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(answer, ensure_ascii=False), "utf-8")
    clean.press("verdict")
    clean.panel(VerdictPanel).take_file(file)
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    verdict = clean.statement.verdict()
    assert verdict is not None
    assert (verdict.counsel, verdict.note) == ("高若瑜律師", "第一句再溫和一點")
    assert verdict.evidence is not None
    words = clean.rooms.words()
    clean.page.reading.show_view("course")
    clean.rooms.settle()
    words = clean.rooms.words()
    assert "改成「謝謝您」" in words
    assert "電話可以寫嗎 可以" in words


def test_counsels_file_on_another_text_is_refused_and_no_exhibit(
    clean: Desk, tmp_path: Path
) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).go()
    clean.rooms.settle()
    file = tmp_path / "answer.json"
    file.write_text('{"format": "clinicguard-verdict/1"}', "utf-8")
    clean.press("verdict")
    clean.panel(VerdictPanel).take_file(file)
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    assert clean.statement.verdicts == ()
    assert clean.rooms.clinic.evidence_lists.of_case(clean.statement.case) == []


def test_exactly_the_approved_words_are_lent_and_taken_back(
    clean: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the display of the tests does not say whose the clipboard is
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda self: True)
    board = QGuiApplication.clipboard()
    approve(clean)
    clean.press("copy")
    assert board.text() == CLEAN
    assert "已發布？" in clean.rooms.words()
    clean.rooms.go("statements")
    assert board.text() == CLEAN
    clean.rooms.shell.lock()
    clean.rooms.settle()
    assert board.text() == ""


def test_what_somebody_else_copied_is_left_alone(clean: Desk) -> None:
    board = QGuiApplication.clipboard()
    lent = lent_words()
    lent.lend("核准的文字")
    board.setText("別的程式的")
    lent.take_back()
    assert board.text() == "別的程式的"
    lent.lend("核准的文字")
    lent._timer.timeout.emit()
    assert board.text() == ""


def test_a_refused_record_keeps_its_screenshot_and_takes_it_the_next_time(
    clean: Desk, tmp_path: Path
) -> None:
    approve(clean)
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    shot = tmp_path / "reply.png"
    shot.write_bytes(b"\x89PNG made up")
    panel.where.set_text("商家頁")
    panel.shot.take(shot)
    now = clean.rooms.made.clock.time
    panel.at.set_value(now + timedelta(hours=1))
    panel.go()
    clean.rooms.settle()
    assert not clean.statement.releases
    panel.at.set_value(now)
    panel.go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    (exhibit,) = clean.rooms.clinic.evidence_lists.of_case(clean.statement.case)
    (release,) = clean.statement.releases
    assert release.screenshot == exhibit.number
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    panel.shot.take(shot)
    panel.shot.exhibit.set_value(exhibit.number)
    panel.shot.exhibit.changed.emit()
    assert panel.shot.to_seal() is None
    assert panel.shot.number() == exhibit.number


def test_where_exactly_is_for_whoever_posted_it_to_say(clean: Desk) -> None:
    clean.rooms.clinic.statements.place(clean.number, "google")
    approve(clean)
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    assert panel.channels.value() == "google_review"
    assert panel.where.text() == ""


def test_what_went_out_is_logged_with_its_screenshot(clean: Desk, tmp_path: Path) -> None:
    clean.rooms.made.clock.forward(seconds=30)
    approve(clean)
    clean.press("copy")
    clean.page.acts.release()
    clean.rooms.settle()
    panel = clean.panel(ReleasePanel)
    panel.go()
    assert not clean.rooms.no_panel()
    shot = tmp_path / "reply.png"
    shot.write_bytes(b"\x89PNG made up")
    panel.where.set_text("商家頁的那一則評論")
    panel.shot.take(shot)
    panel.promise.click()
    later = clean.rooms.made.clock.time + timedelta(hours=6)
    panel.next_at.set_value(later)
    panel.go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    (release,) = clean.statement.releases
    assert (release.channel, release.where) == ("google_review", "商家頁的那一則評論")
    exhibit = clean.rooms.clinic.evidence_lists.of_case(clean.statement.case)[0]
    assert release.screenshot == exhibit.number
    approval = clean.statement.approval()
    assert approval is not None
    assert release.at >= approval.at
    case = clean.rooms.clinic.incident_lists.case("I-2026-0001")
    assert case.releases[0].text == CLEAN
    assert case.incident.next_update == release.next_update
    assert QGuiApplication.clipboard().text() == ""
    assert look(clean) == "green"
    assert clean.page.field.edit.isReadOnly()
    assert "截圖 A-01" in clean.rooms.words()


def test_what_followed_is_noted_below_the_release(clean: Desk) -> None:
    approve(clean)
    clean.rooms.clinic.statements.release(clean.number, text_hash(CLEAN), "google_review", "商家頁")
    clean.rooms.made.clock.forward(minutes=90)
    clean.rooms.go(f"statement/{clean.number}")
    clean.press("sequel")
    panel = clean.panel(FollowedPanel)
    panel.go()
    assert not clean.rooms.no_panel()
    panel.kinds.chip("press_called").click()
    panel.words.set_text("北安日報 王記者，想約訪")
    panel.at.set_value(clean.rooms.made.clock.time - timedelta(minutes=30))
    panel.go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    (each,) = clean.statement.followed
    assert (each.sequel, each.words) == (Sequel.PRESS_CALLED, "北安日報 王記者，想約訪")
    assert "媒體來電" in clean.rooms.words()
    clean.rooms.go("incident/I-2026-0001/communication")
    assert "北安日報 王記者，想約訪" in clean.rooms.words()


def test_what_is_taken_back_stays_with_its_reason(clean: Desk) -> None:
    approve(clean)
    clean.press("release")
    clean.panel(ReleasePanel).where.set_text("商家頁")
    clean.panel(ReleasePanel).go()
    clean.rooms.settle()
    other = clean.rooms.clinic.statements.begin(
        clean.statement.case, "review_reply", "更正", CLEAN, "zh_TW"
    )
    clean.page.look_again()
    clean.rooms.settle()
    clean.press("take_back")
    panel = clean.panel(TakeBackPanel)
    panel.go()
    assert not clean.rooms.no_panel()
    panel.why.set_text("電話寫錯")
    panel.by.set_value(other.number)
    panel.go()
    clean.rooms.settle()
    assert clean.statement.state == "replaced"
    assert clean.statement.releases
    assert list(clean.page.acts.buttons) == ["sequel"]
    assert "電話寫錯" in clean.rooms.words()


def test_what_a_role_may_not_do_says_why(clean: Desk) -> None:
    clean.sit("clinician")
    assert clean.page.acts.buttons["approve"].reason() == "你的角色不做這件事"
    assert not clean.page.field.edit.isReadOnly()
    clean.sit("reception")
    assert "這裡不顯示" in clean.rooms.words()
    assert CLEAN[:8] not in clean.rooms.words()


def test_an_exhibit_chosen_before_another_picture_does_not_come_back_after_the_lock(
    clean: Desk, tmp_path: Path
) -> None:
    approve(clean)
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    first, second = (tmp_path / name for name in ("first.png", "second.png"))
    for picture in (first, second):
        picture.write_bytes(b"\x89PNG " + picture.name.encode())
    panel.where.set_text("一")
    panel.where.changed.emit()
    panel.shot.take(first)
    panel.go()
    clean.rooms.settle()
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    panel.where.set_text("二")
    panel.where.changed.emit()
    panel.shot.exhibit.set_value(clean.statement.releases[0].screenshot or "")
    panel.shot.exhibit.changed.emit()
    panel.shot.take(second)
    clean.sit("owner")
    clean.press("release")
    again = clean.panel(ReleasePanel)
    assert again.where.text() == "二"
    assert again.shot.number() is None
