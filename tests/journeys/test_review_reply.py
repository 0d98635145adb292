"""A new user writes a reply to a review, has it approved, sends it out and logs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.integration.incidents import made as cases
from tests.journeys.hands import Hands
from tests.ui.room_house import RoomHouse
from ui.complaints.reply_form import ReplyForm
from ui.incidents.communication_pane import CommunicationPane
from ui.incidents.incident_page import IncidentPage
from ui.shell.search import SearchBox
from ui.statements.approve_panel import ApprovePanel
from ui.statements.begin_page import BeginPage
from ui.statements.release_panel import ReleasePanel
from ui.statements.statement_page import StatementPage

REVIEW = "等了一個半小時，櫃檯還擺臉色，不會再來。"
MOST_ACTIONS, FROM_THE_SEARCH = 15, 18
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
    assert page.field.text() == first.text
    copied = written_approved_and_logged(rooms, hands, tmp_path, monkeypatch)

    (told,) = rooms.clinic.incident_lists.case(number).releases
    assert told.text == copied
    assert hands.count <= MOST_ACTIONS, hands.count


def test_from_the_search_to_the_logged_reply_in_a_clinic_without_a_case(
    rooms: RoomHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms.enter()
    hands = Hands(rooms)
    hands.key("Ctrl+K")
    search = rooms.shell.window.findChild(SearchBox)
    assert isinstance(search, SearchBox)
    typed = search.findChild(QLineEdit)
    assert isinstance(typed, QLineEdit)
    hands.type(typed, "回覆評論")
    search.look()
    rooms.settle()
    hands.key("Enter")
    form = rooms.panel(ReplyForm)
    hands.pick(form.platform, "google")
    hands.type(form.words.edit, REVIEW)
    hands.key("Ctrl+Enter")

    assert REVIEW in rooms.words()
    written_approved_and_logged(rooms, hands, tmp_path, monkeypatch)
    assert rooms.page(StatementPage).shown is not None
    case = rooms.clinic.statement_lists.one(rooms.page(StatementPage).number).case
    complaint = rooms.clinic.complaint_lists.whole(case.partition("/")[2])
    assert complaint.verbatim == REVIEW
    assert hands.count <= FROM_THE_SEARCH, hands.count


def written_approved_and_logged(
    rooms: RoomHouse, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """The draft that is open, to its release with a screenshot; returns what went out."""
    page = rooms.page(StatementPage)
    written = page.field.text()
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

    hands.key("Ctrl+Enter")
    copied = QGuiApplication.clipboard().text()
    hands.key("Ctrl+Enter")
    release = rooms.panel(ReleasePanel)
    hands.type(release.way.where.reach(), "Google 商家頁")
    shot = tmp_path / "posted.png"
    shot.write_bytes(b"\x89PNG made up")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(shot), ""))
    hands.press(release.shot.file_button)
    hands.key("Ctrl+Enter")
    assert rooms.no_panel()

    statement = rooms.clinic.statement_lists.one(page.number)
    (out,) = statement.releases
    assert copied == statement.now.text
    assert statement.state == "released"
    assert out.screenshot is not None
    assert (out.channel, out.where) == ("google_review", "Google 商家頁")
    for verb in ("statement.begin", "statement.write", "statement.check", "statement.approve"):
        assert verb in rooms.verbs()
    return copied
