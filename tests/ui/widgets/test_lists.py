"""Lists: what is shown, selected, opened, found; and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.lists import RowList
from ui.widgets.rows import Column, Row, cell
from ui.widgets.spans import Span, cut_at, lay_out, spoken


def made(qtbot: QtBot, *keys: str) -> RowList:
    rows = RowList([Column("案件"), Column("內容", share=1)], name="客訴", two_lines=True)
    qtbot.addWidget(rows)
    rows.resize(600, 300)
    rows.show()
    rows.show_rows([row(key) for key in keys])
    return rows


def row(key: str) -> Row:
    return Row(key, (cell(key, glyph="soon"), cell(Span("等候太久", hits=("等候",)))))


def test_selecting_tells_and_enter_opens(qtbot: QtBot) -> None:
    rows = made(qtbot, "a", "b")
    picked: list[str] = []
    opened: list[str] = []
    rows.picked.connect(picked.append)
    rows.opened.connect(opened.append)
    rows.select("b")
    assert picked == ["b"]
    QTest.keyClick(rows.view, Qt.Key.Key_Return)
    assert opened == ["b"]


def test_the_selected_row_stays_selected_when_rows_are_asked_again(qtbot: QtBot) -> None:
    rows = made(qtbot, "a", "b")
    rows.select("b")
    rows.show_rows([row("c"), row("b"), row("a")])
    assert rows.selected() == "b"
    rows.show_rows([row("a")])
    assert rows.selected() == ""


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    rows = made(qtbot, "C-2026-0148")
    assert rows.rows()[0].words() == "C-2026-0148, 等候太久"
    face = QAccessible.queryAccessibleInterface(rows.view)
    assert face.text(QAccessible.Text.Name) == "客訴"
    assert face.child(0).text(QAccessible.Text.Name) == "C-2026-0148, 等候太久"


def test_a_whole_list_is_as_high_as_its_rows(qtbot: QtBot) -> None:
    rows = RowList([Column("x", share=1)], name="x", whole=True)
    qtbot.addWidget(rows)
    rows.show_rows([row("a"), row("b"), row("c")])
    assert rows.view.height() == 3 * rows.view.row_height()


@pytest.mark.parametrize(
    ("text", "hits", "pieces"),
    [
        ("等候太久", ("等候",), [("等候", True), ("太久", False)]),
        ("我等候等候", ("等候",), [("我", False), ("等候", True), ("等候", True)]),
        ("LINE line", ("line",), [("LINE", True), (" ", False), ("line", True)]),
        ("等候室", ("等", "等候"), [("等候", True), ("室", False)]),
        ("沒有", ("",), [("沒有", False)]),
        ("", ("x",), [("", False)]),
        ("İi", ("i",), [("İi", False)]),
    ],
)
def test_hits_are_cut_out_of_the_text(
    text: str, hits: tuple[str, ...], pieces: list[tuple[str, bool]]
) -> None:
    assert list(cut_at(text, hits)) == pieces


def test_characters_beyond_the_first_plane_keep_their_looks() -> None:
    spans = [Span("𠮷", bold=True), Span("野"), Span("家", strike=True)]
    laid = lay_out(spans, 1000.0)
    assert laid.text() == spoken(spans)
    looks = [(found.start, found.length) for found in laid.formats()]
    assert looks == [(0, 2), (2, 1), (3, 1)]


def test_reaching_a_list_picks_nothing_until_an_arrow_key_does(qtbot: QtBot) -> None:
    rows = RowList([Column("頭", share=1)], name="列")
    qtbot.addWidget(rows)
    rows.show_rows([Row("a", (cell(Span("甲")),)), Row("b", (cell(Span("乙")),))])
    picked: list[str] = []
    rows.picked.connect(picked.append)
    rows.show()
    rows.activateWindow()
    rows.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(rows.view.hasFocus)
    assert rows.view.hasFocus()
    assert picked == []
    QTest.keyClick(rows.view, Qt.Key.Key_Down)
    assert picked == ["a"]
