"""A case leaves whole through its panel, and another one comes in through the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from clinicguard.casepack.incoming import inspect
from clinicguard.people.staff import Role
from tests.integration.incidents.made import worked
from tests.made import PASSPHRASES, MadeClinic
from tests.pictures.scene_handover import WORDS, pack_of_another
from tests.ui.room_house import RoomHouse, room_house
from ui.errand import Errand, file_in
from ui.handover.dragged import pack_in
from ui.handover.hand_over_panel import HandOverPanel
from ui.handover.origin_panel import OriginPanel
from ui.handover.said import fingerprint
from ui.handover.take_in_panel import TakeInPanel
from ui.incidents.incident_page import IncidentPage
from ui.incidents.incidents_page import IncidentsPage
from ui.reports.reports_page import ReportsPage
from ui.widgets.marks import Chip
from ui.widgets.states import BusyPanel

CASE = "incident/I-2026-0001"


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    with room_house(qapp, made) as built:
        yield built


@pytest.fixture
def going(rooms: RoomHouse, made: MadeClinic, tmp_path: Path) -> HandOverPanel:
    """The panel, filled in but for the passphrase of who sits there."""
    worked(made, tmp_path / "files")
    rooms.enter()
    rooms.go(CASE)
    page = rooms.shell.page()
    assert isinstance(page, IncidentPage)
    page.hand_over()
    rooms.settle()
    panel = rooms.shell.window.findChild(HandOverPanel)
    assert panel is not None
    assert panel.make_button.reason()
    panel.recipient.set_text("康心牙醫診所 簡立群")
    panel.purpose.set_text("病人之後由他們治療")
    for line in (panel.passphrase.first, panel.passphrase.second):
        line.set_text(WORDS)
    panel.passphrase.second.changed.emit()
    panel.papers.setChecked(False)
    return panel


def typed(panel: HandOverPanel, words: str) -> None:
    panel.own.line.set_text(words)
    panel.own.line.changed.emit()


def test_a_case_leaves_whole(going: HandOverPanel, rooms: RoomHouse, tmp_path: Path) -> None:
    target = tmp_path / "I-2026-0001.clinicpack"
    assert "密語" in going.make_button.reason()
    typed(going, PASSPHRASES["owner"])
    assert going.make_button.reason() == ""
    going.make_at(target)
    rooms.settle()
    received = inspect(target, WORDS)
    assert fingerprint(received.log_hash) in going.seal.text()
    assert received.sender.recipient == "康心牙醫診所 簡立群"
    assert "incident.hand_over" in rooms.verbs()
    rooms.go(f"reports/{CASE}")
    page = rooms.shell.page()
    assert isinstance(page, ReportsPage)
    assert page.shelf is not None
    assert [each.how for each in page.shelf.left] == ["whole"]


def test_another_ones_passphrase_hands_nothing_over(
    going: HandOverPanel, rooms: RoomHouse, tmp_path: Path
) -> None:
    target = tmp_path / "x.clinicpack"
    typed(going, "not the words of the owner")
    going.make_at(target)
    rooms.settle()
    assert not target.exists()
    assert "incident.hand_over" not in rooms.verbs()
    assert going.own.wrong()
    assert going.make_button.reason(), "it is asked again"


def test_a_stop_leaves_nothing(going: HandOverPanel, rooms: RoomHouse, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    typed(going, PASSPHRASES["owner"])
    going.make_at(place / "x.clinicpack")
    rooms.executor.step()
    busy = going.findChild(BusyPanel)
    assert busy is not None
    busy.cancel.click()
    rooms.settle()
    assert list(place.iterdir()) == []
    assert "incident.hand_over" not in rooms.verbs()


def test_one_of_another_clinic_comes_in_and_says_from_where(
    rooms: RoomHouse, made: MadeClinic, tmp_path: Path
) -> None:
    file = pack_of_another(tmp_path, made.clock)
    rooms.enter()
    rooms.go(f"incidents/take-in?file={file}")
    panel = rooms.shell.window.findChild(TakeInPanel)
    assert panel is not None
    panel.passphrase.set_text("not the words of the pack")
    panel.passphrase.changed.emit()
    panel.check()
    rooms.settle()
    assert panel.take_button.isHidden()
    panel.passphrase.set_text(WORDS)
    panel.passphrase.changed.emit()
    panel.check()
    rooms.settle()
    assert "康心牙醫診所" in rooms.words()
    assert "incident.take_in" not in rooms.verbs()
    panel.take_in()
    rooms.settle()
    page = rooms.shell.page()
    assert isinstance(page, IncidentPage)
    chips = [each.accessibleName() for each in rooms.shell.window.findChildren(Chip)]
    assert "來自 康心牙醫診所" in chips
    page.show_origin()
    rooms.settle()
    assert rooms.shell.window.findChild(OriginPanel) is not None
    assert "incident.take_in" in rooms.verbs()


@pytest.mark.parametrize("role", ["clinician", "reception", "counsel"])
def test_who_does_not_lead_neither_hands_over_nor_takes_in(rooms: RoomHouse, role: Role) -> None:
    rooms.enter(role)
    rooms.go("incidents/take-in")
    assert rooms.shell.window.findChild(TakeInPanel) is None
    page = rooms.shell.page()
    assert isinstance(page, IncidentsPage)
    assert page.take_button.reason()


def test_a_file_that_was_opened_waits_for_the_unlock(rooms: RoomHouse, tmp_path: Path) -> None:
    errand, other = Errand(tmp_path), Errand(tmp_path)
    other.leave(tmp_path / "王 & 李.clinicpack")
    errand.look()
    rooms.shell._pages.errand = errand.take
    rooms.enter()
    panel = rooms.shell.window.findChild(TakeInPanel)
    assert panel is not None
    assert panel.name.text() == "王 & 李.clinicpack"
    assert errand.take() == ""


def test_only_a_pack_is_taken_for_one(tmp_path: Path) -> None:
    assert file_in(["x.clinicpack"]) == Path("x.clinicpack").absolute()
    assert file_in(["verify", "x.clinicpack"]) is None
    assert file_in([]) is None
    (tmp_path / "open-this").write_bytes(b"--self-test")
    errand = Errand(tmp_path)
    errand.look()
    assert errand.take() == ""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/x/A.CLINICPACK")])
    assert pack_in(data) == Path("/x/A.CLINICPACK")
    data.setUrls([QUrl("https://example.org/a.clinicpack")])
    assert pack_in(data) is None
