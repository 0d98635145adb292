"""The page of now, the next word, tasks out of the playbook, and mistakes while they are made."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clinicguard.incidents import assignments, now, phrases
from clinicguard.incidents.assignments import TaskRule
from clinicguard.incidents.cadence import WordKind, next_word
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.facts import Status
from clinicguard.incidents.gates import Answer, standing
from clinicguard.incidents.incident import Move
from clinicguard.incidents.mistakes import caught
from clinicguard.incidents.now import ThingKind
from clinicguard.incidents.rating import Factors
from clinicguard.incidents.releases import Audience
from clinicguard.incidents.steps import Step
from clinicguard.incidents.strategy import Verdict
from clinicguard.incidents.timeline import Event, Manner
from clinicguard.knowledge.natures import Trigger
from clinicguard.knowledge.offsets import Offset
from clinicguard.tasks.task import Task
from tests.unit.incidents.made import (
    DENTIST,
    DESK,
    DISPUTE,
    MANAGER,
    NO,
    OWNER,
    RECEPTION,
    RULES,
    YES,
    Story,
)


def kinds(story: Story, person: int = OWNER) -> list[ThingKind]:
    return [thing.kind for thing in now.things(story.case, RULES, person, story.now)]


def triggers(story: Story) -> set[Trigger]:
    return {each.trigger for each in caught(story.case, RULES, story.now)}


def high() -> Story:
    story = Story().confirmed().nature()
    story.rate(Factors(2, 3, 2, 3))
    return story


def low() -> Story:
    story = Story().confirmed().nature("service_complaint")
    story.rate(Factors(1, 1, 1, 1))
    return story


# --- the next word -------------------------------------------------------------------------------


def test_given_a_high_level_then_the_first_word_is_due_within_the_hour() -> None:
    story = high()
    due = next_word(story.case, RULES)
    assert due is not None
    assert (due.at, due.kind, due.outside) == (
        story.now + timedelta(hours=1),
        WordKind.FIRST,
        True,
    )


def test_not_rated_yet_counts_as_the_worst_for_the_first_word() -> None:
    story = Story().confirmed()
    due = next_word(story.case, RULES)
    assert due is not None
    assert due.at == story.now + timedelta(hours=1)


def test_given_a_low_level_when_the_patient_was_called_then_no_statement_is_waited_for() -> None:
    story = low()
    assert next_word(story.case, RULES) is not None
    assert next_word(story.contact(Party.PATIENT_SIDE).case, RULES) is None


def test_given_a_promised_update_then_that_is_the_next_word_until_the_case_stands_down() -> None:
    story = high()
    at = story.now + timedelta(hours=8)
    story.release(next_update=at)
    due = next_word(story.case, RULES)
    assert due is not None
    assert (due.at, due.kind) == (at, WordKind.PROMISED)
    story.later(hours=9).release()
    assert next_word(story.case, RULES) is None
    assert next_word(high().stood_down().case, RULES) is None


# --- my three things -----------------------------------------------------------------------------


def test_safety_comes_first_for_everybody_until_somebody_says_that_nobody_is_in_danger() -> None:
    story = Story()
    assert kinds(story, RECEPTION)[0] is ThingKind.SAFETY
    assert kinds(story.on_incident(danger=Answer.YES))[0] is ThingKind.SAFETY
    assert ThingKind.SAFETY not in kinds(story.safe())


def test_my_tasks_come_by_time_before_nobodys_and_never_somebody_elses() -> None:
    story = high().with_team()
    later, soon = story.now + timedelta(hours=3), story.now + timedelta(minutes=20)
    story.put(
        tasks=(
            Task(1, "送律師", story.now, OWNER, owner=MANAGER, due=later),
            Task(2, "寫公告", story.now, OWNER, owner=MANAGER, due=soon),
            Task(3, "貼轉接卡", story.now, OWNER),
            Task(4, "訪談", story.now, OWNER, owner=DENTIST, due=soon),
        )
    )
    found = now.things(story.case, RULES, MANAGER, story.now)
    assert [thing.task.id for thing in found if thing.task] == [2, 1, 3]


def test_the_spokesperson_has_the_next_word_and_the_commander_the_next_step() -> None:
    story = high().hat("commander", MANAGER, OWNER).hat("spokesperson", OWNER, MANAGER)
    assert kinds(story, OWNER) == [ThingKind.WORD]
    steps = now.things(story.case, RULES, MANAGER, story.now)
    assert {thing.kind for thing in steps} == {ThingKind.STEP}
    assert steps[0].step is Step.NATURE
    assert kinds(story, RECEPTION) == []


def test_the_band_shows_number_level_and_voice_and_never_the_matter() -> None:
    story = high().with_team()
    band = now.band(story.case, RULES)
    assert band is not None
    assert (band.number, band.spokesperson, band.drill) == ("I-2026-0001", OWNER, False)
    assert story.case.incident.title not in repr(band)
    assert now.band(Story().case, RULES) is None
    assert now.band(story.stood_down().case, RULES) is None


def test_a_drill_says_so_on_the_band() -> None:
    band = now.band(Story(drill=True).confirmed().case, RULES)
    assert band is not None
    assert band.drill


def test_each_person_has_one_card_and_the_person_concerned_stands_last_without_a_hat() -> None:
    story = high().with_team().concerned(DENTIST)
    found = now.cards(story.case)
    assert [card.person for card in found] == [OWNER, RECEPTION, DENTIST]
    assert found[0].hats == ("commander", "spokesperson")
    assert found[0].deputies == (MANAGER,)
    assert (found[2].concerned, found[2].hats) == (True, ())


def test_the_drawn_hour_shows_what_was_done_first_and_ends_with_the_next_word() -> None:
    story = high()
    kinds_done = ("noticed", "fact_stated", "confirmed", "rated", "rated", "released")
    events = [
        Event(n, story.now + timedelta(minutes=n), "", Manner.DONE, OWNER, story.now, kind=kind)
        for n, kind in enumerate(kinds_done)
    ]
    marks = now.hour(story.put(events=tuple(events)).case, RULES, story.now + timedelta(minutes=9))
    assert [mark.kind for mark in marks] == ["noticed", "confirmed", "rated", "released", "word"]
    assert [mark.due for mark in marks] == [False, False, False, False, True]


def test_the_page_tells_who_has_been_told() -> None:
    story = high().with_team().notice(1, 2, 4).release().contact(Party.INSURER)
    page = now.page(story.case, RULES, OWNER, story.now)
    assert (page.told.staff_told, page.told.staff_unread) == (3, (OWNER, RECEPTION))
    assert [party for party, _ in page.told.parties] == [Party.INSURER]
    assert len(page.told.outside) == 1
    assert len(page.steps) == 12


# --- tasks out of the playbook -------------------------------------------------------------------

TASKS = (
    TaskRule("name_team", "點名三個人", "為什麼", "team", "commander", Offset(15, "min")),
    TaskRule("freeze_record", "封存病歷", "為什麼", "evidence", "medical_lead", Offset(30, "min")),
    TaskRule(
        "copies", "病歷複製本", "為什麼", "recovery", "operations", Offset(4, "h"), ("tw-gate-2",)
    ),
)


def plan(story: Story, *standing_tasks: Task) -> list[tuple[str, int | None]]:
    found = assignments.planned(
        TASKS,
        story.case.seats,
        standing(story.case.answers),
        standing_tasks,
        story.now,
        RULES.when,
    )
    return [(each.rule, each.owner) for each in found]


def test_tasks_go_to_their_hats_and_to_the_commander_where_the_hat_is_free() -> None:
    story = high().with_team().hat("medical_lead", DENTIST)
    assert plan(story) == [("name_team", OWNER), ("freeze_record", DENTIST)]
    assert plan(Story()) == [("name_team", None), ("freeze_record", None)]


def test_a_task_of_a_gate_waits_for_it_and_a_known_one_is_not_given_twice() -> None:
    story = high()
    story.gate(DISPUTE, YES)
    given = Task(1, "點名", story.now, OWNER, rule="name_team")
    assert [rule for rule, _ in plan(story, given)] == ["freeze_record", "copies"]
    story.later(minutes=1).gate(DISPUTE, NO, reason="只談收費")
    assert "copies" not in [rule for rule, _ in plan(story)]


def test_a_higher_level_only_adds_and_hastens() -> None:
    story = high()
    late = Task(
        1, "封存", story.now, OWNER, rule="freeze_record", due=story.now + timedelta(days=1)
    )
    early = Task(2, "點名", story.now, OWNER, rule="name_team", due=story.now)
    found = assignments.hastened(TASKS, (late, early), story.now, RULES.when)
    assert [(each.task, each.due) for each in found] == [(1, story.now + timedelta(minutes=30))]
    assert assignments.level_rises(None, RULES.scale.matrix[0][0])
    assert not assignments.level_rises(RULES.scale.matrix[3][3], RULES.scale.matrix[0][0])


# --- mistakes ------------------------------------------------------------------------------------


def test_given_two_hours_of_silence_at_high_level_then_it_is_caught_since_it_was_due() -> None:
    story = high()
    assert Trigger.NO_REPLY_FOR_HOURS not in triggers(story)
    story.later(minutes=61)
    assert Trigger.NO_REPLY_FOR_HOURS in triggers(story)
    assert Trigger.NO_REPLY_FOR_HOURS not in triggers(story.release())


def test_given_a_promised_update_that_passed_then_that_is_silence_too() -> None:
    story = high().notice()
    story.release(next_update=story.now + timedelta(minutes=30)).later(minutes=31)
    assert Trigger.NO_REPLY_FOR_HOURS in triggers(story)


def test_given_an_admission_before_anything_is_confirmed_then_the_apology_came_too_early() -> None:
    story = Story()
    story.fact("病人說很痛", Status.REPORTED, source=DESK)
    story.release("對不起，這是我們的疏失。")
    assert Trigger.APOLOGY_BEFORE_CHECKING in triggers(story)
    checked = Story().confirmed().later(minutes=5).release("對不起，這是我們的疏失。")
    assert Trigger.APOLOGY_BEFORE_CHECKING not in triggers(checked)
    soft = Story().release("看到這樣的經驗，我們很難過，正在了解。")
    assert Trigger.APOLOGY_BEFORE_CHECKING not in triggers(soft)


def test_a_second_reply_to_the_same_review_is_an_argument_and_an_update_elsewhere_is_not() -> None:
    story = high().notice().release(audience=Audience.REVIEW, channel="Google 評論")
    story.later(hours=1).release(channel="官網").release(channel="官網")
    assert Trigger.ARGUING_ONLINE not in triggers(story)
    story.release(audience=Audience.REVIEW, channel="Google 評論")
    assert Trigger.ARGUING_ONLINE in triggers(story)


def test_given_a_statement_before_any_notice_then_the_staff_are_in_the_dark() -> None:
    story = high().release()
    assert Trigger.STAFF_IN_DARK in triggers(story)
    told = high().notice().later(minutes=5).release()
    assert Trigger.STAFF_IN_DARK not in triggers(told)
    assert Trigger.STAFF_IN_DARK in triggers(told.later(hours=5))


def test_a_task_to_tidy_the_record_is_caught_and_a_warning_not_to_is_not() -> None:
    story = high()
    story.put(tasks=(Task(1, "請何醫師把同意書的時間補上去", story.now, OWNER),))
    assert Trigger.EDITING_RECORD in triggers(story)
    story.put(tasks=(Task(1, "公告：不改病歷、不刪訊息", story.now, OWNER),))
    assert Trigger.EDITING_RECORD not in triggers(story)
    ours = Task(1, "告訴每個能改病歷的人：不補寫", story.now, OWNER, rule="freeze_record")
    assert Trigger.EDITING_RECORD not in triggers(story.put(tasks=(ours,)))


def test_deciding_to_delete_criticism_or_to_threaten_is_caught() -> None:
    assert Trigger.DELETING_CRITICISM in triggers(high().decide("先把粉專的負評刪除再說"))
    deleting = high().decide("隱藏留言，等事情過去")
    assert Trigger.DELETING_CRITICISM in triggers(deleting)
    threat = high().contact(Party.PATIENT_SIDE, "如不下架我們就提告")
    assert Trigger.THREATENING_REVIEWER in triggers(threat)


def test_money_before_the_insurer_knows_is_caught_and_after_is_not() -> None:
    story = high().option("compensation_offer", "退費並補償")
    assert Trigger.PROMISING_COMPENSATION in triggers(story)
    assert Trigger.PROMISING_COMPENSATION not in triggers(story.contact(Party.INSURER))
    later = high().option("compensation_offer", "退費並補償", Verdict.LATER)
    assert Trigger.PROMISING_COMPENSATION not in triggers(later)


def test_only_spokesperson_and_deputy_speak_outside() -> None:
    story = high().with_team().notice().release(by=OWNER).release(by=MANAGER)
    assert Trigger.MANY_VOICES not in triggers(story)
    assert Trigger.MANY_VOICES in triggers(story.release(by=RECEPTION, channel="社團"))
    press = high().with_team().contact(Party.PRESS, by=DENTIST)
    assert Trigger.MANY_VOICES in triggers(press)
    patient = high().with_team().contact(Party.PATIENT_SIDE, by=DENTIST)
    assert Trigger.MANY_VOICES not in triggers(patient)


def test_evidence_left_to_vanish_is_caught_before_it_is_gone() -> None:
    story = high().with_team().checks()
    assert Trigger.EVIDENCE_LEFT_TO_VANISH not in triggers(story)
    assert Trigger.EVIDENCE_LEFT_TO_VANISH in triggers(story.later(minutes=61))


def test_a_message_that_rests_on_what_nobody_knows_is_a_guess() -> None:
    story = high()
    unsure = story.fact("麻木的原因", Status.UNKNOWN, source=DESK)
    assert Trigger.SPECULATION in triggers(story.message("是暫時的", unsure))


def test_the_person_concerned_does_not_lead_their_own_case_unseen() -> None:
    story = high().hat("commander", DENTIST, OWNER).concerned(DENTIST)
    assert Trigger.PERSON_CONCERNED_LEADS in triggers(story)


def test_what_the_guard_marked_and_went_out_all_the_same_is_shown() -> None:
    story = high().notice().release(flags=("naming_patient", "no such mark"))
    assert Trigger.NAMING_PATIENT in triggers(story)


def test_a_closed_case_is_not_scolded() -> None:
    story = high().decide("先把負評刪除再說").stood_down()
    assert triggers(story) == {Trigger.DELETING_CRITICISM}
    assert triggers(story.move(Move.CLOSE, "做完了")) == set()


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        (Trigger.EDITING_RECORD, "空白欄就讓它空白，沒有人動病歷"),
        (Trigger.EDITING_RECORD, "不補填病歷"),
        (Trigger.DELETING_CRITICISM, "不刪留言，好好回一次"),
        (Trigger.DELETING_CRITICISM, "We will never delete reviews."),
        (Trigger.THREATENING_REVIEWER, "不會因為評論就提告"),
        (Trigger.APOLOGY_BEFORE_CHECKING, "還不能說是不是我們的錯"),
        (Trigger.APOLOGY_BEFORE_CHECKING, "This does not mean it was not our fault."),
    ],
)
def test_saying_that_one_will_not_is_no_mistake(trigger: Trigger, text: str) -> None:
    assert phrases.said(trigger, text) == ""


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        (Trigger.APOLOGY_BEFORE_CHECKING, "This was our mistake."),
        (Trigger.APOLOGY_BEFORE_CHECKING, "这都是我们的责任"),
        (Trigger.EDITING_RECORD, "Tidy the chart before counsel sees it."),
        (Trigger.EDITING_RECORD, "今晚补写病历"),
        (Trigger.DELETING_CRITICISM, "先拉黑这个账号"),
        (Trigger.THREATENING_REVIEWER, "Take the review down or we will sue."),
        (Trigger.SPECULATION, "應該是病人自己咬到"),
    ],
)
def test_plain_words_are_found_in_three_languages(trigger: Trigger, text: str) -> None:
    assert phrases.said(trigger, text)
