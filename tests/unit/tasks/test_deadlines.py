"""Every rule with a number, by named case; the dates were counted apart from the code."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from clinicguard.knowledge.jurisdictions import jurisdiction_of, load_jurisdiction
from clinicguard.knowledge.law import Start
from clinicguard.tasks.deadlines import Reckoned, reckon


def reckoned(rule: str, trigger: str, limit: int = 0) -> Reckoned:
    pack = load_jurisdiction(jurisdiction_of(rule))
    found = reckon(pack.deadlines[rule], datetime.fromisoformat(trigger), pack, limit=limit)
    assert found is not None
    return found


def due(rule: str, trigger: str, limit: int = 0) -> str:
    found = reckoned(rule, trigger, limit)
    return found.ends.isoformat() if found.hourly else found.due.isoformat()


FRIDAY_EVENING = "2026-11-20T19:30:00+08:00"


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("tw-dl-01", "2026-11-27"),
        ("tw-dl-02", "2026-12-01"),
        ("tw-dl-03", "2026-11-30"),
        ("tw-dl-04", "2027-01-04"),
        ("tw-dl-05", "2026-12-01"),
        ("tw-dl-06", "2026-11-23T19:30:00+08:00"),
        ("tw-dl-08", "2026-11-23T19:30:00+08:00"),
        ("tw-dl-09", "2026-11-23T19:30:00+08:00"),
        ("tw-dl-10", "2026-12-05"),
        ("tw-dl-11", "2026-12-20"),
        ("tw-dl-12", "2027-05-20"),
        ("tw-dl-13", "2028-11-20"),
        ("tw-dl-14", "2028-11-20"),
        ("tw-dl-15", "2027-01-19"),
        ("tw-dl-16", "2026-12-04"),
        ("tw-dl-17", "2027-01-03"),
        ("tw-dl-18", "2026-12-01"),
        ("tw-dl-19", "2027-05-20"),
        ("tw-dl-20", "2026-12-20"),
        ("tw-dl-21", "2026-12-20"),
        ("tw-dl-22", "2027-01-20"),
        ("tw-dl-24", "2026-12-10"),
        ("tw-dl-25", "2027-05-20"),
        ("tw-dl-26", "2029-11-19"),
        ("tw-dl-27", "2029-11-20"),
        ("tw-dl-28", "2033-11-20"),
        ("tw-dl-29", "2026-11-21T19:30:00+08:00"),
        ("tw-dl-30", "2026-11-24"),
        ("tw-dl-31", "2026-12-04"),
        ("tw-dl-32", "2029-11-20"),
        ("tw-dl-33", "2026-12-20"),
        ("tw-dl-34", "2026-11-23"),
    ],
)
def test_friday_evening_in_taiwan(rule: str, last: str) -> None:
    assert due(rule, FRIDAY_EVENING) == last


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("uk-dl-01", "2026-11-25"),
        ("uk-dl-02", "2026-11-23"),
        ("uk-dl-03", "2027-05-20"),
        ("uk-dl-04", "2027-11-20"),
        ("uk-dl-05", "2027-11-20"),
        ("uk-dl-06", "2026-12-04"),
        ("uk-dl-07", "2026-11-23T18:00:00+00:00"),
        ("eu-dl-01", "2026-11-23T19:00:00+01:00"),
        ("us-dl-01", "2027-01-19"),
        ("us-dl-02", "2027-01-19"),
        ("us-dl-03", "2027-03-01"),
        ("us-dl-04", "2032-11-20"),
        ("cn-dl-02", "2026-11-23T02:00:00+08:00"),
        ("cn-dl-03", "2026-12-05"),
        ("cn-dl-04", "2026-11-21T08:00:00+08:00"),
        ("cn-dl-05", "2029-11-21"),
        ("cn-dl-06", "2027-01-04"),
        ("cn-dl-07", "2026-11-27"),
        ("cn-dl-08", "2026-11-21T14:00:00+08:00"),
        ("cn-dl-11", "2026-11-21T06:00:00+08:00"),
        ("cn-dl-12", "2026-11-27"),
        ("cn-dl-13", "2029-11-21"),
    ],
)
def test_friday_evening_in_london_is_saturday_in_shanghai(rule: str, last: str) -> None:
    assert due(rule, "2026-11-20T18:00:00+00:00") == last


@pytest.mark.parametrize("rule", ["tw-dl-07", "tw-dl-23", "cn-dl-01", "cn-dl-09", "cn-dl-10"])
def test_a_rule_without_a_number_has_no_last_day(rule: str) -> None:
    pack = load_jurisdiction(jurisdiction_of(rule))
    assert reckon(pack.deadlines[rule], datetime.now(UTC), pack) is None


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("tw-dl-01", "2026-03-02"),
        ("tw-dl-02", "2026-03-04"),
        ("tw-dl-03", "2026-03-03"),
        ("tw-dl-30", "2026-02-24"),
        ("tw-dl-31", "2026-03-09"),
        ("tw-dl-34", "2026-02-23"),
        ("tw-dl-06", "2026-02-16T18:00:00+08:00"),
        ("tw-dl-10", "2026-02-28"),
    ],
)
def test_before_lunar_new_year(rule: str, last: str) -> None:
    """13 February 2026: nine days off follow, and 27 February is off for the 28th."""
    assert due(rule, "2026-02-13T18:00:00+08:00") == last


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("tw-dl-01", "2025-02-05"),
        ("tw-dl-02", "2025-02-07"),
        ("tw-dl-03", "2025-02-06"),
        ("tw-dl-31", "2025-02-11"),
    ],
)
def test_a_make_up_saturday_works(rule: str, last: str) -> None:
    """After Lunar New Year 2025 the offices worked on Saturday 8 February."""
    assert due(rule, "2025-01-22T09:00:00+08:00") == last


@pytest.mark.parametrize(
    ("rule", "trigger", "last"),
    [
        # six months: day 1 is the day after, the last day the eve of its like day
        ("tw-dl-12", "2026-08-31T10:00:00+08:00", "2027-02-28"),
        ("tw-dl-12", "2026-08-30T10:00:00+08:00", "2027-02-28"),
        ("tw-dl-12", "2026-08-28T10:00:00+08:00", "2027-02-28"),
        ("tw-dl-12", "2026-08-27T10:00:00+08:00", "2027-02-27"),
        ("tw-dl-12", "2027-08-28T10:00:00+08:00", "2028-02-28"),
        ("tw-dl-12", "2027-08-29T10:00:00+08:00", "2028-02-29"),
        ("tw-dl-12", "2026-09-30T10:00:00+08:00", "2027-03-31"),
        ("tw-dl-22", "2026-12-31T10:00:00+08:00", "2027-02-28"),
        ("tw-dl-22", "2026-12-30T10:00:00+08:00", "2027-02-28"),
        ("tw-dl-19", "2026-03-31T10:00:00+08:00", "2026-09-30"),
        # counted from the day itself
        ("tw-dl-15", "2026-12-31T10:00:00+08:00", "2027-02-28"),
        ("tw-dl-15", "2026-01-31T10:00:00+08:00", "2026-03-30"),
        ("tw-dl-15", "2026-03-01T10:00:00+08:00", "2026-04-30"),
        ("tw-dl-17", "2026-01-31T10:00:00+08:00", "2026-03-16"),
        # elsewhere the event's own like day
        ("uk-dl-03", "2026-08-31T10:00:00+01:00", "2027-02-28"),
        ("uk-dl-03", "2026-08-28T10:00:00+01:00", "2027-02-28"),
        ("uk-dl-03", "2027-08-31T10:00:00+01:00", "2028-02-29"),
        # days
        ("tw-dl-10", "2026-01-31T10:00:00+08:00", "2026-02-15"),
        ("tw-dl-11", "2026-01-31T10:00:00+08:00", "2026-03-02"),
        ("cn-dl-03", "2026-01-31T10:00:00+08:00", "2026-02-14"),
    ],
)
def test_month_end(rule: str, trigger: str, last: str) -> None:
    assert due(rule, trigger) == last


@pytest.mark.parametrize(
    ("rule", "trigger", "last"),
    [
        ("tw-dl-13", "2024-02-29T10:00:00+08:00", "2026-02-28"),
        ("tw-dl-13", "2024-02-28T10:00:00+08:00", "2026-02-28"),
        ("tw-dl-13", "2026-02-28T10:00:00+08:00", "2028-02-29"),
        ("tw-dl-26", "2024-02-29T10:00:00+08:00", "2027-02-28"),
        ("tw-dl-26", "2025-03-01T10:00:00+08:00", "2028-02-29"),
        ("tw-dl-27", "2024-02-29T10:00:00+08:00", "2027-02-28"),
        ("tw-dl-28", "2024-02-29T10:00:00+08:00", "2031-02-28"),
        ("tw-dl-28", "2021-02-28T10:00:00+08:00", "2028-02-29"),
        ("tw-dl-01", "2024-02-29T10:00:00+08:00", "2024-03-07"),
        ("tw-dl-10", "2024-02-29T10:00:00+08:00", "2024-03-15"),
        ("tw-dl-06", "2024-02-26T10:00:00+08:00", "2024-02-29T10:00:00+08:00"),
        ("tw-dl-16", "2024-02-15T10:00:00+08:00", "2024-02-29"),
        ("uk-dl-04", "2024-02-29T10:00:00+00:00", "2025-02-28"),
        ("us-dl-04", "2024-02-29T10:00:00-05:00", "2030-02-28"),
        ("us-dl-01", "2024-01-01T10:00:00-05:00", "2024-03-01"),
        ("cn-dl-13", "2024-02-29T10:00:00+08:00", "2027-02-28"),
        ("us-dl-03", "2027-05-05T10:00:00-04:00", "2028-02-29"),
        ("us-dl-03", "2028-05-05T10:00:00-04:00", "2029-03-01"),
    ],
)
def test_leap_years(rule: str, trigger: str, last: str) -> None:
    assert due(rule, trigger) == last


@pytest.mark.parametrize(
    ("rule", "trigger", "last"),
    [
        # half past midnight in Taipei is a day later than in Greenwich
        ("tw-dl-10", "2026-11-20T15:59:59Z", "2026-12-05"),
        ("tw-dl-10", "2026-11-20T16:00:00Z", "2026-12-06"),
        ("tw-dl-01", "2026-11-22T16:30:00Z", "2026-11-30"),
        ("tw-dl-12", "2026-12-31T16:00:00Z", "2027-07-01"),
        # an evening in New York is the next day in Greenwich
        ("us-dl-01", "2026-11-21T03:00:00Z", "2027-01-19"),
        ("us-dl-01", "2026-11-21T05:00:00Z", "2027-01-20"),
        ("us-dl-03", "2027-01-01T04:59:00Z", "2027-03-01"),
        ("us-dl-03", "2027-01-01T05:00:00Z", "2028-02-29"),
        # the hour before midnight in a British summer
        ("uk-dl-04", "2026-06-30T22:59:00Z", "2027-06-30"),
        ("uk-dl-04", "2026-06-30T23:00:00Z", "2027-07-01"),
        ("cn-dl-13", "2026-11-20T16:00:00Z", "2029-11-21"),
    ],
)
def test_the_date_is_the_one_in_the_rules_own_zone(rule: str, trigger: str, last: str) -> None:
    assert due(rule, trigger) == last


@pytest.mark.parametrize(
    ("rule", "trigger", "last"),
    [
        ("uk-dl-07", "2026-03-27T22:00:00+00:00", "2026-03-30T23:00:00+01:00"),
        ("uk-dl-07", "2026-10-23T12:00:00+01:00", "2026-10-26T11:00:00+00:00"),
        ("uk-dl-07", "2026-10-22T01:30:00+01:00", "2026-10-25T01:30:00+01:00"),
        ("uk-dl-07", "2026-10-22T02:30:00+01:00", "2026-10-25T01:30:00+00:00"),
        ("eu-dl-01", "2026-03-27T12:00:00+01:00", "2026-03-30T13:00:00+02:00"),
        ("eu-dl-01", "2026-10-23T12:00:00+02:00", "2026-10-26T11:00:00+01:00"),
        ("tw-dl-06", "2026-03-27T22:00:00+00:00", "2026-03-31T06:00:00+08:00"),
        ("cn-dl-11", "2026-12-31T22:15:30+08:00", "2027-01-01T02:15:30+08:00"),
    ],
)
def test_hours_are_elapsed_time(rule: str, trigger: str, last: str) -> None:
    """Clocks go forward and back in London and Brussels; 72 hours stay 72 hours."""
    assert due(rule, trigger) == last


def test_days_across_the_change_of_clocks_in_new_york() -> None:
    assert due("us-dl-01", "2026-03-08T01:30:00-05:00") == "2026-05-07"
    assert due("us-dl-01", "2026-11-01T01:30:00-04:00") == "2026-12-31"


@pytest.mark.parametrize(
    ("rule", "trigger", "last"),
    [
        ("tw-dl-01", "2026-11-23T10:00:00+08:00", "2026-11-30"),  # 翌日起
        ("tw-dl-04", "2026-11-23T10:00:00+08:00", "2027-01-07"),  # 始日不算
        ("tw-dl-17", "2026-11-23T10:00:00+08:00", "2027-01-06"),  # 始日算入
        ("tw-dl-16", "2026-11-23T10:00:00+08:00", "2026-12-07"),  # 收到當日
        ("tw-dl-06", "2026-11-23T10:00:00+08:00", "2026-11-26T10:00:00+08:00"),  # 即時
        ("us-dl-03", "2026-01-01T10:00:00-05:00", "2027-03-01"),  # 年底起
        ("tw-dl-33", "2026-11-23T10:00:00+08:00", "2026-12-23"),  # 未載明
    ],
)
def test_each_way_of_starting(rule: str, trigger: str, last: str) -> None:
    assert due(rule, trigger) == last


def test_learning_of_a_serious_event_on_a_rest_day_starts_with_the_next_working_day() -> None:
    assert due("tw-dl-03", "2026-11-21T10:00:00+08:00") == "2026-12-01"


def test_both_readings_of_the_serious_event_report_can_be_shown() -> None:
    pack = load_jurisdiction("tw")
    rule, trigger = pack.deadlines["tw-dl-03"], datetime.fromisoformat(FRIDAY_EVENING)
    assert rule.start is Start.INCLUDED
    later = reckon(rule, trigger, pack, start=rule.lenient_start)
    assert later is not None
    assert later.due == date(2026, 12, 1)


def test_the_last_day_stays_on_a_rest_day() -> None:
    """2026-12-05 is a Saturday, 2026-12-20 a Sunday: law may extend them, the program does not."""
    assert due("tw-dl-10", FRIDAY_EVENING) == "2026-12-05"
    assert due("tw-dl-21", FRIDAY_EVENING) == "2026-12-20"


@pytest.mark.parametrize(
    ("rule", "trigger", "last"),
    [
        ("uk-dl-01", "2026-12-24T16:00:00+00:00", "2026-12-31"),
        ("uk-dl-01", "2026-04-02T16:00:00+01:00", "2026-04-09"),
        ("uk-dl-02", "2026-05-01T16:00:00+01:00", "2026-05-05"),
        ("uk-dl-06", "2026-12-18T16:00:00+00:00", "2027-01-06"),
        ("cn-dl-06", "2026-09-18T10:00:00+08:00", "2026-11-05"),
        ("cn-dl-07", "2026-09-18T10:00:00+08:00", "2026-09-24"),
        ("cn-dl-12", "2025-09-30T10:00:00+08:00", "2025-10-14"),
    ],
)
def test_bank_holidays_and_the_mainlands_make_up_days(rule: str, trigger: str, last: str) -> None:
    assert due(rule, trigger) == last


@pytest.mark.parametrize(
    ("rule", "limit", "last"),
    [
        ("tw-dl-10", 1, "2026-12-20"),
        ("tw-dl-11", 1, "2027-01-19"),
        ("tw-dl-13", 1, "2036-11-20"),
        ("tw-dl-17", 1, "2027-02-19"),
        ("tw-dl-17", 2, "2027-05-19"),
        ("tw-dl-30", 1, "2026-11-25"),
        ("tw-dl-31", 1, "2026-12-10"),
        ("tw-dl-34", 2, "2026-12-10"),
    ],
)
def test_extensions_and_long_stops(rule: str, limit: int, last: str) -> None:
    assert due(rule, FRIDAY_EVENING, limit) == last
