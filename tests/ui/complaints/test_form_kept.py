"""What is half typed into a form of a complaint is there again, until it stands in the records."""

from __future__ import annotations

import pytest

from clinicguard.complaints.complaint import Field
from clinicguard.complaints.moves import State, Verb
from tests.integration.complaints.given import NEW
from tests.ui.room_house import RoomHouse
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.form import Form
from ui.complaints.tie_forms import EditForm
from ui.widgets.choices import Choices
from ui.widgets.writing import LongField

WORDS = "我們在 11-18 收到您的意見，正在了解"
PAGE = "complaint/C-2026-0001/asked"


@pytest.fixture
def rooms_with_one(rooms: RoomHouse) -> RoomHouse:
    rooms.enter()
    rooms.clinic.complaints.log(NEW)
    return rooms


def opened(rooms: RoomHouse, verb: Verb) -> Form:
    rooms.go("complaint/C-2026-0001")
    rooms.page(ComplaintsPage).do(verb)
    rooms.settle()
    return rooms.panel(Form)


def unlock_again(rooms: RoomHouse) -> None:
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.shell.enter(lambda: rooms.made.open("owner"))
    rooms.settle()


def words_of(form: Form) -> LongField:
    return next(iter(form.findChildren(LongField)))


def test_an_acknowledgement_half_typed_is_kept_says_so_and_goes_when_recorded(
    rooms_with_one: RoomHouse,
) -> None:
    rooms = rooms_with_one
    form = opened(rooms, Verb.ACKNOWLEDGE)
    assert form.without.words() == "先不做"
    words_of(form).edit.selectAll()
    words_of(form).edit.insertPlainText(WORDS)
    assert form.without.words() == "先存著，稍後再寫"
    form.without.click()
    rooms.settle()
    assert rooms.no_panel()
    assert words_of(opened(rooms, Verb.ACKNOWLEDGE)).text() == WORDS
    assert "接續上次的草稿" in rooms.words()
    unlock_again(rooms)
    form = opened(rooms, Verb.ACKNOWLEDGE)
    assert words_of(form).text() == WORDS
    next(iter(form.findChildren(Choices))).chip("phone").click()
    form.submit.click()
    rooms.settle()
    complaint = rooms.clinic.complaint_lists.whole("C-2026-0001")
    assert complaint.state is State.ACKNOWLEDGED
    assert rooms.clinic.drafts.find(PAGE) is None


def test_what_one_form_keeps_is_not_put_into_another(rooms_with_one: RoomHouse) -> None:
    rooms = rooms_with_one
    form = opened(rooms, Verb.WITHDRAW)
    words_of(form).edit.insertPlainText(WORDS)
    form.leave()
    rooms.settle()
    assert words_of(opened(rooms, Verb.BEGIN_LOOKING)).text() == ""
    rooms.shell.close_over()
    assert words_of(opened(rooms, Verb.WITHDRAW)).text() == WORDS


def new_wording(form: Form, field: Field, words: str) -> EditForm:
    """Another wording typed for one field."""
    assert isinstance(form, EditForm)
    form.which.set_value(field)
    form.which.changed.emit()
    assert isinstance(form.control, LongField)
    form.control.edit.selectAll()
    form.control.edit.insertPlainText(words)
    return form


def test_a_new_wording_is_kept_for_its_field(rooms_with_one: RoomHouse) -> None:
    rooms = rooms_with_one
    form = new_wording(opened(rooms, Verb.EDIT), Field.WANTED, WORDS)
    assert form.without.words() == "先存著，稍後再寫"
    form.without.click()
    rooms.settle()
    again = opened(rooms, Verb.EDIT)
    assert isinstance(again, EditForm)
    assert again.which.value() == Field.WANTED
    assert isinstance(again.control, LongField)
    assert again.control.text() == WORDS
    again.why.edit.insertPlainText("他們電話裡改口")
    again.submit.click()
    rooms.settle()
    assert rooms.clinic.drafts.find(PAGE) is None


def test_a_new_wording_of_another_field_waits_on(rooms_with_one: RoomHouse) -> None:
    rooms = rooms_with_one
    new_wording(opened(rooms, Verb.EDIT), Field.WANTED, WORDS)
    form = new_wording(rooms.panel(Form), Field.INTERPRETATION, "等太久")
    form.why.edit.insertPlainText("他們電話裡改口")
    form.submit.click()
    rooms.settle()
    assert rooms.clinic.drafts.find(PAGE) == {"edit wanted": {"wording": WORDS}}
