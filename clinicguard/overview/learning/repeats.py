"""What repeats: the same issue, person, role, place or device several times in a short while."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from clinicguard.complaints.complaint import StaffRole
from clinicguard.complaints.moves import Kind
from clinicguard.overview.learning.chance import at_least, expected_within
from clinicguard.overview.learning.told import Told

WINDOW_DAYS = 30
LEAST = 3
"""Cases in the window; two of a kind are too common to be told of."""
EARLIER_DAYS = 365
ENOUGH_DAYS = 90
"""With a shorter past nothing is said about chance."""

_NO_ROLE = frozenset({StaffRole.UNKNOWN.value, StaffRole.NOBODY.value, ""})


class Ground(StrEnum):
    """What the cases have in common."""

    ISSUE = "issue"
    PERSON = "person"
    ROLE = "role"
    PLACE = "place"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Several cases of one ground in the window. `key` is a sub-type or category, a role, words.

    `expected` is how many the window has on average, `chance` how likely as many or more are
    without a cause; both None while the past is too short. Numbers the newest first.
    """

    ground: Ground
    key: str
    numbers: tuple[str, ...]
    expected: float | None
    chance: float | None

    @property
    def many(self) -> int:
        """How many cases."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class Repeats:
    """What was found, the least likely first; `looked_at` grounds had a case at all.

    Where many are looked at, some seem rare by chance alone: one in twenty at a chance of 5 %.
    """

    found: tuple[Repeat, ...]
    looked_at: int
    past_days: int


def repeats(records: Iterable[Told], today: date, began: date | None = None) -> Repeats:
    """Looks at the last WINDOW_DAYS, today included, against up to EARLIER_DAYS before them.

    Only complaints count. `began` is the first day of the log; None takes the first record's.
    """
    complaints = [told for told in records if told.kind is Kind.COMPLAINT and told.day <= today]
    opens = today - timedelta(days=WINDOW_DAYS - 1)
    first = began or min((told.day for told in complaints), default=today)
    past = min(EARLIER_DAYS, max(0, (opens - first).days))
    since = opens - timedelta(days=past)
    now: dict[tuple[Ground, str], list[Told]] = {}
    before: dict[tuple[Ground, str], int] = {}
    for told in complaints:
        for key in set(_keys(told)):
            if told.day >= opens:
                now.setdefault(key, []).append(told)
            elif told.day >= since:
                before[key] = before.get(key, 0) + 1
    found = [
        _repeat(key, cases, before.get(key, 0), past)
        for key, cases in now.items()
        if len(cases) >= LEAST
    ]
    found.sort(key=lambda each: (each.chance is None, each.chance or 0.0, -each.many, each.key))
    return Repeats(tuple(found), len(now), past)


def _repeat(key: tuple[Ground, str], cases: Sequence[Told], before: int, past: int) -> Repeat:
    ground, words = key
    ordered = sorted(cases, key=lambda told: told.received_at, reverse=True)
    numbers = tuple(told.number for told in ordered)
    if past < ENOUGH_DAYS:
        return Repeat(ground, words, numbers, None, None)
    expected = expected_within(before, past, WINDOW_DAYS)
    return Repeat(ground, words, numbers, expected, at_least(len(numbers), expected))


def _keys(told: Told) -> Iterator[tuple[Ground, str]]:
    for category, subtype in told.issues:
        yield Ground.ISSUE, subtype or category.value
    if told.person:
        yield Ground.PERSON, told.person
    if told.role not in _NO_ROLE:
        yield Ground.ROLE, told.role
    for place in told.places:
        yield Ground.PLACE, place
    for device in told.devices:
        yield Ground.DEVICE, device
