"""One complaint whole: from its rows to the noun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from enum import Enum
from functools import cache
from typing import Any, Protocol, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import ColumnElement, Select, bindparam, exists, literal, select, union_all

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import (
    Channel,
    Complainant,
    Complaint,
    Ending,
    Link,
    Patient,
    RaisedFlag,
    Relation,
    StaffRole,
)
from clinicguard.complaints.contact import Acknowledgement, Answer, Contact, Satisfaction
from clinicguard.complaints.inquiry import Account, Finding, Learning, Remedy
from clinicguard.complaints.issue import Issue
from clinicguard.complaints.moves import Kind, State, Step
from clinicguard.complaints.tables import (
    AccountRow,
    AcknowledgementRow,
    AnswerRow,
    ComplaintRow,
    ContactRow,
    EditRow,
    EndingRow,
    FindingRow,
    FlagRow,
    IssueRow,
    LearningRow,
    LinkRow,
    Part,
    RemedyRow,
    SatisfactionRow,
    StepRow,
)
from clinicguard.complaints.wording import Edit
from clinicguard.tasks.running import RunningClock
from clinicguard.tasks.tables import ClockRow, HoldRow, TaskRow, TaskTurnRow, to_clock, to_task
from clinicguard.tasks.task import Kind as TaskKind
from clinicguard.tasks.task import Task

_PROMISED = tuple(kind.value for kind in ClockKind)
T = TypeVar("T")
R = TypeVar("R", bound=Part)

PARTS: dict[str, tuple[type[Part], Callable[..., object]]] = {
    "issues": (IssueRow, Issue),
    "raised": (FlagRow, RaisedFlag),
    "steps": (StepRow, Step),
    "contacts": (ContactRow, Contact),
    "accounts": (AccountRow, Account),
    "findings": (FindingRow, Finding),
    "remedies": (RemedyRow, Remedy),
    "learnings": (LearningRow, Learning),
    "answers": (AnswerRow, Answer),
    "satisfactions": (SatisfactionRow, Satisfaction),
    "endings": (EndingRow, Ending),
    "links": (LinkRow, Link),
    "edits": (EditRow, Edit),
}
"""Each tuple of the complaint, the rows that hold it and the noun of a row: same names in both."""


class Finds(Protocol):
    """What answers a query: a change inside an act, or a reader."""

    def __call__(self, query: Select[T], /) -> Sequence[T]: ...


def whole(finds: Finds, row: ComplaintRow) -> Complaint:
    """The complaint of a row, with everything that was recorded about it, as it was recorded."""
    there = frozenset(finds(_which_parts().params(complaint=row.id)))
    parts: dict[str, Any] = {
        name: tuple(_noun(noun, each) for each in _rows(finds, rows, row.id))
        if name in there
        else ()
        for name, (rows, noun) in PARTS.items()
    }
    address = f"complaint/{row.number}"
    acknowledged = _rows(finds, AcknowledgementRow, row.id)
    return Complaint(
        id=row.id,
        number=row.number,
        kind=Kind(row.kind),
        state=State(row.state),
        channel=Channel(row.channel),
        received_at=row.received_at,
        taken_by=row.taken_by,
        complainant=Complainant(row.complainant, Relation(row.relation), row.reach),
        patient=Patient(row.patient, row.chart, row.born),
        verbatim=row.verbatim,
        interpretation=row.interpretation,
        wanted=row.wanted,
        staff_role=StaffRole(row.staff_role),
        logged_at=row.logged_at,
        logged_by=row.logged_by,
        clocks=clocks(finds, address),
        limits=limits(finds, address),
        promises=tasks_of(finds, address, TaskKind.PROMISE),
        actions=tasks_of(finds, address, TaskKind.TASK),
        acknowledgement=_noun(Acknowledgement, acknowledged[0]) if acknowledged else None,
        **parts,
    )


def clocks(finds: Finds, address: str) -> tuple[RunningClock, ...]:
    """The promised times of a complaint, with what held them."""
    return _clocks(finds, ClockRow.subject == address, ClockRow.rule.in_(_PROMISED))


def limits(finds: Finds, address: str) -> tuple[RunningClock, ...]:
    """The times that the law sets for what was asked beside: copies of records, personal data."""
    return _clocks(finds, ClockRow.subject == address, ClockRow.rule.not_in(_PROMISED))


def _clocks(finds: Finds, *asked: ColumnElement[bool]) -> tuple[RunningClock, ...]:
    rows = finds(select(ClockRow).where(*asked).order_by(ClockRow.id))
    if not rows:
        return ()
    holds = finds(
        select(HoldRow).where(HoldRow.clock_id.in_([row.id for row in rows])).order_by(HoldRow.id)
    )
    return tuple(to_clock(row, [hold for hold in holds if hold.clock_id == row.id]) for row in rows)


def tasks_of(finds: Finds, address: str, kind: TaskKind) -> tuple[Task, ...]:
    """What was promised to the complainant, or what we set ourselves, with what became of it."""
    rows = finds(
        select(TaskRow)
        .where(TaskRow.subject == address, TaskRow.kind == kind.value)
        .order_by(TaskRow.id)
    )
    if not rows:
        return ()
    turns = finds(
        select(TaskTurnRow)
        .where(TaskTurnRow.task_id.in_([row.id for row in rows]))
        .order_by(TaskTurnRow.id)
    )
    return tuple(to_task(row, [turn for turn in turns if turn.task_id == row.id]) for row in rows)


@cache
def _which_parts() -> Select[str]:
    """One query instead of one for each: the names of those parts of which there is any row."""
    kinds = union_all(
        *(
            select(literal(name).label("name")).where(
                exists().where(rows.complaint_id == bindparam("complaint"))
            )
            for name, (rows, _) in PARTS.items()
        )
    ).subquery()
    return select(kinds.c.name)


def _rows(finds: Finds, rows: type[R], complaint_id: int) -> Sequence[R]:
    query: Select[R] = select(rows).where(rows.complaint_id == complaint_id)
    return finds(query.order_by(rows.id))


def _noun(noun: Callable[..., T], row: Part) -> T:
    return noun(**{name: _value(hint, getattr(row, name)) for name, hint in _hints(noun).items()})


@cache
def _hints(noun: Any) -> dict[str, Any]:
    hints = get_type_hints(noun)
    return {field.name: hints[field.name] for field in fields(noun)}


def _value(hint: Any, value: Any) -> Any:
    if get_origin(hint) is frozenset:
        return frozenset(_value(get_args(hint)[0], each) for each in value)
    if isinstance(hint, type) and issubclass(hint, Enum | bool):
        return hint(value)
    return value
