"""Whoever only looks at pages sees masked patients: every page, every list, every tip."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from clinicguard.evidence.desk import HandIn
from clinicguard.people.staff import Role
from tests.integration.people.test_masks import CHART, NAME, OTHER, PHONE, worked
from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house
from ui.widgets.lists import RowList

PAGES = (
    "today",
    "complaints",
    "complaint/C-2026-0001",
    "incidents",
    "incident/I-2026-0001",
    "evidence",
    "evidence/E-2026-0001",
    "people",
    "people/patients",
    "patient/1",
    "reports",
    "reports/complaint/C-2026-0001",
    "reports/incident/I-2026-0001",
    "complaints/learning",
    "log",
    "log/about/C-2026-0001",
    "log/about/I-2026-0001",
    "retention",
    "settings",
)


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic, tmp_path: Path) -> Iterator[RoomHouse]:
    clinic = made.open("owner")
    worked(clinic)
    source = tmp_path / "截圖.txt"
    source.write_text("內容", "utf-8")
    clinic.evidence.take_in(source, HandIn("截圖"), subject="incident/I-2026-0001")
    with room_house(qapp, made) as built:
        yield built


def shown(window: QWidget, rooms: RoomHouse) -> str:
    """All that can be read: labels, rows of lists, fields, tips, names for screen readers."""
    told = [rooms.words(), window.windowTitle()]
    for each in window.findChildren(RowList):
        told += [row.words() for row in each.rows()]
    told += [field.text() for field in window.findChildren(QLineEdit)]
    for widget in window.findChildren(QWidget):
        told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    return "\n".join(told)


@pytest.mark.parametrize("role", ["reception", "manager"])
def test_no_page_gives_a_name_a_number_or_a_telephone_away(rooms: RoomHouse, role: Role) -> None:
    rooms.enter(role)
    head = rooms.clinic.head().seq
    seqs = [entry.seq for entry in rooms.clinic.log.newest(60)]
    given_away: dict[str, list[str]] = {}
    for address in (*PAGES, *(f"log/{seq}" for seq in seqs[::4])):
        rooms.go(address)
        told = shown(rooms.shell.window, rooms)
        found = [secret for secret in (NAME, OTHER, PHONE, CHART) if secret in told]
        if found:
            given_away[address] = found
    assert given_away == {}
    assert rooms.clinic.head().seq == head
