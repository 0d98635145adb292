"""How much time is left on a promised time: shown in days first, at the end in minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from clinicguard.tasks.task import Light, light

SOON_DAYS = 2
_MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class Left:
    """Time left, or past. `days` are the open days after today, up to and with the last.

    `minutes` is the time between now and the end, never negative; `overdue` tells on which side.
    """

    overdue: bool
    days: int
    minutes: int
    light: Light


def left(due: datetime, now: datetime, zone: ZoneInfo, is_open: Callable[[date], bool]) -> Left:
    """What is left at `now`: overdue or half an hour burns; an hour or two open days are soon."""
    minutes = int(abs(due - now) / timedelta(minutes=1))
    if due <= now:
        return Left(True, 0, minutes, Light.BURNS)
    days = open_days(now.astimezone(zone).date(), due.astimezone(zone).date(), is_open)
    shown = light(due, now)
    if shown is Light.FAR and days <= SOON_DAYS:
        shown = Light.SOON
    return Left(False, days, minutes, shown)


def open_days(today: date, last: date, is_open: Callable[[date], bool]) -> int:
    """How many open days lie after today, up to and with the last; counts no further than 400."""
    span = min((last - today).days, _MOST_DAYS)
    return sum(is_open(today + timedelta(days=n)) for n in range(1, span + 1))
