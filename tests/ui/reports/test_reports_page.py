"""What can be made, by record and by role; what has left; the pack for counsel."""

from __future__ import annotations

from pathlib import Path

import pyzipper

from clinicguard.evidence.desk import HandIn
from tests.integration.incidents.made import complaint
from tests.integration.incidents.made import worked as play_worked
from tests.made import PASSPHRASES
from tests.ui.reports.conftest import CASE
from tests.ui.room_house import RoomHouse
from ui.reports.pack_panel import PackPanel
from ui.reports.paper_page import PaperPage
from ui.reports.reports_page import ReportsPage
from ui.widgets.states import BusyPanel

PASSPHRASE = "record worth mushroom lunar know law"


def offered(rooms: RoomHouse, record: str) -> set[str]:
    """The keys of the papers that the page offers."""
    rooms.go(f"reports/{record}")
    page = rooms.page(ReportsPage)
    assert page.shelf is not None
    return {each.kind.key for each in page.shelf.papers}


def test_an_incident_offers_its_papers(worked: RoomHouse) -> None:
    assert {"report", "inventory", "custody"} <= offered(worked, CASE)
    page = worked.page(ReportsPage)
    assert page.papers is not None
    page.papers.opened.emit(page.papers.rows()[0].key)
    worked.settle()
    assert worked.page(PaperPage).address == f"report/{CASE}/report"


def test_reception_is_offered_no_report_and_no_pack(rooms: RoomHouse, tmp_path: Path) -> None:
    play_worked(rooms.made, tmp_path / "files")
    rooms.enter("reception")
    assert "report" not in offered(rooms, CASE)
    assert rooms.page(ReportsPage).pack_button is None


def test_a_clinician_has_no_version_for_counsel(rooms: RoomHouse, tmp_path: Path) -> None:
    play_worked(rooms.made, tmp_path / "files")
    rooms.enter("clinician")
    offered(rooms, CASE)
    shelf = rooms.page(ReportsPage).shelf
    assert shelf is not None
    report = next(each for each in shelf.papers if each.kind.key == "report")
    assert [each.key for each in report.versions] == ["management", "root_cause"]


def test_a_complaint_offers_slip_and_record_under_a_masked_name(rooms: RoomHouse) -> None:
    number = complaint(rooms.made.open(), rooms.made.clock)
    rooms.made.close()
    rooms.enter("reception")
    assert offered(rooms, f"complaint/{number}") == {"slip", "record"}
    assert rooms.clinic.complaints.unmask(number, "核對").complainant.name not in rooms.words()


def test_what_has_left_stands_on_the_page(worked: RoomHouse) -> None:
    worked.clinic.hand_out(
        "report:legal", b"%PDF-", None, subject=CASE, purpose="準備調解", recipient="高若瑜律師"
    )
    worked.go(f"reports/{CASE}")
    page = worked.page(ReportsPage)
    assert page.left is not None
    (row,) = page.left.rows()
    assert "事件報告" in row.words()
    assert "法律版" in row.words()
    assert "高若瑜律師" in row.words()
    assert "準備調解" in row.words()


def ready(rooms: RoomHouse) -> PackPanel:
    """The panel with everything filled in."""
    rooms.go(f"reports/{CASE}")
    rooms.page(ReportsPage).open_pack()
    rooms.settle()
    panel = rooms.panel(PackPanel)
    panel.recipient.set_text("高若瑜律師")
    panel.purpose.set_text("準備調解")
    panel.own.line.set_text(PASSPHRASES["owner"])
    panel.passphrase.first.set_text(PASSPHRASE)
    panel.passphrase.second.set_text(PASSPHRASE)
    panel.passphrase.second.changed.emit()
    return panel


