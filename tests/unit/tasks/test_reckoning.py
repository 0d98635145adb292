"""What comes with a last day: the count, its end, what holds it, and what cannot be reckoned."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from clinicguard.knowledge.jurisdictions import jurisdiction_of, load_jurisdiction
from clinicguard.tasks.counting import BeyondCalendar, CountedDay, Why
from clinicguard.tasks.deadlines import Reckoned, kept_for_minor, reckon
from clinicguard.tasks.standstill import CannotHold, Standstill

FRIDAY_EVENING = "2026-11-20T19:30:00+08:00"


def reckoned(rule: str, trigger: str) -> Reckoned:
    pack = load_jurisdiction(jurisdiction_of(rule))
    found = reckon(pack.deadlines[rule], datetime.fromisoformat(trigger), pack)
    assert found is not None
    return found


def test_the_count_is_told_day_by_day() -> None:
    days = reckoned("tw-dl-30", "2026-04-01T10:00:00+08:00").days
    assert days == (
        CountedDay(date(2026, 4, 1), 0, Why.EVENT),
        CountedDay(date(2026, 4, 2), 1, Why.WORKING),
        CountedDay(date(2026, 4, 3), 0, Why.SUBSTITUTE, "childrens-day"),
        CountedDay(date(2026, 4, 4), 0, Why.HOLIDAY, "childrens-day"),
        CountedDay(date(2026, 4, 5), 0, Why.HOLIDAY, "tomb-sweeping-day"),
        CountedDay(date(2026, 4, 6), 0, Why.SUBSTITUTE, "tomb-sweeping-day"),
        CountedDay(date(2026, 4, 7), 2, Why.WORKING),
    )


def test_months_tell_the_days_that_matter() -> None:
    assert reckoned("tw-dl-12", FRIDAY_EVENING).days == (
        CountedDay(date(2026, 11, 20), 0, Why.EVENT),
        CountedDay(date(2026, 11, 21), 0, Why.FIRST_DAY),
        CountedDay(date(2027, 5, 20), 6, Why.EVE),
        CountedDay(date(2027, 5, 21), 0, Why.LIKE_DAY),
    )
    assert reckoned("tw-dl-26", "2024-02-29T10:00:00+08:00").days == (
        CountedDay(date(2024, 2, 29), 0, Why.FIRST_DAY),
        CountedDay(date(2027, 2, 28), 36, Why.MONTH_END),
    )
    assert reckoned("uk-dl-04", "2024-02-29T10:00:00+00:00").days[-1].why is Why.MONTH_END


def test_a_day_is_over_at_midnight_of_its_own_zone() -> None:
    ends = reckoned("tw-dl-10", FRIDAY_EVENING).ends
    assert ends == datetime.fromisoformat("2026-12-06T00:00:00+08:00")
    assert ends.utcoffset() == timedelta(hours=8)


def test_a_clock_says_which_years_nobody_has_announced() -> None:
    assert reckoned("tw-dl-01", FRIDAY_EVENING).unannounced == ()
    assert reckoned("tw-dl-02", "2026-12-29T10:00:00+08:00").unannounced == (2027,)
    assert reckoned("tw-dl-02", "2028-03-01T10:00:00+08:00").unannounced == (2028,)
    assert reckoned("tw-dl-28", FRIDAY_EVENING).unannounced == ()


def test_a_year_without_a_table_is_computed() -> None:
    """28 February 2028 is a Monday; day 1 of the week after Lunar New Year is 31 January."""
    assert reckoned("tw-dl-34", "2028-02-25T10:00:00+08:00").due == date(2028, 2, 29)
    assert reckoned("tw-dl-34", "2028-01-21T20:00:00+08:00").due == date(2028, 1, 31)


@pytest.mark.parametrize(
    ("birth", "last"),
    [
        (date(2015, 6, 1), "2040-06-01"),
        (date(2000, 6, 1), "2033-11-20"),
        (date(2008, 2, 29), "2033-11-20"),
        (date(2012, 2, 29), "2037-03-01"),
    ],
)
def test_a_minors_record_is_kept_until_seven_years_after_coming_of_age(
    birth: date, last: str
) -> None:
    pack = load_jurisdiction("tw")
    trigger = datetime.fromisoformat(FRIDAY_EVENING)
    kept = kept_for_minor(pack.deadlines["tw-dl-28"], birth, trigger, pack)
    assert kept.due.isoformat() == last


def test_only_a_rule_that_says_so_stands_still() -> None:
    pack = load_jurisdiction("tw")
    trigger = datetime.fromisoformat(FRIDAY_EVENING)
    wait = Standstill(trigger, None, "家屬住院")
    with pytest.raises(CannotHold) as caught:
        reckon(pack.deadlines["tw-dl-02"], trigger, pack, held=[wait])
    assert caught.value.rule == "tw-dl-02"


def test_an_appraisal_stops_the_mainlands_mediation() -> None:
    pack = load_jurisdiction("cn")
    trigger = datetime.fromisoformat("2026-09-18T10:00:00+08:00")
    appraisal = Standstill(
        datetime.fromisoformat("2026-09-21T10:00:00+08:00"),
        datetime.fromisoformat("2026-09-24T10:00:00+08:00"),
        "鉴定",
    )
    found = reckon(pack.deadlines["cn-dl-06"], trigger, pack, held=[appraisal])
    assert found is not None
    assert found.due == date(2026, 11, 10)
    assert [day.date.day for day in found.days if day.why is Why.HELD] == [21, 22, 23]
    assert {day.occasion for day in found.days if day.why is Why.HELD} == {"鉴定"}


def test_what_cannot_be_named_is_refused() -> None:
    with pytest.raises(BeyondCalendar):
        reckoned("tw-dl-13", "9998-01-01T00:00:00+08:00")
    with pytest.raises(BeyondCalendar):
        reckoned("tw-dl-06", "9999-12-31T00:00:00+08:00")
    with pytest.raises(ValueError, match="zone"):
        reckoned("tw-dl-01", "2026-11-20T19:30:00")
