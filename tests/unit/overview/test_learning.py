"""What complaints teach: counts, what repeats and what chance gives, times, effects of changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind
from clinicguard.overview.learning.chance import at_least, expected_within, fell
from clinicguard.overview.learning.counts import by_month, months_to, since_first
from clinicguard.overview.learning.effects import Change, effects
from clinicguard.overview.learning.repeats import Ground, repeats
from clinicguard.overview.learning.spoken import percent
from clinicguard.overview.learning.times import Course, took
from clinicguard.overview.learning.told import Told

TODAY = date(2026, 11, 20)
WAITING = (Category.INSTITUTION, "waiting")
PAIN = (Category.QUALITY, "")


def told(
    day: date,
    *issues: tuple[Category, str],
    kind: Kind = Kind.COMPLAINT,
    role: str = "",
    person: str = "",
    place: str = "",
) -> Told:
    at = datetime.combine(day, time(12), UTC)
    places = (place,) if place else ()
    return Told(f"C-{day:%y%m%d}", kind, day, at, issues, role, person, places)


def days_ago(many: int) -> date:
    return TODAY - timedelta(days=many)


@pytest.mark.parametrize(
    ("number", "expected", "chance"),
    [
        (1, 0.5, 1 - exp(-0.5)),
        (3, 1.0, 0.0803),
        (4, 2.0, 0.1429),
        (10, 5.0, 0.0318),
        (0, 2.0, 1.0),
        (2, 0.0, 0.0),
    ],
)
def test_the_poisson_tail_is_that_of_the_tables(
    number: int, expected: float, chance: float
) -> None:
    assert at_least(number, expected) == pytest.approx(chance, abs=5e-5)


@given(st.integers(0, 200), st.floats(0.01, 150))
def test_more_cases_are_never_likelier(number: int, expected: float) -> None:
    here, more = at_least(number, expected), at_least(number + 1, expected)
    assert 0.0 <= more <= here + 1e-9 <= 1.0 + 1e-9


def test_what_a_window_has_on_average() -> None:
    assert expected_within(12, 365, 30) == pytest.approx(12.5 * 30 / 365)
    assert expected_within(0, 365, 30) > 0


def test_fewer_after_than_before_by_chance_alone() -> None:
    assert fell(0, 0) == 1.0
    assert fell(5, 0) == pytest.approx(1 / 32)
    assert fell(3, 3) == pytest.approx(0.65625)


def test_every_issue_counts_and_other_kinds_stand_apart() -> None:
    records = [
        told(date(2026, 10, 3), WAITING, PAIN),
        told(date(2026, 10, 9)),
        told(date(2026, 10, 9), kind=Kind.COMPLIMENT),
        told(date(2026, 11, 1), WAITING),
        told(date(2026, 11, 2), WAITING, kind=Kind.NEAR_MISS),
    ]
    october, november = by_month(records, months_to(TODAY, 2))
    assert (october.complaints, october.whole_issues, october.compliments) == (2, 3, 1)
    assert (october.of(Category.INSTITUTION), october.of(None)) == (1, 1)
    assert (november.complaints, november.near_misses, november.whole_issues) == (1, 1, 1)


def test_months_count_from_the_first_record_on() -> None:
    months = by_month([told(date(2026, 9, 30))], months_to(TODAY, 12))
    assert [month.first for month in since_first(months)] == [
        date(2026, 9, 1),
        date(2026, 10, 1),
        date(2026, 11, 1),
    ]
    assert since_first(by_month([], months_to(TODAY, 12))) == ()
    assert months_to(date(2026, 1, 31), 2) == (date(2025, 12, 1), date(2026, 1, 1))


def test_the_third_of_a_kind_in_thirty_days_is_told_with_its_chance() -> None:
    recent = [told(days_ago(n), WAITING) for n in (0, 8, 29)]
    before = [told(days_ago(n), WAITING) for n in (40, 150, 300)]
    old = [told(days_ago(500))]
    (found,) = repeats([*recent, *before, *old], TODAY).found
    assert (found.ground, found.key, found.many) == (Ground.ISSUE, "waiting", 3)
    assert found.numbers[0] == recent[0].number
    assert found.expected == pytest.approx(3.5 * 30 / 365)
    assert found.chance == pytest.approx(at_least(3, 3.5 * 30 / 365))


def test_thirty_days_ago_is_no_longer_in_the_window() -> None:
    assert repeats([told(days_ago(n), WAITING) for n in (0, 8, 30)], TODAY).found == ()


def test_two_issues_of_one_complaint_are_one_case() -> None:
    twice = [told(days_ago(1), WAITING, WAITING), told(days_ago(2), WAITING)]
    assert repeats(twice, TODAY).found == ()


def test_people_roles_and_places_repeat_too_and_nobody_in_particular_does_not() -> None:
    records = [
        told(days_ago(n), role=role, person="card 3", place="二樓")
        for n, role in ((1, "reception"), (2, "reception"), (3, "reception"))
    ]
    grounds = {each.ground for each in repeats(records, TODAY).found}
    assert grounds == {Ground.PERSON, Ground.ROLE, Ground.PLACE}
    unknown = [told(days_ago(n), role="unknown") for n in (1, 2, 3)]
    assert repeats(unknown, TODAY).found == ()


def test_a_young_log_says_nothing_about_chance() -> None:
    recent = [told(days_ago(n), WAITING) for n in (0, 8, 20)]
    (young,) = repeats(recent, TODAY, began=days_ago(100)).found
    assert (young.expected, young.chance) == (None, None)
    (older,) = repeats(recent, TODAY, began=days_ago(200)).found
    assert older.expected == pytest.approx(0.5 * 30 / 171)


def test_compliments_repeat_nothing() -> None:
    praise = [told(days_ago(n), WAITING, kind=Kind.COMPLIMENT) for n in (1, 2, 3)]
    assert repeats(praise, TODAY).found == ()


def test_the_least_likely_comes_first() -> None:
    often = [told(days_ago(n), PAIN) for n in range(40, 360, 10)]
    recent = [told(days_ago(n), PAIN, WAITING) for n in (1, 2, 3)]
    found = repeats([*often, *recent], TODAY, began=days_ago(800)).found
    assert [each.key for each in found] == ["waiting", Category.QUALITY.value]
    assert repeats([*often, *recent], TODAY).looked_at == 2


def test_times_are_counted_with_what_still_waits() -> None:
    begin = datetime(2026, 11, 1, tzinfo=UTC)
    hour = timedelta(hours=1)
    courses = [
        Course(begin, begin + 2 * hour, begin + 24 * hour),
        Course(begin, begin + 30 * hour, begin + 24 * hour),
        Course(begin, begin + 4 * hour, begin + 24 * hour),
        Course(begin, None, begin + 24 * hour),
        Course(begin, None, begin + 2400 * hour),
        Course(begin, None, begin + 24 * hour, off=True),
    ]
    found = took(courses, begin + 100 * hour)
    assert (found.met, found.in_time, found.waiting, found.late_open) == (3, 2, 2, 1)
    assert (found.middle, found.longest) == (4 * hour, 30 * hour)
    assert took([], begin).middle is None


def test_a_change_is_held_against_as_many_days_before_it() -> None:
    change = Change("C-1", "先告知延誤", days_ago(60), (WAITING,))
    before = [told(days_ago(60 + n), WAITING) for n in (1, 10, 20, 30, 31)]
    after = [told(days_ago(60 - n), WAITING) for n in (0, 1, 31)]
    other = [told(days_ago(55), PAIN)]
    (found,) = effects([change], [*before, *after, *other], TODAY)
    thirty, ninety = found.spans
    assert (thirty.days, thirty.before, thirty.after) == (30, 4, 1)
    assert thirty.chance == pytest.approx(6 / 32)
    assert (ninety.before, ninety.after, ninety.chance) == (5, None, None)


def test_a_chance_is_written_as_people_read_it() -> None:
    assert [percent(each) for each in (0.0001, 0.0472, 0.38)] == ["< 0.1 %", "4.7 %", "38 %"]
