"""An exhibit that two people dispose of: from its own page, through its time, to its tombstone."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.people.staff import Role
from tests.integration.incidents.made import complaint, exhibit
from tests.made import PASSPHRASES
from tests.ui.evidence.test_case_seal import chips
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.facts_pane import FactsPane
from ui.evidence.hand_in_panel import HandInPanel
from ui.evidence.stone_pane import StonePane
from ui.log.hold_panel import HoldPanel
from ui.log.retention_page import RetentionPage
from ui.people.witness_panel import WitnessPanel

GROUND = "保存期限已滿"


def eight_years_later(rooms: RoomHouse, folder: Path, role: Role = "owner") -> str:
    """An exhibit that no case lists, at its page."""
    number = exhibit(rooms.made.open("owner"), folder, "舊截圖")
    rooms.made.close()
    rooms.made.clock.forward(days=8 * 366)
    rooms.enter(role)
    rooms.go(f"evidence/{number}")
    return number


def dispose(rooms: RoomHouse, number: str) -> None:
    rooms.go(f"retention/{number}")
    page = rooms.page(RetentionPage)
    page.pane.ground.set_text(GROUND)
    page.pane.ground.changed.emit()
    page.pane.dispose_button.click()
    rooms.settle()
    panel = rooms.panel(WitnessPanel)
    panel.fields.who.set_chosen("2")
    panel.fields.passphrase.set_text(PASSPHRASES["manager"])
    panel._look()
    panel.sign()
    rooms.settle()


@pytest.mark.prove
def test_from_its_page_over_two_signatures_to_its_tombstone(
    rooms: RoomHouse, tmp_path: Path
) -> None:
    number = eight_years_later(rooms, tmp_path)
    facts = rooms.page(EvidencePage).facts
    assert isinstance(facts, FactsPane)
    facts.kept.click()
    rooms.settle()
    assert "先前的備份裡還有它：最近 7 天、5 週、12 個月" in rooms.words()
    assert "刪除不等於抹除" in rooms.words()
    assert rooms.page(RetentionPage).pane.dispose_button.reason() == "還差：銷毀依據"
    dispose(rooms, number)
    assert rooms.verbs()[-1] == "retention.dispose"
    assert list((rooms.made.folder / "evidence").iterdir()) == []
    rooms.go(f"evidence/{number}")
    page = rooms.page(EvidencePage)
    assert isinstance(page.facts, StonePane)
    assert "沈以安、許雅筑" in rooms.words()
    assert "由兩個人簽認銷毀" in rooms.words()
    assert "已銷毀 1 件" in chips(rooms)
    assert "舊截圖" not in rooms.words()
    assert unreached(rooms.shell.window) == []
    assert nameless(rooms.shell.window) == []


@pytest.mark.prove
def test_handed_in_again_it_says_who_disposed_of_it(rooms: RoomHouse, tmp_path: Path) -> None:
    number = eight_years_later(rooms, tmp_path)
    dispose(rooms, number)
    rooms.go("evidence")
    rooms.page(EvidencePage).hand_in((tmp_path / "舊截圖.txt",))
    rooms.settle()
    (row,) = rooms.panel(HandInPanel).files.rows
    assert f"這份檔案原是 {number}" in row.words()
    assert "沈以安 和 許雅筑" in row.words()
    assert not row.is_ready()
    row.again.setChecked(True)
    assert row.is_ready()


@pytest.mark.prove
def test_an_open_case_and_a_hold_are_named(rooms: RoomHouse, tmp_path: Path) -> None:
    clinic = rooms.made.open("owner")
    case = complaint(clinic, rooms.made.clock)
    number = exhibit(clinic, tmp_path, subject=f"complaint/{case}")
    rooms.enter("manager")
    rooms.go(f"retention/{number}")
    pane = rooms.page(RetentionPage).pane
    assert pane.dispose_button.reason() == f"還沒結案：{case}。"
    pane.hold_button.click()
    rooms.settle()
    panel = rooms.panel(HoldPanel)
    panel.reason.set_text("訴訟中")
    panel._look()
    panel.save()
    rooms.settle()
    assert pane.dispose_button.reason() == "正在法律保全中。"


@pytest.mark.prove
def test_reception_is_not_led_there(rooms: RoomHouse, tmp_path: Path) -> None:
    eight_years_later(rooms, tmp_path, "reception")
    assert "保存到什麼時候" not in rooms.words()
