"""問題報告: opened from the settings, read before it is saved, saved as it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from clinicguard.overview.problem_report import Part
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.problems import try_parts
from ui.settings.problem_panel import ProblemPanel
from ui.settings.settings_page import SettingsPage


def opened(rooms: RoomHouse) -> ProblemPanel:
    rooms.enter("reception")
    rooms.go("settings")
    rooms.page(SettingsPage).about.problem_button.click()
    rooms.settle()
    return rooms.panel(ProblemPanel)


def test_what_is_shown_is_what_is_saved_and_names_nobody(
    rooms: RoomHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened(rooms)
    panel.show_parts((Part("seal", False, "PermissionError", 4),))
    place = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    panel.save_button.click()
    rooms.settle()
    told = place.read_text("utf-8")
    assert told == panel.text.text()
    assert "seal: 失敗 (PermissionError), 4 ms" in told
    assert "report.txt" in rooms.words()
    profile, person = rooms.clinic.profile, rooms.clinic.person
    for never in (profile.name, person.name, rooms.clinic.id, str(rooms.made.folder)):
        assert never not in told
    assert nameless(panel) == []
    assert unreached(panel) == []


def test_called_off_nothing_is_written(rooms: RoomHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = opened(rooms)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    panel.save_button.click()
    rooms.settle()
    assert "已存檔：" not in rooms.words()


@pytest.mark.prove
def test_every_part_is_tried_in_another_process() -> None:
    parts = try_parts()
    assert {"set up", "seal", "paper", "backup", "window"} <= {part.name for part in parts}
    assert all(part.worked for part in parts), parts
