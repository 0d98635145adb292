"""The intake keeps a time that is none yet, and pushes no kept draft aside."""

from __future__ import annotations

from clinicguard.complaints.complaint import Field
from tests.ui.conftest import settle
from tests.ui.room_house import RoomHouse
from ui.complaints.intake_panel import DRAFTS, IntakePanel


def typed_time(rooms: RoomHouse, words: str) -> IntakePanel:
    rooms.go("complaints/new")
    panel = rooms.panel(IntakePanel)
    panel.fields.unnamed.click()
    panel.fields.channel.chip("letter").click()
    panel.fields.verbatim.edit.setPlainText("收費不清楚")
    panel.fields.unsaid.click()
    panel.fields.received.edit.setText(words)
    panel.fields.received.edit.textEdited.emit(words)
    return panel


def test_a_time_that_is_none_is_asked_for_and_stays_as_typed_over_the_lock(
    rooms: RoomHouse,
) -> None:
    rooms.enter()
    typed_time(rooms, "昨晚八點多")
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.enter()
    rooms.go("complaints/new")
    panel = rooms.panel(IntakePanel)
    assert panel.fields.received.edit.text() == "昨晚八點多"
    panel.save()
    rooms.settle()
    assert rooms.panel(IntakePanel) is panel
    assert [name for name, field in panel.fields.six.items() if field.wrong()] == [
        Field.RECEIVED_AT
    ]
    panel.fields.received.edit.setText("9:00")
    panel.fields.received.edit.textEdited.emit("9:00")
    panel.save()
    rooms.settle()
    assert rooms.clinic.complaint_lists.register().logged == 1


def test_what_is_typed_before_the_records_answer_pushes_no_draft_aside(rooms: RoomHouse) -> None:
    rooms.enter()
    typed_time(rooms, "9:00").leave()
    rooms.settle()
    rooms.shell.go("complaints/new")
    settle(rooms.app)
    panel = rooms.panel(IntakePanel)
    panel.fields.verbatim.edit.setPlainText("另一個人的話")
    rooms.settle()
    assert panel.fields.verbatim.text() == "另一個人的話"
    drafts = [rooms.clinic.drafts.find(place) for place in DRAFTS]
    assert [each and each["verbatim"] for each in drafts] == ["收費不清楚", "另一個人的話"]
