"""Taking everything out from the window: asked for what, for whom, and the passphrase again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.integration.backup.given import work_a_little
from tests.made import PASSPHRASES, MadeClinic
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse, room_house
from ui.settings.leaving_panel import LeavingPanel
from ui.settings.settings_page import SettingsPage


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    with room_house(qapp, made) as built:
        yield built


def opened(rooms: RoomHouse, passphrase: str) -> LeavingPanel:
    rooms.go("settings/leaving")
    rooms.page(SettingsPage).leaving.open()
    panel = rooms.panel(LeavingPanel)
    assert panel.save_button.reason()
    panel.purpose.set_text("換用別的程式")
    panel.recipient.set_text("沈以安")
    panel.passphrase.set_text(passphrase)
    panel.passphrase.changed.emit()
    assert panel.save_button.reason() == ""
    return panel


def test_everything_leaves_and_the_wrong_passphrase_does_not(
    rooms: RoomHouse, tmp_path: Path
) -> None:
    rooms.enter("owner")
    work_a_little(rooms.clinic, tmp_path)
    panel = opened(rooms, "not the right words at all")
    assert_plain(panel)
    assert nameless(panel) == []
    assert unreached(panel) == []
    panel.export_to(tmp_path)
    rooms.settle()
    assert panel.passphrase_field.wrong()
    assert panel.passphrase.text() == ""
    assert not list(tmp_path.glob("clinicguard-export-*"))
    panel.passphrase.set_text(PASSPHRASES["owner"])
    panel.passphrase.changed.emit()
    panel.export_to(tmp_path)
    rooms.settle()
    assert panel.taken is not None
    assert panel.taken.folder.parent == tmp_path
    assert panel.taken.folder.name in rooms.words()
    assert panel.passphrase.text() == ""
    assert "clinic.exported_all" in rooms.verbs()


def test_stopped_in_the_middle_nothing_stays(rooms: RoomHouse, tmp_path: Path) -> None:
    rooms.enter("owner")
    panel = opened(rooms, PASSPHRASES["owner"])
    panel.export_to(tmp_path)
    while rooms.executor.waiting() != ("files",):
        rooms.executor.step()
        rooms.executor.answer()
    panel.stop()
    rooms.settle()
    assert not list(tmp_path.glob("clinicguard-export-*"))
    assert "沒有留下任何檔案" in rooms.words()
    assert not (rooms.clinic.folder.path / ".export").exists()


def test_only_an_owner(rooms: RoomHouse) -> None:
    rooms.enter("manager")
    rooms.go("settings/leaving")
    assert rooms.page(SettingsPage).leaving.button.reason() == "只有負責人可以做。"
