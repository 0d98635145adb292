"""What is half typed into a form of a complaint is there again, until it stands in the records."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clinicguard.complaints.complaint import Field
from clinicguard.complaints.contact import Means
from clinicguard.complaints.inquiry import Side
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.moves import State, Verb
from clinicguard.complaints.sheet import Sheet
from tests.integration.complaints.given import NEW
from tests.ui.room_house import RoomHouse
from ui.complaints.actions import ActionFields
from ui.complaints.beside_lines import place_form
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.form import Form
from ui.complaints.looking_forms import IssueForm
from ui.complaints.saved_menu import keep_form
from ui.complaints.tie_forms import EditForm, unmask
from ui.seat import Seat
from ui.widgets.choices import Choices
from ui.widgets.lines import LineField
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


def side_of(form: Form) -> Choices:
    return next(iter(form.findChildren(Choices)))


def left(rooms: RoomHouse, form: Form) -> None:
    form.without.click()
    rooms.settle()
    assert rooms.no_panel()


def test_words_come_back_under_the_side_that_was_chosen_beforehand(
    rooms_with_one: RoomHouse,
) -> None:
    rooms = rooms_with_one
    rooms.clinic.complaints.acknowledge("C-2026-0001", Means.PHONE, "我們聽到了")
    rooms.clinic.complaints.begin_looking("C-2026-0001", "")
    form = opened(rooms, Verb.HEAR)
    assert side_of(form).value() == Side.STAFF
    words_of(form).edit.insertPlainText(WORDS)
    left(rooms, form)
    rooms.clinic.complaints.hear("C-2026-0001", Side.STAFF, "林美華", "我當時在二診")
    form = opened(rooms, Verb.HEAR)
    assert (words_of(form).text(), side_of(form).value()) == (WORDS, Side.STAFF)
    left(rooms, form)
    assert side_of(opened(rooms, Verb.FLAG)).value() == "", "a form that is empty keeps nothing"


def test_words_about_what_is_gone_are_about_nothing_until_somebody_says_so(
    rooms_with_one: RoomHouse,
) -> None:
    rooms, number = rooms_with_one, "C-2026-0001"
    desk = rooms.clinic.complaints
    desk.flag(number, Flag.MEDIA, "")
    desk.flag(number, Flag.LEGAL, "")
    form = opened(rooms, Verb.UNFLAG)
    chosen = side_of(form).value()
    words_of(form).edit.insertPlainText(WORDS)
    left(rooms, form)
    desk.unflag(number, Flag(chosen), "沒有這回事")
    form = opened(rooms, Verb.UNFLAG)
    assert (words_of(form).text(), side_of(form).value()) == (WORDS, "")
    assert "請再選一次" in rooms.words()
    form.submit.click()
    rooms.settle()
    assert rooms.panel(Form) is form


def test_what_an_issue_is_more_exactly_is_kept_with_it(rooms_with_one: RoomHouse) -> None:
    rooms = rooms_with_one
    form = opened(rooms, Verb.ADD_ISSUE)
    assert isinstance(form, IssueForm)
    form.category.chip(Category.INSTITUTION).click()
    kind = form.subtype.offered()[1]
    form.subtype.chip(kind).click()
    form.words.edit.insertPlainText(WORDS)
    left(rooms, form)
    unlock_again(rooms)
    form = opened(rooms, Verb.ADD_ISSUE)
    assert isinstance(form, IssueForm)
    assert (form.category.value(), form.subtype.value()) == (Category.INSTITUTION, kind)
    form.submit.click()
    rooms.settle()
    assert rooms.clinic.complaint_lists.whole("C-2026-0001").issues[0].subtype == kind
    assert rooms.clinic.drafts.find(PAGE) is None


def chosen_at_once(rooms: RoomHouse, verb: Verb) -> Form:
    """A form in which something is chosen before the records have answered."""
    rooms.go("complaint/C-2026-0001")
    rooms.page(ComplaintsPage).do(verb)
    form = rooms.panel(Form)
    if isinstance(form, IssueForm):
        form.category.chip(Category.INSTITUTION).click()
        form.subtype.chip(form.subtype.offered()[1]).click()
    else:
        new_wording(form, Field.WANTED, WORDS)
    rooms.settle()
    return form


@pytest.mark.parametrize(
    ("verb", "name", "field"),
    [
        (Verb.ADD_ISSUE, f"{Verb.ADD_ISSUE} {Category.INSTITUTION}", "subtype"),
        (Verb.EDIT, f"{Verb.EDIT} {Field.WANTED}", "wording"),
    ],
)
def test_what_is_chosen_before_the_records_answer_erases_no_other_draft(
    rooms_with_one: RoomHouse, verb: Verb, name: str, field: str
) -> None:
    rooms, others = rooms_with_one, {"withdraw": {"0": WORDS}, "flag": {"1": WORDS}}
    rooms.clinic.drafts.keep(PAGE, others | {name: {field: "older"}})
    form = chosen_at_once(rooms, verb)
    now = form.subtype.value() if isinstance(form, IssueForm) else WORDS
    left(rooms, form)
    found = rooms.clinic.drafts.find(PAGE)
    assert found is not None
    assert others.items() <= found.items()
    assert found[name][field] == now


def test_what_another_category_was_more_exactly_goes_with_the_issue(
    rooms_with_one: RoomHouse,
) -> None:
    rooms = rooms_with_one
    form = opened(rooms, Verb.ADD_ISSUE)
    assert isinstance(form, IssueForm)
    form.category.chip(Category.COMMUNICATION).click()
    form.subtype.chip(form.subtype.offered()[1]).click()
    form.category.chip(Category.INSTITUTION).click()
    left(rooms, form)
    opened(rooms, Verb.ADD_ISSUE).submit.click()
    rooms.settle()
    assert rooms.clinic.drafts.find(PAGE) is None
    form = opened(rooms, Verb.ADD_ISSUE)
    assert isinstance(form, IssueForm)
    form.category.chip(Category.COMMUNICATION).click()
    assert form.subtype.value() == ""


def test_a_new_wording_that_waited_says_so_when_its_field_is_chosen(
    rooms_with_one: RoomHouse,
) -> None:
    rooms = rooms_with_one
    rooms.clinic.drafts.keep(PAGE, {"edit wanted": {"wording": WORDS}})
    form = opened(rooms, Verb.EDIT)
    assert isinstance(form, EditForm)
    assert "接續上次的草稿" not in rooms.words()
    for field, waited in ((Field.WANTED, True), (Field.VERBATIM, False)):
        form.which.set_value(field)
        form.which.changed.emit()
        assert ("接續上次的草稿" in rooms.words()) is waited


@pytest.mark.parametrize("verb", [Verb.LEARN, Verb.DECIDE_REMEDY])
def test_who_was_to_do_it_and_left_is_nobody_until_somebody_is_named(
    rooms_with_one: RoomHouse, verb: Verb
) -> None:
    rooms, words = rooms_with_one, "0" if verb is Verb.LEARN else "1"
    ticked, owner = str(int(words) + 1), str(int(words) + 2)
    rooms.clinic.drafts.keep(PAGE, {verb: {words: WORDS, ticked: "on", owner: "99"}})
    form = opened(rooms, verb)
    action = next(iter(form.findChildren(ActionFields)))
    assert action.owner.value() == ""
    assert "請再選一次" in rooms.words()
    assert action.who in [field for field, _ in form.wrong()]
    words_of(form).edit.insertPlainText("再")
    left(rooms, form)
    form = opened(rooms, verb)
    action = next(iter(form.findChildren(ActionFields)))
    assert action.who in [field for field, _ in form.wrong()]
    action.wanted.click()
    assert action.who not in [field for field, _ in form.wrong()]
    action.wanted.click()
    action.owner.set_value("2")
    found = action.value()
    assert found is not None
    assert found.owner == 2
    assert action.who not in [field for field, _ in form.wrong()]


def test_who_does_what_was_decided_is_kept_with_it(rooms_with_one: RoomHouse) -> None:
    rooms = rooms_with_one
    form = opened(rooms, Verb.LEARN)
    action = next(iter(form.findChildren(ActionFields)))
    action.wanted.click()
    action.owner.set_value("2")
    action.owner.changed.emit()
    left(rooms, form)
    action = next(iter(opened(rooms, Verb.LEARN).findChildren(ActionFields)))
    found = action.value()
    assert found is not None
    assert (found.owner, action.owner.isVisibleTo(action)) == (2, True)


@pytest.mark.parametrize(
    "form",
    [
        lambda seat, sheet: place_form(seat, sheet.complaint.number),
        lambda seat, sheet: unmask(seat, sheet, print),
        lambda seat, sheet: keep_form(seat, {}),
    ],
)
def test_a_form_beside_the_steps_keeps_its_words_too(
    rooms_with_one: RoomHouse, form: Callable[[Seat, Sheet], Form]
) -> None:
    rooms = rooms_with_one
    rooms.go("complaint/C-2026-0001")
    page = rooms.page(ComplaintsPage)
    assert page.sheet is not None
    for words in ("", WORDS):
        page.seat.over(form(page.seat, page.sheet.sheet))
        rooms.settle()
        line = next(iter(rooms.panel(Form).findChildren(LineField)))
        assert line.text() == words
        line.edit.setText(WORDS)
        line.edit.textEdited.emit(WORDS)
        rooms.panel(Form).without.click()
        rooms.settle()
