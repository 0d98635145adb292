"""Which backups stay: days, weeks, months, years; never too many at once, never the future."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from clinicguard.storage.backup.keeping import LARGEST_SHARE, Dated, kept, may_go

TAIPEI = ZoneInfo("Asia/Taipei")
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def daily(days: int) -> list[Dated]:
    return [Dated(n, NOON - timedelta(days=days - 1 - n)) for n in range(days)]


def test_seven_days_five_weeks_twelve_months_and_each_year() -> None:
    keep = kept(daily(800), TAIPEI)
    assert {799 - n for n in range(7)} <= keep
    # the other weeks' and months' and years' newest: far fewer than there were
    assert 20 <= len(keep) <= 7 + 5 + 12 + 3


def test_two_on_one_day_leave_the_later() -> None:
    known = [Dated(1, NOON), Dated(2, NOON + timedelta(hours=5))]
    assert kept(known, TAIPEI) == {2}


def test_at_most_a_fifth_goes_at_once() -> None:
    found = [Dated(n, NOON + timedelta(minutes=n)) for n in range(20)]
    assert may_go(found, NOON + timedelta(days=1), TAIPEI) == [0, 1, 2, 3]


def test_a_backup_dated_in_the_future_stays_and_counts_for_nothing() -> None:
    found = [
        *(Dated(n, NOON + timedelta(minutes=n)) for n in range(10)),
        Dated(99, NOON + timedelta(days=900)),
    ]
    gone = may_go(found, NOON + timedelta(hours=1), TAIPEI)
    assert gone == [0, 1]


@given(
    st.lists(st.integers(0, 900_000), max_size=80, unique=True),
    st.integers(0, 900_000),
)
def test_the_newest_and_the_oldest_year_always_stay(minutes: list[int], now: int) -> None:
    found = [Dated(n, NOON + timedelta(minutes=m)) for n, m in enumerate(sorted(minutes))]
    at = NOON + timedelta(minutes=now)
    gone = may_go(found, at, TAIPEI)
    assert len(gone) <= len(found) // LARGEST_SHARE
    past = [each for each in found if each.made <= at]
    if past:
        assert past[-1].number not in gone
    years = {each.made.astimezone(TAIPEI).year for each in past}
    left = {e.made.astimezone(TAIPEI).year for e in past if e.number not in gone}
    assert years == left
