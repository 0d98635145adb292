"""Two cases merged: whatever the part brought is worked on from the case that goes on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.facts import Source, SourceKind, Status
from clinicguard.incidents.review import LineKind
from clinicguard.incidents.strategy import Verdict
from clinicguard.incidents.watch import Verdict as Judged
from clinicguard.storage.troubles import NotFound
from tests.integration.incidents.made import (
    MANAGER,
    RECEPTION,
    called,
    complaint,
    exhibit,
    fact,
    standing,
)
from tests.made import HandClock

WHY = "同一件事"
OTHER = "查過不是"


@pytest.fixture
def pair(clinic: Clinic) -> tuple[str, str]:
    """The number of the case that goes on, and of the one that is made a part of it."""
    return called(clinic).number, called(clinic).number


def test_a_fact_of_the_part_is_changed_and_takes_its_history_along(
    clinic: Clinic, pair: tuple[str, str]
) -> None:
    main, part = pair
    brought = fact(clinic, part, "第二則寫了全名")
    clinic.incidents.merge(part, main, WHY)
    clinic.incidents.let_out(main, brought.id, True)
    after = clinic.incidents.change_fact(main, brought.id, Status.REFUTED, OTHER)
    assert after.status is Status.REFUTED
    clinic.incidents.unmerge(part, OTHER)
    found = clinic.incident_lists.case(part).fact(brought.id)
    assert found is not None
    assert [turn.reason for turn in found.turns][-1] == OTHER
    kinds = [event.kind for event in clinic.incident_lists.case(part).events]
    assert "fact_changed" in kinds
    assert "fact_let_out" in kinds
    assert clinic.incident_lists.case(main).fact(brought.id) is None


def test_a_core_message_rests_on_a_fact_of_the_part_and_that_of_the_part_is_reworded(
    clinic: Clinic, pair: tuple[str, str]
) -> None:
    main, part = pair
    brought = fact(clinic, part, "第二則寫了全名")
    theirs = clinic.incidents.state_message(part, "我們正在查", [brought.id])
    clinic.incidents.merge(part, main, WHY)
    ours = clinic.incidents.state_message(main, "查清楚就說明", [brought.id])
    clinic.incidents.reword_message(main, theirs.id, "我們正在逐項查", [brought.id], "更清楚")
    clinic.incidents.unmerge(part, OTHER)
    (told,) = clinic.incident_lists.case(part).messages
    assert [former.text for former in told.former] == ["我們正在查"]
    (kept,) = clinic.incident_lists.case(main).messages
    assert kept.id == ours.id
    assert kept.proof == (brought.id,)
    clinic.incidents.merge(part, main, WHY)
    assert clinic.incidents.withdraw_message(main, theirs.id, OTHER).withdrawn_because == OTHER


def test_notes_options_signals_lines_and_checks_of_the_part_are_worked_on(
    clinic: Clinic, clock: HandClock, tmp_path: Path, pair: tuple[str, str]
) -> None:
    main, part = pair
    desk = clinic.incidents
    note = desk.write_note(part, Compartment.ROOT_CAUSE, "器械盤沒有點過")
    option = desk.weigh_option(part, "當面說明", pros="快", cons="累")
    signal = desk.note_signal(part, "google", "又一則")
    line = desk.note_event(part, "病人來電", clock.now() - timedelta(minutes=1))
    check = desk.want_evidence(part, "監視器畫面")
    review = desk.note_review(part, LineKind.LESSON, "點收要兩個人")
    due = clinic.incident_lists.today + timedelta(days=9)
    action = desk.plan_action(part, "兩人點收", MANAGER, due)
    desk.merge(part, main, WHY)
    desk.rewrite_note(main, note.id, "器械盤只點了一次", "說清楚")
    desk.judge_option(main, option.id, Verdict.CHOSEN, "先談")
    desk.judge_signal(main, signal.id, Judged.OURS, "是本院的事")
    desk.strike_event(main, line.id, OTHER)
    desk.tick_checklist(main, check.id, CheckState.SECURED, exhibits=[exhibit(clinic, tmp_path)])
    desk.strike_review(main, review.id, OTHER)
    desk.finish_action(main, action.id)
    desk.unmerge(part, OTHER)
    case = clinic.incident_lists.case(part)
    assert [former.text for former in case.notes[0].former] == ["器械盤沒有點過"]
    assert case.options[-1].verdict is Verdict.CHOSEN
    assert case.signals[-1].verdict is Judged.OURS
    assert case.review.lines[-1].struck_because == OTHER
    assert not case.review.actions[-1].open
    secured = next(each for each in case.checks if each.id == check.id)
    assert set(secured.exhibits) <= {
        each.number for each in clinic.evidence_lists.of_case(f"incident/{part}")
    }


def test_the_exhibits_of_the_part_have_a_mark_in_the_case_that_goes_on(
    clinic: Clinic, tmp_path: Path, pair: tuple[str, str]
) -> None:
    main, part = pair
    number = exhibit(clinic, tmp_path, subject=f"incident/{part}")
    clinic.incidents.merge(part, main, WHY)
    listed = clinic.evidence_lists.of_case(f"incident/{main}")
    assert number in [each.number for each in listed]


def listed(clinic: Clinic, number: str) -> dict[str, str]:
    """By exhibit of a case: its mark there."""
    address = f"incident/{number}"
    found = clinic.evidence_lists.of_case(address)
    return {each.number: each.mark_in(address) or "" for each in found}


def test_parting_gives_back_the_exhibits_that_merging_brought(
    clinic: Clinic, tmp_path: Path, pair: tuple[str, str]
) -> None:
    main, part = pair
    address = f"incident/{main}"
    ours = exhibit(clinic, tmp_path, "一", subject=address)
    theirs = exhibit(clinic, tmp_path, "二", subject=f"incident/{part}")
    both = exhibit(clinic, tmp_path, "三", subject=f"incident/{part}")
    clinic.evidence.list_in(both, address)
    clinic.incidents.merge(part, main, WHY)
    assert listed(clinic, main) == {ours: "A-01", both: "A-02", theirs: "A-03"}
    clinic.incidents.unmerge(part, OTHER)
    assert listed(clinic, main) == {ours: "A-01", both: "A-02"}
    assert clinic.evidence_lists.one(theirs).mark_in(address) is None
    assert clinic.evidence_lists.seal(address).exhibits == 2
    assert set(listed(clinic, part)) == {theirs, both}
    parted = clinic.incident_lists.case(main).events[-1]
    assert (parted.kind, parted.exhibits) == ("parted", (theirs,))
    later = exhibit(clinic, tmp_path, "四", subject=address)
    assert listed(clinic, main)[later] == "A-04", "the mark given back is given to no other"
    clinic.incidents.merge(part, main, WHY)
    assert listed(clinic, main)[theirs] == "A-03", "its own mark is its again"


def test_what_the_case_lists_itself_or_rests_a_fact_on_stays_listed_when_parted(
    clinic: Clinic, tmp_path: Path, pair: tuple[str, str]
) -> None:
    main, part = pair
    named, looked_at, unused = (
        exhibit(clinic, tmp_path, each, subject=f"incident/{part}") for each in ("一", "二", "三")
    )
    clinic.incidents.merge(part, main, WHY)
    clinic.incidents.state_fact(
        main, "候診室有人錄影", Status.CONFIRMED, Source(SourceKind.EXHIBIT, "錄影", named)
    )
    clinic.incidents.note_signal(main, "google", "又一則", exhibits=[looked_at])
    clinic.incidents.unmerge(part, OTHER)
    assert set(listed(clinic, main)) == {named, looked_at}
    assert set(listed(clinic, part)) == {named, looked_at, unused}


def test_an_exhibit_that_two_parts_brought_stays_until_the_second_one_leaves_too(
    clinic: Clinic, tmp_path: Path, pair: tuple[str, str]
) -> None:
    main, part = pair
    second, top = called(clinic).number, called(clinic).number
    both = exhibit(clinic, tmp_path, subject=f"incident/{part}")
    clinic.evidence.list_in(both, f"incident/{second}")
    for each in (part, second):
        clinic.incidents.merge(each, main, WHY)
    clinic.incidents.merge(main, top, WHY)
    clinic.incidents.unmerge(part, OTHER)
    assert set(listed(clinic, main)) == set(listed(clinic, top)) == {both}
    clinic.incidents.unmerge(second, OTHER)
    assert listed(clinic, main) == listed(clinic, top) == {}


def test_a_complaint_of_the_part_is_untied_from_the_case_that_goes_on(
    clinic: Clinic, clock: HandClock, pair: tuple[str, str]
) -> None:
    main, part = pair
    address = f"complaint/{complaint(clinic, clock)}"
    clinic.incidents.link(part, address, WHY)
    clinic.incidents.merge(part, main, WHY)
    clinic.incidents.unlink(main, address, OTHER)
    assert clinic.incident_lists.of(address) == ()
    (link,) = clinic.complaint_lists.whole(address.partition("/")[2]).links
    assert link.undone_why == OTHER


def test_a_hat_worn_in_the_part_is_given_to_another_head(
    clinic: Clinic, pair: tuple[str, str]
) -> None:
    main, part = pair
    clinic.incidents.merge(main, part, WHY)
    clinic.incidents.assign_hat(part, "commander", MANAGER)
    assert worn(clinic, part, "commander") == [MANAGER]
    clinic.incidents.free_hat(part, "commander", OTHER)
    assert worn(clinic, part, "commander") == []


def worn(clinic: Clinic, number: str, hat: str) -> list[int]:
    return [seat.holder for seat in clinic.incident_lists.case(number).seats if seat.hat == hat]


def test_each_hat_is_on_one_head_that_of_the_case_that_goes_on(
    clinic: Clinic, pair: tuple[str, str]
) -> None:
    part, main = pair
    clinic.incidents.assign_hat(main, "commander", MANAGER)
    clinic.incidents.merge(part, main, WHY)
    assert worn(clinic, main, "commander") == [MANAGER]


def test_a_task_of_the_part_bars_the_close_until_it_is_done_or_dropped(
    clinic: Clinic, clock: HandClock, pair: tuple[str, str]
) -> None:
    main, part = pair
    clinic.tasks.add(
        "回電給病人",
        owner=RECEPTION,
        due=clock.now() + timedelta(hours=1),
        subject=f"incident/{part}",
    )
    clinic.incidents.drop_open_tasks(main, WHY)
    clinic.incidents.merge(part, main, WHY)
    assert "task" in standing(clinic, clock, main, Act.CLOSE)
    assert clinic.incidents.drop_open_tasks(main, WHY) >= 1
    assert "task" not in standing(clinic, clock, main, Act.CLOSE)
    assert not [task for task in clinic.incident_lists.case(part).tasks if task.open]


def test_what_belongs_to_neither_is_not_touched(clinic: Clinic, pair: tuple[str, str]) -> None:
    main, other = pair
    strange = fact(clinic, other, "別的案件")
    with pytest.raises(NotFound):
        clinic.incidents.change_fact(main, strange.id, Status.REFUTED, OTHER)
