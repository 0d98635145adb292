"""A case of several kinds, by named scenario: united once, the sooner and the stricter win."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from clinicguard.incidents.assignments import TaskRule, hastened, planned
from clinicguard.incidents.checklist import Check, CheckState, WantedRule, listed, sooner
from clinicguard.incidents.gates import standing
from clinicguard.incidents.guide import Guide, guide_of
from clinicguard.incidents.incident import NatureMark
from clinicguard.incidents.kinds import (
    joined,
    mistakes_of,
    not_begun,
    options_of,
    parted,
    score_of,
    scripts_of,
    tasks_together,
    wanted_together,
)
from clinicguard.incidents.playbooks.own import Own, OwnTask
from clinicguard.knowledge.natures import Trigger
from clinicguard.knowledge.offsets import Offset
from clinicguard.knowledge.ratings import Level
from clinicguard.people.profile import Profile
from clinicguard.tasks.task import State, Task
from tests.unit.incidents.made import DISPUTE, NO, OWNER, RULES, START, YES, Story

DEATH_POST = ("medical_dispute", "negative_review")
"""A review about a death: treatment, and the clinic's name."""


@pytest.fixture(scope="module")
def guide() -> Guide:
    return guide_of(Profile("診所"))


def rule(key: str, words: str, hours: int, *gates: str) -> TaskRule:
    return TaskRule(key, words, "", "team", "commander", Offset(hours, "h"), gates)


def given(key: str, state: State = State.TO_DO, words: str = "某事") -> Task:
    return Task(hash(key) % 1000, words, START, OWNER, rule=key, state=state)


def ids(tasks: tuple[TaskRule, ...]) -> list[str]:
    return [task.id for task in tasks]


def test_a_review_about_a_death_brings_the_tasks_of_both_and_the_shared_ones_once(
    guide: Guide,
) -> None:
    both = guide.tasks(DEATH_POST, Level.HIGH)
    alone = [guide.tasks((kind,), Level.HIGH) for kind in DEATH_POST]
    assert sorted(ids(both)) == sorted({*ids(alone[0]), *ids(alone[1])})
    assert len(both) < len(alone[0]) + len(alone[1])
    weights = [task.due.weight for task in both]
    assert weights == sorted(weights)
    assert guide.tasks((*DEATH_POST, *DEATH_POST, "no such"), Level.HIGH) == both


def test_the_same_task_in_other_words_than_its_id_stands_once_with_the_earlier_time() -> None:
    late, early = rule("ours", "打電話給總院", 24), rule("own-task-1", "打電話給 總院", 1)
    (one,) = tasks_together([[late], [early]])
    assert (one.id, one.due, one.twins) == ("ours", Offset(1, "h"), ("own-task-1",))
    (other,) = tasks_together([[early], [late]])
    assert (other.id, other.due) == ("own-task-1", Offset(1, "h"))


def test_a_task_that_one_kind_always_asks_for_waits_for_no_gate_of_the_other() -> None:
    gated, free = rule("a", "備妥病歷", 4, "tw-gate-2"), rule("b", "備妥病歷", 24)
    (one,) = tasks_together([[gated], [free]])
    assert one.gates == ()
    story = Story()
    story.gate(DISPUTE, NO, reason="只談收費")
    plans = planned([one], (), standing(story.case.answers), (), START, RULES.when)
    assert [plan.rule for plan in plans] == ["a"]
    assert planned([gated], (), standing(story.case.answers), (), START, RULES.when) == ()


def test_two_gates_call_for_one_task_by_whichever_is_answered() -> None:
    (one,) = tasks_together(
        [[rule("a", "備妥", 4, "tw-gate-1")], [rule("b", "備妥", 4, "tw-gate-2")]]
    )
    story = Story()
    assert planned([one], (), standing(story.case.answers), (), START, RULES.when) == ()
    story.gate(DISPUTE, YES)
    assert planned([one], (), standing(story.case.answers), (), START, RULES.when)


def test_a_kind_added_later_gives_nothing_twice_and_only_hastens() -> None:
    (one,) = tasks_together([[rule("ours", "封存病歷", 24)], [rule("twin", "封存病歷", 1)]])
    there = Task(7, "封存病歷", START, OWNER, rule="twin", due=START + timedelta(hours=9))
    assert planned([one], (), {}, (there,), START, RULES.when) == ()
    by_hand = replace(there, rule="", words="封存 病歷")
    assert planned([one], (), {}, (by_hand,), START, RULES.when) == ()
    given_up = replace(by_hand, state=State.NOT_DOING)
    assert len(planned([one], (), {}, (given_up,), START, RULES.when)) == 1
    (sooner_now,) = hastened([one], (there,), START, RULES.when)
    assert (sooner_now.task, sooner_now.due) == (7, START + timedelta(hours=1))


