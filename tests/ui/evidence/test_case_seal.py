"""The seal of a case: on the page of the incident, and where a complaint lists its exhibits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.incidents.made import complaint, exhibit, noticed
from tests.ui.room_house import RoomHouse
from ui.incidents.incident_page import IncidentPage
from ui.widgets.cards import Notice
from ui.widgets.marks import Chip


def chips(rooms: RoomHouse) -> list[str]:
    return [each.text() for each in rooms.shell.window.findChildren(Chip) if each.isVisible()]


def notices(rooms: RoomHouse) -> list[str]:
    found = rooms.shell.window.findChildren(Notice)
    return [each.words() for each in found if each.isVisible()]


def test_it_waits_turns_green_and_names_what_is_damaged(rooms: RoomHouse, tmp_path: Path) -> None:
    clinic = rooms.made.open("owner")
    case = noticed(clinic)
    about = f"complaint/{complaint(clinic, rooms.made.clock)}"
    first = exhibit(clinic, tmp_path / "a", "貼文", case.address)
    second = exhibit(clinic, tmp_path / "b", "回覆", case.address)
    clinic.evidence.list_in(second, about)
    rooms.enter("owner")
    clinic = rooms.clinic
    rooms.go(f"{case.address}/evidence")
    assert "證物 2 件完整" in chips(rooms)
    assert "2 件證物都和收下時一樣" in rooms.words()
    (rooms.made.folder / "evidence" / clinic.evidence_lists.one(second).sealed_name).unlink()
    clinic.evidence.verify(second, "每月檢查")
    rooms.page(IncidentPage).look_again()
    rooms.settle()
    assert "證物 A-02 不符" in chips(rooms)
    assert any(told.startswith("A-02") and "不見" in told for told in notices(rooms))
    assert clinic.evidence_lists.one(first).sound
    rooms.go(about)
    assert any(told.startswith("A-01") for told in notices(rooms))


@pytest.mark.prove
def test_what_was_not_checked_for_long_is_amber(rooms: RoomHouse, tmp_path: Path) -> None:
    clinic = rooms.made.open("owner")
    case = noticed(clinic)
    exhibit(clinic, tmp_path / "a", "貼文", case.address)
    rooms.enter("owner")
    rooms.made.clock.forward(days=31)
    rooms.go(f"{case.address}/evidence")
    assert "證物 1 件久未查" in chips(rooms)
    assert any("30 天" in told for told in notices(rooms))
