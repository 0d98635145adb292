"""Made-up complaints for the tests of the rules."""

from dataclasses import replace
from datetime import UTC, datetime

from clinicguard.complaints.complaint import (
    Channel,
    Complainant,
    Complaint,
    Patient,
    Relation,
    StaffRole,
)
from clinicguard.complaints.inquiry import Account, Finding, Side, Verdict
from clinicguard.complaints.issue import Category, Harm, Issue, Severity, Stage
from clinicguard.complaints.moves import Kind, State
from clinicguard.tasks import task as tasks

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)

NEW = Complaint(
    id=1,
    number="C-2026-0001",
    kind=Kind.COMPLAINT,
    state=State.NEW,
    channel=Channel.PHONE,
    received_at=NOON,
    taken_by=1,
    complainant=Complainant("李若嵐", Relation.PATIENT, "0900-000-000"),
    patient=Patient("李若嵐", "A00482", None),
    verbatim="昨天三點的號，等到四點半才看到。",
    interpretation="",
    wanted="以後晚了要先講",
    staff_role=StaffRole.RECEPTION,
    logged_at=NOON,
    logged_by=1,
)


def issue(id_: int = 1, position: int = 1) -> Issue:
    return Issue(
        id=id_,
        position=position,
        category=Category.INSTITUTION,
        subtype="waiting",
        severity=Severity.LOW,
        suggested=Severity.LOW,
        why_changed="",
        stage=Stage.PRACTICE,
        harm=Harm.NONE,
        note="",
        at=NOON,
        by=1,
    )


def account(side: Side) -> Account:
    return Account(1, side, "櫃檯", "那天臨時加了兩位急診。", NOON, 1)


def finding(issue_id: int, verdict: Verdict = Verdict.UPHELD, id_: int = 1) -> Finding:
    return Finding(id_, issue_id, verdict, "叫號紀錄", NOON, 1)


def promise(state: tasks.State = tasks.State.TO_DO) -> tasks.Task:
    return tasks.Task(
        1, "週一回電", NOON, 1, kind=tasks.Kind.PROMISE, owner=1, due=NOON, state=state
    )


def looked_into() -> Complaint:
    """Everything that an answer asks for is there."""
    return replace(
        NEW,
        state=State.LOOKING,
        issues=(issue(),),
        accounts=(account(Side.STAFF),),
        findings=(finding(1),),
    )
