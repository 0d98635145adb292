"""One program at a time: the second start brings the first one forward, or opens by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.alone import Alone, bring_forward


def test_a_second_start_is_answered_by_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Alone(tmp_path), Alone(tmp_path)
    came: list[str] = []
    assert first.is_first()
    first.answer(lambda: came.append("forward"))
    assert not second.is_first()
    assert second.ask(QApplication.processEvents)
    assert came == ["forward"]
    assert not (tmp_path / "come-forward").exists()
    first.end()


def test_a_start_while_the_first_is_still_reading_itself_is_answered_then(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = Alone(tmp_path), Alone(tmp_path)
    came: list[str] = []
    assert first.is_first()
    waits = iter(range(30))

    def wait() -> None:
        if next(waits) == 3:
            first.answer(lambda: came.append("forward"))

    assert second.ask(wait)
    assert came == ["forward"]
    first.end()


def test_where_nobody_answers_the_second_opens_by_itself(tmp_path: Path) -> None:
    first, second = Alone(tmp_path), Alone(tmp_path)
    assert first.is_first()
    assert not second.ask(lambda: None)
    assert not (tmp_path / "come-forward").exists()
    first.end()


def test_a_first_that_has_just_ended_makes_room(tmp_path: Path) -> None:
    first, second, third = Alone(tmp_path), Alone(tmp_path), Alone(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    assert not second.ask(first.end)
    assert not third.is_first(), "the second is the first one now"
    second.end()
    assert third.is_first()
    third.end()


def test_a_folder_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    assert Alone(file / "settings").is_first()


@pytest.mark.parametrize("aside", [False, True])
def test_it_comes_forward_even_from_the_task_bar(qtbot: QtBot, aside: bool) -> None:
    window, other = QWidget(), QWidget()
    for each in (window, other):
        qtbot.addWidget(each)
        each.show()
    if aside:
        window.showMinimized()
    other.activateWindow()
    QApplication.processEvents()
    bring_forward(window)
    QApplication.processEvents()
    assert not window.isMinimized()
    assert QApplication.activeWindow() is window
