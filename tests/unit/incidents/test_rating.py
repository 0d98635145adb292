"""The level is the drawn cell, then the floors; it errs upward, and a named person lowers it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.incidents.rating import (
    Factor,
    Factors,
    Lowering,
    LoweringRefused,
    Scale,
    assess,
)
from clinicguard.incidents.reasons import ReasonMissing
from tests.unit.incidents.made import (
    HIGH,
    LOW,
    MATRIX,
    MEDIUM,
    NO,
    OWNER,
    SCALE,
    UNKNOWN,
    YES,
    Story,
)

VALUE = st.one_of(st.none(), st.integers(0, 3))
FACTORS = st.builds(Factors, VALUE, VALUE, VALUE, VALUE)
FLOORS = st.dictionaries(
    st.sampled_from(["death", "data_out", "press"]), st.sampled_from([YES, NO])
)


@given(FACTORS)
def test_the_level_without_floors_is_the_cell_of_the_drawn_matrix(factors: Factors) -> None:
    found = assess(factors, {}, SCALE)
    counted = {factor: factors.counted(factor) for factor in Factor}
    impact = max(counted[Factor.NATURE], counted[Factor.SEVERITY])
    urgency = max(counted[Factor.SCOPE], counted[Factor.TIME])
    assert found.level is found.by_matrix is MATRIX[impact][urgency]


@given(FACTORS, FLOORS, st.sampled_from(Factor))
def test_not_knowing_a_factor_never_makes_it_milder(
    factors: Factors, floors: dict[str, object], factor: Factor
) -> None:
    known = {each.value: factors.of(each) for each in Factor}
    unsure = Factors(**{**known, factor.value: None})
    with_floors = {name: YES if answer is YES else NO for name, answer in floors.items()}
    surely = assess(factors, with_floors, SCALE).level
    assert assess(unsure, with_floors, SCALE).level.rank >= surely.rank


@given(FACTORS, FLOORS)
def test_a_floor_that_holds_makes_it_high_whatever_the_matrix_says(
    factors: Factors, floors: dict[str, object]
) -> None:
    holding = {name: YES if answer is YES else NO for name, answer in floors.items()}
    found = assess(factors, holding, SCALE)
    if YES in holding.values():
        assert found.level is HIGH
    else:
        assert found.level is found.by_matrix


def test_a_floor_that_nobody_knows_about_holds_as_an_assumption() -> None:
    found = assess(Factors(0, 0, 0, 0), {"death": UNKNOWN}, SCALE)
    assert (found.level, found.by_matrix) == (HIGH, LOW)
    assert (found.floors, found.floors_assumed) == ((), ("death",))


def test_the_assessment_says_which_factors_made_it() -> None:
    found = assess(Factors(2, 3, 1, None), {}, SCALE)
    assert found.impact_from == (Factor.NATURE,)
    assert found.urgency_from == (Factor.SCOPE, Factor.TIME)
    assert found.unknown == (Factor.TIME,)


@pytest.mark.parametrize("value", [-1, 4])
def test_a_factor_outside_0_to_3_is_no_factor(value: int) -> None:
    with pytest.raises(ValueError, match="nature"):
        Factors(nature=value)


def test_a_matrix_that_falls_where_it_should_rise_is_refused() -> None:
    rows = [list(row) for row in MATRIX]
    rows[3][3] = LOW
    with pytest.raises(ValueError, match="lowers the level"):
        Scale(tuple(tuple(row) for row in rows))
    with pytest.raises(ValueError, match="four rows"):
        Scale(MATRIX[:3])


def test_given_a_public_review_when_a_reporter_calls_then_it_rises_and_the_floor_is_named() -> None:
    story = Story().confirmed().nature()
    assert story.rate(Factors(2, 2, 2, 2)) is MEDIUM
    story.later(minutes=11)
    assert story.rate(Factors(2, 3, 2, 3), {"press": YES}) is HIGH
    first, second = story.case.ratings
    assert (first.level, second.level) == (MEDIUM, HIGH)
    assert second.assessment.floors == ("press",)


def test_given_a_high_case_when_it_calms_down_then_a_lower_level_needs_name_and_reason() -> None:
    story = Story().confirmed().nature()
    story.rate(Factors(2, 3, 2, 3))
    with pytest.raises(ReasonMissing):
        story.rate(Factors(2, 1, 2, 1))
    lowering = Lowering(MEDIUM, OWNER, "owner", "四天沒有新的討論")
    assert story.rate(Factors(2, 1, 2, 1), lowering=lowering) is MEDIUM
    assert story.case.ratings[-1].lowered_by == OWNER
    assert len(story.case.ratings) == 2


def test_given_a_floor_that_holds_when_the_manager_lowers_then_only_the_owner_may() -> None:
    story = Story().confirmed().nature()
    factors, floors = Factors(2, 1, 2, 1), {"press": YES}
    with pytest.raises(LoweringRefused) as refused:
        story.rate(factors, floors, lowering=Lowering(MEDIUM, 2, "manager", "報導只有一則"))
    assert refused.value.roles == ("owner",)
    by_owner = Lowering(MEDIUM, OWNER, "owner", "報導刊出後沒有後續提問")
    assert story.rate(factors, floors, lowering=by_owner) is MEDIUM
    assert story.case.ratings[-1].assessment.level is HIGH


def test_given_only_the_matrix_when_reception_lowers_then_it_is_refused() -> None:
    with pytest.raises(LoweringRefused):
        Story().rate(Factors(2, 2, 2, 2), lowering=Lowering(LOW, 4, "reception", "客人走了"))


def test_a_lowering_without_a_reason_is_none() -> None:
    with pytest.raises(ReasonMissing):
        Story().rate(Factors(2, 2, 2, 2), lowering=Lowering(LOW, OWNER, "owner", "  "))


def test_a_rating_says_in_a_sentence_why() -> None:
    with pytest.raises(ReasonMissing):
        Story().rate(Factors(2, 2, 2, 2), reason="")
