"""設定 › 備份: a place, a run, a trial; by itself while one works and when one closes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinicguard.overview.backups import found_at
from clinicguard.storage.backup.desk import CHANGES
from tests.integration.backup.given import work_a_little
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from tests.unit.documents.drawn import text_of
from ui.backup.closing import Closing
from ui.backup.section import BackupSection
from ui.errors import TroubleDialog
from ui.settings.settings_page import SettingsPage
from ui.unlock.unlock_page import UnlockPage


def section(rooms: RoomHouse) -> BackupSection:
    rooms.go("settings/backups")
    return rooms.page(SettingsPage).backups


def many_entries(rooms: RoomHouse, number: int = CHANGES) -> None:
    for _ in range(number):
        with rooms.clinic.book.act("clinic.keys_completed", "clinic/x"):
            pass


def test_without_a_place_it_says_what_is_at_stake(rooms: RoomHouse) -> None:
    rooms.enter()
    section(rooms)
    assert "資料就全沒了" in rooms.words()


def test_a_place_gets_its_first_backup_at_once(rooms: RoomHouse, stick: Path) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    page = rooms.page(SettingsPage)
    assert len(found_at(stick)) == 1
    assert page.backups.running is None
    assert "第 1 份備份已寫入、讀回並打開確認" in rooms.words()
    assert "今天備份過，目前插著" in rooms.words()
    assert "還沒有" not in page.where.particulars.words()
    assert rooms.verbs()[-2:] == ["backup.add_place", "backup.take"]


def test_a_drill_opens_cases_reads_evidence_and_leaves_an_entry_and_a_proof(
    rooms: RoomHouse, stick: Path, tmp_path: Path
) -> None:
    rooms.enter()
    numbers = work_a_little(rooms.clinic, tmp_path)
    section(rooms).add_place(stick)
    rooms.settle()
    beside = sorted(rooms.made.folder.parent.iterdir())
    backups = rooms.page(SettingsPage).backups
    head = rooms.clinic.head()
    backups.rows[0].try_button.click()
    rooms.settle()
    assert "試著還原到暫時的位置" in rooms.words()
    assert rooms.verbs()[-1] == "backup.drill"
    assert sorted(rooms.made.folder.parent.iterdir()) == beside
    entry = rooms.clinic.log.newest(1)[0]
    assert entry.word("cases") == "complaint/C-2026-0001"
    assert entry.word("exhibits") == str(len(numbers))
    assert backups.proof is not None
    assert backups.proof._paper.log_count < head.seq
    backups.proof.save_to(tmp_path / "proof.pdf")
    rooms.settle()
    told = text_of((tmp_path / "proof.pdf").read_bytes())
    assert "".join(backups.proof._paper.log_hash.split()) in told
    assert "C-2026-0001" in told
    assert rooms.verbs()[-1] == "paper.save"


def test_a_drill_finds_an_exhibit_that_no_longer_reads(
    rooms: RoomHouse, stick: Path, tmp_path: Path
) -> None:
    rooms.enter()
    work_a_little(rooms.clinic, tmp_path)
    section(rooms).add_place(stick)
    rooms.settle()
    newest = found_at(stick)[0]
    piece = next(p for p in newest.generation.pieces if p.path.startswith("evidence/"))
    path = newest.medium.path_of(piece.sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    rooms.page(SettingsPage).backups.rows[0].try_button.click()
    rooms.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TroubleDialog)
    dialog.close()
    assert "backup.drill" not in rooms.verbs()


def test_an_alarm_is_shown_and_noted(rooms: RoomHouse, stick: Path) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    (rooms.made.folder / "canary").write_bytes(b"\0" * 71)
    rooms.page(SettingsPage).backups.rows[0].now_button.click()
    rooms.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TroubleDialog)
    dialog.close()
    assert rooms.verbs()[-1] == "backup.stop"
    assert len(found_at(stick)) == 1


def test_a_place_that_is_away_says_so_on_its_button(rooms: RoomHouse, stick: Path) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    stick.rename(stick.with_name("in the safe"))
    section(rooms).look()
    rooms.settle()
    row = rooms.page(SettingsPage).backups.rows[0]
    assert "沒有插上" in row.now_button.reason()
    assert row.try_button.reason()


def test_reception_backs_up_and_may_not_name_places(rooms: RoomHouse, stick: Path) -> None:
    rooms.made.open("owner").backups.add_place(stick, "A 碟")
    rooms.made.close()
    rooms.enter("reception")
    shown = section(rooms)
    assert "負責人或主管" in shown.add_button.reason()
    assert shown.rows[0].forget_button.reason()
    shown.rows[0].now_button.click()
    rooms.settle()
    assert rooms.verbs()[-1] == "backup.take"


def test_twenty_changes_are_backed_up_by_themselves(rooms: RoomHouse, stick: Path) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    rooms.shell.tick()
    rooms.settle()
    assert len(found_at(stick)) == 1
    many_entries(rooms)
    rooms.shell.tick()
    rooms.settle()
    assert len(found_at(stick)) == 2


def test_a_known_stick_that_appears_is_backed_up_to_at_once(rooms: RoomHouse, stick: Path) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    many_entries(rooms, 5)
    for is_here in (True, False, True):
        assert len(found_at(stick if stick.exists() else stick.with_name("safe"))) == 1
        if not is_here:
            stick.rename(stick.with_name("safe"))
        elif not stick.exists():
            stick.with_name("safe").rename(stick)
        rooms.shell.tick()
        rooms.settle()
    assert len(found_at(stick)) == 2


def test_a_place_that_failed_is_not_tried_again_by_itself(rooms: RoomHouse, stick: Path) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    many_entries(rooms)
    (rooms.made.folder / "canary").unlink()
    for _ in range(2):
        rooms.shell.tick()
        rooms.settle()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()
    assert rooms.verbs().count("backup.stop") == 1


@pytest.mark.parametrize(
    ("why", "hours", "backups"),
    [
        ("asked", 0, 2),
        ("idle", 4, 2),
        ("away", 2, 1),
        ("away", 4, 2),
        ("asleep", 4, 1),
    ],
)
def test_locking_backs_up_when_asked_and_when_left_alone_after_hours(
    rooms: RoomHouse, stick: Path, why: str, hours: int, backups: int
) -> None:
    """At noon somebody locks here, or the PC, or just goes; one about to sleep begins nothing."""
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    many_entries(rooms)
    rooms.made.clock.time += timedelta(hours=hours)
    rooms.shell.lock(why)  # type: ignore[arg-type]
    rooms.settle()
    rooms.made.opened = None
    assert len(found_at(stick)) == backups


def test_who_comes_back_need_not_wait_for_the_backup_of_a_pc_left_alone(
    rooms: RoomHouse, stick: Path
) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    many_entries(rooms)
    rooms.made.clock.time += timedelta(hours=4)
    rooms.shell.lock("idle")
    closing = rooms.shell.window.findChild(Closing)
    assert closing is not None
    QTest.keyClick(closing, Qt.Key.Key_Space)
    rooms.settle()
    rooms.made.opened = None
    assert len(found_at(stick)) == 1
    assert isinstance(rooms.shell.page(), UnlockPage)


def test_a_pc_that_goes_to_sleep_does_not_keep_its_keys_for_a_backup(
    rooms: RoomHouse, stick: Path
) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    many_entries(rooms)
    rooms.shell.lock("asked")
    rooms.shell.lock("asleep")
    rooms.settle()
    rooms.made.opened = None
    assert len(found_at(stick)) == 1
    assert isinstance(rooms.shell.page(), UnlockPage)


def test_everything_is_reached_by_key_and_has_a_name(rooms: RoomHouse, stick: Path) -> None:
    rooms.enter()
    section(rooms).add_place(stick)
    rooms.settle()
    page = rooms.page(SettingsPage)
    assert nameless(page) == []
    assert unreached(page) == []
