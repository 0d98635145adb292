"""A reply that one person passes on to another: a task of theirs until it has gone out."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select

from clinicguard.complaints.beside import Review
from clinicguard.complaints.complaint import Channel, Complaint
from clinicguard.host.words import LANGUAGES, Words, mark
from clinicguard.statements.audiences import Audience
from clinicguard.statements.statement import Statement
from clinicguard.storage.book import Change
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.tables import TaskRow
from clinicguard.tasks.task import ENDED, Task

_RULE = "reply"
_TIME = timedelta(days=1)
_ONLINE = (Channel.REVIEW_SITE, Channel.SOCIAL_MEDIA)
_FORMERLY = (mark("Write the reply"), mark("Write the reply to the review"))
"""What the task says: once nothing else told it from others."""


def pass_on(tasks: TaskDesk, complaint: str, to: int, words: str, now: datetime) -> Task:
    """The reply to a complaint becomes somebody's task until tomorrow."""
    return tasks.add(words, owner=to, due=now + _TIME, subject=complaint, rule=_RULE)


def is_reply(task: Task) -> bool:
    """Whether it is a reply that was passed on."""
    return task.rule == _RULE


def answering(it: Complaint, review: Review | None) -> Audience:
    """For whom the text is that answers it: in public where it came in public."""
    online = review is not None or it.channel in _ONLINE
    return "review_reply" if online else "patient_letter"


def end_reply(tasks: TaskDesk, change: Change, statement: Statement) -> None:
    """A text that answers its complaint went out: it is the reply that somebody was to write.

    Also where it is recorded after it was passed on, and had gone out before. The same words at
    another place answer nothing more.
    """
    if statement.out_again:
        return
    formerly = [Words(language).say(each) for language in LANGUAGES for each in _FORMERLY]
    asked = select(TaskRow).where(
        TaskRow.subject == statement.case,
        or_(TaskRow.rule == _RULE, and_(TaskRow.rule == "", TaskRow.words.in_(formerly))),
        TaskRow.state.not_in(sorted(ENDED)),
    )
    for task in change.all(asked.order_by(TaskRow.id)):
        tasks.done(task.id, f"statement/{statement.number}")
