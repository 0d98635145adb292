"""The rows of the list page: read for the few complaints that are shown, masked on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import select

from clinicguard.complaints.clock import ClockKind, Rank
from clinicguard.complaints.complaint import Channel, Relation, StaffRole
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.left import Left
from clinicguard.complaints.listed import ListedClock, ListedComplaint, NextPromise
from clinicguard.complaints.masks import hide_names
from clinicguard.complaints.moves import Kind, State
from clinicguard.complaints.snippet import Snippet, snippet
from clinicguard.complaints.tables import (
    AccountRow,
    AnswerRow,
    ComplaintRow,
    ContactRow,
    FindingRow,
    FlagRow,
    IssueRow,
    LearningRow,
    RemedyRow,
    SatisfactionRow,
)
from clinicguard.people.names import masked
from clinicguard.storage.reader import Reader
from clinicguard.storage.text import hits
from clinicguard.tasks import task as tasks
from clinicguard.tasks.running import ClockState
from clinicguard.tasks.tables import ClockRow, HoldRow, TaskRow

LeftOf = Callable[[datetime], Left]


def rows_of(
    reader: Reader, ids: Sequence[int], typed: str, left_of: LeftOf
) -> tuple[ListedComplaint, ...]:
    """The rows of these complaints, in this order; hits of what was typed are marked."""
    found = reader.values(select(ComplaintRow).where(ComplaintRow.id.in_(ids)))
    rows = {row.id: row for row in found}
    addresses = [f"complaint/{row.number}" for row in found]
    issues = _main_issues(reader, ids)
    flags = _flags(reader, ids)
    scores = _scores(reader, ids)
    promises = _promises(reader, addresses)
    holds = _holds(reader, addresses)
    snippets = {row.id: _snippet(row, typed) for row in found}
    if typed:
        unmarked = [row_id for row_id, shown in snippets.items() if not shown.hits]
        snippets |= _hits_elsewhere(reader, [rows[row_id] for row_id in unmarked], typed)

    def listed(row: ComplaintRow) -> ListedComplaint:
        category, subtype = issues.get(row.id, (None, ""))
        address = f"complaint/{row.number}"
        promise = promises.get(address) if row.clock is None else None
        return ListedComplaint(
            number=row.number,
            kind=Kind(row.kind),
            state=State(row.state),
            channel=Channel(row.channel),
            received_at=row.received_at,
            name=masked(row.complainant),
            category=category,
            subtype=subtype,
            snippet=snippets[row.id],
            clock=_clock(row, holds.get(address), left_of),
            promise=promise and NextPromise(promise[0], promise[1], left_of(promise[1])),
            score=scores.get(row.id),
            flags=flags.get(row.id, frozenset()),
            taken_by=row.taken_by,
            staff_role=StaffRole(row.staff_role),
            relation=Relation(row.relation),
            wanted=snippet([_nameless(row, row.wanted)], "", hits).words,
        )

    return tuple(listed(rows[row_id]) for row_id in ids)


def _clock(row: ComplaintRow, held: str | None, left_of: LeftOf) -> ListedClock | None:
    if row.clock is None or row.clock_due is None:
        return None
    reason = (held or "") if row.clock_rank == Rank.HELD else None
    return ListedClock(ClockKind(row.clock), row.clock_due, left_of(row.clock_due), reason)


def _snippet(row: ComplaintRow, typed: str) -> Snippet:
    texts = (row.verbatim, row.wanted, row.interpretation)
    return snippet([_nameless(row, text) for text in texts], typed, hits)


def _nameless(row: ComplaintRow, text: str) -> str:
    return hide_names(text, row.complainant, row.patient)


def _main_issues(reader: Reader, ids: Sequence[int]) -> dict[int, tuple[Category, str]]:
    """The most severe issue of each complaint, the first among equals."""
    rows = reader.values(
        select(IssueRow)
        .where(IssueRow.complaint_id.in_(ids))
        .order_by(IssueRow.severity, IssueRow.position.desc())
    )
    return {row.complaint_id: (Category(row.category), row.subtype) for row in rows}


def _flags(reader: Reader, ids: Sequence[int]) -> dict[int, frozenset[Flag]]:
    rows = reader.rows(
        select(FlagRow.complaint_id, FlagRow.flag).where(
            FlagRow.complaint_id.in_(ids), FlagRow.lowered_at.is_(None)
        )
    )
    found: dict[int, frozenset[Flag]] = {}
    for row_id, flag in rows:
        found[row_id] = found.get(row_id, frozenset()) | {Flag(flag)}
    return found


def _scores(reader: Reader, ids: Sequence[int]) -> dict[int, int]:
    rows = reader.rows(
        select(SatisfactionRow.complaint_id, SatisfactionRow.score)
        .where(SatisfactionRow.complaint_id.in_(ids))
        .order_by(SatisfactionRow.id)
    )
    return {row[0]: row[1] for row in rows}


def _promises(reader: Reader, addresses: Sequence[str]) -> dict[str, tuple[str, datetime]]:
    """The open promise of each complaint that is due first."""
    rows = reader.rows(
        select(TaskRow.subject, TaskRow.words, TaskRow.due)
        .where(
            TaskRow.subject.in_(addresses),
            TaskRow.kind == tasks.Kind.PROMISE,
            TaskRow.state.not_in(sorted(tasks.ENDED)),
        )
        .order_by(TaskRow.due.desc())
    )
    return {subject: (words, due) for subject, words, due in rows if due is not None}


def _holds(reader: Reader, addresses: Sequence[str]) -> dict[str, str]:
    rows = reader.rows(
        select(ClockRow.subject, HoldRow.reason)
        .join(HoldRow, HoldRow.clock_id == ClockRow.id)
        .where(
            ClockRow.subject.in_(addresses),
            ClockRow.state == ClockState.HELD,
            HoldRow.until.is_(None),
        )
        .order_by(ClockRow.due_at.desc())
    )
    return {row[0]: row[1] for row in rows}


_WORDS = (
    (ContactRow, ContactRow.said),
    (AccountRow, AccountRow.words),
    (FindingRow, FindingRow.grounds),
    (RemedyRow, RemedyRow.what),
    (AnswerRow, AnswerRow.words),
    (LearningRow, LearningRow.words),
    (IssueRow, IssueRow.note),
    (SatisfactionRow, SatisfactionRow.note),
)
"""What is written about a complaint beside its own fields, in the order in which a hit is shown."""


def _hits_elsewhere(reader: Reader, rows: Sequence[ComplaintRow], typed: str) -> dict[int, Snippet]:
    """The hits that stand in what was written about the complaint later."""
    found: dict[int, Snippet] = {}
    for table, column in _WORDS:
        waiting = {row.id: row for row in rows if row.id not in found}
        if not waiting:
            break
        query = (
            select(table.complaint_id, column)
            .where(table.complaint_id.in_(list(waiting)))
            .order_by(table.id)
        )
        for row_id, text in reader.rows(query):
            shown = snippet([_nameless(waiting[row_id], text)], typed, hits)
            if shown.hits and row_id not in found:
                found[row_id] = shown
    return found
