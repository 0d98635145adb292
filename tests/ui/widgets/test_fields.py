"""Fields: ticks, errors, keys, passphrases, line heights."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.calendars import Month
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField, PassphraseField
from ui.widgets.marks import StepMark
from ui.widgets.menus import ComboField, StillMenu
from ui.widgets.moments import DayField, MomentField, read_moment
from ui.widgets.text import Label
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

TAIPEI = ZoneInfo("Asia/Taipei")


def ime(widget: QWidget, text: str) -> None:
    """Types as an input method does."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def test_the_number_of_a_required_field_turns_to_a_tick_when_there_is_enough(qtbot: QtBot) -> None:
    line = LineField(least=2)
    field = Field("誰在說", line, number=1)
    qtbot.addWidget(field)
    mark = field.findChild(StepMark)
    assert mark is not None
    assert not mark.is_ticked()
    ime(line.edit, "李")
    assert not mark.is_ticked()
    ime(line.edit, "若")
    assert mark.is_ticked()


def test_an_error_keeps_the_entry_and_goes_when_it_is_changed(qtbot: QtBot) -> None:
    line = LineField()
    field = Field("電話", line)
    qtbot.addWidget(field)
    line.set_text("09-12-")
    field.say_wrong("電話少了 4 碼。")
    assert line.text() == "09-12-"
    assert line.edit.accessibleDescription() == "電話少了 4 碼。"
    ime(line.edit, "3")
    assert field.wrong() == ""


def test_what_the_program_fills_in_is_not_a_change(qtbot: QtBot) -> None:
    changes: list[str] = []
    line, long = LineField(), LongField()
    choices = Choices([Option("a", "甲"), Option("b", "乙")])
    combo = ComboField([Option("a", "甲"), Option("b", "乙")])
    moment = MomentField(datetime(2026, 11, 21, 9, 41, tzinfo=TAIPEI), TAIPEI)
    for control in (line, long, choices, combo, moment):
        qtbot.addWidget(control)
        control.changed.connect(partial(changes.append, type(control).__name__))
    line.set_text("x")
    long.set_text("x")
    choices.set_chosen("a")
    combo.set_value("b")
    moment.set_value(datetime(2026, 11, 22, 9, 41, tzinfo=TAIPEI))
    assert changes == []
    ime(line.edit, "y")
    ime(long.edit, "y")
    choices.chip("b").click()
    QTest.keyClick(moment.edit, Qt.Key.Key_Up)
    assert changes == ["LineField", "LongField", "Choices", "MomentField"]


def test_one_choice_replaces_the_other_unless_many_are_allowed(qtbot: QtBot) -> None:
    options = [Option("a", "甲"), Option("b", "乙"), Option("c", "丙")]
    one, many = Choices(options, ["a"]), Choices(options, ["a"], many=True)
    for choices in (one, many):
        qtbot.addWidget(choices)
        choices.chip("b").click()
    assert one.value() == "b"
    assert many.chosen() == ("a", "b")


def test_a_choice_can_be_taken_back_by_the_program(qtbot: QtBot) -> None:
    choices = Choices([Option("a", "甲")], ["a"])
    qtbot.addWidget(choices)
    choices.set_chosen()
    assert choices.value() == ""
    assert not choices.enough()


def test_times_are_taken_and_given_in_the_clinics_zone(qtbot: QtBot) -> None:
    field = MomentField(datetime(2026, 11, 21, 1, 41, tzinfo=ZoneInfo("UTC")), TAIPEI)
    qtbot.addWidget(field)
    assert field.edit.text() == "2026-11-21 09:41"
    assert field.value() == datetime(2026, 11, 21, 9, 41, tzinfo=TAIPEI)
    day = DayField(datetime(2026, 11, 23, tzinfo=TAIPEI).date())
    qtbot.addWidget(day)
    assert day.day().isoformat() == "2026-11-23"


