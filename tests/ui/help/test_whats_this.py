"""The small question marks: each has words in three languages, and is reached without a mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.help import load_manual
from clinicguard.knowledge.help.marks import marks
from tests.ui.conftest import settle
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless
from ui.help.calling import calling
from ui.widgets.cards import SectionHead
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.whats_this import Told, WhatsThis

UI = Path(__file__).resolve().parents[3] / "ui"
_NAMED = re.compile(r'about="([a-z_]+)"|WhatsThis\(\s*"([a-z_]+)"')
_LONGEST = 300


def named() -> set[str]:
    """The keys of all marks that stand somewhere in the windows."""
    found: set[str] = set()
    for path in UI.rglob("*.py"):
        for one, other in _NAMED.findall(path.read_text("utf-8")):
            found.add(one or other)
    return found


def test_every_mark_that_stands_somewhere_has_words_and_every_word_a_place() -> None:
    assert named() == set(marks())
    assert len(named()) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_says_something_short_in_each_language_and_leads_on(
    language: Language,
) -> None:
    manual = load_manual(language)
    for key, about in marks().items():
        said = about.said[language]
        assert 20 < len(said) <= _LONGEST, key
        assert said[-1] in ".。", key
        assert manual.page(about.page) is not None, key
        assert (language == "en") is bool(re.search(r"[a-z]{4} [a-z]{3}", said)), key


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(SectionHead("證物封存", "", about="seal"))
    column.addWidget(Field("嚴重度", LineField(), about="severity"))
    made.resize(640, 400)
    made.show()
    qapp.processEvents()
    yield made
    made.close()
    made.deleteLater()
    settle(qapp)


def told(window: QWidget) -> Told:
    (found,) = [each for each in window.findChildren(Told) if each.isVisible()]
    return found


def test_shift_f1_in_a_field_explains_it_and_tab_does_not_stop_there(window: QWidget) -> None:
    (field,) = window.findChildren(Field)
    mark = field.whats_this
    assert mark is not None
    assert mark.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.keyClick(field.control.reach(), Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    shown = told(window)
    assert shown.accessibleName() == "嚴重度"
    assert shown.accessibleDescription() == marks()["severity"].said["zh_TW"]
    assert_plain(shown)
    assert nameless(shown) == []
    assert window.rect().contains(window.mapFromGlobal(shown.geometry().center()))
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_beside_a_heading_tab_reaches_it_and_it_leads_to_the_manual(window: QWidget) -> None:
    mark = next(each for each in window.findChildren(WhatsThis) if each.focusPolicy())
    assert mark.focusPolicy() & Qt.FocusPolicy.TabFocus
    asked: list[str] = []
    calling().asked.connect(asked.append)
    mark.setFocus()
    QTest.keyClick(mark, Qt.Key.Key_Space)
    told(window).more.click()
    calling().asked.disconnect(asked.append)
    assert asked == ["hand-in-evidence"]
