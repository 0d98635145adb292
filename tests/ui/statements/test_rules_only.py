"""Where the encoder's file is missing or damaged, the window says that the rules read alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from clinicguard.host.words import Language
from clinicguard.statements.guard import understanding
from clinicguard.statements.guard.understanding import encoder_file, opened
from tests.ui.room_house import RoomHouse
from tests.ui.statements.begun import REPLY, begin
from ui.language import speak
from ui.statements.findings_pane import FindingsPane
from ui.statements.statement_page import StatementPage
from ui.widgets.text import Phrase

Hand = Callable[[bytes | None], None]
RULES_ONLY: dict[Language, str] = {
    "zh_TW": "目前只用規則檢查",
    "en": "Rules only",
    "zh_CN": "目前只按规则检查",
}


@pytest.fixture
def hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    """Puts other bytes in the place of the encoder's file; None takes the file away."""
    place = tmp_path / "encoder.npz"

    def put(data: bytes | None) -> None:
        if data is not None:
            place.write_bytes(data)
        monkeypatch.setattr(understanding, "encoder_file", lambda: place)
        understanding.understanding.cache_clear()

    yield put
    understanding.understanding.cache_clear()


@pytest.mark.parametrize("damage", ["empty", "cut", "other"])
def test_a_damaged_file_opens_as_no_encoder(damage: str, tmp_path: Path) -> None:
    with encoder_file().open("rb") as file:
        first = file.read(200_000)
    place = tmp_path / "encoder.npz"
    place.write_bytes({"empty": b"", "cut": first, "other": b"not an encoder"}[damage])
    assert opened(place) is None
    assert opened(tmp_path / "nowhere.npz") is None


@pytest.mark.parametrize("language", RULES_ONLY)
def test_the_pane_says_so_in_each_language(qapp: QApplication, language: Language) -> None:
    speak(language)
    for alone in (True, False):
        pane = FindingsPane(str, str, str, str)
        pane.show_found((), 0, by_rules_alone=alone)
        assert (RULES_ONLY[language] in _words(pane)) is alone
    speak("zh_TW")


@pytest.mark.prove
def test_the_window_says_so_and_the_rules_still_find(rooms: RoomHouse, hand: Hand) -> None:
    hand(b"damaged")
    number = begin(rooms.made.open(), REPLY).number
    rooms.made.close()
    rooms.enter()
    rooms.go(f"statement/{number}")
    assert RULES_ONLY["zh_TW"] in rooms.words()
    page = rooms.page(StatementPage)
    assert {each.finding.group for each in page.listed} >= {"L4", "L8"}
    page.acts.approve()
    rooms.settle()
    assert "句意這一層沒有檢查" in rooms.words()


def _words(pane: QWidget) -> str:
    labels = [each.text() for each in pane.findChildren(QLabel)]
    return "\n".join([*labels, *(each.text() for each in pane.findChildren(Phrase))])
