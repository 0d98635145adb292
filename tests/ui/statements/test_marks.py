"""The clinic's own marks: from a finding, through a lock, seen before release, taken back."""

from __future__ import annotations

from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse
from tests.ui.statements.conftest import Desk
from ui.statements.approve_panel import ApprovePanel
from ui.statements.mark_forms import TakeBackMarkPanel, WriteMarkPanel
from ui.statements.mark_panel import MarkPanel
from ui.statements.marks_page import MarksPage
from ui.statements.statements_page import StatementsPage
from ui.widgets.buttons import Button

WORDS = "最專業"


def open_found(desk: Desk) -> None:
    """The finding about the superlative."""
    number = next(each.number for each in desk.page.listed if WORDS in each.finding.span)
    desk.page.open_finding(number)
    desk.rooms.settle()


def spans(desk: Desk) -> list[str]:
    return [each.finding.span for each in desk.page.listed]


def test_from_a_finding_to_the_list_and_back(reply: Desk) -> None:
    open_found(reply)
    button = reply.page.findings.never_button
    assert button is not None
    button.click()
    reply.rooms.settle()
    form = reply.panel(WriteMarkPanel)
    assert form.kind.value() == "never"
    assert form.group.value() == "L8"
    form.go()
    assert not reply.rooms.no_panel(), "without a reason nothing is written"
    form.why.set_text("評鑑證書上的原文")
    form.go()
    reply.rooms.settle()
    assert reply.rooms.no_panel()
    assert not any(WORDS in span for span in spans(reply))
    reply.page.acts.approve()
    reply.rooms.settle()
    gate = reply.panel(ApprovePanel).gate
    assert [each.finding.level for each in gate.passed_by_own] == ["block"]
    told = reply.rooms.words()
    assert "依診所自訂標記放行" in told
    assert "評鑑證書上的原文" in told
    reply.panel(ApprovePanel).close_panel()
    reply.rooms.go("statements/marks")
    page = reply.rooms.page(MarksPage)
    page.open(page.marks[0].rule)
    reply.rooms.settle()
    back = reply.panel(MarkPanel).take_back
    assert back is not None
    back.click()
    reply.rooms.settle()
    reply.panel(TakeBackMarkPanel).why.set_text("證書過期了")
    reply.panel(TakeBackMarkPanel).go()
    reply.rooms.settle()
    page.open(page.marks[0].rule)
    reply.rooms.settle()
    assert reply.panel(MarkPanel).take_back is None
    assert "證書過期了" in reply.rooms.words()
    reply.rooms.go(f"statement/{reply.number}")
    assert any(WORDS in span for span in spans(reply))


def test_it_is_added_from_the_list_of_texts_and_marks_what_is_typed(reply: Desk) -> None:
    rooms = reply.rooms
    rooms.go("statements")
    way = rooms.page(StatementsPage).heading.ends[0]
    assert isinstance(way, Button)
    way.click()
    rooms.settle()
    rooms.page(MarksPage).new.click()
    rooms.settle()
    form = rooms.panel(WriteMarkPanel)
    form.kind.chip("always").click()
    form.group.set_value("L5")
    form.group.changed.emit()
    form.words.set_text("意見")
    form.why.set_text("院長要寫「心聲」")
    form.go()
    rooms.settle()
    assert [each.kind for each in rooms.page(MarksPage).marks] == ["always"]
    rooms.go(f"statement/{reply.number}")
    found = next(each.finding for each in reply.page.listed if each.finding.span == "意見")
    assert found.level == "warn"
    assert "院長要寫「心聲」" in found.message


def test_who_reads_drafts_reads_them_and_the_lead_alone_writes(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    made.open().statements.marks.write("never", "L8", WORDS, None, "評鑑證書上的原文")
    made.close()
    rooms.enter("clinician")
    rooms.go("statements/marks")
    assert WORDS in rooms.page(MarksPage).marks[0].words
    assert rooms.page(MarksPage).new.reason()
    rooms.shell.lock()
    rooms.settle()
    made.opened = None
    rooms.enter("reception")
    rooms.go("statements/marks")
    assert rooms.page(MarksPage).marks == ()
    assert WORDS not in rooms.words()
