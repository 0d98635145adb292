"""What staff can do with tasks and with the clocks that run."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from clinicguard.storage.book import Book, Change
from clinicguard.storage.troubles import NotAllowed
from clinicguard.tasks import running
from clinicguard.tasks import task as rules
from clinicguard.tasks.running import Basis, RunningClock
from clinicguard.tasks.tables import (
    ClockRow,
    HoldRow,
    TaskRow,
    TaskTurnRow,
    fill_clock,
    fill_task,
    new_clock_row,
    new_task_row,
    new_turn_row,
    to_clock,
    to_task,
)
from clinicguard.tasks.task import Kind, State, Task

_OTHERS = "task.others"


class TaskDesk:
    """Tasks, promises, reminders; and `clocks`. Who lacks `task.others` turns only their own."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.clocks = ClockDesk(book)

    def add(
        self,
        words: str,
        *,
        owner: int | None = None,
        due: datetime | None = None,
        all_day: bool = False,
        kind: Kind = Kind.TASK,
        subject: str = "",
        step: str = "",
        rule: str = "",
        why: str = "",
    ) -> Task:
        """A task to do. Raises TaskWordsMissing, PromiseNeedsTime, NotAllowed."""
        with self._book.act("task.add", subject or "task", says={"words": words}) as change:
            new = rules.begun(
                Task(
                    0,
                    words,
                    change.now,
                    change.person.id,
                    kind=kind,
                    owner=owner,
                    due=due,
                    all_day=all_day,
                    why=why.strip(),
                    subject=subject,
                    step=step,
                    rule=rule,
                )
            )
            row = change.add(new_task_row(new))
            change.about(subject or f"task/{row.id}")
            change.index("task", row.id, title=row.words, body=row.why)
            return to_task(row)

    def begin(self, task_id: int) -> Task:
        """Now being done."""
        return self._turn("task.begin", task_id, State.DOING)

    def wait(self, task_id: int, reason: str) -> Task:
        """Waits for somebody or something: the reason says for whom."""
        return self._turn("task.wait", task_id, State.WAITING, reason)

    def done(self, task_id: int, how: str = "") -> Task:
        """Done; `how` may say what came of it."""
        return self._turn("task.done", task_id, State.DONE, how)

    def not_doing(self, task_id: int, reason: str) -> Task:
        """Will not be done, and why."""
        return self._turn("task.not_doing", task_id, State.NOT_DOING, reason)

    def put_back(self, task_id: int, reason: str = "") -> Task:
        """To do again; what had ended says why."""
        return self._turn("task.put_back", task_id, State.TO_DO, reason)

    def hand(self, task_id: int, owner: int | None) -> Task:
        """Another owner, or nobody yet."""
        with self._book.act("task.hand", f"task/{task_id}") as change:
            row, before = self._mine(change, task_id)
            after = rules.handed(before, owner, change.now, change.person.id)
            return self._keep(change, row, before, after)

    def move(
        self, task_id: int, due: datetime | None, reason: str = "", *, all_day: bool = False
    ) -> Task:
        """Another time; a promise moved to later says why."""
        with self._book.act("task.move", f"task/{task_id}", reason=reason) as change:
            row, before = self._mine(change, task_id)
            after = rules.moved(before, due, change.now, change.person.id, reason, all_day)
            return self._keep(change, row, before, after)

    def _turn(self, verb: str, task_id: int, wanted: State, reason: str = "") -> Task:
        with self._book.act(verb, f"task/{task_id}", reason=reason) as change:
            row, before = self._mine(change, task_id)
            after = rules.turned(before, wanted, change.now, change.person.id, reason)
            return self._keep(change, row, before, after)

    def _mine(self, change: Change, task_id: int) -> tuple[TaskRow, Task]:
        row = change.get(TaskRow, task_id)
        if row.subject:
            change.about(row.subject)
        if row.owner not in (None, change.person.id) and not self._book.may(_OTHERS):
            raise NotAllowed(_OTHERS, change.role)
        turns = change.all(
            select(TaskTurnRow).where(TaskTurnRow.task_id == task_id).order_by(TaskTurnRow.id)
        )
        return row, to_task(row, turns)

    @staticmethod
    def _keep(change: Change, row: TaskRow, before: Task, after: Task) -> Task:
        fill_task(row, after)
        for turn in after.turns[len(before.turns) :]:
            change.add(new_turn_row(row.id, turn))
        change.says("words", row.words)
        return after


