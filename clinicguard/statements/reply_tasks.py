"""A reply that one person passes on to another: a task of theirs until it has gone out."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from clinicguard.statements.statement import TO_THEM, Statement
from clinicguard.storage.book import Change
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.tables import TaskRow
from clinicguard.tasks.task import ENDED, Task

_RULE = "reply"
_TIME = timedelta(days=1)


def pass_on(tasks: TaskDesk, complaint: str, to: int, words: str, now: datetime) -> Task:
    """The reply to a complaint becomes somebody's task until tomorrow."""
    return tasks.add(words, owner=to, due=now + _TIME, subject=complaint, rule=_RULE)


def end_reply(tasks: TaskDesk, change: Change, statement: Statement) -> None:
    """A text that went to the complainant is the reply that somebody was to write."""
    if statement.audience not in TO_THEM:
        return
    asked = select(TaskRow).where(
        TaskRow.subject == statement.case,
        TaskRow.rule == _RULE,
        TaskRow.made_at <= statement.releases[-1].at,
        TaskRow.state.not_in(sorted(ENDED)),
    )
    for task in change.all(asked.order_by(TaskRow.id)):
        tasks.done(task.id, f"statement/{statement.number}")
