"""Phoning afterwards: on which days, and by when, in the clinic's own opening times."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from clinicguard.people.profile import Profile

DAYS = (1, 3, 7)
"""Days after the answer on which somebody asks how they are."""
_WEEK = 7


def call_due(answered: datetime, day: int, profile: Profile) -> datetime:
    """When the call of that day is due: at closing time, on the next open day if it is closed.

    A clinic that names no open day is taken to be open every day.
    """
    there = answered.astimezone(profile.zone).date() + timedelta(days=day)
    for later in range(_WEEK):
        if (there + timedelta(days=later)).weekday() in profile.open_days:
            there += timedelta(days=later)
            break
    return datetime.combine(there, time.fromisoformat(profile.closes_at), profile.zone)
