"""Switches: filters, segments, views."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.widgets.choices import Option
from ui.widgets.filters import FilterButton
from ui.widgets.segments import Segments, View, Views


def test_a_filter_tells_what_was_picked_and_that_it_leaves_something_out(qtbot: QtBot) -> None:
    state = FilterButton("狀態", [Option("", "全部"), Option("new", "新進")])
    qtbot.addWidget(state)
    state.show()
    heard: list[str] = []
    state.chosen.connect(heard.append)
    assert not state.is_narrowing()
    state.click()
    menu = state.findChild(QMenu)
    assert menu is not None
    assert [action.isChecked() for action in menu.actions()] == [True, False]
    menu.actions()[1].trigger()
    assert heard == ["new"]
    assert state.value() == "new"
    assert state.is_narrowing()
    assert state.accessibleName() == "狀態 新進"


def test_options_that_are_read_later_come_behind(qtbot: QtBot) -> None:
    category = FilterButton("類別", [Option("", "全部")])
    qtbot.addWidget(category)
    assert not category.has_all()
    category.fill([Option("wait", "等候"), Option("fee", "收費")])
    assert category.has_all()
    category.set_value("fee")
    assert category.accessibleName() == "類別 收費"


def test_segments_and_views_tell_only_what_a_person_picks(qtbot: QtBot) -> None:
    ways = Segments([Option("a", "全部"), Option("b", "聯絡")], "a", spoken="經過")
    views = Views([View("open", "未結案", 14), View("late", "逾期", 1)], "open")
    for switch in (ways, views):
        qtbot.addWidget(switch)
    heard: list[str] = []
    ways.chosen.connect(heard.append)
    views.chosen.connect(heard.append)
    ways.set_value("b")
    views.set_value("late")
    assert heard == []
    ways.piece("a").click()
    views.piece("open").click()
    assert heard == ["a", "open"]
    assert (ways.value(), views.value()) == ("a", "open")
    assert views.piece("open").accessibleName() == "未結案 14"
