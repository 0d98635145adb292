"""Before a text for the press is handed out, everybody sees what of it stays here."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from clinicguard.clinic import Clinic
from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse
from tests.ui.statements.conftest import Desk
from ui.statements.copy_panel import CopyPanel
from ui.statements.release_panel import ReleasePanel

TOLD = "大家的關心，我們都放在心上。採訪請洽負責醫師。"
KEPT = "備用問答（被問到才回，不隨稿發出）\n\n會停多久？\n還在檢查，現在說不準。"


def approved(rooms: RoomHouse, made: MadeClinic, text: str) -> Desk:
    """A text for the press that the owner, who sits here, has approved alone."""
    clinic: Clinic = made.open()
    it = clinic.statements.begin("", "press", "停診說明", text, "zh_TW")
    clinic.statements.approve(it.number, it.now.sha256, alone=True, reason="只有我在現場")
    made.close()
    rooms.enter()
    rooms.go(f"statement/{it.number}")
    return Desk(rooms, it.number)


def test_who_approved_it_sees_what_is_left_out_before_it_is_copied(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    desk = approved(rooms, made, f"{TOLD}\n\n{KEPT}")
    desk.press("copy")
    assert "會停多久？" in rooms.words()
    desk.panel(CopyPanel).go()
    rooms.settle()
    assert rooms.no_panel()
    assert QGuiApplication.clipboard().text() == TOLD
    desk.press("release")
    assert "會停多久？" in rooms.words()
    panel = desk.panel(ReleasePanel)
    panel.way.where.set_text("北安日報")
    panel.go()
    rooms.settle()
    assert desk.statement.releases[0].handed_out == TOLD
    assert "不含備用問答" in rooms.words()


def test_questions_that_go_out_with_the_rest_are_pointed_at(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    asked = "為什麼停診？\n我們主動停診，檢查完再開。"
    desk = approved(rooms, made, f"{TOLD}\n\n{asked}")
    desk.press("copy")
    assert "跟著一起發出" in rooms.words()
    assert desk.panel(CopyPanel).words == f"{TOLD}\n\n{asked}"


def test_a_text_that_goes_out_whole_is_copied_at_once(rooms: RoomHouse, made: MadeClinic) -> None:
    desk = approved(rooms, made, TOLD)
    desk.press("copy")
    assert rooms.no_panel()
