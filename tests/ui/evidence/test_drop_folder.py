"""The drop folder on the evidence page: offered, taken in by one press, the clear copies told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_house import RoomHouse
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.hand_in_panel import HandInPanel
from ui.evidence.offers import Offers
from ui.settings.settings_page import SettingsPage
from ui.today.today_page import TodayPage
from ui.widgets.dialogs import Question


@pytest.fixture
def drop(rooms: RoomHouse, tmp_path: Path) -> Path:
    folder = tmp_path / "掃描"
    folder.mkdir()
    rooms.made.settings.change(drop_folder=str(folder))
    return folder


def offered(rooms: RoomHouse) -> Offers:
    """The evidence page's offers, after a second look at the folder."""
    rooms.go("evidence")
    offers = rooms.page(EvidencePage).offers
    offers.drops.look()
    rooms.settle()
    return offers


def test_what_still_grows_is_not_offered(rooms: RoomHouse, drop: Path) -> None:
    rooms.enter("reception")
    (drop / "a.txt").write_text("一", "utf-8")
    rooms.go("evidence")
    offers = rooms.page(EvidencePage).offers
    assert not offers.drops.offered.files
    (drop / "a.txt").write_text("一二", "utf-8")
    offers.drops.look()
    rooms.settle()
    assert not offers.drops.offered.files
    offers.drops.look()
    rooms.settle()
    assert [path.name for path in offers.drops.offered.files] == ["a.txt"]
    assert "收件資料夾有 1 個新檔案" in rooms.words()
    assert "a.txt" not in rooms.words()


def test_the_systems_word_of_a_change_leads_to_a_look(rooms: RoomHouse, drop: Path) -> None:
    rooms.enter("reception")
    drops = offered(rooms).drops
    assert not drops._timer.isActive()
    drops._watcher.directoryChanged.emit(str(drop))
    assert drops._timer.isActive()


def test_one_press_takes_in_and_the_clear_copies_stay_until_they_are_removed(
    rooms: RoomHouse, drop: Path
) -> None:
    rooms.enter("reception")
    (drop / "1.txt").write_text("一", "utf-8")
    (drop / "2.txt").write_text("二", "utf-8")
    offers = offered(rooms)
    offers.take_dropped()
    rooms.settle()
    assert rooms.no_panel()
    names = [each.original_name for each in rooms.clinic.evidence_lists.everything()]
    assert sorted(names) == ["1.txt", "2.txt"]
    assert sorted(path.name for path in drop.iterdir()) == ["1.txt", "2.txt"]
    offers = offered(rooms)
    assert not offers.drops.offered.files
    assert "2 個檔案已封存" in rooms.words()
    (drop / "2.txt").write_text("別的", "utf-8")
    offers.remove_copies()
    (question,) = rooms.shell.window.findChildren(Question)
    assert sorted(path.name for path in drop.iterdir()) == ["1.txt", "2.txt"]
    question.do.click()
    rooms.settle()
    assert [path.name for path in drop.iterdir()] == ["2.txt"]


def test_a_twin_is_not_taken_in_by_one_press(rooms: RoomHouse, drop: Path) -> None:
    rooms.enter("reception")
    (drop / "1.txt").write_text("一", "utf-8")
    offers = offered(rooms)
    offers.take_dropped()
    rooms.settle()
    (drop / "copy.txt").write_text("一", "utf-8")
    offers = offered(rooms)
    offers.drops.look()
    rooms.settle()
    offers.take_dropped()
    rooms.settle()
    assert "E-2026-0001" in rooms.panel(HandInPanel).files.rows[0].words()
    assert len(rooms.clinic.evidence_lists.everything()) == 1


def test_what_is_left_is_not_offered_again_until_it_changes(rooms: RoomHouse, drop: Path) -> None:
    rooms.enter("reception")
    (drop / "1.txt").write_text("一", "utf-8")
    offers = offered(rooms)
    offers.leave_dropped()
    assert not offers.drops.offered.files
    assert "1.txt" not in str(rooms.made.settings.read().drop_seen)
    (drop / "1.txt").write_text("一，改過", "utf-8")
    offers.drops.look()
    rooms.settle()
    offers.drops.look()
    rooms.settle()
    assert [path.name for path in offers.drops.offered.files] == ["1.txt"]


def test_today_says_how_many_wait(rooms: RoomHouse, drop: Path) -> None:
    rooms.enter("owner")
    (drop / "王小明.txt").write_text("一", "utf-8")
    rooms.go("today")
    page = rooms.page(TodayPage)
    page.drops.look()
    rooms.settle()
    page.drops.look()
    rooms.settle()
    assert "收件資料夾有 1 個新檔案" in rooms.words()
    assert "王小明" not in rooms.words()


def test_the_settings_refuse_the_clinics_own_folder(rooms: RoomHouse, tmp_path: Path) -> None:
    rooms.enter("manager")
    rooms.go("settings")
    section = rooms.page(SettingsPage).drop
    section.watch(rooms.made.folder / "evidence")
    rooms.settle()
    assert rooms.made.settings.read().drop_folder == ""
    synced = tmp_path / "OneDrive"
    synced.mkdir()
    section.watch(synced)
    rooms.settle()
    assert rooms.made.settings.read().drop_folder == str(synced)
    assert "OneDrive 會把這個資料夾" in rooms.words()
    section.watch_none()
    assert rooms.made.settings.read().drop_folder == ""


def test_an_unfinished_hand_in_waits_above_the_list(rooms: RoomHouse, tmp_path: Path) -> None:
    rooms.enter("reception")
    rooms.go("evidence")
    path = tmp_path / "a.txt"
    path.write_text("一", "utf-8")
    rooms.page(EvidencePage).hand_in((path,))
    rooms.settle()
    panel = rooms.panel(HandInPanel)
    panel.leave()
    rooms.settle()
    assert "有 1 個檔案的交入還沒完成" in rooms.words()
    offers = rooms.page(EvidencePage).offers
    offers._let_go()
    rooms.settle()
    assert offers.kept is None
    assert rooms.clinic.drafts.all() == []
