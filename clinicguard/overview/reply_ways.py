"""Where a reply that was passed on is written: its text, or the page on which that is begun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clinicguard.complaints.lists import ComplaintLists
from clinicguard.statements.lists import StatementLists
from clinicguard.statements.reply_tasks import answering, is_reply
from clinicguard.storage.reader import Reader
from clinicguard.tasks.task import Task


class ReplyWays:
    """For those who may write."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._complaints = ComplaintLists(reader)
        self._statements = StatementLists(reader)

    def of(self, tasks: Iterable[Task]) -> Mapping[int, str]:
        """The address of each reply that is a task of whoever sits here, by the task's id."""
        if not self._reader.may("statement.begin"):
            return {}
        mine = self._reader.person.id
        return {
            task.id: self._way(task.subject)
            for task in tasks
            if task.open and task.owner == mine and is_reply(task)
        }

    def _way(self, complaint: str) -> str:
        """The newest text that is still written for it."""
        number = complaint.partition("/")[2]
        review = self._complaints.beside.of(number).review
        audience = answering(self._complaints.whole(number), review)
        begun = (
            each
            for each in reversed(self._statements.of_case(complaint))
            if each.audience == audience and each.ending is None and not each.releases
        )
        text = next(begun, None)
        if text is None:
            return f"statements/new/{complaint}/{audience}"
        return f"statement/{text.number}"
