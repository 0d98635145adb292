"""What is typed into a question over the page is kept until it is saved."""

from __future__ import annotations

from PySide6.QtTest import QTest

from clinicguard.incidents.facts import Source, SourceKind, Status
from tests.made import MadeClinic
from tests.ui.incidents.conftest import Desk
from tests.ui.room_house import RoomHouse
from ui.incidents.ask_panel import AskPanel
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.new_panel import NewPanel
from ui.widgets.writing import LongField

WHY = "half a sentence"


def typed(desk: Desk, words: str) -> AskPanel:
    """Asks for a change of the first fact and begins to say why."""
    pane = desk.open("confirm", ConfirmPane)
    pane.change(desk.case.facts[0])
    desk.rooms.settle()
    panel = desk.rooms.panel(AskPanel)
    why = panel.form.fields["why"].control
    assert isinstance(why, LongField)
    QTest.keyClicks(why.edit, words)
    return panel


def unlocked_again(rooms: RoomHouse, made: MadeClinic) -> None:
    rooms.shell.lock()
    rooms.settle()
    made.opened = None
    rooms.shell.enter(lambda: made.open("owner"))
    rooms.settle()


def test_a_lock_keeps_what_was_typed_into_a_question(called: Desk, made: MadeClinic) -> None:
    typed(called, WHY)
    unlocked_again(called.rooms, made)
    called.open("confirm", ConfirmPane).change(called.case.facts[0])
    called.rooms.settle()
    assert called.rooms.panel(AskPanel).form.answers().text("why") == WHY


def test_the_question_about_another_record_begins_empty(called: Desk) -> None:
    called.rooms.clinic.incidents.state_fact(
        called.number, "the other one", Status.REPORTED, Source(SourceKind.PERSON, "reception")
    )
    typed(called, WHY).leave()
    called.rooms.settle()
    pane = called.pane(ConfirmPane)
    pane.change(called.case.facts[1])
    called.rooms.settle()
    assert called.rooms.panel(AskPanel).form.answers().text("why") == ""


def test_what_was_saved_is_no_draft_any_more(called: Desk) -> None:
    panel = typed(called, WHY)
    panel.button.click()
    called.rooms.settle()
    assert called.rooms.no_panel()
    assert [page for page, _ in called.rooms.clinic.drafts.all()] == []


def test_the_first_sentence_of_a_new_case_is_kept_by_a_lock(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    rooms.enter()
    rooms.go("incidents/new")
    title = rooms.panel(NewPanel).form.fields["title"].control
    QTest.keyClicks(title.reach(), WHY)
    unlocked_again(rooms, made)
    rooms.go("incidents/new")
    assert rooms.panel(NewPanel).form.answers().text("title") == WHY
