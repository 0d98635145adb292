"""Nothing that a person typed is ever read as markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.naughty import NAUGHTY, assert_plain, red_picture, red_pixels
from ui.theme.chosen import font
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice, SectionHead
from ui.widgets.choices import Choices, Option
from ui.widgets.dialogs import Question
from ui.widgets.lists import RowList
from ui.widgets.marks import Chip
from ui.widgets.menus import ComboField
from ui.widgets.progress import Event, Timeline
from ui.widgets.rows import Column, Row, cell
from ui.widgets.spans import Span
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label, Phrase, set_tip, tip
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

UI = Path(__file__).resolve().parents[2] / "ui"
WORDS, WRITING = UI / "widgets" / "text.py", UI / "widgets" / "writing.py"

BANNED = {
    r"\bQLabel\(": {WORDS},
    r"\bQMessageBox\b": set(),
    r"\bQErrorMessage\b": set(),
    r"\bQTextBrowser\b": set(),
    r"\bQTextDocument\b": set(),
    r"\bQTextEdit\b": {WRITING},
    r"\bQPlainTextEdit\b": set(),
    r"\bQGroupBox\b": set(),
    r"\bQWhatsThis\b": set(),
    r"\bQSystemTrayIcon\b": {UI / "tray" / "icon.py"},
    r"\.setHtml\(": set(),
    r"\.setMarkdown\(": set(),
    r"\.insertHtml\(": set(),
    r"\.setTextFormat\(": {WORDS},
    r"\.setToolTip\(": {WORDS, UI / "tray" / "icon.py"},
    r"\.setWhatsThis\(": set(),
    r"\.setOpenExternalLinks\(": set(),
    r"\bQDesktopServices\b": set(),
}


@pytest.mark.parametrize("pattern", BANNED)
def test_what_could_read_markup_is_made_in_one_place_only(pattern: str) -> None:
    places = [path for path in UI.rglob("*.py") if path not in BANNED[pattern]]
    assert len(places) > 30
    found = {
        f"{path.relative_to(UI)}:{number}"
        for path in places
        for number, text in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(pattern, text)
    }
    assert found == set()


def everything(words: str) -> list[QWidget]:
    """One of each widget that shows words."""
    rows = RowList([Column("頭", share=1)], name="列")
    rows.show_rows([Row("a", (cell(Span(words)),))])
    long = LongField()
    long.set_text(words)
    tipped = Label("x")
    set_tip(tipped, words)
    off = Button(words)
    off.forbid(words)
    options = [Option("a", words), Option("b", words)]
    question = Question(
        None, window="診所守護", title=words, text=words, do=words, leave=words, then=lambda: None
    )
    return [
        Label(words),
        Label(words, wrap=True),
        Label(words, elide=True),
        Phrase(Span(words), Span(words, bold=True), wrap=True),
        Button(words),
        off,
        Choices(options, ["a"]),
        ComboField(options, "a"),
        Check(words),
        Chip(words),
        SectionHead(words, words),
        Notice(words, lead=words),
        EmptyPage("x", words, words),
        Timeline([Event(words, "x", (Span(words),), words)]),
        rows,
        long,
        tipped,
        question,
    ]


@pytest.mark.parametrize("words", NAUGHTY)
def test_every_widget_shows_naughty_strings_as_they_are(qtbot: QtBot, words: str) -> None:
    for widget in everything(words):
        qtbot.addWidget(widget)
        widget.resize(400, 200)
        widget.show()
        widget.grab()
        assert_plain(widget)


def test_no_widget_loads_a_picture_that_words_name(qtbot: QtBot, tmp_path: Path) -> None:
    words = f'<img src="{red_picture(tmp_path).as_uri()}">'
    for widget in everything(words):
        qtbot.addWidget(widget)
        widget.resize(300, 120)
        widget.show()
        assert red_pixels(widget) == 0, type(widget).__name__


def test_the_red_picture_would_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    label = QLabel(f'<img src="{red_picture(tmp_path).as_uri()}">')
    qtbot.addWidget(label)
    label.resize(300, 120)
    label.show()
    assert red_pixels(label) == 2500


def test_tooltips_are_words_even_where_qt_would_read_them() -> None:
    assert tip("王小明") == "王小明"
    assert "&lt;b&gt;" in tip("<b>x</b>")


def test_pasted_markup_arrives_as_words(qtbot: QtBot) -> None:
    field = LongField()
    qtbot.addWidget(field)
    pasted = QMimeData()
    pasted.setHtml("<b>粗</b><img src='file:///x'>")
    pasted.setText("粗")
    field.edit.insertFromMimeData(pasted)
    assert field.text() == "粗"
    assert not field.edit.canInsertFromMimeData(_picture())


def test_a_button_keeps_its_ampersand(qtbot: QtBot) -> None:
    button = Button("A & B")
    qtbot.addWidget(button)
    assert button.words() == "A & B"
    assert button.text() == "A && B"
    assert button.shortcut().isEmpty()


def _picture() -> QMimeData:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(font())
    painter.end()
    made = QMimeData()
    made.setImageData(image)
    return made
