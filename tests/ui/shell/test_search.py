"""The search in the bar: commands at once, records when they come, by keyboard alone."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import HandHouse
from tests.ui.widgets.test_fields import ime
from ui.shell.pages import Found
from ui.shell.search import SearchBox


@pytest.fixture
def search(house: HandHouse) -> SearchBox:
    house.unlock()
    house.shell.window.activateWindow()
    house.settle()
    found = house.shell.window.findChild(SearchBox)
    assert found is not None
    return found


def test_a_room_is_found_by_its_name_and_opened(house: HandHouse, search: SearchBox) -> None:
    search.reach()
    ime(search.line.edit, "客")
    search.look()
    assert search.answers() == ["complaints"]
    QTest.keyClick(search.line.edit, Qt.Key.Key_Return)
    house.settle()
    page = house.shell.page()
    assert page is not None
    assert page.address == "complaints"


def test_records_are_asked_on_the_lane_and_late_answers_are_dropped(
    house: HandHouse, search: SearchBox
) -> None:
    house.pages.find = lambda clinic, words: [Found(f"complaint/{words}", words)]
    ime(search.line.edit, "王")
    search.look()
    assert search.answers() == []
    ime(search.line.edit, "明")
    house.settle()
    assert search.answers() == []
    search.look()
    house.settle()
    assert search.answers() == ["complaint/王明"]


def test_an_answer_that_comes_after_the_page_has_changed_is_dropped(
    house: HandHouse, search: SearchBox
) -> None:
    """The bar is built anew with each page: the line that asked is gone by then."""
    house.pages.find = lambda clinic, words: [Found(f"complaint/{words}", words)]
    ime(search.line.edit, "王")
    search.look()
    shiboken6.delete(search)
    house.settle()
    assert house.shell.page() is not None


def test_down_goes_into_the_answers_and_escape_leaves(house: HandHouse, search: SearchBox) -> None:
    search.reach()
    ime(search.line.edit, "今")
    search.look()
    QTest.keyClick(search.line.edit, Qt.Key.Key_Down)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert inside is not search.line.edit
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert search.answers() == []
    assert search.line.text() == ""


def test_nothing_found_is_said(house: HandHouse, search: SearchBox) -> None:
    ime(search.line.edit, "沒有這個")
    search.look()
    assert search.answers() == []
    assert "沒有找到「沒有這個」。" in house.words()
