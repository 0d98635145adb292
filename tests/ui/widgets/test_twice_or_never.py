"""A time that comes twice on its day is asked for; one that never comes is not taken."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.moments import MomentField, read_moment

LONDON, TAIPEI = ZoneInfo("Europe/London"), ZoneInfo("Asia/Taipei")


def field_at(qtbot: QtBot, moment: datetime, zone: ZoneInfo = LONDON) -> MomentField:
    field = MomentField(moment, zone)
    qtbot.addWidget(field)
    return field


def typed(field: MomentField, words: str) -> None:
    field.edit.clear()
    QTest.keyClicks(field.edit, words)


def test_which_of_two_is_asked_and_can_be_turned(qtbot: QtBot) -> None:
    field = field_at(qtbot, datetime(2026, 10, 24, 9, 0, tzinfo=UTC))
    assert not field.which.isVisibleTo(field)
    typed(field, "2026-10-25 01:30")
    assert not field.enough()
    assert "有兩次" in field.lacks()
    assert field.which.isVisibleTo(field)
    field.which.click()
    assert field.enough()
    assert field.value().astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    field.which.click()
    assert field.value().astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    typed(field, "2026-10-25 03:30")
    assert field.enough()
    assert not field.which.isVisibleTo(field)
    assert field.value().astimezone(UTC) == datetime(2026, 10, 25, 3, 30, tzinfo=UTC)


def test_what_the_program_puts_in_is_the_moment_that_it_means(qtbot: QtBot) -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    field = field_at(qtbot, second)
    assert field.enough()
    assert field.which.text() == "第二次"
    assert field.value().astimezone(UTC) == second
    field.edit.setCursorPosition(13)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.edit.text() == "2026-10-25 01:30"
    assert field.value().astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_that_the_clocks_go_over_is_not_taken(qtbot: QtBot) -> None:
    before = datetime(2026, 3, 28, 9, 0, tzinfo=UTC)
    field = field_at(qtbot, before)
    typed(field, "2026-03-29 01:30")
    assert not field.enough()
    assert field.which.text() == "沒有這個時間"
    assert "往前撥" in field.lacks()
    assert read_moment("2026-03-29 01:30", before.astimezone(LONDON)) is None
    late = field_at(qtbot, datetime(2026, 3, 28, 1, 30, tzinfo=UTC))
    late.edit.setCursorPosition(10)
    QTest.keyClick(late.edit, Qt.Key.Key_Up)
    assert late.edit.text() == "2026-03-29 02:30"


@pytest.mark.parametrize("words", ["2026-10-25 01:30", "2026-03-29 01:30"])
def test_where_no_clock_is_changed_nothing_is_asked(qtbot: QtBot, words: str) -> None:
    field = field_at(qtbot, datetime(2026, 10, 24, 9, 0, tzinfo=UTC), TAIPEI)
    typed(field, words)
    assert field.enough()
    assert not field.which.isVisibleTo(field)


def test_at_the_end_of_the_calendar_the_key_does_nothing(qtbot: QtBot) -> None:
    field = field_at(qtbot, datetime(2026, 10, 24, 9, 0, tzinfo=UTC), TAIPEI)
    typed(field, "9999-12-31 23:59")
    for place in (2, 10, 13, 16):
        field.edit.setCursorPosition(place)
        QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.edit.text() == "9999-12-31 23:59"
