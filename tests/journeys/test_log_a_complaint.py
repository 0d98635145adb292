"""A receptionist logs a complaint by keyboard alone, and the next steps follow from there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.moves import State
from tests.made import MadeClinic
from tests.ui.complaints.hands import Hands
from tests.ui.room_house import RoomHouse, room_house
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.intake_panel import DRAFT, IntakePanel
from ui.language import speak
from ui.theme.style import dress

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NAME, SAID, WANT = "𠮷田若嵐", "約三點，四點半才看到，櫃檯只說「快了快了」。", "以後晚了要先講"


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    speak("zh_TW")
    dress(qapp, "light", 100, "zh_TW")
    with room_house(qapp, made) as built:
        built.enter("reception")
        yield built


def test_a_complaint_is_logged_by_keyboard_with_few_actions(rooms: RoomHouse) -> None:
    rooms.go("settings")
    hands = Hands(rooms)
    hands.press(Qt.Key.Key_N, CTRL)
    hands.type(NAME)
    hands.press(Qt.Key.Key_2, ALT)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_3, ALT)
    hands.type(SAID)
    hands.press(Qt.Key.Key_4, ALT)
    hands.type(WANT)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert hands.presses <= 12
    assert rooms.no_panel()
    complaint = rooms.clinic.complaints.unmask("C-2026-0001", "查")
    assert (complaint.complainant.name, complaint.verbatim) == (NAME, SAID)
    assert (complaint.wanted, complaint.channel) == (WANT, Channel.PHONE)
    assert complaint.taken_by == 4
    assert rooms.clinic.drafts.find(DRAFT) is None
    page = rooms.page(ComplaintsPage)
    assert page.sheet is not None
    assert page.sheet.sheet.complaint.number == "C-2026-0001"


def test_the_first_letter_is_kept_and_a_lock_loses_nothing(rooms: RoomHouse) -> None:
    hands = Hands(rooms)
    hands.press(Qt.Key.Key_N, CTRL)
    hands.type("李")
    kept = rooms.clinic.drafts.find(DRAFT)
    assert kept is not None
    assert kept["complainant"] == "李"
    hands.press(Qt.Key.Key_3, ALT)
    hands.type(SAID)
    hands.press(Qt.Key.Key_Escape)
    assert rooms.no_panel()
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.shell.enter(lambda: rooms.made.open("reception"))
    rooms.settle()
    rooms.go("complaints/new")
    again = rooms.panel(IntakePanel).value()
    assert (again.complainant.name, again.verbatim) == ("李", SAID)


def test_the_next_step_is_one_key_away(rooms: RoomHouse) -> None:
    test_a_complaint_is_logged_by_keyboard_with_few_actions(rooms)
    hands = Hands(rooms)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert rooms.no_panel()
    assert rooms.clinic.complaint_lists.whole("C-2026-0001").state is State.ACKNOWLEDGED