def test_a_clinics_own_task_named_under_two_kinds_is_one(guide: Guide) -> None:
    mine = tuple(
        OwnTask(n, kind, "打電話給總院", "", "team", "commander", due, Level.LOW, START, OWNER)
        for n, (kind, due) in enumerate(zip(DEATH_POST, ("2 h", "30 min"), strict=True), 1)
    )
    with_own = guide_of(Profile("診所"), own=Own(tasks=mine))
    found = [task for task in with_own.tasks(DEATH_POST, Level.LOW) if task.words == "打電話給總院"]
    assert [(task.id, task.due) for task in found] == [("own-task-1", Offset(30, "min"))]
    assert len(with_own.tasks(DEATH_POST, Level.LOW)) == 1 + len(guide.tasks(DEATH_POST, Level.LOW))


def test_evidence_of_both_kinds_is_one_list_and_the_sooner_end_wins(guide: Guide) -> None:
    both = guide.checklist(DEATH_POST)
    assert {line.id for line in both} == {
        item.id for kind in DEATH_POST for item in guide.playbooks.evidence_for(kind)
    }
    week = WantedRule("a", "櫃檯監視器", after=timedelta(days=7))
    day = WantedRule("b", "櫃檯 監視器", after=timedelta(days=1))
    volatile = WantedRule("c", "櫃檯監視器", any_moment=True)
    (one,) = wanted_together([[week], [day], [volatile]])
    assert (one.id, one.after, one.any_moment) == ("a", timedelta(days=1), True)
    assert one.twins == ("b", "c")


def test_a_line_that_stands_is_not_doubled_but_counts_down_from_the_sooner_end() -> None:
    day = WantedRule("b", "櫃檯監視器", after=timedelta(days=1))
    own = Check(1, "", "櫃檯 監視器", place="櫃檯")
    assert listed([day], [own], START) == ()
    (hurried,) = sooner([day], [own], START)
    assert (hurried.id, hurried.vanishes_at) == (1, START + timedelta(days=1))
    assert sooner([day], [hurried], START) == ()
    assert sooner([day], [replace(own, state=CheckState.ABSENT)], START) == ()
    assert sooner([WantedRule("z", "別的")], [own], START) == ()


def test_each_kind_warns_in_its_own_words_and_the_shared_ones_stand_in(guide: Guide) -> None:
    books, trigger = guide.playbooks, Trigger.PROMISING_COMPENSATION
    own = mistakes_of(books, DEATH_POST, trigger)
    assert [each.id for each in own] == ["free_redo_on_the_spot", "buys_silence"]
    assert [each.id for each in mistakes_of(books, DEATH_POST[:1], trigger)] == [own[0].id]
    (shared,) = mistakes_of(books, DEATH_POST, Trigger.EDITING_RECORD)
    assert shared in books.shared.mistakes
    assert mistakes_of(books, (), trigger)[0] in books.shared.mistakes


def test_desk_scripts_and_courses_and_the_gravest_start_are_united(guide: Guide) -> None:
    books = guide.playbooks
    assert scripts_of(books, ("negative_review", "service_complaint")) == (
        "bad_review_found",
        "angry_phone",
        "angry_desk",
    )
    assert options_of(books, DEATH_POST) == frozenset(
        option for kind in DEATH_POST for option in books.natures[kind].options
    )
    scores = [books.natures[kind].score.value for kind in DEATH_POST]
    assert score_of(books, DEATH_POST) == max(scores)
    assert score_of(books, ()) is None


def test_a_kind_that_is_taken_back_leaves_what_was_begun_and_what_the_others_ask(
    guide: Guide,
) -> None:
    gone = guide.tasks(("negative_review",), Level.HIGH)
    stays = guide.tasks(("medical_dispute",), Level.HIGH)
    tasks = (
        given("reply_in_four"),
        given("no_tracing", State.DOING),
        given("capture_review_whole", State.DONE),
        given("volatile_first"),
        given("", words="自己寫的"),
    )
    assert [task.rule for task in not_begun(gone, stays, tasks)] == ["reply_in_four"]


def test_a_task_whose_twin_stays_is_not_taken_off() -> None:
    (one,) = tasks_together([[rule("ours", "封存病歷", 24)], [rule("twin", "封存病歷", 1)]])
    assert not_begun([rule("twin", "封存病歷", 1)], [one], (given("twin"),)) == ()


def test_the_first_kind_is_the_main_one_and_stays_it() -> None:
    first = joined((), "medical_dispute", "有人說我們醫死人")
    assert first == (NatureMark("medical_dispute", True, "有人說我們醫死人"),)
    both = joined(first, "negative_review", "貼在評論上")
    assert [mark.main for mark in both] == [True, False]
    assert joined(both, "negative_review", "一星")[1].why == "一星"
    assert parted(both, "negative_review") == first
    assert parted(both, "medical_dispute") == both
    story = Story().on_incident(natures=both[::-1])
    assert story.case.incident.kinds == DEATH_POST
