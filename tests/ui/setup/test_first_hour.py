"""開張清單: each part can wait, stands on Today until it is recorded, and then is gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from clinicguard.overview.first_hour import FIRST_HATS, Part
from tests.made import MadeClinic
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse, room_house
from ui.people.paste_form import PasteForm
from ui.setup.first_hour_page import FirstHourPage
from ui.setup.first_hour_parts import StaffPart, TeamPart, TimesPart
from ui.today.today_page import TodayPage


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    with room_house(qapp, made) as built:
        yield built


def told(rooms: RoomHouse) -> str:
    rooms.go("today")
    rooms.page(TodayPage)
    return rooms.words()


def test_what_is_skipped_stays_on_today_until_it_is_recorded(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    rooms.go("first-hour")
    page = rooms.page(FirstHourPage)
    assert page.part is Part.TIMES, "the first that is open"
    assert page.next_button.words() == "晚點再做"
    page.next_button.click()
    rooms.settle()
    part: Part = page.part
    assert part is Part.STAFF
    assert "承諾的回覆時間" in told(rooms)
    rooms.go("first-hour/times")
    inside = rooms.page(FirstHourPage).inside
    assert isinstance(inside, TimesPart)
    inside.answer.set_text("10")
    inside.keep_button.click()
    rooms.settle()
    assert rooms.clinic.staff_lists.profile().answer_days == 10
    assert rooms.verbs()[-1] == "clinic.change_profile"
    page = rooms.page(FirstHourPage)
    assert page.state is not None
    assert Part.TIMES in page.state.done
    assert page.next_button.words() == "下一步"
    assert "承諾的回覆時間" not in told(rooms)


def test_two_numbers_are_needed_for_a_promise(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    rooms.go("first-hour/times")
    inside = rooms.page(FirstHourPage).inside
    assert isinstance(inside, TimesPart)
    inside.first.set_text("x")
    inside.first.changed.emit()
    assert inside.keep_button.reason()
    inside.keep()
    rooms.settle()
    assert rooms.verbs()[-1] != "clinic.change_profile"


def test_the_team_is_done_with_three_hats_and_their_deputies(rooms: RoomHouse) -> None:
    rooms.enter("manager")
    rooms.go("first-hour/team")
    page = rooms.page(FirstHourPage)
    for hat in FIRST_HATS:
        for menu, person in (("holder", "1"), ("deputy", "2")):
            inside = page.inside
            assert isinstance(inside, TeamPart)
            chosen = getattr(inside.hats[hat], menu)
            chosen.set_value(person)
            chosen.changed.emit()
            rooms.settle()
    assert page.state is not None
    assert Part.TEAM in page.state.done


def test_a_pasted_list_stands_on_the_page_at_once(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    rooms.go("first-hour/staff")
    inside = rooms.page(FirstHourPage).inside
    assert isinstance(inside, StaffPart)
    inside.paste_list()
    form = rooms.panel(PasteForm)
    form.text.set_text("周品妤，護理師\n0900-000-888\n")
    form.look()
    assert "會加入 1 位" in rooms.words()
    assert "1 行不會加入" in rooms.words()
    form.save_button.click()
    rooms.settle()
    assert "person/6" in [row.key for row in inside.rows.rows()]
    assert inside.rows.rows()[-1].words().startswith("周品妤")


def test_reception_is_told_who_sees_to_it_and_not_reminded(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    assert "開張清單" not in told(rooms)
    rooms.go("first-hour")
    page = rooms.page(FirstHourPage)
    assert not page.parts.isVisible()
    assert not page.next_button.isVisible()


def test_every_part_is_plain_named_and_reached_by_key(rooms: RoomHouse) -> None:
    rooms.enter("owner")
    for part in Part:
        rooms.go(f"first-hour/{part.value}")
        page = rooms.page(FirstHourPage)
        assert page.part is part
        assert_plain(page)
        assert nameless(page) == []
        assert unreached(page) == []
