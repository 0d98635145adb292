"""Handing in a picture that looks like an exhibit: said at once, both seen side by side."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from clinicguard.people.staff import Role
from tests.ui.evidence.test_evidence_page import FILES, hand_in
from tests.ui.room_house import RoomHouse
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.hand_in_panel import HandInPanel


def another_copy(tmp_path: Path) -> Path:
    """The receipt as a messenger sends it on: smaller, squeezed, without its EXIF."""
    path = tmp_path / "line-photo.jpg"
    Image.open(FILES / "receipt-photo.jpg").resize((480, 640)).save(path, "JPEG", quality=40)
    return path


def open_panel(rooms: RoomHouse, role: Role, *paths: Path) -> HandInPanel:
    rooms.enter(role)
    rooms.go("evidence")
    rooms.page(EvidencePage).hand_in(paths)
    rooms.settle()
    return rooms.panel(HandInPanel)


def take_in_the_receipt(rooms: RoomHouse) -> None:
    """As the window does it, so that its looks are kept."""
    panel = open_panel(rooms, "manager", FILES / "receipt-photo.jpg")
    assert panel.files.rows[0].alike is None
    panel.save()
    rooms.settle()
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None


def test_another_copy_is_said_at_once_and_seen_beside_the_exhibit(
    rooms: RoomHouse, tmp_path: Path
) -> None:
    take_in_the_receipt(rooms)
    panel = open_panel(rooms, "manager", another_copy(tmp_path))
    (row,) = panel.files.rows
    assert row.alike is not None
    assert row.alike.words() == "和 E-2026-0001 很像（同一張圖的另一份？）"
    assert row.is_ready()
    assert row.alike.pictures() == []
    row.alike.button.click()
    rooms.settle()
    assert len(row.alike.pictures()) == 2
    assert rooms.verbs()[-1] == "evidence.view"
    panel.save()
    rooms.settle()
    assert rooms.clinic.evidence_lists.count() == 2


def test_reception_is_told_and_cannot_look(rooms: RoomHouse, tmp_path: Path) -> None:
    take_in_the_receipt(rooms)
    panel = open_panel(rooms, "reception", another_copy(tmp_path))
    note = panel.files.rows[0].alike
    assert note is not None
    assert not note.button.isVisible()


def test_another_picture_is_not_said_to_be_alike(rooms: RoomHouse) -> None:
    take_in_the_receipt(rooms)
    panel = open_panel(rooms, "manager", FILES / "review-screenshot.png")
    assert panel.files.rows[0].alike is None


def test_an_exhibit_without_looks_is_like_none(rooms: RoomHouse, tmp_path: Path) -> None:
    hand_in(rooms.made, "receipt-photo.jpg")
    panel = open_panel(rooms, "manager", another_copy(tmp_path))
    assert panel.files.rows[0].alike is None
