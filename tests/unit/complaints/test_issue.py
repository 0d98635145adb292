"""Rating an issue: what is suggested, why, and what a change asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.complaints.issue import (
    Because,
    Category,
    Domain,
    Flag,
    Harm,
    Severity,
    Stage,
    rated,
    suggest,
)
from clinicguard.complaints.troubles import ReasonMissing
from tests.unit.complaints.made import issue


def test_the_seven_categories_stand_in_three_domains() -> None:
    domains = [category.domain for category in Category]
    assert {domain: domains.count(domain) for domain in Domain} == {
        Domain.CLINICAL: 2,
        Domain.MANAGEMENT: 2,
        Domain.RELATIONSHIP: 3,
    }


@pytest.mark.parametrize(
    ("category", "usual", "flags", "severity", "because"),
    [
        (Category.INSTITUTION, 1, {Flag.SERIOUS_EVENT}, 1, Because.USUAL),
        (Category.SAFETY, 1, {Flag.SERIOUS_EVENT}, 3, Because.SERIOUS_EVENT),
        (Category.QUALITY, 3, set(), 3, Because.USUAL),
        (Category.QUALITY, 1, {Flag.MINOR}, 2, Because.MINOR),
        (Category.QUALITY, 2, {Flag.MINOR}, 2, Because.USUAL),
        (Category.RESPECT, 1, {Flag.STAFF_SAFETY}, 2, Because.STAFF_SAFETY),
        (Category.LISTENING, 1, {Flag.STAFF_SAFETY, Flag.MINOR}, 1, Because.USUAL),
    ],
)
def test_the_suggestion_says_what_it_rests_on(
    category: Category, usual: int, flags: set[Flag], severity: int, because: Because
) -> None:
    found = suggest(category, Severity(usual), flags)
    assert (found.severity, found.because) == (severity, because)


@given(st.sampled_from(Category), st.sampled_from(Severity), st.frozensets(st.sampled_from(Flag)))
def test_a_flag_never_lowers_a_suggestion(
    category: Category, usual: Severity, flags: frozenset[Flag]
) -> None:
    assert suggest(category, usual, flags).severity >= usual


def test_a_rating_off_the_suggestion_needs_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        rated(issue(), Severity.HIGH, Stage.PRACTICE, Harm.NONE, "  ")
    changed = rated(issue(), Severity.HIGH, Stage.PRACTICE, Harm.NONE, "第三次發生 ")
    assert (changed.severity, changed.why_changed) == (Severity.HIGH, "第三次發生")


def test_back_at_the_suggestion_the_reason_goes() -> None:
    high = rated(issue(), Severity.HIGH, Stage.PRACTICE, Harm.NONE, "第三次發生")
    back = rated(high, Severity.LOW, Stage.ACCESS, Harm.MINOR, "誤按")
    assert (back.severity, back.why_changed) == (Severity.LOW, "")
    assert (back.stage, back.harm) == (Stage.ACCESS, Harm.MINOR)
