"""On Today: what was given to whoever sits here, with the way there, and all of it when asked."""

from __future__ import annotations

from datetime import timedelta

from clinicguard.statements.reply_tasks import pass_on
from tests.integration.complaints.given import NEW
from tests.integration.statements.cases import TEXT
from tests.ui.room_house import RoomHouse
from tests.ui.today.test_today_page import MANAGER, OWNER, open_today
from ui.complaints.complaints_page import ComplaintsPage
from ui.statements.begin_page import BeginPage
from ui.statements.statement_page import StatementPage
from ui.today.today_page import TodayPage
from ui.today.yours_card import YoursCard
from ui.widgets.buttons import Button


def given(rooms: RoomHouse) -> str:
    """Two tasks of the manager, one of them about a complaint, and one of the owner's."""
    clinic, now = rooms.made.open("owner"), rooms.made.clock.now()
    number = clinic.complaints.log(NEW).number
    tomorrow = now + timedelta(days=1)
    clinic.tasks.add("寫回覆", owner=MANAGER, due=tomorrow, subject=f"complaint/{number}")
    clinic.tasks.add("補一份通訊錄", owner=MANAGER)
    clinic.tasks.add("看律師的信", owner=OWNER)
    rooms.made.close()
    return number


def button(rooms: RoomHouse, spoken: str) -> Button:
    found = rooms.shell.window.findChildren(Button)
    (one,) = [each for each in found if each.isVisible() and each.accessibleName() == spoken]
    return one


def test_what_was_given_to_me_stands_there_and_leads_to_the_case(rooms: RoomHouse) -> None:
    number = given(rooms)
    open_today(rooms, "manager")
    told = rooms.words()
    assert "你要做的事" in told
    assert number in told
    assert "看律師的信" not in told
    button(rooms, "前往：寫回覆").click()
    rooms.settle()
    rooms.page(ComplaintsPage)


def test_the_way_of_a_reply_leads_to_writing_it(rooms: RoomHouse) -> None:
    clinic, now = rooms.made.open("owner"), rooms.made.clock.now()
    complaint = clinic.complaints.log(NEW).address
    task = pass_on(clinic.tasks, complaint, MANAGER, "寫這封回覆", now)
    begun = clinic.statements.begin(complaint, "patient_letter", "信", TEXT, "zh_TW").number
    rooms.made.close()
    open_today(rooms, "manager")
    button(rooms, "前往：寫這封回覆").click()
    rooms.settle()
    assert rooms.page(StatementPage).address == f"statement/{begun}"
    rooms.clinic.statements.take_back(begun, "寄錯人", None)
    rooms.made.clock.forward(hours=23, minutes=30)
    rooms.go("today")
    page = rooms.page(TodayPage)
    assert page.now_card is not None, "it is urgent now"
    page.now_card.buttons[0].click()
    rooms.settle()
    begins = rooms.page(BeginPage)
    assert (begins.case, begins.audience.value()) == (complaint, "patient_letter")
    assert rooms.clinic.task_lists.one(task.id).open


def test_a_task_of_no_case_is_done_on_the_spot(rooms: RoomHouse) -> None:
    given(rooms)
    open_today(rooms, "manager")
    button(rooms, "完成：補一份通訊錄").click()
    rooms.settle()
    assert "補一份通訊錄" not in rooms.words()
    assert "寫回覆" in rooms.words()


def test_nobody_has_an_empty_card(rooms: RoomHouse) -> None:
    given(rooms)
    page = open_today(rooms, "reception")
    assert page.findChildren(YoursCard) == []


def test_many_stand_behind_a_link(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("owner")
    for n in range(7):
        clinic.tasks.add(f"第 {n} 件", owner=OWNER)
    rooms.made.close()
    page = open_today(rooms)
    assert "第 4 件" in rooms.words()
    assert "第 6 件" not in rooms.words()
    (more,) = [each for each in page.findChildren(Button) if each.words() == "看全部 7 件"]
    more.click()
    rooms.settle()
    assert "第 6 件" in rooms.words()
