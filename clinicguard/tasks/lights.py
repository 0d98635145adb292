"""How much of a limit is left, and the light that goes with it.

Red: overdue, or half an hour left. Amber: an hour left, or at most two working days for limits in
days. Green: everything else, and records that are only kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from clinicguard.host.calendars import Day
from clinicguard.knowledge.law import Kind
from clinicguard.tasks.counting import A_DAY
from clinicguard.tasks.deadlines import Reckoned
from clinicguard.tasks.task import Light, light

SOON_WORKING_DAYS = 2


def time_left(reckoned: Reckoned, now: datetime) -> timedelta:
    """From an aware time to the first moment that is too late; negative once it is overdue."""
    return reckoned.ends - now


def working_days_left(
    reckoned: Reckoned, now: datetime, look: Callable[[date], Day], most: int = 1000
) -> int:
    """Working days after today, the last day included; 0 on the last day and when overdue.

    `look` is the calendar that the limit was counted on; counting stops at `most`.
    """
    day, days = now.astimezone(reckoned.ends.tzinfo).date(), 0
    while day < reckoned.due and days < most:
        day += A_DAY
        days += look(day).works
    return days


def light_of(
    reckoned: Reckoned, now: datetime, look: Callable[[date], Day], kind: Kind = Kind.ACT
) -> Light:
    """The light of a running limit; a record that is kept has none that burns."""
    if kind is Kind.KEEP:
        return Light.FAR
    shown = light(reckoned.ends, now)
    if shown is not Light.FAR or reckoned.hourly:
        return shown
    soon = working_days_left(reckoned, now, look, SOON_WORKING_DAYS + 1) <= SOON_WORKING_DAYS
    return Light.SOON if soon else Light.FAR
