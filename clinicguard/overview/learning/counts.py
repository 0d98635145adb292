"""Counts by month and category: every issue counts, as KO41a counts; other kinds stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind
from clinicguard.overview.learning.told import Told


@dataclass(frozen=True, slots=True)
class Month:
    """One month. `complaints` are records, `issues` by category; None stands for no category.

    A complaint without an issue counts once under None, so that nothing falls out.
    """

    first: date
    complaints: int
    issues: tuple[tuple[Category | None, int], ...]
    suggestions: int
    compliments: int
    near_misses: int

    @property
    def whole_issues(self) -> int:
        """All issues of the month."""
        return sum(number for _, number in self.issues)

    def of(self, category: Category | None) -> int:
        """The issues of one category."""
        return dict(self.issues).get(category, 0)


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def months_to(last: date, many: int) -> tuple[date, ...]:
    """The first days of the months up to and with that of `last`, the earliest first."""
    found = [month_of(last)]
    while len(found) < many:
        found.append(month_of(found[-1] - timedelta(days=1)))
    return tuple(reversed(found))


def by_month(records: Iterable[Told], months: Sequence[date]) -> tuple[Month, ...]:
    """Each month counted; a month without records has zeros."""
    within: dict[date, list[Told]] = {first: [] for first in months}
    for told in records:
        if (first := month_of(told.day)) in within:
            within[first].append(told)
    return tuple(_month(first, found) for first, found in within.items())


def since_first(months: Sequence[Month]) -> tuple[Month, ...]:
    """The months from the first that has a record on: before it nothing was written down."""
    for at, month in enumerate(months):
        if month.complaints or month.suggestions or month.compliments or month.near_misses:
            return tuple(months[at:])
    return ()


def _month(first: date, records: Sequence[Told]) -> Month:
    issues: dict[Category | None, int] = {}
    for told in records:
        if told.kind is Kind.COMPLAINT:
            named: list[Category | None] = [category for category, _ in told.issues]
            for category in named or [None]:
                issues[category] = issues.get(category, 0) + 1
    order: list[Category | None] = [*Category, None]
    return Month(
        first,
        sum(told.kind is Kind.COMPLAINT for told in records),
        tuple((category, issues[category]) for category in order if category in issues),
        sum(told.kind is Kind.SUGGESTION for told in records),
        sum(told.kind is Kind.COMPLIMENT for told in records),
        sum(told.kind is Kind.NEAR_MISS for told in records),
    )
