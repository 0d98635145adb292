"""The clinic's own views: kept with what is chosen, chosen again, dropped; a filter by person."""

from __future__ import annotations

from dataclasses import replace

from tests.integration.complaints.given import NEW
from tests.ui.room_house import RoomHouse
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.form import Form
from ui.widgets.choices import Choices
from ui.widgets.lines import LineField


def opened(rooms: RoomHouse) -> ComplaintsPage:
    clinic = rooms.made.open("owner")
    clinic.complaints.log(NEW)
    clinic.complaints.log(replace(NEW, taken_by=1, verbatim="太貴了"))
    rooms.made.close()
    rooms.enter("owner")
    rooms.go("complaints")
    return rooms.page(ComplaintsPage)


def numbers(page: ComplaintsPage) -> list[str]:
    return sorted(row.key.rpartition("/")[2] for row in page.list.rows.rows())


def test_a_view_keeps_its_conditions_and_brings_them_back(rooms: RoomHouse) -> None:
    page = opened(rooms)
    page.list.filters["person"].set_value("1")
    page.list.search.set_text("太貴")
    page.list.ask()
    rooms.settle()
    assert numbers(page) == ["C-2026-0002"]
    page.saved.keep_now()
    form = rooms.panel(Form)
    form.findChildren(LineField)[0].set_text("院長受理")
    form.submit.click()
    rooms.settle()
    page.list.clear_conditions()
    rooms.settle()
    assert len(numbers(page)) == 2
    page.saved.open_menu()
    rooms.settle()
    menu = page.saved.menu_shown
    assert menu is not None
    assert menu.actions()[0].text() == "院長受理"
    menu.actions()[0].trigger()
    rooms.settle()
    assert numbers(page) == ["C-2026-0002"]
    assert page.list.search.text() == "太貴"
    menu.close()


def test_a_view_is_dropped(rooms: RoomHouse) -> None:
    page = opened(rooms)
    kept = rooms.clinic.complaints.views.keep("舊的", {"view": "all", "role": "reception"})
    page.saved.open_menu()
    rooms.settle()
    assert page.saved.menu_shown is not None
    page.saved.menu_shown.actions()[-1].trigger()
    rooms.settle()
    form = rooms.panel(Form)
    form.findChildren(Choices)[0].set_chosen(str(kept.id))
    form.submit.click()
    rooms.settle()
    assert rooms.clinic.complaint_lists.views.all() == ()
    page.saved.menu_shown.close()
