"""The next word that a text promised: a task with a clock, where no running incident has one."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from clinicguard.host.words import Words, as_language
from clinicguard.incidents.incident import State
from clinicguard.incidents.releases import Audience, reaches
from clinicguard.incidents.tables import IncidentRow
from clinicguard.statements.belonging import incident_told_of
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Release
from clinicguard.statements.tables import StatementRow
from clinicguard.storage.book import Change
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.tables import TaskRow
from clinicguard.tasks.task import ENDED, Kind

_RULE = "next_word/"


def promise_next_word(tasks: TaskDesk, change: Change, statement: Statement) -> None:
    """After it went out: what it promises is a promise to keep, what it keeps of others is done.

    The same text at another place leaves its own promise as it is, unless it says another time.
    """
    out = statement.releases[-1]
    open_ones = list(_open(change, statement.case or f"statement/{statement.number}"))
    new = not statement.out_again
    for task in open_ones if new else ():
        if task.made_at > out.at or _promised_in(task) == statement.number:
            continue
        if _is_next_word(change, task, statement):
            tasks.done(task.id, f"statement/{statement.number}")
    own = next((each for each in open_ones if _promised_in(each) == statement.number), None)
    if out.next_update is None or _has_a_clock(change, statement):
        return
    if own is None:
        _promise(tasks, change, statement, out)
    elif own.due != out.next_update:
        tasks.move(own.id, out.next_update, out.where or f"statement/{statement.number}")


def drop_next_word(tasks: TaskDesk, change: Change, statement: Statement, reason: str) -> None:
    """After it was taken back: what it promised is not done, for the same reason."""
    for task in _open(change, statement.case or f"statement/{statement.number}"):
        if _promised_in(task) == statement.number:
            tasks.not_doing(task.id, reason)


def _promise(tasks: TaskDesk, change: Change, statement: Statement, out: Release) -> None:
    say = Words(as_language(statement.language)).say
    tasks.add(
        say("The update that {number} promised", number=statement.number),
        owner=change.person.id,
        due=out.next_update,
        kind=Kind.PROMISE,
        subject=statement.case or f"statement/{statement.number}",
        rule=f"{_RULE}{statement.number}",
        why=statement.title,
    )


def _open(change: Change, subject: str) -> Iterator[TaskRow]:
    """The next words that are still promised about one matter."""
    promised = select(TaskRow).where(
        TaskRow.subject == subject,
        TaskRow.rule.startswith(_RULE),
        TaskRow.state.not_in(sorted(ENDED)),
    )
    yield from change.all(promised.order_by(TaskRow.id))


def _promised_in(task: TaskRow) -> str:
    return task.rule.removeprefix(_RULE)


def _is_next_word(change: Change, task: TaskRow, statement: Statement) -> bool:
    """Whether this text reaches those to whom the other one promised it."""
    promised = select(StatementRow.audience).where(StatementRow.number == _promised_in(task))
    before = change.one(promised)
    return before is not None and reaches(Audience(statement.audience), Audience(before))


def _has_a_clock(change: Change, statement: Statement) -> bool:
    """Whether an incident that was told of it runs, or just did: its own clock is on the word."""
    number = incident_told_of(change.all, statement.case)
    row = change.one(select(IncidentRow).where(IncidentRow.number == number))
    return row is not None and row.state in (State.ACTIVE, State.STOOD_DOWN)
