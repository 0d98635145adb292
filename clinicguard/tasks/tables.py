"""How tasks and running clocks are kept, each with its turns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.storage.rows import Day, Kept, Moment, Row
from clinicguard.tasks.running import Basis, ClockState, Hold, RunningClock
from clinicguard.tasks.task import Kind, State, Task, TaskTurn


class TaskRow(Kept, Row):
    """One task, promise or reminder."""

    __tablename__ = "task"

    kind: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    owner: Mapped[int | None]
    due: Mapped[datetime | None] = mapped_column(Moment)
    all_day: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    step: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int]
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index("task_by_owner", "owner", "state", "due"),
        Index("task_by_subject", "subject"),
    )


class TaskTurnRow(Kept, Row):
    """One change of a task."""

    __tablename__ = "task_turn"

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")
    what: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)


class ClockRow(Kept, Row):
    """One running clock."""

    __tablename__ = "running_clock"

    rule: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    article: Mapped[str] = mapped_column(Text)
    gate: Mapped[str] = mapped_column(Text)
    certain: Mapped[int]
    trigger: Mapped[datetime] = mapped_column("trigger_at", Moment)
    due_day: Mapped[date | None] = mapped_column(Day)
    due_at: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(Text)
    met_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    note: Mapped[str] = mapped_column(Text)
    owner: Mapped[int | None]
    started_at: Mapped[datetime] = mapped_column(Moment)
    started_by: Mapped[int]

    __table_args__ = (
        Index("running_clock_by_state", "state", "due_day", "due_at"),
        Index("running_clock_by_subject", "subject"),
    )


class HoldRow(Kept, Row):
    """A time in which a clock stood still."""

    __tablename__ = "running_clock_hold"

    clock_id: Mapped[int] = mapped_column(ForeignKey("running_clock.id"), index=True)
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[int] = mapped_column("by_person")


def to_task(row: TaskRow, turns: Sequence[TaskTurnRow] = ()) -> Task:
    """The noun of a row, with its turns in order."""
    return Task(
        id=row.id,
        words=row.words,
        made_at=row.made_at,
        made_by=row.made_by,
        kind=Kind(row.kind),
        owner=row.owner,
        due=row.due,
        all_day=bool(row.all_day),
        state=State(row.state),
        reason=row.reason,
        why=row.why,
        subject=row.subject,
        step=row.step,
        rule=row.rule,
        ended_at=row.ended_at,
        turns=tuple(
            TaskTurn(turn.at, turn.by, turn.what, turn.before, turn.after, turn.reason)
            for turn in turns
        ),
    )


def new_task_row(task: Task) -> TaskRow:
    """The row of a task that is not kept yet."""
    row = TaskRow(made_at=task.made_at, made_by=task.made_by)
    return fill_task(row, task)


def fill_task(row: TaskRow, task: Task) -> TaskRow:
    """Writes what can change of a task into its row."""
    row.kind, row.words, row.why = task.kind.value, task.words, task.why
    row.owner, row.due, row.all_day = task.owner, task.due, int(task.all_day)
    row.state, row.reason, row.ended_at = task.state.value, task.reason, task.ended_at
    row.subject, row.step, row.rule = task.subject, task.step, task.rule
    return row


def new_turn_row(task_id: int, turn: TaskTurn) -> TaskTurnRow:
    """The row of a turn."""
    return TaskTurnRow(
        task_id=task_id,
        at=turn.at,
        by=turn.by,
        what=turn.what,
        before=turn.before,
        after=turn.after,
        reason=turn.reason,
    )


def to_clock(row: ClockRow, holds: Sequence[HoldRow] = ()) -> RunningClock:
    """The noun of a row, with its holds in order."""
    return RunningClock(
        id=row.id,
        rule=row.rule,
        subject=row.subject,
        words=row.words,
        basis=Basis(row.basis),
        trigger=row.trigger,
        started_at=row.started_at,
        started_by=row.started_by,
        due_day=row.due_day,
        due_at=row.due_at,
        article=row.article,
        gate=row.gate,
        certain=bool(row.certain),
        state=ClockState(row.state),
        met_at=row.met_at,
        ended_at=row.ended_at,
        note=row.note,
        owner=row.owner,
        holds=tuple(Hold(hold.since, hold.until, hold.reason, hold.by) for hold in holds),
    )


def new_clock_row(clock: RunningClock) -> ClockRow:
    """The row of a clock that is not kept yet."""
    row = ClockRow(
        rule=clock.rule,
        subject=clock.subject,
        trigger=clock.trigger,
        started_at=clock.started_at,
        started_by=clock.started_by,
    )
    return fill_clock(row, clock)


def fill_clock(row: ClockRow, clock: RunningClock) -> ClockRow:
    """Writes what can change of a clock into its row."""
    row.words, row.basis, row.article = clock.words, clock.basis.value, clock.article
    row.gate, row.certain = clock.gate, int(clock.certain)
    row.due_day, row.due_at, row.state = clock.due_day, clock.due_at, clock.state.value
    row.met_at, row.ended_at, row.note = clock.met_at, clock.ended_at, clock.note
    row.owner = clock.owner
    return row
