"""The days of a list: by today, or from one day to another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.complaints.period import Days, Lately, days_of, read_days

DAYS = st.dates(date(1912, 1, 2), date(2999, 12, 30))


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [
        (Lately.THIS_MONTH, "2026-03-01", "2026-03-31"),
        (Lately.LAST_MONTH, "2026-02-01", "2026-02-28"),
        (Lately.THIS_YEAR, "2026-01-01", "2026-12-31"),
        (Lately.LAST_YEAR, "2025-01-01", "2025-12-31"),
        (Lately.DAYS_30, "2026-03-01", "2026-03-31"),
        ("2025-12-30..2026-01-02", "2025-12-30", "2026-01-02"),
    ],
)
def test_what_each_choice_means_on_the_last_of_march(choice: str, first: str, last: str) -> None:
    found = days_of(choice, date(2026, 3, 31))
    assert found == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("no_days", ["", "any", "..", "2026-02-30..2026-03-01", "x..y", "2026-01"])
def test_what_names_no_days(no_days: str) -> None:
    assert days_of(no_days, date(2026, 3, 31)) is None


def test_the_last_day_cannot_come_first() -> None:
    with pytest.raises(ValueError, match="before"):
        Days(date(2026, 2, 2), date(2026, 2, 1))
    assert read_days("2026-02-02..2026-02-01") is None


@given(DAYS, st.sampled_from(Lately))
def test_months_and_years_are_whole_and_hold_what_they_say(today: date, choice: Lately) -> None:
    found = days_of(choice, today)
    assert found is not None
    assert (found.first <= today <= found.last) == (
        choice not in (Lately.LAST_MONTH, Lately.LAST_YEAR)
    )
    if choice in (Lately.THIS_MONTH, Lately.LAST_MONTH, Lately.THIS_YEAR, Lately.LAST_YEAR):
        assert found.first.day == 1
        assert (found.last + timedelta(days=1)).day == 1


@given(DAYS, st.integers(0, 400))
def test_what_is_kept_is_read_again(first: date, long: int) -> None:
    days = Days(first, min(first + timedelta(days=long), date.max))
    assert read_days(days.written()) == days
