"""The verbs of the complaint desk: what each writes, refuses and leaves behind."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from clinicguard.clinic import Clinic
from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import CALL, Field, LinkKind
from clinicguard.complaints.contact import Direction, Means, Tag
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.inquiry import Action, RemedyKind, Side, Verdict
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.issue import Category, Flag, Harm, Severity, Stage
from clinicguard.complaints.listed import Filter
from clinicguard.complaints.moves import Kind, State, Verb
from clinicguard.complaints.troubles import (
    AlreadySo,
    BeforeReceived,
    FieldMissing,
    FieldUnknown,
    MoveRefused,
    NoSuchPart,
    NothingChanged,
    NotYet,
    ReasonMissing,
)
from clinicguard.storage.troubles import NotAllowed, NotFound
from clinicguard.tasks.running import Basis, ClockState
from clinicguard.tasks.task import State as TaskState
from tests.integration.complaints.given import NEW, RECEIVED, worked_to
from tests.made import HandClock, MadeClinic

TAIPEI_CLOSE = timedelta(hours=10)  # 18:00 in Taipei is 10:00 UTC


def verbs(clinic: Clinic) -> list[str]:
    with clinic.database.reading() as session:
        entries = session.execute(text("SELECT entry FROM log_entry ORDER BY seq")).scalars().all()
    return [json.loads(entry)["verb"] for entry in entries]


def test_a_complaint_is_logged_with_number_keys_clocks_and_one_entry(
    clinic: Clinic, desk: ComplaintDesk
) -> None:
    before = verbs(clinic)
    complaint = desk.log(replace(NEW, flags=frozenset({Flag.MEDIA, Flag.LEGAL})))
    assert (complaint.number, complaint.state) == ("C-2026-0001", State.NEW)
    assert (complaint.verbatim, complaint.wanted) == (NEW.verbatim, NEW.wanted)
    assert complaint.complainant == NEW.complainant
    assert complaint.flags == {Flag.MEDIA, Flag.LEGAL}
    assert (complaint.taken_by, complaint.logged_by) == (4, 1)
    assert verbs(clinic)[len(before) :].count("complaint.log") == 1
    assert desk.log(NEW).number == "C-2026-0002"


def test_the_promised_times_are_the_clinics_working_days(desk: ComplaintDesk) -> None:
    complaint = desk.log(NEW)
    due = {clock.rule: clock.due_at for clock in complaint.clocks}
    assert due == {
        ClockKind.FIRST_REPLY: datetime(2026, 11, 23, tzinfo=UTC) + TAIPEI_CLOSE,
        ClockKind.ANSWER: datetime(2026, 12, 1, tzinfo=UTC) + TAIPEI_CLOSE,
    }


@pytest.mark.parametrize(
    ("kind", "clocks"), [(Kind.COMPLIMENT, 0), (Kind.NEAR_MISS, 0), (Kind.SUGGESTION, 2)]
)
def test_only_complaints_and_suggestions_are_promised_a_reply(
    desk: ComplaintDesk, kind: Kind, clocks: int
) -> None:
    complaint = desk.log(replace(NEW, kind=kind))
    assert len(complaint.clocks) == clocks
    assert desk.close(complaint.number, "已轉告同仁").state is State.CLOSED


def test_a_complaint_goes_the_whole_way(desk: ComplaintDesk) -> None:
    closed = worked_to(desk, State.CLOSED)
    assert [step.verb for step in closed.steps] == [
        "acknowledge",
        "begin_looking",
        "answer",
        "close",
    ]
    assert [(step.left, step.entered) for step in closed.steps][-1] == (
        State.ANSWERED,
        State.CLOSED,
    )
    assert closed.acknowledgement is not None
    assert closed.acknowledgement.said == "已收到，週一前回覆"
    assert closed.answers[0].means is Means.PHONE
    assert {clock.state for clock in closed.clocks} == {ClockState.MET}
    assert closed.endings[0].words == "病人接受說明"


def test_a_refused_verb_writes_nothing(clinic: Clinic, desk: ComplaintDesk) -> None:
    complaint = desk.log(NEW)
    before = verbs(clinic)
    with pytest.raises(MoveRefused) as refused:
        desk.answer(complaint.number, Means.PHONE, "說明")
    assert refused.value.first == (Verb.ACKNOWLEDGE, Verb.BEGIN_LOOKING)
    assert verbs(clinic) == before
    assert desk.unmask(complaint.number, "看").steps == ()


def test_an_act_that_fails_halfway_leaves_nothing(clinic: Clinic, desk: ComplaintDesk) -> None:
    before = verbs(clinic)
    late = NewPromise("回電", RECEIVED)
    with pytest.raises(NotYet):
        desk.log(replace(NEW, promises=(late,)))
    assert verbs(clinic) == before
    assert desk.log(NEW).number == "C-2026-0001"


def test_the_log_refuses_what_is_not_safe_yet(desk: ComplaintDesk) -> None:
    with pytest.raises(FieldMissing):
        desk.log(replace(NEW, verbatim=""))
    with pytest.raises(NotFound):
        desk.log(replace(NEW, taken_by=99))
    with pytest.raises(NotYet):
        desk.log(replace(NEW, received_at=RECEIVED + timedelta(days=3)))


def test_an_acknowledgement_says_when_it_was_and_meets_the_first_clock(
    desk: ComplaintDesk, clock: HandClock
) -> None:
    number = desk.log(NEW).number
    clock.forward(hours=5)
    said_at = RECEIVED + timedelta(hours=3)
    with pytest.raises(BeforeReceived):
        desk.acknowledge(number, Means.LINE, "收到", at=RECEIVED - timedelta(minutes=1))
    complaint = desk.acknowledge(number, Means.LINE, "收到", at=said_at)
    assert complaint.acknowledgement is not None
    assert complaint.acknowledgement.at == said_at
    met = {clock.rule: clock.met_at for clock in complaint.clocks}
    assert met == {ClockKind.FIRST_REPLY: said_at, ClockKind.ANSWER: None}


def test_an_edit_keeps_the_old_wording_with_who_when_and_why(desk: ComplaintDesk) -> None:
    number = desk.log(replace(NEW, interpretation="櫃檯態度")).number
    edited = desk.edit(number, Field.INTERPRETATION, "行政流程、溝通說明", "原話未提態度")
    assert edited.interpretation == "行政流程、溝通說明"
    [edit] = edited.history(Field.INTERPRETATION)
    assert (edit.old, edit.new, edit.why, edit.by) == (
        "櫃檯態度",
        "行政流程、溝通說明",
        "原話未提態度",
        1,
    )
    again = desk.edit(number, Field.INTERPRETATION, "行政流程", "再看一次")
    assert [each.old for each in again.history(Field.INTERPRETATION)] == [
        "櫃檯態度",
        "行政流程、溝通說明",
    ]


@pytest.mark.parametrize(
    ("field", "wording"),
    [
        (Field.CHANNEL, "letter"),
        (Field.TAKEN_BY, "2"),
        (Field.COMPLAINANT, "李 若嵐"),
        (Field.RELATION, "family"),
        (Field.REACH, "02-0000-0000#12"),
        (Field.PATIENT, "李小嵐"),
        (Field.CHART, "B-99"),
        (Field.BORN, "1990-05-01"),
        (Field.VERBATIM, "等了九十分鐘"),
        (Field.WANTED, ""),
        (Field.STAFF_ROLE, "dentist"),
        (Field.KIND, "suggestion"),
        (Field.RECEIVED_AT, "2026-11-19T08:00:00.000Z"),
    ],
)
def test_every_field_can_be_edited_and_remembers(
    desk: ComplaintDesk, field: Field, wording: str
) -> None:
    number = desk.log(NEW).number
    edited = desk.edit(number, field, wording, "打錯")
    assert [each.new for each in edited.history(field)] == [wording]
    back = desk.edit(number, field, edited.history(field)[0].old, "沒打錯")
    assert len(back.history(field)) == 2


def test_what_an_edit_refuses(desk: ComplaintDesk) -> None:
    number = desk.log(NEW).number
    with pytest.raises(ReasonMissing):
        desk.edit(number, Field.WANTED, "道歉", " ")
    with pytest.raises(NothingChanged):
        desk.edit(number, Field.WANTED, NEW.wanted, "打錯")
    with pytest.raises(FieldMissing):
        desk.edit(number, Field.VERBATIM, " ", "打錯")
    for field, wrong in [
        (Field.CHANNEL, "fax"),
        (Field.BORN, "昨天"),
        (Field.RECEIVED_AT, "2026-11-19"),
        (Field.TAKEN_BY, "林"),
    ]:
        with pytest.raises(FieldUnknown):
            desk.edit(number, field, wrong, "打錯")
    with pytest.raises(NotFound):
        desk.edit(number, Field.TAKEN_BY, "99", "打錯")
    with pytest.raises(NotFound):
        desk.edit("C-2026-9999", Field.WANTED, "道歉", "打錯")


def test_another_time_of_receipt_sets_the_promised_times_anew(desk: ComplaintDesk) -> None:
    number = desk.log(NEW).number
    edited = desk.edit(number, Field.RECEIVED_AT, "2026-11-18T03:00:00.000Z", "其實是週三來電")
    live = {clock.rule: clock.due_at for clock in edited.clocks if clock.running}
    assert live[ClockKind.FIRST_REPLY] == datetime(2026, 11, 19, tzinfo=UTC) + TAIPEI_CLOSE
    assert [clock.state for clock in edited.clocks].count(ClockState.OFF) == 2


def test_a_compliment_that_proves_a_complaint_gets_its_clocks(desk: ComplaintDesk) -> None:
    number = desk.log(replace(NEW, kind=Kind.COMPLIMENT)).number
    assert len(desk.edit(number, Field.KIND, "complaint", "其實是抱怨").clocks) == 2
    off = desk.edit(number, Field.KIND, "compliment", "看錯")
    assert not any(clock.running for clock in off.clocks)


def test_contacts_and_promises_stand_together(desk: ComplaintDesk, clock: HandClock) -> None:
    number = desk.log(NEW).number
    due = clock.now() + timedelta(hours=4)
    noted = desk.note_contact(
        number,
        Means.PHONE,
        "去電未接，留言請他回電",
        reached=False,
        promise=NewPromise("今天下午再打一次", due),
    )
    [contact], [promise] = noted.contacts, noted.promises
    assert (contact.reached, contact.direction) == (False, Direction.OUT)
    assert contact.promise == promise.id
    assert (promise.words, promise.owner, promise.due) == ("今天下午再打一次", 1, due)
    kept = desk.keep_promise(number, promise.id, "接通了")
    assert kept.promises[0].state is TaskState.DONE
    with pytest.raises(NoSuchPart):
        desk.keep_promise(number, promise.id)


def test_an_open_promise_holds_the_closing_back(desk: ComplaintDesk, clock: HandClock) -> None:
    number = worked_to(desk, State.ANSWERED).number
    promised = desk.promise(number, NewPromise("第三天關懷電話", clock.now() + timedelta(days=3)))
    with pytest.raises(MoveRefused):
        desk.close(number, "病人接受說明")
    with pytest.raises(ReasonMissing):
        desk.break_promise(number, promised.promises[0].id, "")
    desk.break_promise(number, promised.promises[0].id, "病人請我們不要再打")
    assert desk.close(number, "病人接受說明").state is State.CLOSED


def test_a_promise_made_while_taking_it_belongs_to_whoever_it_was_given_to(
    desk: ComplaintDesk, clock: HandClock
) -> None:
    promise = NewPromise("今天 16:00 前回電", clock.now() + timedelta(hours=3), 2)
    complaint = desk.log(replace(NEW, promises=(promise,)))
    assert [(each.words, each.owner) for each in complaint.promises] == [("今天 16:00 前回電", 2)]


def test_several_issues_each_rated_and_each_found(desk: ComplaintDesk) -> None:
    number = worked_to(desk, State.ACKNOWLEDGED).number
    desk.begin_looking(number)
    desk.add_issue(number, Category.INSTITUTION, "fee", stage=Stage.PRACTICE)
    with pytest.raises(ReasonMissing):
        desk.add_issue(number, Category.COMMUNICATION, severity=Severity.HIGH)
    two = desk.add_issue(
        number,
        Category.COMMUNICATION,
        "no-notice",
        severity=Severity.HIGH,
        why="第三次發生",
        harm=Harm.MINOR,
        note="沒有人說明延誤",
    )
    assert [issue.position for issue in two.issues] == [1, 2]
    assert (two.issues[1].suggested, two.issues[1].severity) == (Severity.LOW, Severity.HIGH)
    desk.hear(number, Side.RECORD, "叫號紀錄", "15:00 的號 16:27 叫")
    desk.find(number, 1, Verdict.UPHELD, "延誤 87 分鐘")
    with pytest.raises(MoveRefused):
        desk.answer(number, Means.PHONE, "說明")
    desk.find(number, 2, Verdict.PARTLY, "說過一次，未說明原因")
    with pytest.raises(NoSuchPart):
        desk.find(number, 3, Verdict.PARTLY, "沒有這一項")
    assert desk.answer(number, Means.LETTER, "說明").state is State.ANSWERED


def test_a_new_rating_keeps_the_former_one(desk: ComplaintDesk) -> None:
    number = worked_to(desk, State.LOOKING).number
    with pytest.raises(ReasonMissing):
        desk.rate_issue(number, 1, Severity.HIGH, Stage.PRACTICE, Harm.MINOR, "")
    rated = desk.rate_issue(number, 1, Severity.HIGH, Stage.PRACTICE, Harm.MINOR, "第三次發生")
    assert (rated.issues[0].severity, rated.issues[0].why_changed) == (Severity.HIGH, "第三次發生")
    assert {(each.field, each.position, each.old, each.new) for each in rated.edits} == {
        ("severity", 1, "1", "3"),
        ("stage", 1, "other", "practice"),
        ("harm", 1, "-1", "2"),
    }
    with pytest.raises(NothingChanged):
        desk.rate_issue(number, 1, Severity.HIGH, Stage.PRACTICE, Harm.MINOR, "第三次發生")


def test_a_serious_event_raises_what_is_suggested(desk: ComplaintDesk) -> None:
    number = desk.log(replace(NEW, flags=frozenset({Flag.SERIOUS_EVENT}))).number
    issue = desk.add_issue(number, Category.SAFETY).issues[0]
    assert issue.severity is Severity.HIGH


def test_remedy_and_learning_are_written_down(desk: ComplaintDesk) -> None:
    number = worked_to(desk, State.LOOKING).number
    desk.decide_remedy(number, RemedyKind.APOLOGY, "當面致歉")
    desk.decide_remedy(number, RemedyKind.FEE_WAIVED, "免收本次掛號費")
    complaint = desk.learn(number, "延誤超過 20 分鐘先告知")
    assert [remedy.kind for remedy in complaint.remedies] == [
        RemedyKind.APOLOGY,
        RemedyKind.FEE_WAIVED,
    ]
    assert complaint.learnings[0].words == "延誤超過 20 分鐘先告知"


def test_an_action_has_an_owner_and_a_time_that_is_to_come(
    desk: ComplaintDesk, clock: HandClock
) -> None:
    number = worked_to(desk, State.LOOKING).number
    soon = clock.now() + timedelta(days=7)
    desk.decide_remedy(number, RemedyKind.CHANGE, "叫號改看板", Action(3, soon))
    (action,) = desk.learn(number, "先告知").actions
    assert (action.owner, action.due, action.open) == (3, soon, True)
    with pytest.raises(NotYet):
        desk.learn(number, "太晚", Action(3, clock.now() - timedelta(days=1)))
    with pytest.raises(NotFound):
        desk.learn(number, "沒有這個人", Action(99, soon))


def test_who_is_content_is_not_phoned_again_and_calls_hold_no_closing_back(
    desk: ComplaintDesk, clock: HandClock
) -> None:
    number = worked_to(desk, State.ANSWERED).number
    for day in (1, 3, 7):
        call = NewPromise(f"第 {day} 天", clock.now() + timedelta(days=day), step=CALL)
        desk.promise(number, call)
    closed = desk.close(number, "病人接受說明")
    assert len(closed.open_calls) == 3
    content = desk.satisfaction(number, 5, no_more_calls="滿意 5/5")
    assert content.open_calls == ()
    assert {each.reason for each in content.promises} == {"滿意 5/5"}


def test_flags_are_raised_and_lowered_and_both_are_kept(desk: ComplaintDesk) -> None:
    number = desk.log(NEW).number
    desk.flag(number, Flag.MEDIA, "記者來電")
    with pytest.raises(AlreadySo):
        desk.flag(number, Flag.MEDIA)
    with pytest.raises(ReasonMissing):
        desk.unflag(number, Flag.MEDIA, "")
    lowered = desk.unflag(number, Flag.MEDIA, "打錯電話")
    assert lowered.flags == frozenset()
    assert lowered.raised[0].lowered_by == 1
    with pytest.raises(NoSuchPart):
        desk.unflag(number, Flag.MEDIA, "再一次")
    assert desk.flag(number, Flag.MEDIA).flags == {Flag.MEDIA}


def test_a_link_can_be_undone_and_the_clocks_run_on(desk: ComplaintDesk) -> None:
    number = desk.log(NEW).number
    linked = desk.link(number, LinkKind.INCIDENT, "incident/I-2026-0007", "升級為事件")
    assert all(clock.state is ClockState.RUNNING for clock in linked.clocks)
    assert linked.state is State.NEW
    for again in ("incident/I-2026-0007", linked.address):
        with pytest.raises(AlreadySo):
            desk.link(number, LinkKind.RELATED, again)
    undone = desk.unlink(number, "incident/I-2026-0007", "不是同一件")
    assert undone.links[0].undone_at is not None
    with pytest.raises(NoSuchPart):
        desk.unlink(number, "incident/I-2026-0007", "再一次")
    assert len(desk.link(number, LinkKind.INCIDENT, "incident/I-2026-0007").links) == 2


def test_held_days_are_not_counted(desk: ComplaintDesk, clock: HandClock) -> None:
    number = desk.log(NEW).number
    with pytest.raises(ReasonMissing):
        desk.hold_clock(number, ClockKind.ANSWER, "")
    clock.forward(days=3)  # Monday
    held = desk.hold_clock(number, ClockKind.ANSWER, "等病人補收據")
    assert [each.state for each in held.clocks] == [ClockState.RUNNING, ClockState.HELD]
    clock.forward(days=2)  # Wednesday
    resumed = desk.resume_clock(number, ClockKind.ANSWER)
    due = next(each.due_at for each in resumed.clocks if each.rule == ClockKind.ANSWER)
    assert due == datetime(2026, 12, 3, tzinfo=UTC) + TAIPEI_CLOSE


def test_a_time_of_the_law_runs_beside_what_we_promised(
    clinic: Clinic, desk: ComplaintDesk, clock: HandClock
) -> None:
    number = desk.log(NEW).number
    last = date(2026, 12, 4)
    limit = clinic.tasks.clocks.start(
        "tw-dl-02", f"complaint/{number}", "病歷複製本", basis=Basis.LAW, trigger=clock.now(),
        due_day=last, article="醫預法第 10 條",
    )  # fmt: skip
    sheet = clinic.complaint_lists.sheet(number)
    assert [view.clock.rule for view in sheet.clocks] == [
        "complaint.first_reply",
        "complaint.answer",
    ]
    assert [each.due_day for each in sheet.complaint.limits] == [last]
    ended = desk.withdraw(number, "來電表示不追究")
    assert not any(each.running for each in ended.clocks)
    assert ended.limits[0].running, "who withdraws a complaint still gets the copy"
    [row] = clinic.complaint_lists.page(Filter()).rows
    assert row.clock is None
    clinic.tasks.clocks.meet(limit.id, clock.now(), "當面交付")
    assert desk.unmask(number, "看").limits[0].state is ClockState.MET


def test_a_clock_that_was_met_cannot_be_held(desk: ComplaintDesk) -> None:
    number = worked_to(desk, State.ACKNOWLEDGED).number
    with pytest.raises(NoSuchPart):
        desk.hold_clock(number, ClockKind.FIRST_REPLY, "等病人")


def test_reopening_leaves_the_closing_as_it_was_and_promises_anew(
    desk: ComplaintDesk, clock: HandClock
) -> None:
    closed = worked_to(desk, State.CLOSED)
    clock.forward(days=5)
    with pytest.raises(ReasonMissing):
        desk.reopen(closed.number, "")
    reopened = desk.reopen(closed.number, "同樣的事又發生了")
    assert reopened.state is State.LOOKING
    assert reopened.endings == closed.endings
    assert reopened.answers == closed.answers
    [live] = [each for each in reopened.clocks if each.running]
    assert live.rule == ClockKind.ANSWER
    assert live.trigger.date() == date(2026, 11, 25)
    desk.answer(closed.number, Means.PHONE, "第二次說明")
    again = desk.close(closed.number, "已更換叫號系統")
    assert [ending.words for ending in again.endings] == ["病人接受說明", "已更換叫號系統"]


@pytest.mark.parametrize("left", [State.NEW, State.ACKNOWLEDGED, State.LOOKING, State.ANSWERED])
def test_a_withdrawal_can_be_taken_back(desk: ComplaintDesk, left: State) -> None:
    number = worked_to(desk, left).number
    withdrawn = desk.withdraw(number, "病人來電說不用了")
    assert not any(clock.running for clock in withdrawn.clocks)
    reopened = desk.reopen(number, "家屬說要繼續")
    assert reopened.state is left
    live = {clock.rule for clock in reopened.clocks if clock.running}
    assert (ClockKind.FIRST_REPLY in live) is (left is State.NEW)
    assert (ClockKind.ANSWER in live) is (left is not State.ANSWERED)


def test_satisfaction_goes_into_the_closing(desk: ComplaintDesk) -> None:
    number = worked_to(desk, State.ANSWERED).number
    with pytest.raises(FieldUnknown):
        desk.satisfaction(number, 6)
    asked = desk.satisfaction(number, 4, {Tag.HEARD, Tag.EXPLAINED}, "希望真的有改")
    assert asked.satisfactions[0].tags == {Tag.HEARD, Tag.EXPLAINED}
    assert desk.close(number, "病人接受說明").endings[0].score == 4


def test_looking_at_names_needs_a_reason_and_leaves_an_entry(
    clinic: Clinic, desk: ComplaintDesk
) -> None:
    number = desk.log(NEW).number
    with pytest.raises(ReasonMissing):
        desk.unmask(number, " ")
    assert desk.unmask(number, "回電").complainant.name == "李若嵐"
    assert verbs(clinic)[-1] == "complaint.unmask"
    with pytest.raises(NotFound):
        desk.unmask("C-2026-0999", "回電")


def test_reception_takes_complaints_and_does_not_judge_them(made: MadeClinic) -> None:
    desk = ComplaintDesk(made.open("reception").book)
    number = desk.log(NEW).number
    desk.acknowledge(number, Means.PHONE, "收到")
    with pytest.raises(NotAllowed):
        desk.begin_looking(number)
    with pytest.raises(NotAllowed):
        desk.withdraw(number, "不用了")
    with pytest.raises(NotAllowed):
        desk.hold_clock(number, ClockKind.ANSWER, "等")


def test_counsel_reads_and_changes_nothing(made: MadeClinic) -> None:
    number = ComplaintDesk(made.open("owner").book).log(NEW).number
    desk = ComplaintDesk(made.open("counsel").book)
    assert desk.unmask(number, "準備答辯").number == number
    with pytest.raises(NotAllowed):
        desk.log(NEW)
    with pytest.raises(NotAllowed):
        desk.flag(number, Flag.LEGAL)


def test_the_log_still_agrees_after_everything(clinic: Clinic, desk: ComplaintDesk) -> None:
    worked_to(desk, State.CLOSED)
    desk.reopen("C-2026-0001", "又發生")
    desk.edit("C-2026-0001", Field.WANTED, "道歉", "補充")
    worked_to(desk, State.WITHDRAWN)
    assert clinic.check_log().findings == ()
