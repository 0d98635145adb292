"""Every row of the deadlines table counted a second time, another way, from the table itself.

The table below was written down by hand from the published rows (number, unit, first day), not read
from the data files; only which days are worked is taken from the calendars. Each row is asked at
moments that go wrong easily, through the same door as `clinicguard clocks --json`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from clinicguard.knowledge.jurisdictions import load_jurisdiction
from clinicguard.tasks.clocks_json import clocks_from_json

ZONES = {
    "tw": "Asia/Taipei",
    "uk": "Europe/London",
    "eu": "Europe/Brussels",
    "us": "America/New_York",
    "cn": "Asia/Shanghai",
}
ROWS = """
tw-dl-01 5 WD after   tw-dl-02 7 WD after   tw-dl-03 7 WD same    tw-dl-04 45 CD after
tw-dl-05 7 WD after   tw-dl-06 72 h after   tw-dl-08 72 h after   tw-dl-09 72 h after
tw-dl-10 15 CD after  tw-dl-11 30 CD after  tw-dl-12 6 mo after   tw-dl-13 2 y after
tw-dl-14 2 y after    tw-dl-15 2 mo same    tw-dl-16 15 CD same   tw-dl-17 45 CD same
tw-dl-18 7 WD after   tw-dl-19 6 mo after   tw-dl-20 30 CD after  tw-dl-21 30 CD after
tw-dl-22 2 mo after   tw-dl-24 20 CD after  tw-dl-25 6 mo after   tw-dl-26 3 y same
tw-dl-27 3 y after    tw-dl-28 7 y after    tw-dl-29 24 h after   tw-dl-30 2 WD after
tw-dl-31 10 WD after  tw-dl-32 3 y after    tw-dl-33 30 CD after  tw-dl-34 1 WD after
uk-dl-01 3 WD after   uk-dl-02 1 WD after   uk-dl-03 6 mo same    uk-dl-04 12 mo after
uk-dl-05 12 mo after  uk-dl-06 10 WD after  uk-dl-07 72 h after   eu-dl-01 72 h after
us-dl-01 60 CD after  us-dl-02 60 CD after  us-dl-03 60 CD year   us-dl-04 6 y after
cn-dl-02 48 h after   cn-dl-03 14 CD after  cn-dl-04 6 h after    cn-dl-05 3 y after
cn-dl-06 30 WD after  cn-dl-07 5 WD after   cn-dl-08 12 h after   cn-dl-11 4 h after
cn-dl-12 5 WD after   cn-dl-13 3 y after
"""
WITHOUT_NUMBER = ("tw-dl-07", "tw-dl-23", "cn-dl-01", "cn-dl-09", "cn-dl-10")
WORDS = ROWS.split()
TABLE = {
    WORDS[at]: (int(WORDS[at + 1]), WORDS[at + 2], WORDS[at + 3]) for at in range(0, len(WORDS), 4)
}
MOMENTS = [
    "2026-11-20T19:30:00+08:00",
    "2026-11-21T10:00:00+08:00",
    "2026-11-22T23:59:59+08:00",
    "2026-02-13T18:00:00+08:00",
    "2025-01-24T17:59:00+08:00",
    "2027-02-03T20:00:00+08:00",
    "2025-02-07T09:00:00+08:00",
    "2024-02-16T09:00:00+08:00",
    "2025-09-26T09:00:00+08:00",
    "2026-09-24T09:00:00+08:00",
    "2026-12-31T23:30:00+08:00",
    "2027-01-01T00:30:00+08:00",
    "2026-01-31T12:00:00+08:00",
    "2026-03-31T12:00:00+08:00",
    "2026-04-30T12:00:00+08:00",
    "2026-08-28T12:00:00+08:00",
    "2026-08-29T12:00:00+08:00",
    "2026-08-30T12:00:00+08:00",
    "2026-08-31T12:00:00+08:00",
    "2027-08-29T12:00:00+08:00",
    "2024-02-28T12:00:00+08:00",
    "2024-02-29T12:00:00+08:00",
    "2024-03-01T12:00:00+08:00",
    "2025-02-28T12:00:00+08:00",
    "2028-02-29T12:00:00+08:00",
    "2026-11-20T15:59:59Z",
    "2026-11-20T16:00:00Z",
    "2026-12-31T16:00:00Z",
    "2026-11-21T04:59:59Z",
    "2026-11-21T05:00:00Z",
    "2026-06-30T22:59:59Z",
    "2026-06-30T23:00:00Z",
    "2026-03-28T23:30:00Z",
    "2026-03-29T00:59:59Z",
    "2026-03-29T01:00:00Z",
    "2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z",
    "2026-03-08T06:59:59Z",
    "2026-03-08T07:00:00Z",
    "2026-11-01T05:30:00Z",
    "2026-11-01T06:30:00Z",
    "2026-12-24T16:00:00+00:00",
    "2026-04-02T16:00:00+01:00",
    "2026-02-14T10:00:00+14:00",
    "2026-02-14T10:00:00-12:00",
    "2026-02-14T10:00:00+05:45",
    "2023-12-29T09:00:00+08:00",
    "2028-01-25T09:00:00+08:00",
    "2031-01-22T09:00:00+08:00",
    "2030-12-31T23:59:59-05:00",
]


@cache
def worked(code: str, year: int) -> list[date]:
    """Every day of three years on which the offices work."""
    calendar = load_jurisdiction(code).calendar
    first, last = date(year, 1, 1).toordinal(), date(year + 2, 12, 31).toordinal()
    days = map(date.fromordinal, range(first, last + 1))
    return [day for day in days if calendar.day(day).works]


def months_on(day: date, n: int) -> tuple[date, bool]:
    """The like day n months on, or the month's last day; and whether there was a like day."""
    year, month = day.year + (day.month - 1 + n) // 12, (day.month - 1 + n) % 12 + 1
    length = monthrange(year, month)[1]
    return date(year, month, min(day.day, length)), day.day <= length


