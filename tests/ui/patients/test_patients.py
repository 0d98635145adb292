"""The patients in the windows: found, opened, shown in full with a reason, merged, tagged."""

from __future__ import annotations

import pytest

from clinicguard.people.patients.card import Card, Consent, NewCard
from tests.pictures.scene_patients import WORDS, fill
from tests.ui.room_house import RoomHouse
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.form import Form
from ui.patients.card_view import CardView
from ui.patients.forms import CardForm
from ui.patients.patients_pane import PatientsPane
from ui.people.people_page import PeoplePage
from ui.widgets.choices import Choices
from ui.widgets.lines import LineField
from ui.widgets.marks import Chip
from ui.widgets.writing import LongField


@pytest.fixture
def filled(rooms: RoomHouse) -> Card:
    """A clinic with cards, open for its owner."""
    card = fill(rooms.made.open("owner"))
    rooms.made.close()
    rooms.enter("owner")
    return card


def pane_of(rooms: RoomHouse) -> PatientsPane:
    return rooms.page(PeoplePage).patients


def view_of(rooms: RoomHouse) -> CardView:
    card = pane_of(rooms).card
    assert card is not None
    return card


def submit(rooms: RoomHouse, form: Form) -> None:
    form.submit.click()
    rooms.settle()


def test_a_card_shows_what_hangs_on_it_with_names_masked(rooms: RoomHouse, filled: Card) -> None:
    rooms.go(filled.address)
    words = rooms.words()
    assert "王○明" in words
    assert "王小明" not in words
    for shown in ("上週補的牙又掉了", "停車單沒蓋章", "院長今天下班前回電", "右下智齒拔除"):
        assert shown in words, shown


def test_names_are_shown_with_a_reason_and_go_with_another_card(
    rooms: RoomHouse, filled: Card
) -> None:
    rooms.go(filled.address)
    view_of(rooms).buttons["show"].click()
    form = rooms.panel(Form)
    form.findChildren(LineField)[0].set_text("回電核對")
    submit(rooms, form)
    assert "王小明" in rooms.words()
    assert rooms.verbs()[-1] == "patient.unmask"
    rooms.go("patient/2")
    rooms.go(filled.address)
    assert "王小明" not in rooms.words()


def test_the_list_is_searched_by_a_part_of_the_name(rooms: RoomHouse, filled: Card) -> None:
    rooms.go("people/patients")
    pane = pane_of(rooms)
    pane.search.set_text("怡君")
    pane.ask()
    rooms.settle()
    assert [row.key for row in pane.rows.rows()] == ["patient/2"]
    pane.which.piece("twice").click()
    rooms.settle()
    assert [row.key for row in pane.rows.rows()] == ["patient/1", "patient/4"]


def test_two_cards_become_one(rooms: RoomHouse, filled: Card) -> None:
    rooms.go(filled.address)
    view_of(rooms).buttons["merge"].click()
    form = rooms.panel(Form)
    form.findChildren(LineField)[0].set_text("電話相同")
    submit(rooms, form)
    assert "split" in view_of(rooms).buttons
    assert rooms.clinic.patients.lists.number() == 4


def test_a_new_card_refuses_what_is_no_date(rooms: RoomHouse, filled: Card) -> None:
    rooms.go("people/patients")
    pane_of(rooms).add_card()
    form = rooms.panel(CardForm)
    form.name.set_text("周品妤")
    form.born.set_text("五月一日")
    submit(rooms, form)
    assert rooms.panel(CardForm) is form
    form.born.set_text("79/5/1")
    submit(rooms, form)
    assert rooms.page(PeoplePage).address == "patient/6"


def test_an_explanation_is_noted(rooms: RoomHouse, filled: Card) -> None:
    rooms.go("patient/2")
    view_of(rooms).buttons["explain"].click()
    form = rooms.panel(Form)
    form.findChildren(LongField)[0].set_text("根管治療")
    form.findChildren(Choices)[0].set_chosen(Consent.THINKING)
    submit(rooms, form)
    (talk,) = rooms.clinic.patients.lists.card(2).talks
    assert (talk.said.about, talk.said.answer) == ("根管治療", Consent.THINKING)


def test_reception_changes_no_consent_and_merges_nothing(rooms: RoomHouse) -> None:
    card = fill(rooms.made.open("owner"))
    rooms.made.close()
    rooms.enter("reception")
    rooms.go(card.address)
    assert {"show", "tag", "untag"} == set(view_of(rooms).buttons)


def test_a_complaint_leads_to_its_card(rooms: RoomHouse, filled: Card) -> None:
    rooms.go("complaint/C-2026-0001")
    assert rooms.page(ComplaintsPage).sheet is not None
    assert any(WORDS[:10] in line for line in rooms.words().splitlines())
    chips = rooms.shell.window.findChildren(Chip)
    assert "二樓 3 診" in [chip.text() for chip in chips]


def test_names_with_markup_are_words(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("owner")
    card = clinic.patients.add(NewCard("<b>王</b>=cmd()", "<i>1"))
    rooms.made.close()
    rooms.enter("owner")
    rooms.go(card.address)
    assert "<" in rooms.words()
