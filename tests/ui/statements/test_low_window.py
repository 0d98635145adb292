"""With large letters on a small screen there is room to write: nine lines are in sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from clinicguard.host.words import LANGUAGES, Language
from tests.made import MadeClinic
from tests.ui.room_house import room_house
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk, shown
from ui.widgets.writing import letter_height


@pytest.fixture
def low(qapp: QApplication, made: MadeClinic, language: Language) -> Iterator[Desk]:
    """A reply at 150 % on a screen of 1280 × 720."""
    with room_house(qapp, made) as rooms:
        desk = shown(rooms, made, CLEAN)
        rooms.shell.speak(language)
        rooms.shell.wear(text_size=150)
        rooms.shell.window.resize(1280, 720)
        rooms.settle()
        yield desk
        rooms.shell.wear(text_size=100)
        rooms.shell.speak("zh_TW")
        rooms.settle()


def lines_in_sight(desk: Desk) -> int:
    edit = desk.page.field.edit
    seen = edit.viewport().visibleRegion().boundingRect()
    line = letter_height(edit) * 1.8
    return int((seen.height() - edit.document().documentMargin()) / line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_lines_are_in_sight_before_and_after_something_was_typed(low: Desk) -> None:
    assert low.rooms.shell.window.size().toTuple() == (1280, 720)
    assert lines_in_sight(low) >= 9
    low.type("改")
    assert lines_in_sight(low) >= 9
    assert low.page.strip.isVisible()


@pytest.mark.parametrize("language", ["zh_TW"])
def test_what_stands_around_is_below_and_at_its_place_again_in_a_large_window(low: Desk) -> None:
    page = low.page
    assert page.platform.geometry().top() > page.field.geometry().bottom()
    low.rooms.shell.wear(text_size=100)
    low.rooms.settle()
    page = low.page
    assert page.platform.geometry().bottom() < page.field.geometry().top()
    assert page.switch.geometry().bottom() < page.platform.geometry().top()
