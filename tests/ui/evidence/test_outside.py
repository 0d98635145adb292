"""Sound and films: a warning and a purpose first, then the system's player."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.evidence import outside
from tests.ui.evidence.test_evidence_page import hand_in, open_page
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    found: list[Path] = []

    def hand_over(path: Path) -> bool:
        found.append(path)
        return True

    monkeypatch.setattr(outside, "hand_over", hand_over)
    return found


def test_a_recording_opens_in_the_player_after_its_purpose(
    rooms: RoomHouse, opened: list[Path]
) -> None:
    hand_in(rooms.made, "reporter-voicemail.mp3")
    page = open_page(rooms, address="evidence/E-2026-0001")
    card = page.view.outside
    assert card is not None
    assert "會移除，但磁碟上可能還有殘餘" in rooms.words()
    assert card.button.reason()
    card.go()
    rooms.settle()
    assert opened == []
    card.purpose.set_text("聽記者說了什麼")
    card.purpose.changed.emit()
    card.go()
    rooms.settle()
    (path,) = opened
    assert path.suffix == ".mp3"
    assert rooms.verbs()[-1] == "evidence.open_outside"
    assert "上鎖或關掉程式時" in card.words()
    assert nameless(page) == []
    assert unreached(page) == []
    rooms.shell.lock()
    rooms.settle()
    assert not path.exists()
    rooms.made.opened = None


def test_a_picture_can_be_opened_outside_after_a_look(rooms: RoomHouse, opened: list[Path]) -> None:
    hand_in(rooms.made, "review-screenshot.png")
    page = open_page(rooms, address="evidence/E-2026-0001")
    assert page.view.outside is None
    page.view.look("核對")
    rooms.settle()
    page.view.outside_button.click()
    card = page.view.outside
    assert card is not None
    assert card.purpose.text() == "核對"
    card.go()
    rooms.settle()
    assert [path.suffix for path in opened] == [".png"]
    card.back_button.click()
    rooms.settle()
    assert page.view.canvas.isVisible()


def test_who_only_hands_in_is_not_offered_it(rooms: RoomHouse, opened: list[Path]) -> None:
    hand_in(rooms.made, "reporter-voicemail.mp3", role="reception")
    page = open_page(rooms, "reception", "evidence/E-2026-0001")
    assert page.view.outside is None
