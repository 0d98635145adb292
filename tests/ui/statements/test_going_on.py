"""From the approval to the record: what is next is the last button, and one key presses it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.ui.statements.conftest import Desk
from ui.statements.approve_panel import ApprovePanel
from ui.statements.counsel_panel import CounselPanel
from ui.statements.release_panel import ReleasePanel
from ui.statements.verdict_panel import VerdictPanel
from ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier


def go_on(desk: Desk) -> None:
    QTest.keyClick(desk.page.field.edit, Qt.Key.Key_Return, CTRL)
    desk.rooms.settle()


def approved(desk: Desk) -> None:
    go_on(desk)
    panel = desk.panel(ApprovePanel)
    panel.how.chip("alone").click()
    panel.why.set_text("診所沒有法律顧問")
    panel.go()
    desk.rooms.settle()


def primary(desk: Desk) -> str:
    return list(desk.page.acts.buttons)[-1]


def test_whoever_chooses_to_approve_alone_writes_why_at_once(clean: Desk) -> None:
    go_on(clean)
    panel = clean.panel(ApprovePanel)
    assert "第二人" not in panel.button.words()
    panel.how.chip("alone").click()
    assert clean.rooms.app.focusWidget() is panel.why.reach()


def test_where_nobody_else_may_approve_two_people_are_not_offered(clean: Desk) -> None:
    go_on(clean)
    offered = clean.panel(ApprovePanel)
    shown, gate = clean.page.shown, offered.gate
    assert shown is not None
    offered.leave()
    me = clean.rooms.clinic.person.id
    panel = ApprovePanel(clean.page.seat, replace(shown, approvers=frozenset({me})), gate)
    assert panel.alone()
    assert panel.first is panel.why.reach()
    assert panel.how.parentWidget() is None


def test_copied_words_are_recorded_next_unless_they_were_not_published(clean: Desk) -> None:
    approved(clean)
    assert primary(clean) == "copy"
    go_on(clean)
    assert primary(clean) == "release"
    clean.page._not_published()
    assert primary(clean) == "copy"
    go_on(clean)
    go_on(clean)
    clean.panel(ReleasePanel)


def test_a_picture_out_of_the_clipboard_is_the_screenshot(clean: Desk) -> None:
    clean.rooms.clinic.statements.place(clean.number, "google")
    clean.rooms.settle()
    approved(clean)
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    QGuiApplication.clipboard().setText("只有字")
    panel.shot.paste()
    assert panel.shot.to_seal() is None
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(picture)
    panel.way.below_button.click()
    QTest.keyClick(panel.shot.reach(), Qt.Key.Key_V, CTRL)
    assert panel.shot.to_seal() is not None
    panel.go()
    clean.rooms.settle()
    (release,) = clean.statement.releases
    assert "Google" in release.where
    (exhibit,) = clean.rooms.clinic.evidence_lists.of_case(clean.statement.case)
    assert (release.screenshot, exhibit.kind) == (exhibit.number, "screenshot")


def test_counsels_paper_is_handed_in_where_its_verdict_is_typed(
    clean: Desk, tmp_path: Path
) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).how.chip("paper").click()
    clean.panel(CounselPanel).go()
    clean.rooms.settle()
    assert primary(clean) == "verdict"
    (paper,) = [b for b in clean.page.findChildren(Button) if b.words() == "列印意見表"]
    assert paper.isVisible()
    go_on(clean)
    panel = clean.panel(VerdictPanel)
    panel.opinion.chip("no_action_needed").click()
    panel.counsel.set_text("高若瑜律師")
    scan = tmp_path / "paper.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\nmade up")
    panel.scan.take(scan)
    panel.go()
    clean.rooms.settle()
    (exhibit,) = clean.rooms.clinic.evidence_lists.of_case(clean.statement.case)
    verdict = clean.statement.verdict()
    assert verdict is not None
    assert verdict.evidence == exhibit.number
