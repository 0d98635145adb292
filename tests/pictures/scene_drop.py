"""The drop folder: offered above the evidence and on Today, clear copies told, its settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.pictures.scene_evidence import fill, page_of
from tests.pictures.stage import Stage, scene
from ui.evidence.offers import ClearCopies
from ui.settings.settings_page import SettingsPage
from ui.today.today_page import TodayPage
from ui.widgets.dialogs import Question


def _folder(stage: Stage, name: str = "掃描") -> Path:
    folder = stage.made.folder.parent / name
    folder.mkdir()
    for number in range(3):
        (folder / f"scan-{number}.txt").write_text(f"{number}", "utf-8")
    stage.made.settings.change(drop_folder=str(folder))
    return folder


@scene("evidence-drop-offered")
def offered(stage: Stage) -> None:
    fill(stage)
    folder = _folder(stage)
    stage.unlock("reception")
    stage.go("evidence")
    offers = page_of(stage).offers
    offers.drops.look()
    stage.settle()
    offers.copies = ClearCopies(((folder / "scan-0.txt", "0" * 64),))
    offers.show_all()


@scene("today-drop")
def on_today(stage: Stage) -> None:
    _folder(stage)
    stage.unlock("owner")
    stage.go("today")
    page = stage.shell.page()
    assert isinstance(page, TodayPage)
    page.drops.look()
    stage.settle()


@scene("settings-drop")
def settings(stage: Stage) -> None:
    _folder(stage, "OneDrive")
    stage.unlock("manager")
    stage.go("settings/drop")
    page = stage.shell.page()
    assert isinstance(page, SettingsPage)
    page.turn_to("settings/drop")
    stage.settle()


@scene("evidence-drop-remove")
def remove(stage: Stage) -> QWidget:
    folder = _folder(stage)
    stage.unlock("reception")
    stage.go("evidence")
    offers = page_of(stage).offers
    offers.copies = ClearCopies(((folder / "scan-0.txt", "0" * 64),))
    offers.show_all()
    offers.remove_copies()
    return stage.shell.window.findChildren(Question)[0]
