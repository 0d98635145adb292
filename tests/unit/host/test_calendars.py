"""Which days the offices work and the clinic is open, and how far a year can be relied on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from clinicguard.host.calendars import (
    ClinicCalendar,
    DayKind,
    Hours,
    OfficeCalendar,
    OfficeYear,
    Standing,
    computed_year,
    local_date,
)

YEAR = OfficeYear(
    year=2026,
    source="公告",
    standing=Standing.OFFICIAL,
    off={date(2026, 2, 28): "peace"},
    instead={date(2026, 2, 27): "peace"},
    worked={date(2026, 3, 7): "make-up"},
)
OFFICE = OfficeCalendar("Asia/Taipei", frozenset({5, 6}), {2026: YEAR})


@pytest.mark.parametrize(
    ("day", "works", "kind", "occasion"),
    [
        (date(2026, 2, 26), True, DayKind.WORKING, ""),
        (date(2026, 2, 27), False, DayKind.SUBSTITUTE, "peace"),
        (date(2026, 2, 28), False, DayKind.HOLIDAY, "peace"),
        (date(2026, 3, 1), False, DayKind.REST, ""),
        (date(2026, 3, 7), True, DayKind.MAKE_UP, "make-up"),
        (date(2026, 3, 14), False, DayKind.REST, ""),
    ],
)
def test_each_kind_of_day(day: date, works: bool, kind: DayKind, occasion: str) -> None:
    found = OFFICE.day(day)
    assert (found.date, found.works, found.kind, found.occasion) == (day, works, kind, occasion)


def test_a_missing_year_is_told_and_still_has_its_weekends() -> None:
    assert OFFICE.standing(2026) is Standing.OFFICIAL
    assert OFFICE.standing(2027) is Standing.MISSING
    assert OFFICE.unannounced(2025, 2027) == (2025, 2027)
    assert OFFICE.day(date(2027, 1, 1)).works
    assert not OFFICE.day(date(2027, 1, 2)).works


def test_a_missing_year_is_computed_where_there_is_a_rule() -> None:
    office = replace(OFFICE, compute=lambda year: computed_year("TW", None, year))
    assert office.standing(2027) is Standing.COMPUTED
    assert office.unannounced(2026, 2027) == (2027,)
    assert office.day(date(2027, 2, 8)).kind is DayKind.HOLIDAY
    assert office.standing(2100) is Standing.MISSING


def test_a_year_that_the_clinic_edited_stands_in_place_of_ours() -> None:
    edited = OFFICE.with_year(OfficeYear(2026, "診所更正", Standing.OFFICIAL))
    assert edited.day(date(2026, 2, 27)).works
    assert not OFFICE.day(date(2026, 2, 27)).works


def test_a_year_holds_its_own_days_once() -> None:
    with pytest.raises(ValueError, match="not a day of 2026"):
        OfficeYear(2026, "", Standing.OFFICIAL, off={date(2027, 1, 1): "x"})
    with pytest.raises(ValueError, match="both off and worked"):
        replace(YEAR, worked={date(2026, 2, 28): "make-up"})


def test_the_end_of_a_computed_year_knows_the_next_new_year() -> None:
    """1 January 2028 is a Saturday, so Friday 31 December 2027 is off."""
    year = computed_year("TW", None, 2027)
    assert year is not None
    assert date(2027, 12, 31) in year.off
    assert all(day.year == 2027 for day in year.off)


WEEK = {day: (Hours(time(9), time(12)), Hours(time(14), time(17))) for day in range(6)}


def test_the_clinic_goes_by_its_own_week() -> None:
    clinic = ClinicCalendar(
        "Asia/Taipei", WEEK, closed={date(2026, 3, 3): "員工訓練"}, office=OFFICE
    )
    assert clinic.day(date(2026, 3, 14)).works
    assert clinic.day(date(2026, 3, 15)).kind is DayKind.CLOSED
    assert clinic.day(date(2026, 2, 27)).kind is DayKind.SUBSTITUTE
    assert clinic.day(date(2026, 3, 3)).occasion == "員工訓練"
    assert clinic.closes(date(2026, 3, 14)) == time(17)
    with pytest.raises(ValueError, match="closed on"):
        clinic.closes(date(2026, 3, 15))


def test_without_the_office_calendar_the_clinic_works_on_holidays() -> None:
    assert ClinicCalendar("Asia/Taipei", WEEK).day(date(2026, 2, 27)).works


def test_a_clinic_opens_somewhen_and_closes_after_it_opened() -> None:
    with pytest.raises(ValueError, match="never open"):
        ClinicCalendar("Asia/Taipei", {0: ()})
    with pytest.raises(ValueError, match="no time to be open"):
        Hours(time(12), time(12))


def test_the_date_of_a_moment_is_local() -> None:
    assert local_date(datetime.fromisoformat("2026-11-20T16:00:00Z"), "Asia/Taipei") == date(
        2026, 11, 21
    )