class ClockDesk:
    """Clocks by rule of law, by promise, by good practice."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def start(
        self,
        rule: str,
        subject: str,
        words: str,
        *,
        basis: Basis,
        trigger: datetime,
        due_day: date | None = None,
        due_at: datetime | None = None,
        article: str = "",
        gate: str = "",
        certain: bool = True,
    ) -> RunningClock:
        """A clock that runs from now on. Raises ClockWithoutDue, NotAllowed."""
        with self._book.act("task.start_clock", subject, says={"rule": rule}) as change:
            clock = running.started(
                RunningClock(
                    0,
                    rule,
                    subject,
                    words.strip(),
                    basis,
                    trigger,
                    change.now,
                    change.person.id,
                    due_day=due_day,
                    due_at=due_at,
                    article=article,
                    gate=gate,
                    certain=certain,
                )
            )
            return to_clock(change.add(new_clock_row(clock)))

    def hold(self, clock_id: int, reason: str) -> RunningClock:
        """Stands still. Raises LawHoldsOn for the law's own, ClockRefused, ClockReasonMissing."""
        with self._book.act("task.hold_clock", f"clock/{clock_id}", reason=reason) as change:
            row, _, clock = self._found(change, clock_id)
            after = running.held(clock, change.now, change.person.id, reason)
            hold = after.holds[-1]
            change.add(
                HoldRow(
                    clock_id=row.id, since=hold.since, until=None, reason=hold.reason, by=hold.by
                )
            )
            return self._keep(row, after)

    def resume(
        self, clock_id: int, *, due_day: date | None = None, due_at: datetime | None = None
    ) -> RunningClock:
        """Runs again towards its new time. Raises ClockRefused, ClockWithoutDue."""
        with self._book.act("task.resume_clock", f"clock/{clock_id}") as change:
            row, holds, clock = self._found(change, clock_id)
            after = running.resumed(clock, change.now, due_day, due_at)
            holds[-1].until = change.now
            return self._keep(row, after)

    def meet(self, clock_id: int, met_at: datetime, note: str = "") -> RunningClock:
        """What it asked for has happened, at `met_at`. Raises ClockRefused."""
        with self._book.act("task.meet_clock", f"clock/{clock_id}", reason=note) as change:
            row, holds, clock = self._found(change, clock_id)
            after = running.met(clock, met_at, change.now, note)
            _end_holds(holds, change.now)
            return self._keep(row, after)

    def switch_off(self, clock_id: int, reason: str) -> RunningClock:
        """Its ground fell away. Raises ClockRefused, ClockReasonMissing."""
        with self._book.act("task.stop_clock", f"clock/{clock_id}", reason=reason) as change:
            row, holds, clock = self._found(change, clock_id)
            after = running.switched_off(clock, change.now, reason)
            _end_holds(holds, change.now)
            return self._keep(row, after)

    def hand(self, clock_id: int, owner: int | None) -> RunningClock:
        """A named person watches it, or nobody yet. Raises ClockRefused once it has ended."""
        with self._book.act("task.hand_clock", f"clock/{clock_id}") as change:
            row, _, clock = self._found(change, clock_id)
            return self._keep(row, running.handed(clock, owner))

    def _found(self, change: Change, clock_id: int) -> tuple[ClockRow, list[HoldRow], RunningClock]:
        row = change.get(ClockRow, clock_id)
        change.about(row.subject)
        change.says("rule", row.rule)
        holds = list(
            change.all(select(HoldRow).where(HoldRow.clock_id == clock_id).order_by(HoldRow.id))
        )
        return row, holds, to_clock(row, holds)

    @staticmethod
    def _keep(row: ClockRow, clock: RunningClock) -> RunningClock:
        fill_clock(row, clock)
        return clock


def _end_holds(holds: list[HoldRow], at: datetime) -> None:
    for hold in holds:
        if hold.until is None:
            hold.until = at
