"""Calls after the answer: on open days only, at closing time, in the clinic's own zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from clinicguard.complaints.followup import DAYS, call_due
from clinicguard.people.profile import Profile

CLINIC = Profile("安心", closes_at="17:30")
FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (1, "2026-11-23 17:30"),
        (3, "2026-11-23 17:30"),
        (4, "2026-11-24 17:30"),
        (7, "2026-11-27 17:30"),
    ],
)
def test_a_call_falls_on_an_open_day_at_closing_time(day: int, due: str) -> None:
    assert f"{call_due(FRIDAY, day, CLINIC):%Y-%m-%d %H:%M}" == due


def test_the_day_is_the_one_at_the_clinic() -> None:
    late = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    assert call_due(late, 1, CLINIC).day == 24


def test_no_open_day_means_every_day() -> None:
    always = Profile("安心", open_days=())
    assert call_due(FRIDAY, 1, always).day == 21


def test_the_calls_never_come_before_the_answer() -> None:
    assert all(call_due(FRIDAY, day, CLINIC) > FRIDAY for day in DAYS)
