"""The twelve steps are derived from what is recorded; barriers name what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.incidents import barriers
from clinicguard.incidents.barriers import Act, BarrierStands, before, passed
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.incident import Move
from clinicguard.incidents.rating import Factors
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.review import Action, LineKind, Review, ReviewLine
from clinicguard.incidents.steps import (
    NEVER_SKIPPED,
    CannotSkip,
    Step,
    StepDone,
    StepState,
    may_skip,
    next_open,
)
from clinicguard.incidents.watch import Verdict
from clinicguard.tasks.running import Basis, ClockState, RunningClock
from clinicguard.tasks.task import State as TaskState
from clinicguard.tasks.task import Task
from tests.unit.incidents.made import (
    DEATH,
    DENTIST,
    DISPUTE,
    MANAGER,
    NO,
    OWNER,
    PRESS,
    RULES,
    START,
    UNKNOWN,
    YES,
    Story,
    codes,
)

OPEN, DONE, SKIPPED = StepState
LINES = (
    ReviewLine(1, LineKind.WENT_WELL, "開門前就發現", START, OWNER),
    ReviewLine(2, LineKind.WENT_BADLY, "沒有轉到醫師", START, OWNER),
    ReviewLine(3, LineKind.CAUSE, "沒有時限", START, OWNER, bone="process"),
)
REVIEW = Review(
    lines=LINES,
    actions=(Action(1, "登記表", MANAGER, START.date(), START, OWNER),),
)


def worked_through() -> Story:
    """The demonstration case in short, up to the last step before it is closed."""
    story = Story().confirmed().nature()
    story.gate(DEATH, NO)
    story.gate(DISPUTE, YES)
    story.gate(PRESS, YES, since=None)
    story.rate(Factors(2, 3, 2, 3), {"press": YES})
    story.with_team().notice().checks()
    for rule in ("post", "cctv", "consent"):
        story.settle(rule, CheckState.SECURED, f"E-{rule}")
    fact = story.case.facts[0]
    story.option("public_statement", "公開聲明").message("看到了", fact).message("有人接", fact)
    story.later(minutes=57).release().contact(Party.PATIENT_SIDE)
    story.later(days=4).look("Google 評論").stood_down()
    return story.put(review=REVIEW)


def test_given_one_phone_call_then_only_the_first_step_is_begun_and_it_asks_for_safety() -> None:
    story = Story()
    assert story.lacks(Step.NOTICE) == {"danger_answer"}
    assert [view.step for view in story.steps().values() if view.begun] == [Step.NOTICE]
    assert all(view.state is OPEN for view in story.steps().values())
    assert story.safe().state_of(Step.NOTICE) is DONE


def test_given_a_dismissed_signal_then_the_case_asks_for_nothing_more_than_safety() -> None:
    story = Story().safe().move(Move.DISMISS, "是別家店")
    assert story.state_of(Step.CONFIRM) is DONE
    assert story.state_of(Step.CLOSE) is DONE


def test_nature_waits_for_every_gate_and_takes_unknown_for_an_answer() -> None:
    story = Story().confirmed().nature()
    assert story.lacks(Step.NATURE) == {"gate"}
    for rule in (DEATH, DISPUTE, PRESS):
        story.gate(rule, UNKNOWN)
    assert story.state_of(Step.NATURE) is DONE


def test_a_team_without_deputy_notice_or_call_is_not_done() -> None:
    story = Story().confirmed().hat("commander", OWNER, MANAGER).hat("spokesperson", OWNER)
    assert story.lacks(Step.TEAM) == {"hat", "deputy", "activation", "staff_notice"}
    assert story.with_team().notice().state_of(Step.TEAM) is DONE


def test_given_a_done_team_when_the_spokesperson_turns_out_concerned_then_it_is_open_again() -> (
    None
):
    story = Story().confirmed().with_team().notice()
    assert story.state_of(Step.TEAM) is DONE
    story.concerned(OWNER)
    assert story.lacks(Step.TEAM) == {"concerned_wears"}


def test_evidence_is_done_when_each_line_is_settled_one_way_or_the_other() -> None:
    story = Story().checks()
    story.settle("post", CheckState.SECURED, "E-2026-0001")
    story.settle("cctv", CheckState.LOST, reason="已經覆寫")
    assert story.lacks(Step.EVIDENCE) == {"check"}
    story.settle("consent", CheckState.ABSENT, reason="當天沒有簽")
    assert story.state_of(Step.EVIDENCE) is DONE


def test_recovery_asks_after_the_person_and_after_the_colleague_concerned() -> None:
    story = worked_through()
    assert story.state_of(Step.RECOVERY) is DONE
    story.concerned(DENTIST)
    assert story.lacks(Step.RECOVERY) == {"staff_asked"}
    assert story.put(staff_looked_after=True).state_of(Step.RECOVERY) is DONE


def test_given_a_case_worked_through_then_only_closing_is_left_and_reopening_opens_the_watch() -> (
    None
):
    story = worked_through()
    assert [view.step for view in story.steps().values() if view.state is OPEN] == [Step.CLOSE]
    story.move(Move.REOPEN, "又有三則新的")
    assert story.state_of(Step.WATCH) is OPEN
    assert story.state_of(Step.RECOVERY) is OPEN


def test_a_skipped_step_says_why_and_what_is_done_stays_done() -> None:
    story = Story().confirmed().skip(Step.STRATEGY, "只有一位病人，照客訴流程")
    view = story.steps()[Step.STRATEGY]
    assert (view.state, view.skipped_because) == (SKIPPED, "只有一位病人，照客訴流程")
    fact = story.case.facts[0]
    story.option("private_contact", "私下聯絡").message("一", fact).message("二", fact)
    assert story.state_of(Step.STRATEGY) is DONE


def test_noticing_confirming_and_closing_are_never_skipped_nor_is_what_is_done() -> None:
    story = worked_through()
    for step in NEVER_SKIPPED:
        with pytest.raises(CannotSkip):
            may_skip(step, Story().case, RULES)
    with pytest.raises(StepDone):
        may_skip(Step.RATING, story.case, RULES)
    may_skip(Step.REVIEW, Story().case, RULES)


def test_the_next_open_step_is_the_first_that_is_neither_done_nor_skipped() -> None:
    story = Story().confirmed().nature()
    found = next_open(story.case, RULES)
    assert found is not None
    assert found.step is Step.NATURE
    worked = worked_through().move(Move.CLOSE, "做完了")
    assert next_open(worked.case, RULES) is None


def test_given_only_a_rumour_when_confirming_then_one_fact_or_a_judged_signal_is_asked_for() -> (
    None
):
    story = Story()
    assert codes(before(Act.CONFIRM, story.case, RULES, story.now)) == ["fact"]
    story.signal("Google 評論", Verdict.UNJUDGED)
    assert codes(before(Act.CONFIRM, story.case, RULES, story.now)) == ["fact"]
    assert before(Act.CONFIRM, story.signal("Google 評論").case, RULES, story.now) == ()


def test_rating_waits_for_the_nature_and_release_for_a_fact_and_a_voice() -> None:
    story = Story()
    assert codes(before(Act.RATE, story.case, RULES, story.now)) == ["nature"]
    assert codes(before(Act.RELEASE, story.case, RULES, story.now)) == [
        "confirmed_fact",
        "spokesperson",
    ]
    ready = Story().confirmed().with_team()
    assert before(Act.RELEASE, ready.case, RULES, ready.now) == ()


def test_the_team_is_not_called_unrated_hatless_or_with_the_concerned_as_its_voice() -> None:
    story = Story().confirmed()
    found = before(Act.ACTIVATE, story.case, RULES, story.now)
    assert codes(found) == ["rating", "hat"]
    assert found[1].which == ("commander", "scribe", "spokesperson")
    story.nature().with_team().concerned(RECEPTION_CONCERNED).rate(Factors(1, 1, 1, 1))
    assert codes(before(Act.ACTIVATE, story.case, RULES, story.now)) == ["concerned_wears"]


RECEPTION_CONCERNED = 4


def test_nobody_stands_down_in_danger_or_with_a_promised_update_overdue() -> None:
    story = Story().confirmed().on_incident(danger=YES, next_update=START)
    story.later(minutes=1)
    assert codes(before(Act.STAND_DOWN, story.case, RULES, story.now)) == [
        "danger",
        "update_overdue",
    ]
    assert before(Act.STAND_DOWN, Story().confirmed().case, RULES, START) == ()


def test_a_half_done_case_is_not_closed_and_says_by_which_steps_and_tasks() -> None:
    story = worked_through()
    assert before(Act.CLOSE, story.case, RULES, story.now) == ()
    task = Task(1, "收據重開", START, OWNER)
    half = story.put(review=Review(), tasks=(task, replace(task, id=2, state=TaskState.DONE)))
    found = before(Act.CLOSE, half.case, RULES, story.now)
    assert [(barrier.code, barrier.count, barrier.which) for barrier in found] == [
        ("step", 1, ("review",)),
        ("task", 1, ()),
    ]


def test_a_step_skipped_with_a_reason_does_not_hold_up_the_closing() -> None:
    story = worked_through().put(review=Review())
    story.skip(Step.REVIEW, "只是誤會，沒有要檢討的")
    assert before(Act.CLOSE, story.case, RULES, story.now) == ()


def test_a_barrier_is_passed_in_an_emergency_with_a_reason_and_not_without() -> None:
    standing = before(Act.ACTIVATE, Story().confirmed().case, RULES, START)
    with pytest.raises(BarrierStands) as stopped:
        passed(Act.ACTIVATE, standing, "")
    assert stopped.value.barriers == standing
    with pytest.raises(ReasonMissing):
        passed(Act.ACTIVATE, standing, "！！！")
    assert passed(Act.ACTIVATE, standing, "候診室有人動手") == "候診室有人動手"
    assert passed(Act.ACTIVATE, (), "") == ""


@given(st.sampled_from(Act))
def test_every_act_can_be_asked_of_every_case_at_any_time(act: Act) -> None:
    for story in (Story(), Story().confirmed(), worked_through()):
        for barrier in before(act, story.case, RULES, story.now):
            assert barrier.count >= 1
            assert isinstance(barrier, barriers.Barrier)


def test_only_a_clock_of_the_law_that_is_nobodys_holds_up_the_closing() -> None:
    story = worked_through()
    clock = RunningClock(1, "tw-dl-02", "", "病歷", Basis.LAW, START, START, OWNER, START.date())
    held_up = story.put(clocks=(clock,))
    assert codes(before(Act.CLOSE, held_up.case, RULES, story.now)) == ["clock"]
    for free in (
        replace(clock, owner=MANAGER),
        replace(clock, basis=Basis.PRACTICE),
        replace(clock, state=ClockState.MET),
    ):
        assert before(Act.CLOSE, story.put(clocks=(free,)).case, RULES, story.now) == ()
