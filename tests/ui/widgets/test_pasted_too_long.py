"""A paste that has no room is cut in sight: what is selected counts as room, the field says it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from ui.widgets.fields import Field
from ui.widgets.writing import LongField


def paste(field: LongField, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    field.edit.insertFromMimeData(data)


@pytest.fixture
def asked(qtbot: QtBot) -> Field:
    field = Field("原話", LongField(longest=10))
    qtbot.addWidget(field)
    return field


def test_what_is_left_out_is_said_until_something_changes(asked: Field) -> None:
    field = asked.control
    assert isinstance(field, LongField)
    paste(field, "一二三四五六")
    assert asked.wrong() == ""
    paste(field, "七八九十甲乙")
    assert field.text() == "一二三四五六七八九十"
    assert asked.wrong() == "貼上的 6 字只放得下 4 字，其餘沒有貼進來。"
    paste(field, "丙")
    assert "只放得下 0 字" in asked.wrong()
    field.edit.textCursor().deletePreviousChar()
    assert asked.wrong() == ""


def test_what_is_selected_makes_room(asked: Field) -> None:
    field = asked.control
    assert isinstance(field, LongField)
    paste(field, "一二三四五\n七八九十")
    field.edit.selectAll()
    paste(field, "全部換掉")
    assert field.text() == "全部換掉"
    assert asked.wrong() == ""
