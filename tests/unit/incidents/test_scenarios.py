"""The named scenarios of the brain hold, and there are enough of them; no illegal move passes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicguard.incidents import proposals
from clinicguard.incidents.barriers import before
from clinicguard.incidents.compartments import standing
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.gates import with_yes
from clinicguard.incidents.incident import MOVES, Move, MoveRefused
from clinicguard.incidents.mistakes import caught
from clinicguard.incidents.steps import Step, StepState, next_open
from tests.unit.incidents.made import DENTIST, DISPUTE, NO, RULES, UNKNOWN, Story, codes
from tests.unit.incidents.must import SCENARIOS, Must
from tests.unit.incidents.scenarios import MILD


def test_there_are_at_least_forty() -> None:
    assert len(SCENARIOS) >= 40


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_must_follow(name: str) -> None:
    told, must = SCENARIOS[name]
    story = Story()
    if must.refused is not None:
        with pytest.raises(must.refused):
            told(story)
        return
    told(story)
    holds(story, must)


def holds(story: Story, must: Must) -> None:
    case, views = story.case, story.steps()
    if must.state is not None:
        assert case.incident.state is must.state
    if must.level is not None:
        assert case.incident.level is must.level
    if must.next is not None:
        found = next_open(case, RULES)
        assert found is not None
        assert found.step is must.next
    if must.burns is not None:
        assert case.incident.burns is must.burns
    for step in must.done:
        assert views[step].state is StepState.DONE, views[step]
    for step in must.open:
        assert views[step].state is StepState.OPEN, views[step]
    for step, reason in must.skipped.items():
        view = views[step]
        assert (view.state, view.skipped_because) == (StepState.SKIPPED, reason)
    for step, lacking in must.lacks.items():
        assert story.lacks(step) == lacking
    for act, barriers in must.stops.items():
        assert codes(before(act, case, RULES, story.now)) == barriers
    if must.caught is not None:
        assert {each.trigger for each in caught(case, RULES, story.now)} == must.caught
    stands = {
        each.compartment: each for each in standing(RULES.protections, with_yes(case.answers))
    }
    for compartment, protected in must.protects.items():
        assert stands[compartment].protected is protected
    if must.unmet is not None:
        proposal = proposals.stand_down_of(case, RULES, story.now.date(), story.now)
        assert {each.need for each in proposal.unmet} == must.unmet
    if must.relapse is not None:
        assert (proposals.relapse_of(case, RULES) is not None) is must.relapse


ACTS: tuple[Callable[[Story], object], ...] = (
    lambda story: story.safe(),
    lambda story: story.fact("有一件事"),
    lambda story: story.nature(),
    lambda story: story.gate(DISPUTE, NO, reason="查過"),
    lambda story: story.gate(DISPUTE, UNKNOWN, reason="又不確定"),
    lambda story: story.rate(MILD),
    lambda story: story.with_team(),
    lambda story: story.notice(),
    lambda story: story.checks(),
    lambda story: story.contact(Party.PATIENT_SIDE),
    lambda story: story.look("新聞"),
    lambda story: story.skip(Step.STRATEGY, "不需要"),
    lambda story: story.concerned(DENTIST),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*range(len(ACTS)), *Move]), max_size=14))
def test_whatever_is_recorded_in_whatever_order_the_steps_follow_and_no_illegal_move_passes(
    chain: list[int | Move],
) -> None:
    story = Story()
    for each in chain:
        story.later(minutes=1)
        if isinstance(each, Move):
            former = story.case
            if (former.incident.state, each) in MOVES:
                story.move(each, "因為")
            else:
                with pytest.raises(MoveRefused):
                    story.move(each, "因為")
                assert story.case is former
        else:
            ACTS[each](story)
        views = story.steps()
        assert tuple(views) == tuple(Step)
        assert views == story.steps()
        for view in views.values():
            assert (view.state is StepState.DONE) is (not view.missing)
            assert bool(view.skipped_because) is (view.state is StepState.SKIPPED)
