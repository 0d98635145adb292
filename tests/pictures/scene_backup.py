"""備份: the section in Settings with two sticks, and the way back on a new PC."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.integration.backup.given import Kept, work_a_little
from tests.pictures.stage import NOW, Stage, scene
from ui.backup.restore_page import RestorePage
from ui.backup.way_in import CARD
from ui.settings.settings_page import SettingsPage


def _sticks(stage: Stage, days: int) -> Path:
    """Stick A was backed up to some days ago, stick B today; then A was unplugged."""
    media = stage.made.folder.parent / "media"
    (media / "A").mkdir(parents=True)
    (media / "B").mkdir()
    stage.made.clock.time = NOW - timedelta(days=days)
    work_a_little(stage.made.open("owner"), media.parent)
    Kept(stage.made, media / "A").take()
    stage.made.clock.time = NOW
    Kept(stage.made, media / "B", label="B 碟").take()
    stage.made.close()
    return media


@scene("settings-backups")
def backups(stage: Stage) -> None:
    media = _sticks(stage, 16)
    (media / "A").rename(media / "in the safe")
    stage.unlock("owner")
    stage.go("settings/backups")
    stage.settle()
    page = stage.shell.page()
    assert isinstance(page, SettingsPage)
    page.backups.try_restore(page.backups.rows[1].seen.place)
    stage.settle()
    stage.go("settings/backups")


@scene("door-restore")
def restore(stage: Stage) -> None:
    media = _sticks(stage, 3)
    stage.go("door/restore")
    page = stage.shell.page()
    assert isinstance(page, RestorePage)
    page.look_at(media / "A")
    stage.settle()
    assert page.way_in is not None
    page.way_in.person.set_chosen(CARD)
    page.way_in.person.changed.emit()
