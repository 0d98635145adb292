"""Beside the draft: a text of no incident has no empty table, an empty table says where to go."""

from __future__ import annotations

from tests.ui.room_house import RoomHouse
from tests.ui.statements.conftest import Desk
from ui.complaints.reply_form import ReplyForm
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.incident_page import IncidentPage
from ui.statements.statement_page import StatementPage
from ui.widgets.buttons import Button


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
