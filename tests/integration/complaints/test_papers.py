"""A complaint on paper: the record and the slip, filled from what was recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import Complainant, Complaint, Field, LinkKind, Relation
from clinicguard.complaints.contact import Means
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.inquiry import Action, RemedyKind
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.issue import Flag, Harm, Severity, Stage
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.complaints.moves import State
from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.from_complaint import record_paper, slip_paper
from clinicguard.documents.press import Press
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.host.words import LANGUAGES, Language
from tests.integration.complaints.given import NEW, worked_to
from tests.made import HandClock

PEOPLE = {1: "沈以安", 4: "林美華"}


@pytest.fixture
def complaint(desk: ComplaintDesk, clock: HandClock) -> Complaint:
    """One on which everything was recorded that a paper can show."""
    whom = Complainant("𠮷田 若嵐", Relation.FAMILY, "0900-000-000")
    number = worked_to(desk, State.LOOKING, replace(NEW, complainant=whom)).number
    desk.edit(number, Field.CHANNEL, "line", "其實是 LINE")
    desk.edit(number, Field.TAKEN_BY, "1", "交班")
    desk.edit(number, Field.RECEIVED_AT, "2026-11-19T08:00:00.000Z", "前一天下午")
    desk.edit(number, Field.BORN, "1990-05-01", "補上")
    desk.rate_issue(number, 1, Severity.HIGH, Stage.PRACTICE, Harm.MINOR, "第三次發生")
    desk.flag(number, Flag.MEDIA, "說要爆料")
    due = clock.now() + timedelta(hours=3)
    desk.note_contact(number, Means.PHONE, "未接", reached=False, promise=NewPromise("再打", due))
    desk.hold_clock(number, ClockKind.ANSWER, "等病人補收據")
    desk.resume_clock(number, ClockKind.ANSWER)
    desk.decide_remedy(number, RemedyKind.APOLOGY, "當面致歉")
    desk.learn(number, "延誤先告知", Action(4, due))
    desk.link(number, LinkKind.INCIDENT, "incident/I-2026-0007", "升級")
    desk.keep_promise(number, desk.unmask(number, "查").promises[0].id, "接通了")
    desk.answer(number, Means.LETTER, "向您說明當天的情形。")
    desk.satisfaction(number, 4, note="希望真的有改")
    return desk.close(number, "病人接受說明", "延誤超過 20 分鐘先告知")


def press(clinic: Clinic, language: Language) -> Press:
    return Press(language, False, clinic.stamp())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_was_recorded_stands_in_the_paper(
    clinic: Clinic, complaint: Complaint, language: Language
) -> None:
    made = press(clinic, language)
    paper = record_paper(complaint, PEOPLE, made, complaint.logged_at)
    assert (paper.complainant, paper.reach) == ("𠮷田 若嵐", "0900-000-000")
    assert paper.taken_by == "沈以安"
    assert [edit.old for edit in paper.edits][1] == "林美華"
    assert paper.contacts[0].said == "未接"
    assert paper.promises[0].how == "接通了"
    assert paper.learnings[-1].what == "延誤超過 20 分鐘先告知"
    assert paper.links[0].target == "I-2026-0007"
    assert len(paper.steps) == len(complaint.steps) + 1
    assert (paper.actions[0].what, paper.actions[0].owner) == ("延誤先告知", "林美華")
    for kind in ("issues", "flags", "clocks", "accounts", "findings", "remedies", "answers"):
        assert len(getattr(paper, kind)) == len(getattr(complaint, kind.replace("flags", "raised")))
    assert complaint_record(paper, made).startswith(b"%PDF")


def test_a_paper_of_a_masked_complaint_shows_no_name(
    clinic: Clinic, complaint: Complaint, lists: ComplaintLists
) -> None:
    masked = lists.whole(complaint.number)
    paper = record_paper(masked, PEOPLE, press(clinic, "zh_TW"), complaint.logged_at)
    assert "若嵐" not in paper.complainant + paper.patient
    assert "𠮷田" not in paper.complainant
    assert not any("1990" in edit.new for edit in paper.edits)


def test_the_slip_says_what_was_promised_and_nothing_for_us_alone(
    clinic: Clinic, desk: ComplaintDesk
) -> None:
    complaint = desk.log(NEW)
    paper = slip_paper(complaint, PEOPLE, clinic.profile)
    due = {clock.rule: clock.due_at for clock in complaint.clocks}
    assert paper.first_reply_by == due[ClockKind.FIRST_REPLY]
    assert paper.answer_by == due[ClockKind.ANSWER]
    assert (paper.taken_by, paper.call_us) == ("林美華", "02-0000-0000")
    assert NEW.verbatim not in repr(paper)
    after = desk.acknowledge(complaint.number, Means.IN_PERSON, "我們會查明後回覆您")
    given = slip_paper(after, PEOPLE, clinic.profile)
    assert given.first_reply_by == due[ClockKind.FIRST_REPLY], "printed again, it says what it said"
    assert given.message == "我們會查明後回覆您"
    assert acknowledgement_slip(given, press(clinic, "zh_TW")).startswith(b"%PDF")
