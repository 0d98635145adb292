"""The authorities' calendar in the settings: its standing, and a year completed."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house
from ui.settings.calendar_section import YearForm
from ui.settings.settings_page import SettingsPage


def opened(rooms: RoomHouse) -> SettingsPage:
    rooms.made.clock.time = datetime(2027, 11, 1, 2, 0, tzinfo=UTC)
    rooms.enter("owner")
    rooms.go("settings/calendar")
    return rooms.page(SettingsPage)


def test_a_missing_year_is_completed_from_the_form(qapp: QApplication, made: MadeClinic) -> None:
    with room_house(qapp, made) as rooms:
        page = opened(rooms)
        page.calendar.buttons[2028].click()
        form = rooms.panel(YearForm)
        assert "1/1" in form.off.text()
        form.source.set_text("公布的表")
        form.worked.set_text("2027-03-11 補班")
        form.submit.click()
        rooms.settle()
        assert rooms.panel(YearForm) is form
        form.worked.set_text("3/11 補班")
        form.submit.click()
        rooms.settle()
        assert rooms.no_panel()
        (kept,) = rooms.clinic.staff_lists.profile().office_years
        assert (kept.year, kept.source, len(kept.worked)) == (2028, "公布的表", 1)
        assert "公布的表" in rooms.words()


def test_today_says_that_a_year_is_missing(qapp: QApplication, made: MadeClinic) -> None:
    with room_house(qapp, made) as rooms:
        opened(rooms)
        rooms.go("today")
        assert "2028 年的機關辦公日曆還沒有" in rooms.words()
