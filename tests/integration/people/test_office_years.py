"""A year of the authorities' calendar written down: counted from then on, missing years told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from clinicguard.clinic import Clinic
from clinicguard.host.calendars import OfficeCalendar, OfficeYear, Standing
from clinicguard.people.office_years import (
    DayTwice,
    DayUnreadable,
    checked_year,
    missing_years,
    read_days,
    written_days,
)
from clinicguard.people.staff import NameNeeded
from clinicguard.storage.troubles import NotAllowed
from tests.made import HandClock, MadeClinic

OFF = {date(2028, 1, 3): "元旦補假", date(2028, 3, 6): "試放假"}


def the_year(source: str = "人事總處 117 年辦公日曆表") -> OfficeYear:
    return checked_year(2028, source, OFF, {}, {date(2028, 3, 11): "補班"})


def test_days_are_read_as_they_are_written() -> None:
    text = "1/1 元旦\n2028-02-28 和平 紀念日\n\n12月25日 行憲\n"
    days = read_days(text, 2028)
    assert days == {
        date(2028, 1, 1): "元旦",
        date(2028, 2, 28): "和平 紀念日",
        date(2028, 12, 25): "行憲",
    }
    assert read_days(written_days(days), 2028) == days


@pytest.mark.parametrize("line", ["元旦", "2/30 春節", "2027-01-01 元旦", "13/1"])
def test_a_line_without_a_day_of_the_year_is_told(line: str) -> None:
    with pytest.raises(DayUnreadable):
        read_days(f"1/1 元旦\n{line}", 2028)


def test_a_year_needs_its_source_and_no_day_twice() -> None:
    with pytest.raises(NameNeeded):
        the_year("  ")
    with pytest.raises(DayTwice):
        checked_year(2028, "x", OFF, {}, {date(2028, 1, 3): "補班"})


def test_next_year_is_missed_from_october_on() -> None:
    known = OfficeYear(2026, "x", Standing.OFFICIAL)
    calendar = OfficeCalendar("Asia/Taipei", frozenset({5, 6}), {2026: known})
    assert missing_years(calendar, date(2026, 9, 30)) == ()
    assert missing_years(calendar, date(2026, 10, 1)) == (2027,)
    assert missing_years(calendar, date(2027, 1, 1)) == (2027,)


def test_a_year_written_down_counts_everywhere(clinic: Clinic, clock: HandClock) -> None:
    clock.time = datetime(2027, 11, 1, 2, 0, tzinfo=UTC)
    assert clinic.overview.today().unannounced == (2027, 2028)
    clinic.staff.calendar.set_year("tw", the_year())
    assert clinic.overview.today().unannounced == (2027,)
    guide = clinic.incident_lists.guide
    assert guide.pack.calendar.standing(2028) is Standing.OFFICIAL
    promised = clinic.complaint_lists.promised().calendar
    for calendar in (guide.pack.calendar, promised):
        assert not calendar.day(date(2028, 3, 6)).works
    assert guide.pack.calendar.day(date(2028, 3, 11)).works
    assert guide.pack.calendar.day(date(2026, 2, 20)).works is False


def test_a_year_can_be_written_again(clinic: Clinic) -> None:
    clinic.staff.calendar.set_year("tw", the_year())
    clinic.staff.calendar.set_year("tw", checked_year(2028, "更正版", {}, {}, {}))
    (kept,) = clinic.staff_lists.profile().office_years
    assert (kept.source, kept.off) == ("更正版", {})


def test_another_law_has_another_calendar(clinic: Clinic) -> None:
    clinic.staff.calendar.set_year("cn", the_year())
    assert clinic.staff_lists.profile().office_years == ()


def test_only_who_leads_writes_it(made: MadeClinic) -> None:
    with pytest.raises(NotAllowed):
        made.open("reception").staff.calendar.set_year("tw", the_year())
