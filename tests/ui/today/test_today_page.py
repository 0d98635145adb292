"""今日: what burns with one red button, the clocks, the tick that keeps a promise, the way on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from clinicguard.complaints.intake import NewPromise
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people.staff import Role
from clinicguard.storage.troubles import LogBehind
from clinicguard.tasks.task import Kind, State
from tests.integration.complaints.given import NEW
from tests.integration.incidents.made import called
from tests.naughty import NAUGHTY
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.language import words
from ui.today.now_card import NowCard
from ui.today.promises_card import PromisesCard
from ui.today.today_page import TodayPage
from ui.widgets.buttons import Button

OWNER, MANAGER, RECEPTION = 1, 2, 4


def busy_day(rooms: RoomHouse) -> str:
    """An overdue complaint with promises, and an incident that goes on; the complaint's number."""
    clinic, clock = rooms.made.open("owner"), rooms.made.clock
    number = clinic.complaints.log(NEW).number
    clock.forward(days=4)
    clinic.complaints.promise(
        number, NewPromise("回電劉○慧", clock.now() + timedelta(minutes=90), OWNER)
    )
    clinic.tasks.add(
        "寄照片", owner=RECEPTION, due=clock.now() + timedelta(hours=9), kind=Kind.PROMISE
    )
    called(clinic)
    rooms.made.close()
    clock.forward(minutes=45)
    return number


def open_today(rooms: RoomHouse, role: Role = "owner") -> TodayPage:
    rooms.enter(role)
    rooms.go("today")
    return rooms.page(TodayPage)


def now_card(page: TodayPage) -> NowCard:
    assert page.now_card is not None
    return page.now_card


def promises(page: TodayPage) -> PromisesCard:
    assert page.promises is not None
    return page.promises


