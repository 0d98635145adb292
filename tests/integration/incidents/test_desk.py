"""The verbs on a real encrypted clinic: one entry and one trace each, all or nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from clinicguard.clinic import Clinic
from clinicguard.incidents.barriers import Act, BarrierStands
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.desk_judging import Judgement
from clinicguard.incidents.facts import Status
from clinicguard.incidents.gates import Answer, MomentMissing
from clinicguard.incidents.incident import MergedAway, MoveRefused, NatureMark, State
from clinicguard.incidents.rating import Factors, LoweringRefused
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.releases import Audience, Release
from clinicguard.incidents.steps import Step
from clinicguard.incidents.timeline import CameByItself, EventIncomplete, Manner
from clinicguard.incidents.troubles import AlreadyLinked, NoSuchNature, TitleMissing
from clinicguard.incidents.watch import Verdict
from clinicguard.knowledge.ratings import Level
from clinicguard.storage.rows import Row
from clinicguard.storage.troubles import NotAllowed, NotFound
from clinicguard.tasks.running import Basis, ClockState
from clinicguard.tasks.task import State as TaskState
from clinicguard.tasks.task import Task
from tests.integration.incidents.made import (
    DENTIST,
    HIGH,
    MANAGER,
    OWNER,
    RECEPTION,
    STAFF,
    TITLE,
    called,
    complaint,
    confirmed,
    exhibit,
    fact,
    noticed,
    open_steps,
    standing,
    verbs,
    worked_through,
)
from tests.made import HandClock, MadeClinic


def test_a_case_walks_from_the_rumour_to_the_last_signature(
    clinic: Clinic, clock: HandClock, tmp_path: Path
) -> None:
    number = worked_through(clinic, clock, tmp_path).number
    assert open_steps(clinic, number) == {Step.CLOSE}
    assert standing(clinic, clock, number, Act.CLOSE) == []
    clinic.incidents.close(number, "57 分鐘內有對外說法", open_points=["12-21 檢查後補記"])
    case = clinic.incident_lists.case(number)
    assert case.incident.state is State.CLOSED
    assert [turn.move.value for turn in case.incident.turns] == ["confirm", "stand_down", "close"]
    assert case.closings[0].open_points == ("12-21 檢查後補記",)
    assert [decision.kind for decision in case.decisions] == [
        "confirm",
        "rated",
        "stand_down",
        "close",
    ]
    assert clinic.check_log().findings == ()


def test_every_verb_leaves_its_own_entry_and_its_trace(
    clinic: Clinic, clock: HandClock, tmp_path: Path
) -> None:
    worked_through(clinic, clock, tmp_path)
    written = [verb for verb in verbs(clinic) if verb.startswith("incident.")]
    assert written[:4] == [
        "incident.open",
        "incident.state_fact",
        "incident.confirm",
        "incident.set_nature",
    ]
    assert written.count("incident.answer_gate") == 6
    kinds = {event.kind for event in clinic.incident_lists.case("I-2026-0001").events}
    assert kinds >= {
        "noticed",
        "fact_stated",
        "confirmed",
        "nature_set",
        "gate_answered",
        "clock_started",
        "rated",
        "hat_assigned",
        "activated",
        "staff_told",
        "check_secured",
        "option_chosen",
        "message_stated",
        "released",
        "contacted",
        "watched",
        "stood_down",
        "review_noted",
        "action_planned",
    }


def test_a_case_grown_from_a_complaint_is_tied_both_ways_and_brings_its_exhibits(
    clinic: Clinic, clock: HandClock, tmp_path: Path
) -> None:
    from_desk = complaint(clinic, clock)
    taken = exhibit(clinic, tmp_path, subject=f"complaint/{from_desk}")
    case = clinic.incidents.open_from(from_desk, TITLE)
    assert case.first_words.startswith("到今天第三天了")
    assert clinic.incident_lists.of(f"complaint/{from_desk}") == (case.number,)
    links = clinic.complaint_lists.whole(from_desk).links
    assert [link.target for link in links] == [f"incident/{case.number}"]
    assert (f"incident/{case.number}", "A-01") in clinic.evidence_lists.one(taken).marks
    assert [clock.rule for clock in clinic.task_lists.clocks()] == [
        "complaint.first_reply",
        "complaint.answer",
    ]
    with pytest.raises(AlreadyLinked):
        clinic.incidents.link(case.number, f"complaint/{from_desk}")
    clinic.incidents.unlink(case.number, f"complaint/{from_desk}", "是另一位病人")
    assert clinic.incident_lists.of(f"complaint/{from_desk}") == ()


def test_a_refused_verb_writes_nothing_at_all(clinic: Clinic) -> None:
    number = noticed(clinic).number
    before, events = verbs(clinic), len(clinic.incident_lists.case(number).events)
    with pytest.raises(BarrierStands):
        clinic.incidents.confirm(number)
    with pytest.raises(MoveRefused):
        clinic.incidents.stand_down(number, ["太早"])
    with pytest.raises(ReasonMissing):
        clinic.incidents.not_an_incident(number, "  ")
    with pytest.raises(NoSuchNature):
        clinic.incidents.set_nature(number, "no_such_thing")
    with pytest.raises(TitleMissing):
        clinic.incidents.open(" ")
    with pytest.raises(NotFound):
        clinic.incidents.confirm("I-2026-9999")
    assert verbs(clinic) == before
    assert len(clinic.incident_lists.case(number).events) == events


def test_numbers_are_given_once_even_where_the_act_failed(clinic: Clinic) -> None:
    noticed(clinic)
    with pytest.raises(NotFound):
        clinic.incidents.open_from("C-2026-9999", TITLE)
    assert noticed(clinic).number == "I-2026-0002"


def test_a_gate_starts_the_laws_clock_and_a_no_takes_it_off_with_a_reason(clinic: Clinic) -> None:
    case = confirmed(clinic)
    number, since = case.number, case.noticed_at
    with pytest.raises(MomentMissing):
        clinic.incidents.answer_gate(number, "tw-gate-1", Answer.YES)
    clinic.incidents.answer_gate(number, "tw-gate-1", Answer.YES, since=since)
    (running,) = clinic.task_lists.clocks_of(f"incident/{number}")
    assert (running.rule, running.basis, running.certain) == ("tw-dl-01", Basis.LAW, True)
    assert running.article
    with pytest.raises(ReasonMissing):
        clinic.incidents.answer_gate(number, "tw-gate-1", Answer.NO)
    clinic.incidents.answer_gate(number, "tw-gate-1", Answer.NO, "是已知的併發症")
    practice, law = clinic.task_lists.clocks_of(f"incident/{number}")
    assert (law.state, law.note) == (ClockState.OFF, "是已知的併發症")
    assert (practice.basis, practice.article, practice.state) == (
        Basis.PRACTICE,
        "",
        ClockState.RUNNING,
    )


def test_not_knowing_runs_the_clock_as_uncertain_and_protects_nothing(clinic: Clinic) -> None:
    case = confirmed(clinic)
    number, since = case.number, case.noticed_at
    clinic.incidents.answer_gate(number, "tw-gate-1", Answer.UNKNOWN)
    (running,) = clinic.task_lists.clocks_of(f"incident/{number}")
    assert (running.certain, running.trigger) == (False, since)
    assert not any(each.protected for each in clinic.incident_lists.compartments(number))
    clinic.incidents.answer_gate(number, "tw-gate-1", Answer.YES, since=since)
    shielded = [each for each in clinic.incident_lists.compartments(number) if each.protected]
    assert [each.compartment.value for each in shielded] == ["care"]


def test_five_working_days_skip_the_weekend(clinic: Clinic) -> None:
    number = confirmed(clinic).number
    since = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
    clinic.incidents.answer_gate(number, "tw-gate-1", Answer.YES, since=since)
    (running,) = clinic.task_lists.clocks_of(f"incident/{number}")
    assert str(running.due_day) == "2026-11-26"


def test_a_letter_with_a_date_starts_a_clock_of_its_own_and_meeting_it_is_a_trace(
    clinic: Clinic, clock: HandClock
) -> None:
    number = confirmed(clinic).number
    started = clinic.incidents.start_clock(number, "tw-dl-02", clock.now())
    met = clinic.incidents.meet_clock(number, started.id, "本人領取，簽收")
    assert met.state is ClockState.MET
    kinds = [event.kind for event in clinic.incident_lists.case(number).events]
    assert kinds[-2:] == ["clock_started", "clock_met"]


def test_calling_the_team_gives_out_the_playbooks_tasks_by_hat(clinic: Clinic) -> None:
    number = called(clinic).number
    tasks = clinic.task_lists.of(f"incident/{number}")
    assert len(tasks) >= 10
    by_rule = {task.rule: task for task in tasks}
    assert by_rule["name_team"].owner == OWNER
    assert by_rule["open_log"].owner == RECEPTION
    assert all(task.due is not None and task.words and task.why for task in tasks)


def test_a_further_kind_brings_its_tasks_and_taken_back_it_leaves_what_was_begun(
    clinic: Clinic, clock: HandClock
) -> None:
    number, desk = called(clinic).number, clinic.incidents

    def tasks() -> dict[str, Task]:
        found = clinic.task_lists.of(f"incident/{number}")
        assert len({task.rule for task in found}) == len({task.words for task in found})
        assert len(found) == len({task.rule for task in found})
        return {task.rule: task for task in found}

    both = tasks()
    assert {"see_patient_again", "no_tracing", "reply_in_four"} <= set(both)
    clinic.tasks.begin(both["no_tracing"].id)
    lines = len(clinic.incident_lists.case(number).checks)
    clock.forward(minutes=1)
    with pytest.raises(NoSuchNature):
        desk.drop_nature(number, "medical_dispute", "主要的不能移除")
    with pytest.raises(ReasonMissing):
        desk.drop_nature(number, "negative_review", " ")
    left = desk.drop_nature(number, "negative_review", "不是評論，是私訊")
    assert left.kinds == ("medical_dispute",)
    after = tasks()
    assert after["no_tracing"].state is TaskState.DOING
    assert after["volatile_first"].state is TaskState.TO_DO
    assert after["reply_in_four"].state is TaskState.NOT_DOING
    assert after["reply_in_four"].reason == "不是評論，是私訊"
    dropped = sum(task.state is TaskState.NOT_DOING for task in after.values())
    case = clinic.incident_lists.case(number)
    assert len(case.checks) == lines
    (told,) = [event for event in case.events if event.kind == "nature_left"]
    assert told.says == {
        "nature": "negative_review",
        "tasks": str(dropped),
        "reason": "不是評論，是私訊",
    }
    clock.forward(minutes=1)
    desk.add_nature(number, "negative_review", "評論也出現了")
    back = tasks()
    assert back["reply_in_four"].state is TaskState.TO_DO
    desk.add_nature(number, "data_leak", "貼文裡有他的照片")
    assert "close_the_hole" in tasks()
    assert len(clinic.incident_lists.case(number).checks) > lines
    assert verbs(clinic).count("incident.add_nature") == 2
    desk.set_nature(number, "false_accusation", "醫療部分查無此人", also={"data_leak": "照片"})
    kinds = clinic.incident_lists.case(number).incident.kinds
    assert kinds == ("false_accusation", "data_leak")
    assert tasks()["see_patient_again"].state is TaskState.NOT_DOING
    assert tasks()["claim_by_claim"].state is TaskState.TO_DO
    assert clinic.check_log().findings == ()


def test_a_hat_given_later_takes_its_open_tasks_along(clinic: Clinic) -> None:
    number = called(clinic).number

    def owners() -> dict[str, int | None]:
        return {task.rule: task.owner for task in clinic.task_lists.of(f"incident/{number}")}

    assert owners()["freeze_record"] == OWNER
    done = next(t for t in clinic.task_lists.of(f"incident/{number}") if t.rule == "open_log")
    clinic.tasks.done(done.id)
    clinic.incidents.assign_hat(number, "medical_lead", DENTIST, OWNER)
    assert owners()["freeze_record"] == DENTIST
    clinic.incidents.assign_hat(number, "medical_lead", MANAGER, OWNER)
    clinic.incidents.assign_hat(number, "scribe", MANAGER, RECEPTION)
    assert owners()["freeze_record"] == MANAGER
    assert owners()["open_log"] == RECEPTION


def test_a_rising_level_adds_and_hastens_and_a_falling_one_takes_nothing_back(
    clinic: Clinic, clock: HandClock
) -> None:
    number = confirmed(clinic).number
    desk = clinic.incidents
    desk.set_nature(number, "medical_dispute")
    desk.rate(number, Judgement(Factors(1, 1, 1, 1), {}, "只有當事人知道"))
    for hat, holder in (("commander", OWNER), ("spokesperson", OWNER), ("scribe", RECEPTION)):
        desk.assign_hat(number, hat, holder, MANAGER)
    desk.activate(number)
    few = {task.rule: task for task in clinic.task_lists.of(f"incident/{number}")}
    clock.forward(minutes=10)
    desk.rate(number, HIGH)
    more = {task.rule: task for task in clinic.task_lists.of(f"incident/{number}")}
    assert set(few) < set(more)
    hastened = [rule for rule in few if more[rule].due != few[rule].due]
    assert hastened
    for rule in hastened:
        later, sooner = few[rule].due, more[rule].due
        assert later is not None
        assert sooner is not None
        assert sooner < later
    desk.lower(number, Level.MEDIUM, "報導後沒有後續提問")
    assert len(clinic.task_lists.of(f"incident/{number}")) == len(more)


def test_only_the_owner_lowers_below_a_floor_and_the_history_keeps_both(
    made: MadeClinic,
) -> None:
    clinic = made.open("owner")
    number = called(clinic).number
    clinic = made.open("manager")
    with pytest.raises(LoweringRefused):
        clinic.incidents.lower(number, Level.MEDIUM, "只有一則報導")
    clinic = made.open("owner")
    clinic.incidents.lower(number, Level.MEDIUM, "只有一則報導")
    first, second = clinic.incident_lists.case(number).ratings
    assert (first.level, second.level, second.lowered_by) == (Level.HIGH, Level.MEDIUM, OWNER)
    assert second.assessment == first.assessment
    assert second.known


def test_a_barrier_passed_in_an_emergency_is_logged_and_shown(clinic: Clinic) -> None:
    number = noticed(clinic).number
    clinic.incidents.confirm(number, override="候診室有人動手，先報警")
    case = clinic.incident_lists.case(number)
    assert [(each.what, each.barriers, each.reason) for each in case.overrides] == [
        ("confirm", ("fact",), "候診室有人動手，先報警")
    ]
    assert "overridden" in {event.kind for event in case.events}


def test_a_dismissed_case_keeps_its_reason_and_comes_back_when_reopened(clinic: Clinic) -> None:
    number = noticed(clinic).number
    signal = clinic.incidents.note_signal(number, "social", "「禾晏雷爆，等超久」")
    clinic.incidents.judge_signal(number, signal.id, Verdict.DISMISSED, "打卡的是早午餐店")
    clinic.incidents.not_an_incident(number, "和診所無關")
    clinic.incidents.reopen(number, "第二則寫了全名")
    case = clinic.incident_lists.case(number)
    assert case.incident.state is State.NOTICED
    assert case.signals[0].reason == "打卡的是早午餐店"
    assert [turn.reason for turn in case.incident.turns] == ["和診所無關", "第二則寫了全名"]


def test_a_fact_keeps_every_turn_and_a_message_needs_a_fact_of_this_case(clinic: Clinic) -> None:
    number = noticed(clinic).number
    said = clinic.incidents.state_fact(number, "簽有同意書", Status.REPORTED, note="電話中先說")
    clinic.incidents.change_fact(number, said.id, Status.CONFIRMED, "取出紙本核對")
    clinic.incidents.change_fact(
        number, said.id, Status.CONFIRMED, "補上時間", statement="11-16 10:12 簽有同意書"
    )
    (kept,) = clinic.incident_lists.case(number).facts
    assert [turn.former for turn in kept.turns] == ["", "簽有同意書"]
    other = noticed(clinic).number
    with pytest.raises(NotFound):
        clinic.incidents.state_message(other, "有簽", [said.id])
    with pytest.raises(NotFound):
        clinic.incidents.change_fact(other, said.id, Status.REFUTED, "別的案子")


def test_evidence_on_the_list_is_secured_by_an_exhibit_that_is_then_marked_in_the_case(
    clinic: Clinic, tmp_path: Path
) -> None:
    number = confirmed(clinic).number
    clinic.incidents.set_nature(number, "negative_review")
    check = clinic.incident_lists.case(number).checks[0]
    with pytest.raises(NotFound):
        clinic.incidents.tick_checklist(
            number, check.id, CheckState.SECURED, exhibits=["E-2026-0999"]
        )
    taken = exhibit(clinic, tmp_path)
    clinic.incidents.tick_checklist(number, check.id, CheckState.SECURED, exhibits=[taken])
    assert clinic.evidence_lists.of_case(f"incident/{number}")[0].number == taken
    assert clinic.incident_lists.case(number).checks[0].exhibits == (taken,)


def test_a_line_of_our_own_says_where_it_is_and_who_secures_it(
    clinic: Clinic, tmp_path: Path
) -> None:
    number, desk = confirmed(clinic).number, clinic.incidents
    with pytest.raises(NotFound):
        desk.want_evidence(number, "隔壁店家的監視器", keeper=99)
    wanted = desk.want_evidence(
        number, "隔壁店家的監視器", any_moment=True, place=" 隔壁早餐店 ", keeper=RECEPTION
    )
    case = clinic.incident_lists.case(number)
    assert case.checks == (wanted,)
    assert (wanted.place, wanted.keeper, wanted.rule) == ("隔壁早餐店", RECEPTION, "")
    assert [event.says["words"] for event in case.events if event.kind == "check_wanted"] == [
        "隔壁店家的監視器"
    ]
    desk.set_nature(number, "negative_review")
    now_page = clinic.incident_lists.now(number)
    assert wanted in now_page.vanishing
    taken = exhibit(clinic, tmp_path)
    after = desk.tick_checklist(number, wanted.id, CheckState.SECURED, exhibits=[taken])
    assert (after.place, after.keeper) == ("隔壁早餐店", RECEPTION)
    assert clinic.check_log().findings == ()


def test_the_promised_update_follows_what_went_out(clinic: Clinic, clock: HandClock) -> None:
    number = called(clinic).number
    at = clock.forward(minutes=10)
    clock.forward(minutes=1)
    promise = at + timedelta(hours=8)

    def out(audience: Audience, next_update: datetime | None) -> datetime | None:
        release = Release(
            0, "", audience, "官網", at, OWNER, "我們看到了。", next_update=next_update
        )
        clinic.incidents.note_release(number, release)
        return clinic.incident_lists.case(number).incident.next_update

    assert out(Audience.PUBLIC, promise) == promise
    assert out(Audience.INSURER, None) == promise
    assert out(Audience.PUBLIC, None) is None


def test_a_line_of_the_timeline_says_who_told_it_and_only_own_lines_are_struck(
    clinic: Clinic, clock: HandClock
) -> None:
    number = noticed(clinic).number
    at = clock.forward(minutes=3)
    clock.forward(minutes=3)
    desk = clinic.incidents
    with pytest.raises(EventIncomplete):
        desk.note_event(number, "病人一直摀著臉", at, manner=Manner.TOLD)
    own = desk.note_event(number, "病人一直摀著臉", at, manner=Manner.TOLD, source="助理")
    desk.strike_event(number, own.id, "記到別的病人")
    by_itself, written = clinic.incident_lists.case(number).events
    assert (written.zone, written.struck_because) == ("Asia/Taipei", "記到別的病人")
    with pytest.raises(CameByItself):
        desk.strike_event(number, by_itself.id, "不好看")


def test_staff_confirm_for_themselves_and_the_manager_for_who_has_no_seat(
    made: MadeClinic,
) -> None:
    clinic = made.open("owner")
    number = confirmed(clinic).number
    notice = clinic.incidents.told_staff(number, "不回應、不轉貼", STAFF)
    assert notice.unread == (MANAGER, 3, RECEPTION)
    clinic = made.open("reception")
    clinic.incidents.confirm_read(number, notice.id)
    clinic = made.open("manager")
    clinic.incidents.confirm_read(number, notice.id)
    clinic.incidents.note_read(number, notice.id, 3)
    assert clinic.incident_lists.case(number).notices[0].unread == ()


def test_a_merged_case_brings_its_kinds_and_takes_them_along_when_parted(clinic: Clinic) -> None:
    desk, lists = clinic.incidents, clinic.incident_lists
    first, second = (desk.open(title).number for title in ("醫死人的貼文", "照片外流"))
    desk.set_nature(first, "medical_dispute")
    desk.set_nature(second, "data_leak", "有病人的照片", also={"medical_dispute": "同一位病人"})
    desk.merge(second, first, "同一件事")
    case = lists.case(first)
    assert case.incident.kinds == ("medical_dispute", "data_leak")
    assert case.incident.natures[1] == NatureMark("data_leak", False, "有病人的照片", second)
    with pytest.raises(NoSuchNature):
        desk.drop_nature(first, "data_leak", "它是另一件帶來的")
    desk.unmerge(second, "其實是兩件")
    assert lists.case(first).incident.kinds == ("medical_dispute",)
    assert lists.case(second).incident.kinds == ("data_leak", "medical_dispute")


def test_two_cases_become_one_without_loss_and_part_again(clinic: Clinic) -> None:
    one, two = confirmed(clinic).number, confirmed(clinic).number
    fact(clinic, two, "第二則寫了全名")
    clinic.incidents.merge(two, one, "同一件事")
    whole = clinic.incident_lists.case(one)
    assert whole.merged_in == (two,)
    assert [each.statement for each in whole.facts].count("出現一則一星評論") == 2
    assert {event.case for event in whole.events} == {"", two}
    with pytest.raises(MergedAway) as away:
        fact(clinic, two, "再寫一筆")
    assert away.value.into == one
    assert len(clinic.incident_lists.bands()) == 1
    clinic.incidents.unmerge(two, "其實是兩位病人")
    assert clinic.incident_lists.case(one).merged_in == ()
    assert len(clinic.incident_lists.case(two).facts) == 2
    assert len(clinic.incident_lists.bands()) == 2


def test_a_skipped_step_says_why_and_can_be_taken_up_again(clinic: Clinic) -> None:
    number = confirmed(clinic).number
    clinic.incidents.skip_step(number, Step.STRATEGY, "只有一位病人，照客訴流程")
    assert Step.STRATEGY not in open_steps(clinic, number)
    clinic.incidents.take_up_step(number, Step.STRATEGY)
    assert Step.STRATEGY in open_steps(clinic, number)


def test_closing_half_done_needs_a_reason_that_the_record_keeps(clinic: Clinic) -> None:
    number = confirmed(clinic).number
    clinic.incidents.stand_down(number, ["誤會一場"])
    with pytest.raises(BarrierStands):
        clinic.incidents.close(number, "沒事了")
    closing = clinic.incidents.close(number, "沒事了", override="當事人來電說已經解決")
    assert closing.overridden == ("step",)


def test_what_is_left_of_the_tasks_is_dropped_for_one_reason_each_with_its_entry(
    clinic: Clinic,
) -> None:
    number = called(clinic).number
    first, *rest = clinic.task_lists.of(f"incident/{number}")
    clinic.tasks.done(first.id)
    with pytest.raises(ReasonMissing):
        clinic.incidents.drop_open_tasks(number, " ")
    assert clinic.incidents.drop_open_tasks(number, "誤會，病人已說明") == len(rest)
    tasks = clinic.task_lists.of(f"incident/{number}")
    assert [task.state for task in tasks].count(TaskState.NOT_DOING) == len(rest)
    assert verbs(clinic).count("task.not_doing") == len(rest)


def test_who_may_not_judge_is_refused_before_anything_is_read(made: MadeClinic) -> None:
    number = confirmed(made.open("owner")).number
    clinic = made.open("reception")
    for refused in (
        lambda: clinic.incidents.rate("I-2026-9999", HIGH),
        lambda: clinic.incidents.close(number, "結案"),
        lambda: clinic.incidents.stand_down(number, ["結束"]),
        lambda: clinic.incidents.merge(number, "I-2026-9999", "同一件"),
    ):
        with pytest.raises(NotAllowed):
            refused()
    clinic = made.open("counsel")
    with pytest.raises(NotAllowed):
        clinic.incidents.open(TITLE)


def test_the_tables_are_what_the_migration_made(clinic: Clinic) -> None:
    with clinic.database.reading() as session:
        for name, table in Row.metadata.tables.items():
            if not name.startswith("incident"):
                continue
            found = session.execute(text(f"PRAGMA table_info({name})")).all()
            assert {(each[1], each[2], bool(each[3] or each[5])) for each in found} == {
                (column.name, _kind(column.type), not column.nullable) for column in table.columns
            }
            indexes = {
                str(each[1])
                for each in session.execute(text(f"PRAGMA index_list({name})")).all()
                if each[3] == "c"
            }
            assert indexes == {str(index.name) for index in table.indexes}


def _kind(column: object) -> str:
    plain = getattr(column, "impl", column)
    return "INTEGER" if "INT" in type(plain).__name__.upper() else "TEXT"
