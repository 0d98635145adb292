"""Beside the draft: a text of no incident has no empty table, an empty table says where to go."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from tests.ui.room_house import RoomHouse
from tests.ui.statements.conftest import Desk
from ui.complaints.reply_form import ReplyForm
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.incident_page import IncidentPage
from ui.statements.facts_pane import FactsPane
from ui.statements.statement_page import StatementPage
from ui.widgets.buttons import Button


def told(pane: FactsPane) -> list[str]:
    return [each.text() for each in pane.findChildren(QLabel) if each.isVisible()]


def test_a_reply_without_an_incident_speaks_of_no_facts_and_no_messages(rooms: RoomHouse) -> None:
    rooms.enter()
    rooms.go("complaints/reply")
    form = rooms.panel(ReplyForm)
    form.platform.set_value("google")
    form.words.edit.setPlainText("等了一個半小時，櫃檯還擺臉色。")
    rooms.settle()
    form.submit.click()
    rooms.settle()
    words = rooms.page(StatementPage).facts
    shown = {each.text() for each in words.findChildren(Button) if each.isVisible()}
    assert not shown & {"去事實表", "去核心訊息"}
    assert "核心訊息" not in rooms.words()
    assert "沒有連到事件" in rooms.words()


def test_an_empty_fact_table_leads_to_where_facts_are_written_down(bare: Desk) -> None:
    (way,) = [b for b in bare.page.facts.findChildren(Button) if b.words() == "去事實表"]
    way.click()
    bare.rooms.settle()
    assert isinstance(bare.rooms.page(IncidentPage).pane, ConfirmPane)


def test_a_fact_that_no_sentence_says_any_more_is_told_and_taken_off(clean: Desk) -> None:
    first = next(iter(clean.page.facts.fact_buttons))
    words = clean.page.facts
    assert first in clean.page.draft.facts
    before = told(words).count("文中找不到這一點")
    text = clean.page.field.text()
    start = text.index("負責人已親自開始了解。")
    clean.type("我們再說明。", start, start + len("負責人已親自開始了解。"))
    assert told(words).count("文中找不到這一點") == before + 1
    words.fact_buttons[first].click()
    clean.rooms.settle()
    assert first not in clean.page.draft.facts
    assert told(words).count("文中找不到這一點") == before
