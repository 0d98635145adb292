"""What is done with an approved text: the clipboard, the record, what followed, taking it back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from clinicguard.incidents.releases import Sequel
from clinicguard.statements.statement import text_hash
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve, look
from ui.statements.approve_panel import ApprovePanel
from ui.statements.followed_panel import FollowedPanel
from ui.statements.lent_words import lent_words
from ui.statements.release_panel import ReleasePanel
from ui.statements.take_back_panel import TakeBackPanel


def test_what_went_out_before_a_fact_is_confirmed_is_recorded_with_the_reason(bare: Desk) -> None:
    bare.press("approve")
    assert "至少確認一條事實、指定發言人" in bare.rooms.words()
    bare.panel(ApprovePanel).leave()
    bare.rooms.settle()
    approve(bare)
    bare.press("release")
    panel = bare.panel(ReleasePanel)
    panel.way.where.set_text("Google 商家頁")
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
    panel.way.where.set_text("商家頁")
    panel.shot.take(shot)
    now = clean.rooms.made.clock.time
    panel.time.at.set_value(now + timedelta(hours=1))
    panel.go()
    clean.rooms.settle()
    assert not clean.statement.releases
    panel.time.at.set_value(now)
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
    assert panel.way.channels.value() == "google_review"
    assert panel.way.where.text() == ""


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
    panel.way.where.set_text("商家頁的那一則評論")
    panel.shot.take(shot)
    panel.next.promise.click()
    later = clean.rooms.made.clock.time + timedelta(hours=6)
    panel.next.at.set_value(later)
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
    clean.panel(ReleasePanel).way.where.set_text("商家頁")
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


def test_an_exhibit_chosen_before_another_picture_does_not_come_back_after_the_lock(
    clean: Desk, tmp_path: Path
) -> None:
    approve(clean)
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    first, second = (tmp_path / name for name in ("first.png", "second.png"))
    for picture in (first, second):
        picture.write_bytes(b"\x89PNG " + picture.name.encode())
    panel.way.where.set_text("一")
    panel.way.where.changed.emit()
    panel.shot.take(first)
    panel.go()
    clean.rooms.settle()
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    panel.way.where.set_text("二")
    panel.way.where.changed.emit()
    panel.shot.exhibit.set_value(clean.statement.releases[0].screenshot or "")
    panel.shot.exhibit.changed.emit()
    panel.shot.take(second)
    clean.sit("owner")
    clean.press("release")
    again = clean.panel(ReleasePanel)
    assert again.way.where.text() == "二"
    assert again.shot.number() is None
