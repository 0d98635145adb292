"""Gates: what a yes, a no and a not-known switch on and off, and what must be said with them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clinicguard.incidents.compartments import Compartment, Protection, standing
from clinicguard.incidents.gates import MomentInFuture, MomentMissing, unanswered, with_yes
from clinicguard.incidents.reasons import ReasonMissing
from tests.unit.incidents.made import (
    DEATH,
    DISPUTE,
    NO,
    PRESS,
    PROTECTIONS,
    RULES,
    START,
    UNKNOWN,
    YES,
    Story,
)


def test_given_a_dispute_when_answered_yes_then_its_clock_runs_from_its_moment() -> None:
    switched = Story().gate(DISPUTE, YES, since=START)
    assert [(call.rule, call.trigger, call.certain) for call in switched.on] == [
        ("tw-dl-02", START, True)
    ]


def test_given_a_gate_with_clocks_when_the_moment_is_left_empty_then_it_does_not_pass() -> None:
    with pytest.raises(MomentMissing):
        Story().gate(DEATH, YES, since=None)
    assert Story().gate(PRESS, YES, since=None).on == ()


def test_a_moment_that_has_not_come_yet_is_refused() -> None:
    with pytest.raises(MomentInFuture):
        Story().gate(DISPUTE, YES, since=START + timedelta(days=1))


def test_not_knowing_runs_the_clock_and_protects_nothing() -> None:
    story = Story().later(minutes=5)
    (call,) = story.gate(DEATH, UNKNOWN, since=None).on
    assert (call.rule, call.certain, call.trigger) == ("tw-dl-01", False, story.now)
    assert with_yes(story.case.answers) == ()


def test_given_not_known_when_it_turns_to_yes_then_the_clock_becomes_certain() -> None:
    story = Story()
    story.gate(DEATH, UNKNOWN)
    switched = story.later(hours=1).gate(DEATH, YES)
    assert switched.off == ("tw-dl-01",)
    assert [call.certain for call in switched.on] == [True]


def test_given_yes_when_it_turns_to_no_then_the_clock_loses_its_ground_and_a_reason_is_asked() -> (
    None
):
    story = Story()
    story.gate(DISPUTE, YES)
    with pytest.raises(ReasonMissing):
        story.later(hours=1).gate(DISPUTE, NO)
    switched = story.gate(DISPUTE, NO, reason="只談收費，沒有主張醫療責任")
    assert switched.off == ("tw-dl-02",)
    assert switched.on == ()


def test_given_no_death_when_answered_no_then_the_talk_stays_as_good_practice() -> None:
    (call,) = Story().gate(DEATH, NO).on
    assert (call.rule, call.practice) == ("tw-dl-01", True)


def test_the_same_answer_again_needs_no_reason_and_switches_nothing() -> None:
    story = Story()
    story.gate(DISPUTE, YES)
    switched = story.later(minutes=1).gate(DISPUTE, YES)
    assert (switched.on, switched.off) == ((), ())


def test_every_gate_not_even_answered_with_unknown_is_named() -> None:
    story = Story()
    story.gate(DISPUTE, UNKNOWN)
    assert unanswered(RULES.gates, story.case.answers) == ("tw-gate-1", "tw-gate-6")


def protected(story: Story) -> dict[Compartment, str]:
    found = standing(PROTECTIONS, with_yes(story.case.answers))
    return {each.compartment: each.article for each in found if each.protected}


def test_given_no_serious_injury_then_the_talk_of_care_is_not_shielded_in_this_case() -> None:
    story = Story()
    story.gate(DEATH, NO)
    assert protected(story) == {}


def test_given_a_serious_injury_then_article_7_shields_the_talk_and_nothing_public() -> None:
    story = Story()
    story.gate(DEATH, YES)
    assert protected(story) == {Compartment.CARE: "醫預法 §7"}


def test_what_is_said_in_public_is_never_shielded_whatever_a_pack_says() -> None:
    rule = Protection(Compartment.PUBLIC, "醫預法 §7")
    assert not any(each.protected for each in standing((rule,), ("tw-gate-1",)))


def test_a_protection_with_two_gates_waits_for_both() -> None:
    story = Story()
    story.gate(DISPUTE, YES)
    assert Compartment.MEDIATION not in protected(story)
    story.gate(PRESS, YES, since=None)
    assert protected(story)[Compartment.MEDIATION] == "醫預法 §23"
