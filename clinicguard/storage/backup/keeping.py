"""Which backups are kept: seven days, five weeks, twelve months, then one of every year.

Pure: numbers and times in, numbers out. Nothing is taken away unless the newest was read back
whole; never more than a fifth at once; never one dated in the future.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

DAYS, WEEKS, MONTHS = 7, 5, 12
LARGEST_SHARE = 5
"""At most one of this many goes in one run."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A generation's number and when it was made (aware)."""

    number: int
    made: datetime


def may_go(found: Iterable[Dated], now: datetime, zone: ZoneInfo) -> list[int]:
    """The numbers that no rule keeps, the oldest first, and no more than may go in one run."""
    known = sorted(found, key=lambda each: (each.made, each.number))
    past = [each for each in known if each.made <= now]
    keep = kept(past, zone)
    spare = [each.number for each in past if each.number not in keep]
    return spare[: len(known) // LARGEST_SHARE]


def kept(past: Sequence[Dated], zone: ZoneInfo) -> set[int]:
    """The newest of each of the last seven days, five weeks, twelve months, and of every year.

    Days, weeks and months are those in which there is a backup: a clinic that was closed for a
    month loses nothing by it.
    """
    if not past:
        return set()
    spans: list[tuple[Callable[[datetime], object], int | None]] = [
        (lambda local: local.date(), DAYS),
        (lambda local: local.isocalendar()[:2], WEEKS),
        (lambda local: (local.year, local.month), MONTHS),
        (lambda local: local.year, None),
    ]
    found = {past[-1].number}
    for span, count in spans:
        newest: dict[object, int] = {}
        for each in past:
            newest[span(each.made.astimezone(zone))] = each.number
        numbers = list(newest.values())
        found.update(numbers if count is None else numbers[-count:])
    return found
