"""A new user writes a reply to a review, has it approved, sends it out and logs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from tests.integration.incidents import made as cases
from tests.journeys.hands import Hands
from tests.ui.room_house import RoomHouse
from ui.incidents.communication_pane import CommunicationPane
from ui.incidents.incident_page import IncidentPage
from ui.statements.approve_panel import ApprovePanel
from ui.statements.begin_page import BeginPage
from ui.statements.release_panel import ReleasePanel
from ui.statements.statement_page import StatementPage

MOST_ACTIONS = 15
"""Measured once; a change may make it fewer, never more. Five minutes leave twenty seconds each."""


def test_a_review_reply_is_written_approved_and_logged(
    rooms: RoomHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = cases.called(rooms.made.open()).number
    rooms.made.close()
    rooms.enter()
    rooms.go(f"incident/{number}")
    hands = Hands(rooms)

    hands.press(rooms.page(IncidentPage).rail.buttons["communication"])
    pane = rooms.page(IncidentPage).pane
    assert isinstance(pane, CommunicationPane)
    hands.choose(pane.audience, "review_reply")
    hands.press(pane.begin)
    first = rooms.page(BeginPage).first
    assert first is not None
    hands.key("Ctrl+Enter")

    page = rooms.page(StatementPage)
    written = page.field.text()
    assert written == first.text
    begin = written.find("【")
    if begin >= 0:
        page.field.put("", begin, written.index("】") + 1)
        hands.count += 1
        rooms.settle()
    hands.type(page.field.edit, "安心牙醫診所　沈以安\n")
    assert not [each for each in page.listed if each.finding.level == "block"]

    hands.press(page.acts.buttons["approve"])
    approval = rooms.panel(ApprovePanel)
    hands.choose(approval.how, "alone")
    hands.type(approval.why.reach(), "診所沒有法律顧問")
    hands.key("Ctrl+Enter")
    assert rooms.no_panel()

    hands.press(page.acts.buttons["copy"])
    copied = QGuiApplication.clipboard().text()
    hands.press_words("已發布，記下")
    release = rooms.panel(ReleasePanel)
    hands.type(release.where.reach(), "Google 商家頁")
    shot = tmp_path / "posted.png"
    shot.write_bytes(b"\x89PNG made up")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(shot), ""))
    hands.press(release.hand_in_button)
    hands.key("Ctrl+Enter")
    assert rooms.no_panel()

    statement = rooms.clinic.statement_lists.one(page.number)
    (out,) = statement.releases
    assert copied == statement.now.text
    assert statement.state == "released"
    assert out.screenshot is not None
    assert (out.channel, out.where) == ("google_review", "Google 商家頁")
    (told,) = rooms.clinic.incident_lists.case(number).releases
    assert told.text == copied
    for verb in ("statement.begin", "statement.write", "statement.check", "statement.approve"):
        assert verb in rooms.verbs()
    assert hands.count <= MOST_ACTIONS, hands.count
