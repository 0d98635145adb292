"""What stands under the draft keeps within the page: long words never push it wider."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.statements.foot import Foot, Standing
from ui.widgets.buttons import Button
from ui.widgets.squeeze import SqueezingRow

LONG = ("Note what followed from it", "Take back or replace", "Record another place", "Copy them")


@pytest.mark.parametrize("wide", [1180, 1266])
def test_long_words_do_not_push_the_foot_wider(qtbot: QtBot, wide: int) -> None:
    page, foot = QWidget(), Foot(lambda: None)
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(foot)
    page.resize(wide, 90)
    foot.show_standing(Standing("todo", "Gone out in exactly these words", "x" * 60), "ab" * 32)
    page.show()
    buttons = [Button(f"{each} {each}", icon="pencil", key="Ctrl+Enter") for each in LONG]
    foot.show_ways(buttons)
    buttons[-1].forbid("A reason that is rather long and says whose duty this would be. " * 2)
    QApplication.processEvents()
    assert page.width() == wide
    assert page.minimumSizeHint().width() <= wide
    assert all(each.mapTo(page, each.rect().topRight()).x() <= wide for each in buttons)


def test_words_go_one_button_after_the_other_and_the_last_keeps_its_own(qtbot: QtBot) -> None:
    strip = SqueezingRow()
    qtbot.addWidget(strip)
    strip.setMinimumWidth(1)
    row = QHBoxLayout(strip)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    buttons = [Button(each, icon="pencil", key="Ctrl+Enter") for each in LONG]
    for button in buttons:
        button.squeeze(1)
        row.addWidget(button)
    whole = [button.minimumSizeHint().width() for button in buttons]
    strip.resize(sum(whole) - 4, 40)
    strip.show()
    QApplication.processEvents()
    now = [button.minimumSizeHint().width() for button in buttons]
    assert now[0] < whole[0]
    assert now[1:] == whole[1:]