def test_a_pack_is_sealed_with_its_papers_and_exhibits(worked: RoomHouse, tmp_path: Path) -> None:
    panel, target = ready(worked), tmp_path / "pack.zip"
    assert panel.make_button.reason() == ""
    panel.make_at(target)
    worked.settle()
    with pyzipper.AESZipFile(target) as archive:
        archive.setpassword(PASSPHRASE.encode())
        names = archive.namelist()
        report = next(name for name in names if name.endswith("I-2026-0001-report.pdf"))
        assert archive.read(report).startswith(b"%PDF-")
    assert any("exhibits/A-01" in name for name in names)
    assert any(name.endswith("VERIFY.txt") for name in names)
    assert "evidence.pack" in worked.verbs()
    assert "打包檔做好了" in worked.words()


def test_only_who_unlocked_makes_a_pack(worked: RoomHouse, tmp_path: Path) -> None:
    panel, target = ready(worked), tmp_path / "pack.zip"
    panel.own.line.set_text("")
    panel.own.line.changed.emit()
    assert panel.make_button.reason() == "還缺：你自己的密語"
    panel.own.line.set_text(PASSPHRASES["manager"])
    panel.own.line.changed.emit()
    panel.make_at(target)
    worked.settle()
    assert not target.exists()
    assert "evidence.pack" not in worked.verbs()
    assert panel.own.wrong()
    assert panel.make_button.reason(), "it is asked again"


def test_the_passphrase_is_asked_twice(worked: RoomHouse) -> None:
    panel = ready(worked)
    panel.passphrase.second.set_text("something else entirely here")
    panel.passphrase.second.changed.emit()
    assert panel.make_button.reason()


def test_a_pack_for_a_key_that_is_none_is_refused(worked: RoomHouse, tmp_path: Path) -> None:
    panel, target = ready(worked), tmp_path / "pack.tar.age"
    panel.seal.set_value("age")
    panel.key.set_text("age1notakey")
    panel.key.changed.emit()
    panel.make_at(target)
    worked.settle()
    assert not target.exists()
    assert panel.make_button.reason() == "還缺：你自己的密語"
    assert "evidence.pack" not in worked.verbs()


def test_a_pack_that_is_stopped_leaves_nothing(worked: RoomHouse, tmp_path: Path) -> None:
    panel, target = ready(worked), tmp_path / "pack.zip"
    panel.make_at(target)
    worked.executor.step()
    busy = panel.findChild(BusyPanel)
    assert busy is not None
    busy.cancel.click()
    worked.settle()
    assert not target.exists()
    assert panel.make_button.reason() == "還缺：你自己的密語"
    assert "evidence.pack" not in worked.verbs()


def test_a_protected_compartment_goes_only_where_somebody_says_so(
    worked: RoomHouse, tmp_path: Path
) -> None:
    source = tmp_path / "talk.txt"
    source.write_text("調解時說的話", "utf-8")
    said = HandIn("調解筆記", compartment="mediation")
    kept_apart = worked.clinic.evidence.take_in(source, said, subject=CASE).number
    panel = ready(worked)
    shelf = panel.shelves[-1]
    assert [line.number() for line in shelf.lines] == [kept_apart]
    assert [each.tick.isChecked() for each in panel.lines()] == [True, True, False]
    assert "另外受保護" in worked.words()
    shelf.whole.click()
    assert all(each.tick.isChecked() for each in panel.lines())
    panel.lines()[0].tick.click()
    assert not panel.shelves[0].whole.isChecked()


def test_what_is_not_ticked_stays_here(worked: RoomHouse, tmp_path: Path) -> None:
    panel, target = ready(worked), tmp_path / "pack.zip"
    for line in panel.lines():
        line.tick.setChecked(False)
    for tick in panel.papers.values():
        tick.setChecked(False)
    next(iter(panel.papers.values())).setChecked(True)
    panel.make_at(target)
    worked.settle()
    with pyzipper.AESZipFile(target) as archive:
        names = archive.namelist()
    assert not any("exhibits/A-" in name for name in names)
    assert "evidence.export" not in worked.verbs()
