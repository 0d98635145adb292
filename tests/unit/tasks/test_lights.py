"""The light of a limit turns amber and red when it should."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from clinicguard.knowledge.jurisdictions import load_jurisdiction
from clinicguard.knowledge.law import Kind
from clinicguard.tasks.deadlines import Reckoned, reckon
from clinicguard.tasks.lights import light_of, time_left, working_days_left
from clinicguard.tasks.task import Light

PACK = load_jurisdiction("tw")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def reckoned(rule: str, trigger: str) -> Reckoned:
    found = reckon(PACK.deadlines[rule], at(trigger), PACK)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("now", "left", "light"),
    [
        ("2026-11-24T23:59", 3, Light.FAR),
        ("2026-11-25T00:00", 2, Light.SOON),
        ("2026-11-27T09:00", 0, Light.SOON),
        ("2026-11-27T23:29", 0, Light.SOON),
        ("2026-11-27T23:30", 0, Light.BURNS),
        ("2026-11-28T00:00", 0, Light.BURNS),
    ],
)
def test_a_limit_in_days(now: str, left: int, light: Light) -> None:
    """Five working days from Friday the 20th end with Friday the 27th."""
    clock = reckoned("tw-dl-01", "2026-11-20T19:30")
    assert working_days_left(clock, at(now), PACK.calendar.day) == left
    assert light_of(clock, at(now), PACK.calendar.day) is light


@pytest.mark.parametrize(
    ("now", "light"),
    [
        ("2026-11-20T19:31", Light.FAR),
        ("2026-11-23T18:29", Light.FAR),
        ("2026-11-23T18:30", Light.SOON),
        ("2026-11-23T18:59", Light.SOON),
        ("2026-11-23T19:00", Light.BURNS),
        ("2026-11-24T09:00", Light.BURNS),
    ],
)
def test_a_limit_in_hours(now: str, light: Light) -> None:
    clock = reckoned("tw-dl-06", "2026-11-20T19:30")
    assert light_of(clock, at(now), PACK.calendar.day) is light


def test_a_long_weekend_before_the_last_day_is_no_time_left() -> None:
    """Due on Monday 2 March 2026: on Thursday only that day is left, 27 February is off."""
    clock = reckoned("tw-dl-01", "2026-02-13T18:00")
    assert working_days_left(clock, at("2026-02-26T09:00"), PACK.calendar.day) == 1


def test_what_is_left_goes_below_nothing() -> None:
    clock = reckoned("tw-dl-06", "2026-11-20T19:30")
    assert time_left(clock, at("2026-11-23T19:08")) == timedelta(minutes=22)
    assert time_left(clock, at("2026-11-23T20:30")) == timedelta(hours=-1)


def test_a_record_that_is_kept_never_burns() -> None:
    clock = reckoned("tw-dl-27", "2026-11-20T19:30")
    assert light_of(clock, at("2029-11-20T23:50"), PACK.calendar.day, Kind.KEEP) is Light.FAR
