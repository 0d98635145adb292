"""Where texts are reached from: the case, today, the list of cases, the search, the paper."""

from __future__ import annotations

from tests.ui.statements.conftest import Desk
from ui.incidents.incidents_page import IncidentsPage
from ui.statements.statement_page import StatementPage
from ui.statements.statements_page import StatementsPage
from ui.widgets.buttons import Button


def press(desk: Desk, words: str) -> None:
    window = desk.rooms.shell.window
    found = [
        button
        for button in window.findChildren(Button)
        if button.isVisible() and words in (button.words(), button.accessibleName())
    ]
    found[0].click()
    desk.rooms.settle()


def test_today_and_the_list_of_cases_lead_to_the_texts(clean: Desk) -> None:
    clean.rooms.go("today")
    press(clean, "打開 S-2026-0001")
    assert clean.page.number == clean.number
    clean.rooms.go("incidents")
    clean.rooms.page(IncidentsPage).texts_button.click()
    clean.rooms.settle()
    listed = clean.rooms.page(StatementsPage)
    listed.rows.opened.emit(f"statement/{clean.number}")
    clean.rooms.settle()
    assert clean.rooms.page(StatementPage).number == clean.number


def test_the_search_finds_a_text_by_its_words(clean: Desk) -> None:
    found: list[str] = []
    clean.rooms.shell.find("專人聽您說明", lambda all: found.extend(a.address for a in all))
    clean.rooms.settle()
    assert f"statement/{clean.number}" in found


def test_the_list_shows_one_view_at_a_time(clean: Desk) -> None:
    clean.rooms.go("statements/out")
    listed = clean.rooms.page(StatementsPage)
    assert listed.rows.rows() == ()
    assert "這一類目前沒有" in clean.rooms.words()
    assert listed.views is not None
    listed.views.piece("writing").click()
    clean.rooms.settle()
    assert [row.key for row in listed.rows.rows()] == [f"statement/{clean.number}"]
    assert listed.views.value() == "writing"


def test_the_paper_of_a_text_is_one_press_away(clean: Desk) -> None:
    clean.page.print()
    clean.rooms.settle()
    shown = clean.rooms.shell.page()
    assert shown is not None
    assert shown.address == f"report/statement/{clean.number}/statement"


def test_another_text_of_the_case_is_one_press_away(clean: Desk) -> None:
    other = clean.rooms.clinic.statements.begin(
        clean.statement.case, "staff_memo", "同仁", "不回應、不轉貼。", "zh_TW"
    )
    clean.page.look_again()
    clean.rooms.settle()
    clean.page.switch._open(other.number)
    clean.rooms.settle()
    assert clean.page.number == other.number
