"""The short way to a reply: found by its name, filled by keyboard, passed on by the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt

from clinicguard.complaints.beside import Review
from clinicguard.complaints.complaint import Channel
from tests.ui.complaints.hands import Hands
from tests.ui.room_house import RoomHouse
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.form import Form
from ui.complaints.reply_form import ReplyForm
from ui.shell.search import SearchBox
from ui.statements.begin_page import BeginPage
from ui.statements.statement_page import StatementPage
from ui.statements.statements_page import StatementsPage
from ui.widgets.buttons import Button
from ui.widgets.menus import ComboField
from ui.widgets.platforms import ANOTHER

WORDS = "等了一個半小時，櫃檯還擺臉色，不會再來。<b>真的</b>"
CTRL = Qt.KeyboardModifier.ControlModifier


def filled(rooms: RoomHouse, platform: str = "google", words: str = WORDS) -> ReplyForm:
    rooms.go("complaints/reply")
    form = rooms.panel(ReplyForm)
    form.platform.set_value(platform)
    form.platform.changed.emit()
    form.words.edit.setPlainText(words)
    rooms.settle()
    return form


def test_the_keyboard_alone_leads_from_the_search_to_the_draft(rooms: RoomHouse) -> None:
    rooms.enter("manager")
    hands = Hands(rooms)
    search = rooms.shell.window.findChild(SearchBox)
    assert isinstance(search, SearchBox)
    search.reach()
    hands.type("回覆評論")
    search.look()
    rooms.settle()
    hands.press(Qt.Key.Key_Return)
    form = rooms.panel(ReplyForm)
    assert rooms.app.focusWidget() is form.platform
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Tab)
    hands.type(WORDS)
    hands.press(Qt.Key.Key_Return, CTRL)
    page = rooms.page(StatementPage)
    complaint = "C-2026-0001"
    assert page.shown is not None
    assert page.shown.statement.case == f"complaint/{complaint}"
    assert page.shown.statement.platform == "google"
    assert rooms.app.focusWidget() is page.field.edit
    assert WORDS in rooms.words()
    assert WORDS not in page.field.text()


def test_an_empty_log_offers_the_reply_and_other_words_find_it(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("complaints")
    room = rooms.page(ComplaintsPage)
    offered = [b for b in room.findChildren(Button) if b.words() == "回覆評論" and b.isVisible()]
    assert len(offered) == 1
    offered[0].click()
    rooms.settle()
    rooms.panel(ReplyForm).leave()
    rooms.settle()
    search = rooms.shell.window.findChild(SearchBox)
    assert isinstance(search, SearchBox)
    for words in ("google", "負評", "一星"):
        search.reach()
        search.line.set_text(words)
        search.look()
        rooms.settle()
        assert "complaints/reply" in search.answers()


def test_the_counter_follows_the_platform_and_says_where_it_knows_nothing(
    rooms: RoomHouse,
) -> None:
    rooms.enter()
    filled(rooms).submit.click()
    rooms.settle()
    page = rooms.page(StatementPage)
    assert "Google 商家" in page.strip.words()
    assert "／4096 位元組" in page.strip.words()
    page.field.put("長" * 1400, 0, 0)
    rooms.settle()
    assert "超出" in page.strip.words()
    page.platform.menu.set_value("dcard")
    page.platform.menu.changed.emit()
    rooms.settle()
    assert "字數上限不明" in page.strip.words()
    assert "超出" not in page.strip.words()


def test_a_review_that_stands_already_is_joined(rooms: RoomHouse) -> None:
    rooms.enter()
    filled(rooms).submit.click()
    rooms.settle()
    form = filled(rooms, "threads")
    assert form.join.value() == "C-2026-0001"
    form.submit.click()
    rooms.settle()
    assert rooms.clinic.complaint_lists.register().open == 1
    assert rooms.clinic.complaint_lists.beside.review("C-2026-0001") is not None
    assert len(rooms.clinic.statement_lists.of_case("complaint/C-2026-0001")) == 2


def test_a_platform_of_the_clinics_own_is_asked_for_by_name(rooms: RoomHouse) -> None:
    rooms.enter()
    form = filled(rooms, ANOTHER)
    form.submit.click()
    rooms.settle()
    rooms.panel(ReplyForm)
    form.name.set_text("牙醫大平台")
    form.most.set_text("120")
    form.submit.click()
    rooms.settle()
    page = rooms.page(StatementPage)
    assert "牙醫大平台" in page.strip.words()
    assert "／120 字" in page.strip.words()


def test_the_desk_records_and_passes_it_on_by_name(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    form = filled(rooms)
    assert form.pass_to.isVisible()
    names = [form.pass_to.itemText(n) for n in range(form.pass_to.count())]
    may_write = {"owner", "manager", "clinician"}
    staff = [p for p in rooms.clinic.staff_lists.active() if p.role in may_write]
    assert [name.split("\u3000")[0] for name in names] == [p.name for p in staff]
    form.pass_to.set_value(str(staff[0].id))
    form.submit.click()
    rooms.settle()
    rooms.page(ComplaintsPage)
    (task,) = [t for t in rooms.clinic.task_lists.open() if t.subject == "complaint/C-2026-0001"]
    assert task.owner == staff[0].id
    assert rooms.clinic.statement_lists.everything() == []


def test_the_complaint_begins_the_text_that_answers_it(rooms: RoomHouse) -> None:
    rooms.enter("clinician")
    filled(rooms).submit.click()
    rooms.settle()
    rooms.go("complaint/C-2026-0001")
    sheet = rooms.page(ComplaintsPage).sheet
    assert sheet is not None
    assert [each.number for each in sheet.texts] == ["S-2026-0001"]
    assert "S-2026-0001" in [b.words() for b in sheet.findChildren(Button)]
    assert sheet.reply is not None
    sheet.reply.click()
    rooms.settle()
    begin = rooms.page(BeginPage)
    assert (begin.audience.value(), begin.platform.value()) == ("review_reply", "google")
    assert WORDS in rooms.words()


def test_the_desk_sees_who_may_write_instead_of_a_dead_button(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    form = filled(rooms)
    form.pass_to.setCurrentIndex(0)
    form.submit.click()
    rooms.settle()
    sheet = rooms.page(ComplaintsPage).sheet
    assert sheet is not None
    assert sheet.reply is not None
    assert not sheet.reply.reason()
    sheet.reply.click()
    rooms.settle()
    asked = rooms.panel(Form)
    writer = asked.findChild(ComboField)
    assert isinstance(writer, ComboField)
    assert writer.count() == 3


def test_the_page_of_texts_has_the_button(rooms: RoomHouse) -> None:
    rooms.enter()
    rooms.go("statements")
    page = rooms.page(StatementsPage)
    button = next(b for b in rooms.shell.window.findChildren(Button) if b.words() == "回覆評論")
    assert page.isVisible()
    button.click()
    rooms.settle()
    rooms.panel(ReplyForm)


def test_a_review_from_social_media_is_counted_as_such(rooms: RoomHouse) -> None:
    rooms.enter()
    filled(rooms, "ptt").submit.click()
    rooms.settle()
    complaint = rooms.clinic.complaint_lists.whole("C-2026-0001")
    assert complaint.channel is Channel.SOCIAL_MEDIA
    review = rooms.clinic.complaint_lists.beside.review("C-2026-0001")
    assert isinstance(review, Review)
    assert review.stars is None


def test_who_may_not_read_drafts_is_not_told_that_there_are_none(rooms: RoomHouse) -> None:
    rooms.enter("clinician")
    filled(rooms).submit.click()
    rooms.settle()
    rooms.enter("reception")
    rooms.go("complaint/C-2026-0001")
    sheet = rooms.page(ComplaintsPage).sheet
    assert sheet is not None
    assert sheet.texts == ()
    assert "還沒有送出的" in rooms.words()
