"""The calendar file: read back by a standard reader, with nothing in it but number and kind."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from clinicguard.tasks.calendar_file import Entry, calendar_file

NOW = datetime(2026, 11, 21, 1, 38, tzinfo=UTC)
BY_DAY = Entry("I-2026-0001-4", "I-2026-0001 病歷複製本", date(2026, 12, 1), None)
BY_HOUR = Entry("I-2026-0001-5", "I-2026-0001 通報", None, datetime(2026, 11, 24, 1, tzinfo=UTC))


def test_a_clock_in_days_lasts_its_whole_last_day() -> None:
    (event,) = Calendar.from_ical(calendar_file([BY_DAY], NOW)).walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 12, 1)
    assert event.decoded("dtend") == date(2026, 12, 2)
    assert str(event["summary"]) == "I-2026-0001 病歷複製本"


def test_a_clock_in_hours_stands_at_its_moment_and_reminds_an_hour_before() -> None:
    (event,) = Calendar.from_ical(calendar_file([BY_HOUR], NOW)).walk("VEVENT")
    assert event.decoded("dtstart") == BY_HOUR.due_at
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == -timedelta(hours=1)


def test_the_same_clock_keeps_its_key_so_that_a_calendar_replaces_it() -> None:
    first, again = (
        Calendar.from_ical(calendar_file([BY_DAY, BY_HOUR], at)).walk("VEVENT")
        for at in (NOW, NOW + timedelta(days=1))
    )
    assert [str(each["uid"]) for each in first] == [str(each["uid"]) for each in again]
    assert len({str(each["uid"]) for each in first}) == 2


def test_a_list_without_clocks_is_a_calendar_all_the_same() -> None:
    assert Calendar.from_ical(calendar_file([], NOW)).walk("VEVENT") == []
