"""What is pasted before the records have answered stands, is kept, and pushes nothing aside."""

from __future__ import annotations

from clinicguard.complaints.complaint import Field
from tests.ui.complaints.test_reply import WORDS, filled
from tests.ui.complaints.test_reply_kept import again
from tests.ui.conftest import settle
from tests.ui.room_house import RoomHouse
from ui.complaints.reply_form import ReplyForm
from ui.statements.kept_reply import DRAFT
from ui.statements.statements_page import StatementsPage

OTHER = "麻醉打了三次還是痛"
FIRST = "C-2026-0001"


def opened(rooms: RoomHouse) -> ReplyForm:
    """The form before the records have said anything."""
    rooms.shell.go("complaints/reply")
    settle(rooms.app)
    return rooms.panel(ReplyForm)


def pasted(rooms: RoomHouse, words: str) -> ReplyForm:
    form = opened(rooms)
    form.words.edit.insertPlainText(words)
    rooms.settle()
    return form


def waits(form: ReplyForm) -> bool:
    return form.other.isVisibleTo(form)


def record(rooms: RoomHouse, form: ReplyForm) -> None:
    form.platform.set_value("google")
    form.platform.changed.emit()
    form.submit.click()
    rooms.settle()


def test_words_pasted_at_once_are_kept_over_the_lock(rooms: RoomHouse) -> None:
    rooms.enter()
    form = pasted(rooms, WORDS)
    assert form.words.text() == WORDS
    assert not waits(form)
    assert again(rooms).words.text() == WORDS


def test_words_pasted_at_once_stand_and_the_kept_ones_are_offered(rooms: RoomHouse) -> None:
    rooms.enter()
    filled(rooms, words=OTHER).leave()
    rooms.settle()
    form = pasted(rooms, WORDS)
    assert form.words.text() == WORDS
    assert form.platform.value() == ""
    assert waits(form)
    assert OTHER in rooms.words()
    form = again(rooms)
    assert form.words.text() == WORDS
    form.other.click()
    rooms.settle()
    form = rooms.panel(ReplyForm)
    assert (form.words.text(), form.platform.value()) == (OTHER, "google")
    assert waits(form)
    record(rooms, form)
    assert rooms.clinic.complaint_lists.register().logged == 1
    rooms.go("statements")
    rooms.page(StatementsPage)
    assert "寫到一半" in rooms.words()
    rooms.go("complaints/reply")
    form = rooms.panel(ReplyForm)
    assert form.words.text() == ""
    form.other.click()
    rooms.settle()
    form = rooms.panel(ReplyForm)
    assert form.words.text() == WORDS
    record(rooms, form)
    assert rooms.clinic.drafts.find(DRAFT) is None


def test_the_same_words_and_a_star_at_once_join_the_draft(rooms: RoomHouse) -> None:
    rooms.enter()
    filled(rooms).leave()
    rooms.settle()
    form = opened(rooms)
    form.stars.chip("2").click()
    rooms.settle()
    assert (form.words.text(), form.platform.value(), form.stars.value()) == (WORDS, "google", "2")
    assert not waits(form)


def test_words_pasted_at_once_find_the_complaint_that_stands(rooms: RoomHouse) -> None:
    rooms.enter()
    record(rooms, filled(rooms))
    assert pasted(rooms, WORDS).join.value() == FIRST


def test_the_name_that_is_shown_stays_with_the_complaint_and_out_of_the_reply(
    rooms: RoomHouse,
) -> None:
    rooms.enter()
    form = filled(rooms)
    form.reviewer.edit.insert("Ivy Cheng")
    form.reviewer.changed.emit()
    form = again(rooms)
    assert form.reviewer.text() == "Ivy Cheng"
    record(rooms, form)
    assert rooms.clinic.complaints.unmask(FIRST, "查").complainant.name == "Ivy Cheng"
    (reply,) = rooms.clinic.statement_lists.of_case(f"complaint/{FIRST}")
    assert "Ivy" not in reply.now.text
    rooms.clinic.statements.write(reply.number, "Ivy Cheng 您好，謝謝您把感受寫下來。")
    assert "L1" in {each.group for each in rooms.clinic.statement_lists.findings(reply.number)}
    rooms.go(f"complaint/{FIRST}")
    assert "I○○ C○○○" in rooms.words()


def test_a_name_that_names_nobody_is_kept_and_marks_nothing(rooms: RoomHouse) -> None:
    rooms.enter()
    for name in ("Google 使用者", "訪客"):
        form = filled(rooms, words=f"{WORDS}{name}")
        form.join.set_value("")
        form.join.changed.emit()
        form.reviewer.set_text(name)
        record(rooms, form)
    assert rooms.clinic.complaints.unmask(FIRST, "查").complainant.name == "Google 使用者"
    told = "訪客請先到櫃檯登記。Google 使用者的評論由主管回覆。"
    text = rooms.clinic.statements.begin("", "staff_memo", "提醒", told, "zh_TW")
    assert not rooms.clinic.statement_lists.findings(text.number)


def test_a_complaint_that_is_joined_gets_the_name_behind_its_own(rooms: RoomHouse) -> None:
    rooms.enter()
    record(rooms, filled(rooms))
    for name in ("小雨", "Rainy", "小雨"):
        form = filled(rooms, "threads")
        assert form.join.value() == FIRST
        form.reviewer.set_text(name)
        record(rooms, form)
    named = rooms.clinic.complaints.unmask(FIRST, "查")
    assert named.complainant.name == "小雨（Rainy）"
    assert [each.new for each in named.history(Field.COMPLAINANT)] == ["小雨", "小雨（Rainy）"]
