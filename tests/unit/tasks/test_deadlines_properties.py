"""What holds for every rule and every moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from clinicguard.host.calendars import DayKind
from clinicguard.knowledge.jurisdictions import CODES, Jurisdiction, load_jurisdiction
from clinicguard.knowledge.law import Deadline, Start, Unit
from clinicguard.tasks.deadlines import Reckoned, reckon

PACKS = {code: load_jurisdiction(code) for code in CODES}
RULES = [
    (pack, rule, limit)
    for pack in PACKS.values()
    for rule in pack.deadlines.values()
    for limit in range(len(rule.limits))
]
IN_DAYS = [
    (p, r, n) for p, r, n in RULES if r.limits[n].unit in (Unit.WORKING_DAY, Unit.CALENDAR_DAY)
]
START = datetime(2024, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=4 * 365)).map(lambda after: START + after)
Ruled = tuple[Jurisdiction, Deadline, int]


def reckoned(ruled: Ruled, trigger: datetime) -> Reckoned:
    pack, rule, limit = ruled
    found = reckon(rule, trigger, pack, limit=limit)
    assert found is not None
    return found


def test_there_are_rules_to_hold_it_against() -> None:
    assert len({rule.id for _, rule, _ in RULES}) == 54
    assert {rule.limits[0].unit for _, rule, _ in RULES} == set(Unit)
    assert {rule.start for _, rule, _ in RULES} == set(Start)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(RULES), moments, st.timedeltas(timedelta(0), timedelta(days=40)))
def test_what_happens_later_is_never_due_earlier(
    ruled: Ruled, trigger: datetime, later: timedelta
) -> None:
    assert reckoned(ruled, trigger).ends <= reckoned(ruled, trigger + later).ends


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(RULES), moments)
def test_nothing_is_due_before_it_began(ruled: Ruled, trigger: datetime) -> None:
    found = reckoned(ruled, trigger)
    assert found.ends > trigger
    assert str(found.ends.tzinfo) == ruled[0].zone


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(IN_DAYS), moments)
def test_the_counted_days_are_as_many_as_the_rule_says(ruled: Ruled, trigger: datetime) -> None:
    pack, rule, limit = ruled
    found = reckoned(ruled, trigger)
    counted = [day for day in found.days if day.counted]
    assert [day.number for day in counted] == list(range(1, rule.limits[limit].n + 1))
    assert found.due == counted[-1].date == found.days[-1].date
    for one, following in pairwise(found.days):
        gap = following.date - one.date
        assert gap == timedelta(days=1)
    if rule.limits[limit].unit is Unit.WORKING_DAY:
        for day in found.days:
            kind = pack.calendar.day(day.date).kind
            works = kind in (DayKind.WORKING, DayKind.MAKE_UP)
            assert day.counted is (works and day.why.value != "event")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(RULES), moments, st.integers(-12, 14))
def test_the_zone_in_which_a_moment_is_written_makes_no_difference(
    ruled: Ruled, trigger: datetime, hours: int
) -> None:
    elsewhere = trigger.astimezone(timezone(timedelta(hours=hours)))
    assert reckoned(ruled, elsewhere).ends == reckoned(ruled, trigger).ends


@settings(max_examples=300, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)), st.sampled_from(["tw-dl-12", "tw-dl-15"]))
def test_months_in_taiwan_are_the_months_of_the_code(day: date, name: str) -> None:
    """民法 §121 said another way: the whole months from day 1 on hold exactly the limit."""
    pack = PACKS["tw"]
    rule = pack.deadlines[name]
    trigger = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    found = reckoned((pack, rule, 0), trigger)
    first = day if rule.start is Start.INCLUDED else day + timedelta(days=1)
    after = found.due + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if after.day == first.day:
        assert months == rule.limits[0].n
    else:
        assert after.day == 1
        assert months == rule.limits[0].n + 1
        assert first.day > found.due.day
