"""Which days a list is about: this month, the last 30 days, or from one day to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_BETWEEN = ".."


class Lately(StrEnum):
    """Days that are told by today; the number of days is counted back from it."""

    THIS_MONTH = "month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "year"
    LAST_YEAR = "last_year"
    DAYS_7 = "7"
    DAYS_30 = "30"
    DAYS_90 = "90"
    DAYS_365 = "365"


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to a day, both included. Raises ValueError where the last comes first."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} comes before {self.first}")

    def written(self) -> str:
        """As it is kept with a view: 2026-01-01..2026-03-31."""
        return f"{self.first.isoformat()}{_BETWEEN}{self.last.isoformat()}"


def read_days(written: str) -> Days | None:
    """What `Days.written` wrote; None for anything else."""
    first, between, last = written.partition(_BETWEEN)
    try:
        return Days(date.fromisoformat(first), date.fromisoformat(last)) if between else None
    except ValueError:
        return None


def days_of(written: str, today: date) -> Days | None:
    """The days that a kept choice means today; None where it names none.

    A running month or year ends with its last day, so that it is printed as what it is called.
    """
    if written not in set(Lately):
        return read_days(written)
    month = today.replace(day=1)
    match Lately(written):
        case Lately.THIS_MONTH:
            return Days(month, _last_of_month(month))
        case Lately.LAST_MONTH:
            before = month - timedelta(days=1)
            return Days(before.replace(day=1), before)
        case Lately.THIS_YEAR:
            return Days(date(today.year, 1, 1), date(today.year, 12, 31))
        case Lately.LAST_YEAR:
            return Days(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
        case counted:
            return Days(today - timedelta(days=int(counted)), today)


def _last_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