def test_a_passphrase_is_covered_until_the_eye_is_pressed(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    field.set_text("harbor lantern")
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    field.eye.click()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    field.forget()
    assert field.text() == ""
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_the_input_method_is_off_for_a_passphrase(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    assert not field.edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    field.eye.click()
    assert not field.edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@pytest.mark.parametrize(
    ("key", "text", "shift", "told"),
    [
        (Qt.Key.Key_A, "A", False, [True]),
        (Qt.Key.Key_A, "a", True, [True]),
        (Qt.Key.Key_A, "A", True, []),
        (Qt.Key.Key_A, "a", False, []),
        (Qt.Key.Key_1, "1", False, []),
        (Qt.Key.Key_CapsLock, "", False, [True]),
    ],
)
def test_caps_lock_is_noticed_from_what_is_typed(
    qtbot: QtBot, key: Qt.Key, text: str, shift: bool, told: list[bool]
) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    heard: list[bool] = []
    field.caps.connect(heard.append)
    modifier = Qt.KeyboardModifier
    held = modifier.ShiftModifier if shift else modifier.NoModifier
    QApplication.sendEvent(field.edit, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    assert heard == told


def test_verbatim_has_roomy_lines_and_nothing_to_undo_after_filling(qtbot: QtBot) -> None:
    field = LongField(lines=4)
    qtbot.addWidget(field)
    field.show()
    field.set_text("第一行\n第二行")
    assert field.text() == "第一行\n第二行"
    assert not field.edit.document().isUndoAvailable()
    block = field.edit.document().begin()
    layout = field.edit.document().documentLayout()
    tops = [layout.blockBoundingRect(at).top() for at in (block, block.next())]
    assert tops[1] - tops[0] >= 14 * 1.6 - 0.1
    ime(field.edit, "再打")
    assert field.edit.document().isUndoAvailable()


def test_tab_leaves_the_long_field_and_ctrl_enter_is_for_the_page(qtbot: QtBot) -> None:
    field = LongField()
    qtbot.addWidget(field)
    assert field.edit.tabChangesFocus()
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r"
    )
    QApplication.sendEvent(field.edit, event)
    assert field.text() == ""


def test_the_words_of_a_tick_can_be_pressed_too(qtbot: QtBot) -> None:
    tick = Check("提到媒體")
    qtbot.addWidget(tick)
    tick.show()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.isChecked()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-21 09:41", "2026-11-21T09:41"),
        ("2026/1/2 9:5", "2026-01-02T09:05"),
        ("12-01 18:00", "2026-12-01T18:00"),
        ("18:30", "2026-11-21T18:30"),
        ("1830", "2026-11-21T18:30"),
        ("20261202 0930", "2026-12-02T09:30"),
        ("１２／０１　０９：３０", "2026-12-01T09:30"),
        ("11-21（六）09:38", "2026-11-21T09:38"),
        ("2026-02-30 09:00", None),
        ("25:00", None),
        ("", None),
        ("明天", None),
        ("1 2 3 4 5 6", None),
        ("115-03-09 9:05", "2026-03-09T09:05"),
        ("1150309 0905", "2026-03-09T09:05"),
    ],
)
def test_a_moment_is_read_as_people_write_it(text: str, meant: str | None) -> None:
    read = read_moment(text, datetime(2026, 11, 21, 9, 41, tzinfo=TAIPEI))
    assert (read.strftime("%Y-%m-%dT%H:%M") if read else None) == meant


@pytest.mark.parametrize(
    ("text", "zone", "meant"),
    [
        ("23/11/2026 09:00", "Europe/London", "2026-11-23T09:00"),
        ("05/12/2026 9:05", "Europe/London", "2026-12-05T09:05"),
        ("5.12.2026 9:05", "Europe/Berlin", "2026-12-05T09:05"),
        ("5/12 9:05", "Europe/London", "2026-12-05T09:05"),
        ("9:05", "Europe/London", "2026-11-21T09:05"),
        ("12/05/2026 9:05", "America/New_York", "2026-12-05T09:05"),
        ("23/11/2026 09:00", "America/New_York", None),
        ("23/11/2026 09:00", "Asia/Taipei", "2026-11-23T09:00"),
        ("11/23/2026 09:00", "Asia/Taipei", "2026-11-23T09:00"),
        ("11/12/2026 09:00", "Asia/Taipei", None),
        ("11/12/2026", "Asia/Taipei", None),
    ],
)
def test_a_year_that_comes_last_is_read_as_the_place_writes_it(
    text: str, zone: str, meant: str | None
) -> None:
    read = read_moment(text, datetime(2026, 11, 21, 9, 41, tzinfo=ZoneInfo(zone)))
    assert (read.strftime("%Y-%m-%dT%H:%M") if read else None) == meant


