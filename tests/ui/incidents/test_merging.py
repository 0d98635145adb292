"""Two cases become one through the window, and are parted again."""

from __future__ import annotations

from clinicguard.incidents.incident import Origin
from tests.ui.incidents.conftest import Desk
from ui.incidents.ask_panel import AskPanel
from ui.incidents.notice_pane import NoticePane
from ui.language import say
from ui.widgets.buttons import Button


def press(desk: Desk, words: str) -> None:
    pane = desk.open("notice", NoticePane)
    next(b for b in pane.findChildren(Button) if b.words() == words).click()
    desk.rooms.settle()


def test_a_case_is_merged_and_parted_without_loss(called: Desk) -> None:
    other = called.rooms.clinic.incidents.open("同一件事又有人來電", origin=Origin.STAFF).number
    facts = called.case.facts
    press(called, say("Same matter as another case"))
    assert called.rooms.panel(AskPanel).form.fields["into"].control is not None
    called.answer(into=other, why="同一位病人")
    assert called.rooms.no_panel()
    lists = called.rooms.clinic.incident_lists
    assert lists.case(called.number).incident.merged_into == other
    assert {fact.statement for fact in facts} <= {f.statement for f in lists.case(other).facts}
    press(called, say("Part the two cases"))
    called.answer(why="查過是兩件")
    assert lists.case(called.number).incident.merged_into == ""
    assert lists.case(called.number).facts == facts
    assert lists.case(other).facts == ()
