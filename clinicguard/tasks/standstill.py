"""A time in which a clock stands still: the days of it do not count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from clinicguard.host.calendars import local_date
from clinicguard.host.trouble import Trouble


class StandstillReasonMissing(Trouble):
    """A clock is never held without saying why."""


class CannotHold(Trouble):
    """The clock of this rule runs on, whatever the clinic waits for."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Standstill:
    """From one aware time until another; `until` is None while it lasts.

    The day on which it begins does not count, the day on which it ends counts again; what is
    held and let go on one day gains nothing.

    Raises:
        StandstillReasonMissing: no reason is given.
        ValueError: it ends before it begins.
    """

    since: datetime
    until: datetime | None
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise StandstillReasonMissing
        if self.until is not None and self.until < self.since:
            raise ValueError("a standstill that ends before it begins")


def held_on(
    standstills: Iterable[Standstill], day: date, zone: str, today: date | None
) -> str | None:
    """The reason for which a day does not count; None when it counts.

    A standstill that lasts is taken to last through `today`, and without one for good.
    """
    for still in standstills:
        first = local_date(still.since, zone)
        if still.until is not None:
            if first <= day < local_date(still.until, zone):
                return still.reason
        elif first <= day and (today is None or day <= today):
            return still.reason
    return None