def test_what_cannot_be_read_is_kept_and_marked_and_the_last_moment_stays(qtbot: QtBot) -> None:
    field = MomentField(datetime(2026, 11, 21, 9, 41, tzinfo=TAIPEI), TAIPEI)
    qtbot.addWidget(field)
    field.edit.clear()
    ime(field.edit, "2026-13-45")
    assert not field.enough()
    assert field.edit.text() == "2026-13-45"
    assert field.lacks() == "看不懂這個時間。請這樣寫：2026-11-21 09:41"
    assert field.value() == datetime(2026, 11, 21, 9, 41, tzinfo=TAIPEI)


@pytest.mark.parametrize(
    ("cursor", "key", "then"),
    [
        (16, Qt.Key.Key_Up, "2026-01-31 09:42"),
        (13, Qt.Key.Key_Down, "2026-01-31 08:41"),
        (10, Qt.Key.Key_Up, "2026-02-01 09:41"),
        (7, Qt.Key.Key_Up, "2026-02-28 09:41"),
        (4, Qt.Key.Key_Down, "2025-01-31 09:41"),
    ],
)
def test_arrow_keys_step_the_part_under_the_cursor(
    qtbot: QtBot, cursor: int, key: Qt.Key, then: str
) -> None:
    field = MomentField(datetime(2026, 1, 31, 9, 41, tzinfo=TAIPEI), TAIPEI)
    qtbot.addWidget(field)
    field.edit.setCursorPosition(cursor)
    QTest.keyClick(field.edit, key)
    assert field.edit.text() == then


def test_a_day_of_the_republic_is_shown_read_and_stepped_in_its_years(qtbot: QtBot) -> None:
    field = DayField(date(2026, 1, 31), roc=True)
    qtbot.addWidget(field)
    assert field.edit.text() == "115-01-31"
    field.edit.setCursorPosition(3)
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.edit.text() == "116-01-31"
    field.edit.clear()
    for typed, meant in (
        ("114/12/1", date(2025, 12, 1)),
        ("民國 115 年 3 月 9 日", date(2026, 3, 9)),
        ("1141231", date(2025, 12, 31)),
        ("20260102", date(2026, 1, 2)),
    ):
        field.edit.clear()
        ime(field.edit, typed)
        assert field.day() == meant


def test_a_day_from_the_calendar_keeps_the_time(qtbot: QtBot) -> None:
    field = MomentField(datetime(2026, 11, 21, 9, 41, tzinfo=TAIPEI), TAIPEI)
    qtbot.addWidget(field)
    field.show()
    changes: list[int] = []
    field.changed.connect(lambda: changes.append(1))
    field.calendar.click()
    month = field.findChild(Month)
    assert month is not None
    assert month.selectedDate() == QDate(2026, 11, 21)
    month.activated.emit(QDate(2026, 12, 1))
    month.clicked.emit(QDate(2026, 12, 2))
    assert field.value() == datetime(2026, 12, 1, 9, 41, tzinfo=TAIPEI)
    assert field.edit.text() == "2026-12-01 09:41"
    assert changes == [1]


def test_a_menu_that_stands_still_looks_like_one_that_is_switched_off(qapp: QApplication) -> None:
    still, combo = StillMenu("沒有人", "誰代理"), ComboField([Option("0", "沒有人")], "0")
    combo.setEnabled(False)
    drawn = []
    for field in (still, combo):
        field.resize(132, field.height())
        drawn.append(field.grab().toImage())
    assert drawn[0] == drawn[1]
    assert not still.isEnabled()
    assert still.accessibleName() == "誰代理"


def test_a_label_measures_itself_anew_when_its_words_change(qapp: QApplication) -> None:
    label = Label("短", wrap=True)
    low, least = label.heightForWidth(120), label.minimumSizeHint()
    label.setText("長長的一句話，要分成好幾行才放得下，因為欄位很窄。")
    assert label.heightForWidth(120) > low
    assert label.minimumSizeHint() != least
    label.setText("短")
    assert (label.heightForWidth(120), label.minimumSizeHint()) == (low, least)
    bigger = label.font()
    bigger.setPointSizeF(bigger.pointSizeF() * 2)
    label.setFont(bigger)
    assert label.heightForWidth(120) > low
