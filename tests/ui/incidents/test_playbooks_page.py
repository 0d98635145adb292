"""The page of the playbooks: what is added stands there at once, and in the wizard."""

from __future__ import annotations

from clinicguard.tasks.task import State
from tests.ui.incidents.conftest import Desk
from tests.ui.room_house import RoomHouse
from ui.incidents.ask_panel import AskPanel
from ui.incidents.nature_pane import NaturePane
from ui.incidents.playbooks.asking import KeptQuestion
from ui.incidents.playbooks.nature_panel import NaturePanel
from ui.incidents.playbooks.playbooks_page import PlaybooksPage


def answer(rooms: RoomHouse, **texts: str) -> None:
    panel = rooms.panel(AskPanel)
    panel.form.fill(texts)
    panel.button.click()
    rooms.settle()


def test_a_kind_a_task_and_a_reading_are_added_and_seen(called: Desk) -> None:
    rooms = called.rooms
    rooms.go("playbooks")
    page = rooms.page(PlaybooksPage)
    page.add_nature()
    answer(rooms, name="預付療程爭議", meaning="付了款、沒做完", like="service_complaint")
    panel = rooms.panel(NaturePanel)
    assert "這份文字還沒有人替你們診所看過" in rooms.words()

    panel.add_button.click()
    answer(
        rooms,
        words="列出已做與未做的",
        why="退費照這張算",
        hat="reception",
        due="4-h",
        step="notice",
    )
    panel = rooms.panel(NaturePanel)
    assert "列出已做與未做的" in rooms.words()
    panel.read_button.click()
    answer(rooms, who="高若瑜律師")
    assert "高若瑜律師於 2026-11-20 看過這份文字" in rooms.words()

    (task,) = rooms.panel(NaturePanel).take_out
    rooms.panel(NaturePanel).take_out[task].click()
    answer(rooms, why="改放在收據裡")
    assert "列出已做與未做的" not in rooms.words()
    assert "之後文字有變動" in rooms.words()

    rooms.shell.close_over()
    natures = called.open("nature", NaturePane)
    natures.main.set_chosen("own-1")
    natures.main.changed.emit()
    rooms.settle()
    assert "就是「預付療程爭議」" in natures.chooses.text()


def test_what_was_typed_is_there_again(called: Desk) -> None:
    rooms = called.rooms
    rooms.go("playbooks")
    rooms.page(PlaybooksPage).add_nature()
    rooms.settle()
    rooms.panel(KeptQuestion).form.fill({"name": "預付療程爭議"})
    rooms.panel(KeptQuestion).keep_draft()
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.shell.enter(lambda: rooms.made.open("owner"))
    rooms.settle()
    rooms.go("playbooks")
    rooms.page(PlaybooksPage).add_nature()
    rooms.settle()
    assert rooms.panel(KeptQuestion).form.answers().text("name") == "預付療程爭議"


def test_who_may_not_add_reads_all_the_same(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("playbooks/violence")
    panel = rooms.panel(NaturePanel)
    assert not hasattr(panel, "add_button")
    assert not panel.take_out


def test_the_first_words_offer_a_second_kind_with_their_reason(called: Desk) -> None:
    clinic = called.rooms.clinic
    number = clinic.incidents.open("有人貼文說我們醫死人").number
    clinic.incidents.set_nature(number, "medical_dispute")
    called.rooms.go(f"incident/{number}/nature")
    natures = called.pane(NaturePane)
    assert list(natures.also) == ["false_accusation"]
    before = len(clinic.incident_lists.case(number).checks)
    natures.also["false_accusation"].click()
    called.rooms.settle()
    called.rooms.panel(AskPanel).button.click()
    called.rooms.settle()
    case = clinic.incident_lists.case(number)
    assert [(mark.nature, mark.main) for mark in case.incident.natures] == [
        ("medical_dispute", True),
        ("false_accusation", False),
    ]
    assert "有人貼文說我們醫死人" in case.incident.natures[1].why
    assert len(case.checks) > before
    pane = called.pane(NaturePane)
    assert not pane.also
    assert "不實指控　也是" in called.rooms.words()
    assert pane.rows is not None
    pane.rows.drops["false_accusation"].click()
    called.rooms.settle()
    called.rooms.panel(AskPanel).form.fill({"why": "貼文刪了，沒有別人轉"})
    called.rooms.panel(AskPanel).button.click()
    called.rooms.settle()
    assert clinic.incident_lists.case(number).incident.kinds == ("medical_dispute",)
    assert list(called.pane(NaturePane).also) == ["false_accusation"]


def test_a_kind_that_goes_says_how_many_tasks_go_with_it(called: Desk) -> None:
    pane = called.open("nature", NaturePane)
    assert pane.rows is not None
    pane.rows.drops["negative_review"].click()
    called.rooms.settle()
    said = called.rooms.words()
    called.answer(why="不是評論")
    gone = [task for task in called.case.tasks if task.state is State.NOT_DOING]
    assert gone
    assert f"還沒有人開始的 {len(gone)} 項任務" in said
    assert {task.reason for task in gone} == {"不是評論"}
