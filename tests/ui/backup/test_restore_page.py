"""From a stick to a clinic that is open: by passphrase, by the card; wrong words lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.people import recovery
from tests.integration.backup.given import Kept, work_a_little
from tests.made import PASSPHRASES
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.backup import restore_page
from ui.backup.restore_page import RestorePage
from ui.backup.way_in import CARD
from ui.setup.first_run import FirstRunPage


@pytest.fixture
def new_pc(rooms: RoomHouse, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clinic was backed up; the PC knows nothing of it. Returns where it will stand."""
    work_a_little(rooms.made.open("owner"), tmp_path)
    Kept(rooms.made, stick).take()
    rooms.made.close()
    rooms.made.settings.change(clinic_folder=None, heads={}, backups={})
    target = tmp_path / "new pc" / "ClinicGuard"
    monkeypatch.setattr(restore_page, "default_clinic_folder", lambda: target)
    rooms.shell.start()
    rooms.settle()
    return target


def opened(rooms: RoomHouse, stick: Path) -> RestorePage:
    rooms.go("door/restore")
    page = rooms.page(RestorePage)
    page.look_at(stick)
    rooms.settle()
    return page


def test_the_first_run_leads_there(rooms: RoomHouse, new_pc: Path) -> None:
    page = rooms.page(FirstRunPage)
    page._way_back().click()
    rooms.settle()
    assert isinstance(rooms.shell.page(), RestorePage)
    assert rooms.page(RestorePage).restore_button.reason() == "還缺：隨身碟"


def test_by_passphrase(rooms: RoomHouse, new_pc: Path, stick: Path) -> None:
    page = opened(rooms, stick)
    assert "安心牙醫診所" in rooms.words()
    way = page.way_in
    assert way is not None
    way.person.chip("2").click()
    way.passphrase.set_text("not this one at all")
    way.changed.emit()
    page.restore_button.click()
    rooms.settle()
    assert way.passphrase_field.wrong()
    assert not new_pc.exists()
    way.passphrase.set_text(PASSPHRASES["manager"])
    way.changed.emit()
    page.restore_button.click()
    rooms.settle()
    assert (new_pc / "clinic.db").exists()
    assert rooms.shell.sitter().person.role == "manager"
    assert rooms.made.settings.read().clinic_folder == str(new_pc)


def test_by_the_card(rooms: RoomHouse, new_pc: Path, stick: Path) -> None:
    page = opened(rooms, stick)
    way = page.way_in
    assert way is not None
    way.person.chip(CARD).click()
    way.card.set_text(recovery.card_of("x", rooms.made.kit_secret).typed())
    way.changed.emit()
    page.restore_button.click()
    rooms.settle()
    assert rooms.shell.sitter().person.role == "owner"


def test_reception_is_not_among_those_who_may(rooms: RoomHouse, new_pc: Path, stick: Path) -> None:
    page = opened(rooms, stick)
    assert page.door is not None
    assert [person for person, _ in page.door.people] == ["1", "2"]


def test_everything_is_reached_by_key_and_has_a_name(
    rooms: RoomHouse, new_pc: Path, stick: Path
) -> None:
    page = opened(rooms, stick)
    assert nameless(page) == []
    assert unreached(page) == []