def test_it_is_the_first_room(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    assert isinstance(rooms.page(TodayPage), TodayPage)


def test_a_quiet_day_says_so_and_what_to_do(rooms: RoomHouse) -> None:
    page = open_today(rooms)
    assert page.quiet is not None
    assert page.now_card is None
    told = rooms.words()
    assert "現在沒有要緊的事" in told
    assert "Ctrl+N" in told
    assert "快消失的證物" not in told
    assert "還沒有備份" in told


def test_at_most_three_burn_and_one_button_is_red(rooms: RoomHouse) -> None:
    busy_day(rooms)
    page = open_today(rooms)
    buttons = now_card(page).buttons
    assert len(buttons) == 3
    assert [button._kind for button in buttons] == ["danger", "plain", "plain"]
    reds = [each for each in page.findChildren(Button) if each._kind == "danger"]
    assert reds == [buttons[0]]
    assert "3 件要馬上處理" in rooms.words()


def test_its_button_leads_to_where_it_is_done(rooms: RoomHouse) -> None:
    number = busy_day(rooms)
    page = open_today(rooms, "clinician")
    labels = [button.accessibleName() for button in now_card(page).buttons]
    at = next(i for i, label in enumerate(labels) if "李○嵐" in label)
    now_card(page).buttons[at].click()
    rooms.settle()
    shown = rooms.shell.page()
    assert shown is not None
    assert shown.address == f"complaint/{number}"


def test_every_clock_says_what_it_rests_on(rooms: RoomHouse) -> None:
    number = busy_day(rooms)
    page = open_today(rooms)
    rows = [row.words() for row in page.clocks.rows()]
    first = next(row for row in rows if "首次回覆" in row)
    assert number in first
    assert "診所承諾" in first
    assert "1 個看診日" in first
    assert "逾" in first
    assert any("建議做法" in row for row in rows)
    assert all(row.cells[4].gone is not None for row in page.clocks.rows())


def test_a_row_of_the_clocks_opens_its_case(rooms: RoomHouse) -> None:
    number = busy_day(rooms)
    page = open_today(rooms)
    key = next(row.key for row in page.clocks.rows() if number in row.key)
    page.clocks.opened.emit(key)
    rooms.settle()
    shown = rooms.shell.page()
    assert shown is not None
    assert shown.address == f"complaint/{number}"


def test_a_tick_keeps_a_promise_of_a_complaint(rooms: RoomHouse) -> None:
    number = busy_day(rooms)
    page = open_today(rooms)
    ticks = promises(page).ticks
    assert "回電劉○慧" in ticks[0].accessibleName()
    ticks[0].click()
    assert not ticks[0].isEnabled()
    rooms.settle()
    assert "complaint.keep_promise" in rooms.verbs()[-2:]
    assert not rooms.clinic.complaint_lists.whole(number).open_promises
    assert len(promises(page).ticks) == 1


def test_a_tick_keeps_a_promise_that_belongs_to_no_case(rooms: RoomHouse) -> None:
    busy_day(rooms)
    page = open_today(rooms, "reception")
    (tick,) = promises(page).ticks
    tick.click()
    rooms.settle()
    assert rooms.verbs()[-1] == "task.done"
    assert "沒有還沒兌現的承諾" in rooms.words()


def test_a_task_of_no_case_is_done_on_the_spot(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("owner")
    made = clinic.tasks.add("把門口的監視器存下來", owner=OWNER, due=rooms.made.clock.now())
    rooms.made.close()
    page = open_today(rooms)
    (button,) = now_card(page).buttons
    button.click()
    rooms.settle()
    assert rooms.clinic.task_lists.one(made.id).state is State.DONE
    assert page.quiet is not None


def test_vanishing_evidence_is_handed_in_for_its_case(rooms: RoomHouse) -> None:
    busy_day(rooms)
    page = open_today(rooms)
    assert "快消失的證物" in rooms.words()
    hand_in = next(
        each for each in page.findChildren(Button) if each.accessibleName().startswith("交入：")
    )
    hand_in.click()
    rooms.settle()
    shown = rooms.shell.page()
    assert shown is not None
    assert shown.address.startswith("evidence")


def test_more_promises_are_shown_when_asked_for(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("owner")
    for number in range(7):
        clinic.tasks.add(
            f"事 {number}", owner=OWNER, due=rooms.made.clock.now() + timedelta(days=1),
            kind=Kind.PROMISE,
        )  # fmt: skip
    rooms.made.close()
    page = open_today(rooms)
    assert len(promises(page).ticks) == 5
    next(each for each in page.findChildren(Button) if each.words() == "看全部 7 件").click()
    assert len(promises(page).ticks) == 7


def test_the_card_about_the_records_leads_to_where_it_is_mended(rooms: RoomHouse) -> None:
    page = open_today(rooms)
    next(each for each in page.findChildren(Button) if each.words() == "怎麼備份").click()
    rooms.settle()
    shown = rooms.shell.page()
    assert shown is not None
    assert shown.address == "settings/backups"


def test_a_backup_of_another_pc_is_not_called_fine(rooms: RoomHouse, tmp_path: Path) -> None:
    """After a restore the log tells of backups; this PC takes none before it knows a place."""
    desk = rooms.made.open("owner").backups
    run = desk.begin(desk.add_place(tmp_path / "stick", "A 碟"), hold=False)
    desk.note(run, run.work(lambda _done, _whole: None))
    rooms.made.close()
    for known, said in ((True, "已讀回確認"), (False, "這台電腦還沒有備份的地方")):
        if not known:
            rooms.made.settings.change(backups={})
        page = open_today(rooms)
        assert page.standing is not None
        assert said in page.standing.told[0]
        rooms.shell.lock()
        rooms.settle()
        rooms.made.opened = None


def test_an_alarm_about_the_records_stands_first(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    alarm: Trouble = LogBehind(40, 11)
    rooms.clinic.alarm = alarm
    rooms.go("today")
    page = rooms.page(TodayPage)
    page.look_again()
    rooms.settle()
    assert page.standing is not None
    assert page.standing.told[0] == explain(alarm, words()).title


def test_a_minute_later_it_is_read_again(rooms: RoomHouse) -> None:
    page = open_today(rooms)
    rooms.clinic.tasks.add("剛交代的事", owner=OWNER, due=rooms.made.clock.now())
    rooms.shell.tick()
    rooms.settle()
    assert page.now_card is not None
    assert "剛交代的事" in rooms.words()


@pytest.mark.parametrize("role", ["owner", "manager", "clinician", "reception", "counsel"])
def test_it_stands_for_every_role_by_key_with_names(rooms: RoomHouse, role: Role) -> None:
    busy_day(rooms)
    page = open_today(rooms, role)
    assert nameless(page) == []
    assert unreached(page) == []


def test_naughty_words_stay_words(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("owner")
    for naughty in NAUGHTY:
        if naughty.strip():
            clinic.tasks.add(naughty, owner=OWNER, due=rooms.made.clock.now(), kind=Kind.PROMISE)
    rooms.made.close()
    page = open_today(rooms)
    page._show_all()
    rooms.settle()
    assert_plain(page)


def test_nothing_of_it_stands_behind_the_lock(rooms: RoomHouse) -> None:
    """No clock runs, so the card of the clocks has no place on the page."""
    open_today(rooms)
    rooms.shell.lock()
    rooms.settle()
    nobodys = [widget for widget in rooms.app.topLevelWidgets() if widget.parent() is None]
    assert nobodys == [rooms.shell.window]


def test_the_search_in_the_bar_finds_records_and_leads_there(rooms: RoomHouse) -> None:
    number = busy_day(rooms)
    open_today(rooms)
    found: list[str] = []
    rooms.shell.find("四點半", lambda answers: found.extend(each.address for each in answers))
    rooms.settle()
    assert found == [f"complaint/{number}"]
