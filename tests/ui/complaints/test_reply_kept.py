"""The short way to a reply keeps what was typed, what was chosen and what was not said."""

from __future__ import annotations

from datetime import date

import pytest

from clinicguard.complaints.beside import Review
from clinicguard.complaints.complaint import Channel
from clinicguard.people.staff import Role
from clinicguard.tasks.task import TaskWordsMissing
from tests.ui.complaints.test_reply import WORDS, filled
from tests.ui.room_house import RoomHouse
from ui.complaints.reply_form import ReplyForm
from ui.complaints.replying import Filled, read_around, reply
from ui.statements.kept_reply import DRAFT
from ui.statements.statement_page import StatementPage
from ui.statements.statements_page import StatementsPage
from ui.widgets.buttons import Button
from ui.widgets.platforms import ANOTHER

FIRST = "C-2026-0001"


def again(rooms: RoomHouse, role: Role = "owner") -> ReplyForm:
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.shell.enter(lambda: rooms.made.open(role))
    rooms.settle()
    rooms.go("complaints/reply")
    return rooms.panel(ReplyForm)


def typed(rooms: RoomHouse) -> ReplyForm:
    form = filled(rooms, ANOTHER)
    for line, text in ((form.name, "牙醫大平台"), (form.most, "120"), (form.posted, "2026-11-02")):
        line.edit.setText(text)
        line.edit.textEdited.emit(text)
    form.stars.chip("2").click()
    return form


def logged(rooms: RoomHouse) -> Review | None:
    return rooms.clinic.complaint_lists.beside.review(FIRST)


def test_what_was_pasted_comes_back_after_the_lock_and_goes_with_the_record(
    rooms: RoomHouse,
) -> None:
    rooms.enter()
    typed(rooms)
    assert again(rooms, "manager").words.text() == ""
    form = again(rooms)
    assert (form.words.text(), form.name.text()) == (WORDS, "牙醫大平台")
    assert form.posted.known() == date(2026, 11, 2)
    form.submit.click()
    rooms.settle()
    rooms.page(StatementPage)
    assert logged(rooms) == Review("牙醫大平台", date(2026, 11, 2), 2)
    assert rooms.clinic.drafts.find(DRAFT) is None


def test_leaving_the_form_keeps_what_was_typed(rooms: RoomHouse) -> None:
    rooms.enter()
    typed(rooms).leave()
    rooms.settle()
    assert rooms.no_panel()
    rooms.go("complaints/reply")
    assert rooms.panel(ReplyForm).words.text() == WORDS


def test_the_next_letter_leaves_what_was_chosen(rooms: RoomHouse) -> None:
    rooms.enter()
    filled(rooms).submit.click()
    rooms.settle()
    form = filled(rooms, "threads")
    assert "開頭和這一件一樣" in rooms.words()
    form.join.setCurrentIndex(0)
    form.join.changed.emit()
    assert "開頭和這一件一樣" not in rooms.words()
    form.words.edit.insertPlainText("。")
    form.words.edit.setPlainText(WORDS)
    assert form.join.value() == ""
    form.join.set_value(FIRST)
    form.join.changed.emit()
    form.words.edit.setPlainText("另外的字")
    assert form.join.value() == FIRST


def test_a_day_that_nobody_knows_stays_unknown_and_stars_are_taken_back(rooms: RoomHouse) -> None:
    rooms.enter()
    form = filled(rooms)
    form.stars.chip("1").click()
    form.stars.chip("").click()
    form.submit.click()
    rooms.settle()
    assert logged(rooms) == Review("google")


@pytest.mark.parametrize("day", ["2030-01-01", "13/45", "昨天"])
def test_a_day_to_come_or_none_at_all_is_not_made_today(rooms: RoomHouse, day: str) -> None:
    rooms.enter()
    form = filled(rooms)
    form.posted.edit.setText(day)
    form.posted.edit.textEdited.emit(day)
    form.submit.click()
    rooms.settle()
    assert rooms.panel(ReplyForm) is form
    assert rooms.clinic.complaint_lists.register().open == 0


