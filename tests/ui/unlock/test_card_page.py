"""The way in by the recovery card: its words or its code, misread words named, what follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinicguard.people import recovery
from clinicguard.people.recovery import Card
from tests.made import MadeClinic
from tests.ui.door_house import DoorHouse
from tests.ui.naughty import NAUGHTY, assert_plain
from tests.ui.reach import nameless, unreached
from ui.unlock.card_page import CardPage
from ui.unlock.unlock_page import UnlockPage


@pytest.fixture
def page(doors: DoorHouse, made: MadeClinic) -> CardPage:
    """Reached from the lock page."""
    doors.take_over(made)
    doors.start()
    doors.unlock_form()._use_card()
    doors.settle()
    shown = doors.shell.page()
    assert isinstance(shown, CardPage)
    return shown


@pytest.fixture
def card(made: MadeClinic) -> Card:
    """The clinic's card."""
    clinic = made.open("owner")
    card = recovery.card_of(clinic.id, made.kit_secret)
    made.close()
    return card


def try_words(doors: DoorHouse, page: CardPage, words: str) -> None:
    page.typed.set_text("")
    doors.write(words)
    doors.click(page.open_button)


def test_the_keyboard_is_in_the_words(page: CardPage) -> None:
    assert QApplication.focusWidget() is page.typed.reach()


def test_the_words_open_whatever_their_capitals_and_lines(
    doors: DoorHouse, page: CardPage, card: Card
) -> None:
    numbered = "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(card.words, 1))
    try_words(doors, page, numbered)
    assert doors.shell.view() is not None
    clinic = doors.lanes.clinic()
    assert clinic.keys.person == "kit"
    assert clinic.log.newest(1)[0].verb == "clinic.kit_used"


def test_the_text_of_the_code_opens_too(doors: DoorHouse, page: CardPage, card: Card) -> None:
    try_words(doors, page, f" {card.code}\n")
    assert doors.shell.view() is not None


def test_a_misread_word_is_named_with_its_place_and_kept(
    doors: DoorHouse, page: CardPage, card: Card
) -> None:
    words = list(card.words)
    words[6] = "abandom"
    try_words(doors, page, " ".join(words))
    assert page.field.wrong().startswith("第 7 個詞不在詞表裡")
    assert "abandon" in page.field.wrong()
    assert page.typed.text() == " ".join(words)
    assert not page.open_button.is_busy()
    assert doors.shell.view() is None


def test_words_in_another_order_do_not_agree(doors: DoorHouse, page: CardPage, card: Card) -> None:
    try_words(doors, page, " ".join(card.words[:23]))
    assert "24" in page.field.wrong()
    assert doors.shell.view() is None


def test_the_card_of_another_clinic_says_so(doors: DoorHouse, page: CardPage) -> None:
    other = recovery.card_of("AAAA-BBBB", bytes(32))
    try_words(doors, page, other.typed())
    assert "不是這間診所" in page.field.wrong()


@pytest.mark.parametrize("words", ["", *NAUGHTY])
def test_what_is_no_card_is_refused_in_words(doors: DoorHouse, page: CardPage, words: str) -> None:
    try_words(doors, page, words)
    assert page.field.wrong()
    assert doors.shell.view() is None
    assert_plain(page)


def test_one_can_go_back(doors: DoorHouse, page: CardPage) -> None:
    page._back()
    doors.settle()
    assert isinstance(doors.shell.page(), UnlockPage)


def test_every_stop_has_a_name_and_is_reached(doors: DoorHouse, page: CardPage) -> None:
    assert nameless(page) == []
    assert unreached(page) == []


def test_ctrl_return_opens(doors: DoorHouse, page: CardPage, card: Card) -> None:
    doors.write(card.typed())
    doors.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert doors.shell.view() is not None
