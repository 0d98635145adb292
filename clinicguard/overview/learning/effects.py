"""Whether a kind of issue fell after a change: as many days after it as before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind
from clinicguard.overview.learning.chance import fell
from clinicguard.overview.learning.told import Told

SPANS = (30, 90)
"""Days after which one looks whether it helped."""

Issue = tuple[Category, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A change in how we work: what, since when, against which issues, of which complaint."""

    number: str
    what: str
    since: date
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """So many days before and after. `after` is None while the days are not over.

    `chance` is how likely so few or fewer are if nothing had changed.
    """

    days: int
    before: int
    after: int | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What came after a change."""

    change: Change
    spans: tuple[Span, ...]


def effects(changes: Iterable[Change], records: Sequence[Told], today: date) -> tuple[Effect, ...]:
    """For each change, the issues of its kinds before it and after it, the newest first.

    The day of the change counts to neither side.
    """
    found = [
        Effect(change, tuple(_span(change, records, days, today) for days in SPANS))
        for change in changes
    ]
    return tuple(sorted(found, key=lambda each: each.change.since, reverse=True))


def _span(change: Change, records: Sequence[Told], days: int, today: date) -> Span:
    kinds = {subtype or category.value for category, subtype in change.issues}
    before = _number(records, kinds, change.since - timedelta(days=days), change.since)
    ends = change.since + timedelta(days=days + 1)
    if ends > today:
        return Span(days, before, None, None)
    after = _number(records, kinds, change.since + timedelta(days=1), ends)
    return Span(days, before, after, fell(before, after))


def _number(records: Sequence[Told], kinds: set[str], first: date, ends: date) -> int:
    """The issues of these kinds from `first` on, before `ends`."""
    return sum(
        (subtype or category.value) in kinds
        for told in records
        if told.kind is Kind.COMPLAINT and first <= told.day < ends
        for category, subtype in told.issues
    )
