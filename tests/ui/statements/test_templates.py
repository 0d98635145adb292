"""The clinic's own template: made from ours, read, due after a year on Today, begun from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse
from tests.ui.statements.begun import CLEAN, begin
from ui.statements.begin_page import BeginPage
from ui.statements.statement_page import StatementPage
from ui.statements.template_forms import ReadTemplatePanel, RetireTemplatePanel, WriteTemplatePanel
from ui.statements.template_note import TemplateNote
from ui.statements.template_panel import TemplatePanel
from ui.statements.templates_page import TemplatesPage
from ui.today.today_page import TodayPage

TEXT = "謝謝您告訴我們。請撥 【聯絡電話】。"


def opened(rooms: RoomHouse, key: str) -> TemplatePanel:
    rooms.go("statements/templates")
    rooms.page(TemplatesPage).open(key)
    rooms.settle()
    return rooms.panel(TemplatePanel)


def made_own(rooms: RoomHouse) -> None:
    """From ours, half typed, through a lock."""
    opened(rooms, "review_reply").buttons["write"].click()
    rooms.settle()
    form = rooms.panel(WriteTemplatePanel)
    assert "【聯絡電話】" in form.text.text()
    form.text.edit.selectAll()
    form.text.edit.insertPlainText("謝謝您告訴我們。請撥 ")
    form.gaps.set_value("【聯絡電話】")
    form.gaps.changed.emit()
    form.text.edit.insertPlainText("。")
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.enter()
    opened(rooms, "review_reply").buttons["write"].click()
    rooms.settle()
    again = rooms.panel(WriteTemplatePanel)
    assert again.text.text() == TEXT
    again.go()
    rooms.settle()
    assert rooms.no_panel()


def test_it_is_made_read_and_used(rooms: RoomHouse, made: MadeClinic) -> None:
    begin(made.open(), CLEAN)
    made.close()
    rooms.enter()
    made_own(rooms)
    assert rooms.page(TemplatesPage).lines[0].key == "own-1"
    opened(rooms, "own-1").buttons["note_reading"].click()
    rooms.settle()
    read = rooms.panel(ReadTemplatePanel)
    read.reader.set_text("高若瑜律師")
    read.go()
    rooms.settle()
    assert rooms.page(TemplatesPage).lines[0].read == "read"
    rooms.go("statements/new/incident/I-2026-0001/review_reply")
    first = rooms.page(BeginPage)
    assert "律師還沒讀過" in first.template_note.text()
    first.template.set_value("own-1")
    first.template.changed.emit()
    rooms.settle()
    assert "由高若瑜律師讀過" in first.template_note.text()
    first.begin()
    rooms.settle()
    begun = rooms.clinic.statement_lists.one(rooms.page(StatementPage).number).begun_from
    assert begun is not None
    assert (begun.key, begun.reader) == ("own-1", "高若瑜律師")
    rooms.page(StatementPage).reading.show_view("course")
    assert "從範本開始" in rooms.words()


@pytest.mark.prove
def test_a_year_later_today_asks_for_it_and_a_retired_one_is_left_alone(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    clinic = made.open()
    own = clinic.statements.templates.write("staff_memo", "zh_TW", "群組公告", TEXT)
    made.close()
    rooms.enter()
    assert "該再讀一次" not in rooms.words()
    made.clock.forward(days=366)
    rooms.go("incidents")
    rooms.go("today")
    shown = rooms.page(TodayPage).standing
    assert shown is not None
    assert "1 份範本該再讀一次" in shown.told
    opened(rooms, own.key).buttons["retire"].click()
    rooms.settle()
    form = rooms.panel(RetireTemplatePanel)
    form.go()
    assert not rooms.no_panel()
    form.why.set_text("不再用")
    form.go()
    rooms.settle()
    assert set(opened(rooms, own.key).buttons) == {"take_up"}
    rooms.go("today")
    shown = rooms.page(TodayPage).standing
    assert shown is not None
    assert "1 份範本該再讀一次" not in shown.told
    opened(rooms, own.key).buttons["take_up"].click()
    rooms.settle()
    opened(rooms, own.key)
    for told in ("先前的名稱與停用", "已重新啟用", "不再用"):
        assert told in rooms.words()


def test_what_it_must_never_be_used_for_and_its_law_stand_beside_it(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    rooms.enter()
    panel = opened(rooms, "breach_notice")
    note = panel.findChild(TemplateNote)
    assert note is not None
    told = note.text()
    assert "律師還沒讀過" in told
    assert "不可群發" in told
    assert "個資法" in told
    assert "GDPR" not in told
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    rooms.settle()
    assert rooms.no_panel()


def test_a_template_of_the_clinic_keeps_the_warning_of_the_one_it_began_with(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    desk = made.open().statements.templates
    desk.write("staff_memo", "zh_TW", "群組公告", "大家先不要回應。")
    made.close()
    rooms.enter()
    note = opened(rooms, "own-1").findChild(TemplateNote)
    assert note is not None
    assert "不可當成對外說明" in note.text()
