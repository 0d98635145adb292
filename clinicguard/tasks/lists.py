"""What a screen reads of tasks and clocks, for the person who unlocked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, or_, select

from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound
from clinicguard.tasks import running
from clinicguard.tasks.running import ClockState, RunningClock
from clinicguard.tasks.tables import (
    ClockRow,
    HoldRow,
    TaskRow,
    TaskTurnRow,
    to_clock,
    to_task,
)
from clinicguard.tasks.task import ENDED, Task, in_order, three_now

_OPEN_CLOCKS = (ClockState.RUNNING.value, ClockState.HELD.value)
_ENDED = tuple(sorted(ENDED))


class TaskLists:
    """Who lacks `task.others` sees their own tasks, nobody's, and those they made."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def one(self, task_id: int) -> Task:
        """A task with its turns. Raises NotFound."""
        found = self._tasks(self._seen().where(TaskRow.id == task_id), with_turns=True)
        if not found:
            raise NotFound(f"task/{task_id}")
        return found[0]

    def of(self, subject: str) -> tuple[Task, ...]:
        """Every task of a page, ended ones too, in the order to do them, with their turns."""
        query = self._seen().where(TaskRow.subject == subject)
        return in_order(self._tasks(query, with_turns=True))

    def open(self) -> tuple[Task, ...]:
        """Everything that is still to be done."""
        return in_order(self._tasks(self._seen().where(TaskRow.state.not_in(_ENDED))))

    def mine(self) -> tuple[Task, ...]:
        """What this person has to do."""
        return tuple(task for task in self.open() if task.owner == self._reader.person.id)

    def three_now(self, subject: str | None = None) -> tuple[Task, ...]:
        """The next three things for this person, of one page or of all."""
        tasks = self.open() if subject is None else self.of(subject)
        return three_now(tasks, self._reader.person.id)

    def clocks(self) -> tuple[RunningClock, ...]:
        """Every clock that runs or is held."""
        return self._clocks(select(ClockRow).where(ClockRow.state.in_(_OPEN_CLOCKS)))

    def clocks_of(self, subject: str) -> tuple[RunningClock, ...]:
        """Every clock of a page, ended ones too."""
        return self._clocks(select(ClockRow).where(ClockRow.subject == subject))

    def _seen(self) -> Select[TaskRow]:
        query = select(TaskRow)
        if self._reader.may("task.others"):
            return query
        person = self._reader.person.id
        mine = or_(TaskRow.owner == person, TaskRow.owner.is_(None), TaskRow.made_by == person)
        return query.where(mine)

    def _tasks(self, query: Select[TaskRow], *, with_turns: bool = False) -> list[Task]:
        rows = self._reader.values(query)
        turns = self._turns(row.id for row in rows) if with_turns else {}
        return [to_task(row, turns.get(row.id, ())) for row in rows]

    def _turns(self, tasks: Iterable[int]) -> dict[int, list[TaskTurnRow]]:
        query = select(TaskTurnRow).where(TaskTurnRow.task_id.in_(list(tasks)))
        found: dict[int, list[TaskTurnRow]] = {}
        for row in self._reader.values(query.order_by(TaskTurnRow.id)):
            found.setdefault(row.task_id, []).append(row)
        return found

    def _clocks(self, query: Select[ClockRow]) -> tuple[RunningClock, ...]:
        rows: Sequence[ClockRow] = self._reader.values(query)
        holds: dict[int, list[HoldRow]] = {}
        wanted = select(HoldRow).where(HoldRow.clock_id.in_([row.id for row in rows]))
        for hold in self._reader.values(wanted.order_by(HoldRow.id)):
            holds.setdefault(hold.clock_id, []).append(hold)
        return running.in_order(to_clock(row, holds.get(row.id, ())) for row in rows)