def counted(rule: str, moment: datetime) -> str:
    """What the conventions say, reckoned without the program's own counting."""
    n, unit, start = TABLE[rule]
    code = rule[:2]
    zone = ZoneInfo(ZONES[code])
    if unit == "h":
        seconds = moment.timestamp() + n * 3600
        return datetime.fromtimestamp(seconds, zone).isoformat()
    event = moment.astimezone(zone).date()
    if start == "year":
        event = date(event.year, 12, 31)
    first = event if start == "same" else event + timedelta(1)
    match unit:
        case "WD":
            days = worked(code, first.year)
            return days[bisect_left(days, first) + n - 1].isoformat()
        case "CD":
            return date.fromordinal(first.toordinal() + n - 1).isoformat()
    months = n * (12 if unit == "y" else 1)
    if code != "tw":
        return months_on(event, months)[0].isoformat()
    last, alike = months_on(first, months)
    return (last - timedelta(1) if alike else last).isoformat()


def test_every_row_is_in_the_table() -> None:
    rows = [row for code in ZONES for row in load_jurisdiction(code).deadlines]
    assert sorted(rows) == sorted([*TABLE, *WITHOUT_NUMBER])
    assert len(rows) == 59


@pytest.mark.parametrize("rule", TABLE)
def test_both_counts_agree(rule: str) -> None:
    asked = [{"id": at, "rule": rule, "trigger": at} for at in MOMENTS]
    answers = [json.loads(each) for each in clocks_from_json(map(json.dumps, asked))]
    wanted = [{"id": at, "due": counted(rule, datetime.fromisoformat(at))} for at in MOMENTS]
    assert answers == wanted


def test_a_row_without_a_number_says_so_and_stops_nothing() -> None:
    moment = MOMENTS[0]
    asked = [*WITHOUT_NUMBER, "tw-dl-01", "zz-dl-01", "tw-dl-35", "tw-dl-1"]
    lines = [json.dumps({"id": rule, "rule": rule, "trigger": moment}) for rule in asked]
    answers = {each["id"]: each for each in map(json.loads, clocks_from_json(lines))}
    assert [rule for rule, each in answers.items() if "due" in each] == ["tw-dl-01"]
    assert all("error" in answers[rule] for rule in asked if rule != "tw-dl-01")
