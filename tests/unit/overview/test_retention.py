"""How long a record is kept: seven years, minors longer, and a hold beats all."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from clinicguard.overview.retention import (
    Hold,
    Keeping,
    RecordKind,
    YearsOutOfBounds,
    checked_years,
    kept_until,
)


@pytest.mark.parametrize(
    ("ended", "born", "until", "minor"),
    [
        (date(2026, 11, 20), None, date(2033, 11, 20), False),
        (date(2024, 2, 29), None, date(2031, 2, 28), False),
        (date(2026, 11, 20), date(1980, 5, 1), date(2033, 11, 20), False),
        (date(2026, 11, 20), date(2020, 5, 1), date(2045, 5, 1), True),
        (date(2026, 11, 20), date(2008, 11, 21), date(2033, 11, 21), True),
        (date(2026, 11, 20), date(2008, 11, 20), date(2033, 11, 20), False),
        (date(2026, 11, 20), date(2008, 2, 29), date(2033, 11, 20), False),
    ],
)
def test_the_last_day(ended: date, born: date | None, until: date, minor: bool) -> None:
    assert kept_until(ended, 7, born) == (until, minor)


def test_the_day_itself_is_still_kept_and_a_hold_beats_the_time() -> None:
    until = date(2033, 11, 20)
    keeping = Keeping(RecordKind.COMPLAINT, "C-2026-0001", date(2026, 11, 20), until)
    assert not keeping.is_over(until)
    assert keeping.is_over(date(2033, 11, 21))
    hold = Hold(datetime(2027, 1, 1, tzinfo=UTC), 1, "訴訟中")
    held = Keeping(RecordKind.COMPLAINT, "C-2026-0001", date(2026, 11, 20), until, hold=hold)
    assert not held.is_over(date(2099, 1, 1))
    open_one = Keeping(RecordKind.INCIDENT, "I-2026-0001", None, None)
    assert not open_one.is_over(date(2099, 1, 1))


@pytest.mark.parametrize("years", [0, -7, 51])
def test_years_that_nobody_means(years: int) -> None:
    with pytest.raises(YearsOutOfBounds):
        checked_years(years)
