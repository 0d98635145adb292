"""What the clinic promises is counted on its own open days, to closing time, and can be held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.host.calendars import ClinicCalendar, Hours
from clinicguard.knowledge.jurisdictions import load_jurisdiction
from clinicguard.tasks.counting import BeyondCalendar, Why
from clinicguard.tasks.deadlines import ANSWER, FIRST_REPLY, reckon, reckon_promise
from clinicguard.tasks.standstill import Standstill, StandstillReasonMissing

MORNING = Hours(time(9), time(12))
EVENING = Hours(time(14), time(21))
SATURDAY = Hours(time(9), time(13))
CLINIC = ClinicCalendar(
    zone="Asia/Taipei",
    week=dict.fromkeys(range(5), (MORNING, EVENING)) | {5: (SATURDAY,)},
    office=load_jurisdiction("tw").calendar,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def test_a_first_reply_is_due_at_the_next_closing_time() -> None:
    assert reckon_promise(FIRST_REPLY, at("2026-11-19T20:30"), CLINIC).ends == at(
        "2026-11-20T21:00"
    )


def test_the_clinics_saturday_counts_and_closes_earlier() -> None:
    assert reckon_promise(FIRST_REPLY, at("2026-11-20T20:30"), CLINIC).ends == at(
        "2026-11-21T13:00"
    )


def test_an_answer_takes_seven_open_days() -> None:
    found = reckon_promise(ANSWER, at("2026-11-20T09:00"), CLINIC)
    assert found.ends == at("2026-11-28T13:00")
    assert [day.why for day in found.days].count(Why.OPEN) == 7
    assert [day.date for day in found.days if day.why is Why.CLOSED] == [date(2026, 11, 22)]


def test_public_holidays_are_closed_and_a_make_up_saturday_of_the_offices_opens_nothing() -> None:
    found = reckon_promise(ANSWER, at("2026-02-13T09:00"), CLINIC)
    assert found.due == date(2026, 3, 2)
    weekdays_only = replace(CLINIC, week=dict.fromkeys(range(5), (MORNING,)))
    found = reckon_promise(FIRST_REPLY, at("2025-02-07T09:00"), weekdays_only)
    assert found.due == date(2025, 2, 10)


def test_a_day_opened_on_a_holiday_counts() -> None:
    opened = replace(CLINIC, opened={date(2026, 2, 16): (SATURDAY,)})
    assert reckon_promise(FIRST_REPLY, at("2026-02-14T09:00"), opened).ends == at(
        "2026-02-16T13:00"
    )


def test_a_clinic_that_is_closed_moves_its_promise_and_gains_no_day_of_the_law() -> None:
    """Closed for a week: the promise waits, the record copies do not."""
    days = {date(2026, 11, 23) + timedelta(n): "裝修" for n in range(6)}
    closed, received = replace(CLINIC, closed=days), at("2026-11-20T09:00")
    assert reckon_promise(FIRST_REPLY, received, CLINIC).due == date(2026, 11, 21)
    assert reckon_promise(ANSWER, received, closed).due == date(2026, 12, 5)
    told = [day.occasion for day in reckon_promise(ANSWER, received, closed).days]
    assert told.count("裝修") == 6
    pack = load_jurisdiction("tw")
    law = reckon(pack.deadlines["tw-dl-02"], received, replace(pack, calendar=pack.calendar))
    assert law is not None
    assert law.due == date(2026, 12, 1)


def test_held_days_do_not_count() -> None:
    wait = Standstill(at("2026-11-23T10:00"), at("2026-11-25T10:00"), "等病人寄來收據")
    found = reckon_promise(ANSWER, at("2026-11-20T09:00"), CLINIC, [wait])
    assert found.due == date(2026, 12, 1)
    held = [(day.date.day, day.occasion) for day in found.days if day.why is Why.HELD]
    assert held == [(23, "等病人寄來收據"), (24, "等病人寄來收據")]


def test_held_and_let_go_on_one_day_gains_nothing() -> None:
    wait = Standstill(at("2026-11-23T10:00"), at("2026-11-23T18:00"), "等回電")
    found = reckon_promise(ANSWER, at("2026-11-20T09:00"), CLINIC, [wait])
    assert found == reckon_promise(ANSWER, at("2026-11-20T09:00"), CLINIC)


def test_a_hold_that_lasts_moves_the_date_day_by_day() -> None:
    wait = Standstill(at("2026-11-23T10:00"), None, "等病歷")
    dues = [
        reckon_promise(
            ANSWER, at("2026-11-20T09:00"), CLINIC, [wait], at(f"2026-11-{day}T08:00")
        ).due
        for day in (23, 24, 25)
    ]
    assert dues == [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)]


def test_a_hold_says_why() -> None:
    with pytest.raises(StandstillReasonMissing):
        Standstill(at("2026-11-23T10:00"), None, "  ")
    with pytest.raises(ValueError, match="before it begins"):
        Standstill(at("2026-11-23T10:00"), at("2026-11-22T10:00"), "等")


def test_a_clinic_that_never_opens_again_is_said_so() -> None:
    shut = replace(CLINIC, closed={date(2026, 11, 20) + timedelta(n): "歇業" for n in range(500)})
    with pytest.raises(BeyondCalendar):
        reckon_promise(FIRST_REPLY, at("2026-11-20T09:00"), shut)


@given(st.timedeltas(timedelta(0), timedelta(days=1300)), st.sets(st.integers(0, 40)))
def test_closing_never_brings_a_promise_forward(after: timedelta, closed: set[int]) -> None:
    moment = at("2024-01-01T00:00") + after
    days = {moment.date() + timedelta(n): "休診" for n in closed}
    open_, shut = CLINIC, replace(CLINIC, closed=days)
    assert reckon_promise(ANSWER, moment, open_).ends <= reckon_promise(ANSWER, moment, shut).ends


MOMENTS = st.timedeltas(timedelta(0), timedelta(days=1000)).map(
    lambda after: at("2024-01-01T00:00") + after
)


@given(MOMENTS, st.integers(1, 20), st.sets(st.integers(0, 40)))
def test_a_promise_ends_when_the_clinic_closes_after_as_many_open_days(
    moment: datetime, days: int, closed: set[int]
) -> None:
    shut = replace(CLINIC, closed={moment.date() + timedelta(n): "休診" for n in closed})
    found = reckon_promise(replace(ANSWER, days=days), moment, shut)
    opened = [day.date for day in found.days if day.why is Why.OPEN]
    assert len(opened) == days
    assert found.ends.date() == opened[-1] == found.due
    assert found.ends.time() == shut.closes(found.due)
    assert all(shut.day(day).works for day in opened)


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_what_came_later_is_promised_no_earlier(moment: datetime, later: timedelta) -> None:
    first, second = (reckon_promise(ANSWER, when, CLINIC) for when in (moment, moment + later))
    assert first.ends <= second.ends
