"""An open gap in a reply: it is named with its line, one key goes there, and no reason ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from ui.statements.approve_panel import ApprovePanel

PHONE, GAP = "02-0000-0000", "【電話】"


def open_a_gap(desk: Desk) -> None:
    start = CLEAN.index(PHONE)
    desk.type(GAP, start, start + len(PHONE))


def test_the_button_names_the_gap_and_one_key_goes_there(clean: Desk) -> None:
    open_a_gap(clean)
    page = clean.page
    told = page.acts.buttons["approve"].reason()
    assert "第 4 段" in told
    assert GAP in told
    edit = page.field.edit
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    gap = next(each for each in page.listed if each.to_fill)
    assert page.active == gap.number
    assert edit.textCursor().block().text().count(GAP) == 1
    assert page.findings.pass_button is None
    start = page.field.text().index(GAP)
    clean.type(PHONE, start, start + len(GAP))
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clean.rooms.settle()
    assert clean.panel(ApprovePanel).gate.open_blocks == ()


def test_what_is_typed_after_the_jump_stands_in_the_place_of_the_gap(clean: Desk) -> None:
    open_a_gap(clean)
    edit = clean.page.field.edit
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clean.rooms.settle()
    QTest.keyClicks(edit, PHONE)
    clean.rooms.settle()
    assert clean.page.field.text() == CLEAN
    assert clean.page.acts.buttons["approve"].reason() == ""


def test_the_button_of_a_gap_leads_into_it(clean: Desk) -> None:
    open_a_gap(clean)
    page = clean.page
    page.open_finding(next(each.number for each in page.listed if each.to_fill))
    button = page.findings.better_button
    assert button is not None
    button.click()
    clean.rooms.settle()
    assert page.field.edit.textCursor().selectedText() == GAP
    assert clean.rooms.app.focusWidget() is page.field.edit
