"""What is left on a promised time: open days first, at the end minutes; the light goes with it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.complaints.left import left, open_days
from clinicguard.tasks.task import Light

TAIPEI = ZoneInfo("Asia/Taipei")
DUE = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # Tuesday, 18:00 in Taipei


def weekday(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("now", "days", "light", "overdue"),
    [
        (DUE + timedelta(hours=15), 0, Light.BURNS, True),
        (DUE, 0, Light.BURNS, True),
        (DUE - timedelta(minutes=30), 0, Light.BURNS, False),
        (DUE - timedelta(minutes=31), 0, Light.SOON, False),
        (DUE - timedelta(hours=8), 0, Light.SOON, False),
        (DUE - timedelta(days=1), 1, Light.SOON, False),
        (DUE - timedelta(days=3), 2, Light.SOON, False),
        (DUE - timedelta(days=5), 3, Light.FAR, False),
    ],
)
def test_the_light_follows_what_is_left(
    now: datetime, days: int, light: Light, overdue: bool
) -> None:
    found = left(DUE, now, TAIPEI, weekday)
    assert (found.days, found.light, found.overdue) == (days, light, overdue)


def test_minutes_are_told_on_both_sides() -> None:
    assert left(DUE, DUE + timedelta(hours=15, minutes=42), TAIPEI, weekday).minutes == 942
    assert left(DUE, DUE - timedelta(minutes=22, seconds=30), TAIPEI, weekday).minutes == 22


def test_the_day_is_the_clinics_and_not_the_worlds() -> None:
    late_monday_utc = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # already Tuesday in Taipei
    assert left(DUE, late_monday_utc, TAIPEI, weekday).days == 0


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_open_days_are_never_more_than_days(today: date, span: int) -> None:
    last = today + timedelta(days=span)
    assert open_days(today, last, lambda _: True) == span
    assert open_days(today, last, weekday) <= span
    assert open_days(today, last, lambda _: False) == 0
    assert open_days(last, today, weekday) == 0


def test_counting_ends_for_a_clinic_that_never_opens() -> None:
    assert open_days(date(2026, 1, 1), date(2126, 1, 1), lambda _: False) == 0