@pytest.mark.parametrize("most", ["500字", "1,000", "0", "²"])
def test_a_limit_is_digits_or_nothing_is_saved(rooms: RoomHouse, most: str) -> None:
    rooms.enter()
    form = typed(rooms)
    form.most.set_text(most)
    form.submit.click()
    rooms.settle()
    assert "只填數字" in rooms.words()
    form.most.set_text("５００")
    form.submit.click()
    rooms.settle()
    assert "／500 字" in rooms.page(StatementPage).strip.words()


def test_a_review_is_recorded_with_its_task_or_not_at_all(rooms: RoomHouse) -> None:
    rooms.enter()
    clinic, now = rooms.clinic, rooms.made.clock.now()
    asked = Filled(Review("牙醫大平台"), True, 120, WORDS, "", pass_to=1)
    with pytest.raises(TaskWordsMissing):
        reply(clinic, asked, now, "回覆評論", "", "zh_TW")
    assert clinic.complaint_lists.register().logged == 0
    assert clinic.complaint_lists.platforms.known().own == ()


def test_counsel_is_told_before_the_form_that_their_role_does_not_record(rooms: RoomHouse) -> None:
    rooms.enter("counsel")
    rooms.go("statements")
    rooms.page(StatementsPage)
    (button,) = [b for b in rooms.shell.window.findChildren(Button) if b.words() == "回覆評論"]
    assert button.reason()
    found: list[str] = []
    rooms.shell.find("回覆評論", lambda all_: found.extend(each.address for each in all_))
    rooms.settle()
    assert "complaints/reply" not in found


def test_leaving_says_what_it_does(rooms: RoomHouse) -> None:
    rooms.enter()
    rooms.go("complaints/reply")
    form = rooms.panel(ReplyForm)
    assert form.without.words() == "先不做"
    form.words.edit.setPlainText(WORDS)
    assert form.without.words() == "先存著，稍後再寫"
    form.words.edit.setPlainText("")
    assert form.without.words() == "先不做"


def test_what_is_kept_is_found_among_the_texts_in_the_search_and_in_its_complaint(
    rooms: RoomHouse,
) -> None:
    rooms.enter()
    filled(rooms).submit.click()
    rooms.settle()
    form = filled(rooms, "threads")
    form.leave()
    rooms.settle()
    assert rooms.clinic.complaint_lists.register().open == 1
    rooms.go(f"complaint/{FIRST}")
    assert "寫到一半" in rooms.words()
    found: list[str] = []
    rooms.shell.find("擺臉色", lambda all_: found.extend(each.address for each in all_))
    rooms.settle()
    assert found[0] == "complaints/reply"
    rooms.go("statements")
    (go_on,) = [b for b in rooms.page(StatementsPage).findChildren(Button) if b.words() == "繼續寫"]
    go_on.click()
    rooms.settle()
    form = rooms.panel(ReplyForm)
    assert form.words.text() == WORDS
    form.anew.click()
    rooms.settle()
    assert rooms.panel(ReplyForm).words.text() == ""
    assert rooms.clinic.drafts.find(DRAFT) is None
    rooms.panel(ReplyForm).leave()
    rooms.go("statements")
    assert "寫到一半" not in rooms.words()


@pytest.mark.parametrize("channel", [Channel.LINE, Channel.WECHAT, Channel.WHATSAPP])
def test_what_came_as_a_message_is_recorded_by_its_service_and_offered_for_joining(
    rooms: RoomHouse, channel: Channel
) -> None:
    rooms.enter()
    clinic, now = rooms.clinic, rooms.made.clock.now()
    asked = Filled(Review(channel.value), True, None, WORDS, "", pass_to=None)
    reply(clinic, asked, now, "回覆評論", "", "zh_TW")
    assert clinic.complaint_lists.whole(FIRST).channel is channel
    assert [row.number for row in read_around(clinic).standing] == [FIRST]
