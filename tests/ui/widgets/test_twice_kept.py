"""A draft does not answer which of two times is meant: it is asked for again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from ui.evidence.moment_line import MomentLine
from ui.incidents.forms import Asked, Form
from ui.statements.panel_drafts import put_back, written
from ui.widgets.moments import MaybeDayField, MomentField

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 10, 24, 9, 0, tzinfo=UTC)
TWICE, FIRST = "2026-10-25 01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
SECOND = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def field_at(qtbot: QtBot, moment: datetime = NOW) -> MomentField:
    field = MomentField(moment, LONDON)
    qtbot.addWidget(field)
    return field


def typed(field: MomentField | MomentLine, words: str) -> None:
    field.edit.setText(words)
    field.edit.textEdited.emit(words)


def utc(moment: datetime | None) -> datetime | None:
    """Moments of an hour that comes twice are never equal to one of another zone (PEP 495)."""
    return moment and moment.astimezone(UTC)


def back(qtbot: QtBot, field: MomentField) -> MomentField:
    again = field_at(qtbot)
    put_back(again, written(field))
    return again


def test_an_open_question_is_open_again(qtbot: QtBot) -> None:
    field = field_at(qtbot)
    typed(field, TWICE)
    again = back(qtbot, field)
    assert not again.enough()
    assert again.edit.text() == TWICE
    assert again.which.text() == "第一次還是第二次？"
    again.which.click()
    assert utc(again.value()) == FIRST


def test_the_same_time_as_now_is_asked_for_again_too(qtbot: QtBot) -> None:
    field = field_at(qtbot)
    typed(field, TWICE)
    again = field_at(qtbot, SECOND)
    put_back(again, written(field))
    assert not again.enough()


def test_an_answer_stays_answered(qtbot: QtBot) -> None:
    field = field_at(qtbot)
    typed(field, TWICE)
    field.which.click()
    field.which.click()
    again = back(qtbot, field)
    assert again.enough()
    assert utc(again.value()) == SECOND


def test_what_is_no_time_stays_as_it_was_typed(qtbot: QtBot) -> None:
    for words in ("2026-03-29 01:30", "昨晚", "13/45 9:00"):
        field = field_at(qtbot)
        typed(field, words)
        again = back(qtbot, field)
        assert again.edit.text() == words
        assert again.enough() == field.enough()


def test_a_wrong_draft_leaves_the_field_as_it_is(qtbot: QtBot) -> None:
    field = field_at(qtbot)
    put_back(field, "no moment at all")
    assert field.value() == NOW
    day = MaybeDayField(date(2026, 10, 24))
    qtbot.addWidget(day)
    put_back(day, "13/45")
    assert day.text() == "13/45"


def test_the_wizards_forms_ask_again(qtbot: QtBot) -> None:
    asked = [Asked("at", "幾點", kind="moment", start="2026-10-24T09:00:00.000Z", needed=True)]
    form, again = Form(asked, LONDON), Form(asked, LONDON)
    qtbot.addWidget(form)
    qtbot.addWidget(again)
    assert form.kept() == {}
    control = form.fields["at"].control
    assert isinstance(control, MomentField)
    typed(control, TWICE)
    again.fill(form.kept())
    assert not again.whole()
    assert "有兩次" in again.fields["at"].wrong()


def test_evidence_asks_which_of_two(qtbot: QtBot) -> None:
    line = MomentLine(NOW, LONDON)
    qtbot.addWidget(line)
    assert not line.which.isVisibleTo(line)
    typed(line, TWICE)
    assert line.which.isVisibleTo(line)
    assert line.moment() is None
    assert line.is_wrong()
    assert "有兩次" in line.lacks()
    line.which.click()
    assert utc(line.moment()) == FIRST
    line.which.click()
    assert utc(line.moment()) == SECOND
    assert line.answered() == "second"
    typed(line, "2026-10-25 03:30")
    assert not line.which.isVisibleTo(line)
    assert utc(line.moment()) == datetime(2026, 10, 25, 3, 30, tzinfo=UTC)
    typed(line, "2026-03-29 01:30")
    assert line.which.text() == "沒有這個時間"
    assert line.is_wrong()


def test_what_a_file_says_of_itself_is_no_question(qtbot: QtBot) -> None:
    line = MomentLine(NOW, LONDON)
    qtbot.addWidget(line)
    line.put(SECOND)
    assert utc(line.moment()) == SECOND
    line.use(ZoneInfo("Asia/Taipei"))
    assert not line.which.isVisibleTo(line)
