"""Running clocks as a calendar file (RFC 5545): number and kind only, never a name or a matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_REMIND_BEFORE = timedelta(days=1)
_AN_HOUR_BEFORE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One clock. `key` is the same each time, so that a calendar replaces the former entry.

    A rule in days has `due_day`: its entry lasts the whole day. One in hours has `due_at` (UTC).
    """

    key: str
    words: str
    due_day: date | None
    due_at: datetime | None


def calendar_file(entries: Iterable[Entry], made_at: datetime) -> bytes:
    """The entries with a reminder each: a day before for days, an hour before for hours."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//ClinicGuard//clocks//")
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.key}@clinicguard")
        event.add("dtstamp", made_at.astimezone(UTC))
        event.add("summary", entry.words)
        event.add("class", "PRIVATE")
        if entry.due_at is not None:
            event.add("dtstart", entry.due_at.astimezone(UTC))
            event.add("duration", timedelta(0))
        elif entry.due_day is not None:
            event.add("dtstart", entry.due_day)
            event.add("dtend", entry.due_day + timedelta(days=1))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.words)
        alarm.add("trigger", -(_AN_HOUR_BEFORE if entry.due_at is not None else _REMIND_BEFORE))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
