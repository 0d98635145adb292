"""Two people at one PC: a second signature, and one who takes over the seat of another."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.people import access
from clinicguard.people.permissions import LEAD
from clinicguard.people.witness import need_two
from tests.made import PASSPHRASES
from tests.ui.room_house import RoomHouse
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.intake_panel import IntakePanel
from ui.people.people_page import PeoplePage
from ui.people.witness_panel import WitnessPanel, ask_witness


def two_decide(clinic: Clinic) -> str:
    with clinic.book.act("person.change", "person/4") as change:
        need_two(change, LEAD)
        return change.role


def test_the_panel_asks_who_stands_by_and_both_sign(rooms: RoomHouse) -> None:
    rooms.enter("manager")
    rooms.go("people")
    given: list[object] = []
    seat = rooms.page(PeoplePage).seat
    ask_witness(seat, "兩人簽認", "刪除之前，兩個人看過。", two_decide, then=given.append)
    rooms.settle()
    panel = rooms.panel(WitnessPanel)
    assert [each.name for each in panel.fields.people] == ["沈以安"]
    assert "密語" in panel.sign_button.reason()
    panel.fields.passphrase.set_text("not the passphrase of anybody")
    panel.fields.passphrase.changed.emit()
    panel.sign_button.click()
    rooms.settle()
    assert given == []
    assert panel.fields.passphrase_field.wrong()
    panel.fields.passphrase.set_text(PASSPHRASES["owner"])
    panel.fields.passphrase.changed.emit()
    panel.sign_button.click()
    rooms.settle()
    assert (given, rooms.no_panel()) == (["manager"], True)
    assert rooms.clinic.log.newest(1)[0].witness == "1"


def test_where_nobody_else_can_sign_it_says_so(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    rooms.clinic.access.remove(2, "離職")
    rooms.go("people")
    ask_witness(rooms.page(PeoplePage).seat, "兩人簽認", "兩個人看過。", two_decide)
    rooms.settle()
    assert "沒有別人能一起簽認" in rooms.panel(WitnessPanel).sign_button.reason()


def test_another_takes_over_the_seat_and_the_firsts_draft_stays_theirs(rooms: RoomHouse) -> None:
    """Reception is called away in the middle of a complaint; the clinician needs the PC now."""
    rooms.enter("reception")
    rooms.go("complaints/new")
    panel = rooms.panel(IntakePanel)
    panel.fields.verbatim.edit.setPlainText("等了兩個小時還沒有人")
    rooms.settle()
    rooms.shell.lock("asked")
    rooms.settle()
    rooms.made.opened = None

    def come_in(person: str, passphrase: str) -> None:
        made = rooms.made
        keys = access.unlock(made.folder, person, passphrase, made.clock)
        made.keys["owner"] = keys
        rooms.shell.enter(lambda: made.open("owner"))
        rooms.settle()

    come_in("3", PASSPHRASES["clinician"])
    assert rooms.clinic.person.role == "clinician"
    assert rooms.clinic.drafts.all() == []
    assert "等了兩個小時" not in rooms.words()
    rooms.go("complaints/new")
    assert rooms.panel(IntakePanel).fields.verbatim.text() == ""
    rooms.shell.lock("asked")
    rooms.settle()
    rooms.made.opened = None
    come_in("4", PASSPHRASES["reception"])
    rooms.go("complaints/new")
    rooms.page(ComplaintsPage)
    assert rooms.panel(IntakePanel).fields.verbatim.text() == "等了兩個小時還沒有人"
