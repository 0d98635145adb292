"""What the tray reminds of while the records are locked: kind and number, never a name or a matter.

Pure values and rules, read while somebody has unlocked and kept in memory alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from clinicguard.tasks.running import Basis, ClockState, RunningClock, ends_at
from clinicguard.tasks.task import Kind, Task

AHEAD = timedelta(minutes=30)
"""So long before its moment a thing is said; as long as its light burns red."""
MORNING = time(9)
"""What is due by the day is said on its last day, when the clinic opens."""
_CASE = re.compile(r"[A-Z]-\d{4}-\d{4,}")
_LATEST = timedelta(hours=12)
"""What is longer overdue stands on Today; the tray does not nag about it at each start."""


class Due(StrEnum):
    """What kind of thing is due."""

    LAW = "law"
    REPLY = "reply"
    PROMISE = "promise"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that will be due.

    `key` is the same each time it is read; `number` is that of its case, "" where it has none;
    `say_at` and `due` are aware; `by_day` where only the day counts.
    """

    key: str
    kind: Due
    number: str
    say_at: datetime
    due: datetime
    by_day: bool = False


def reminders(
    clocks: Iterable[RunningClock], tasks: Iterable[Task], person: int, zone: tzinfo
) -> tuple[Reminder, ...]:
    """Of what runs: clocks and tasks that are this person's own or nobody's, by their time."""
    found = [
        _of_clock(clock, zone)
        for clock in clocks
        if clock.state is ClockState.RUNNING and clock.owner in (None, person)
    ]
    found += [
        _of_task(task, task.due, zone)
        for task in tasks
        if task.open and task.due is not None and task.owner in (None, person)
    ]
    return tuple(sorted(found, key=lambda each: (each.say_at, each.key)))


def to_say(known: Iterable[Reminder], said: Iterable[str], now: datetime) -> tuple[Reminder, ...]:
    """What is to be said now and was not said yet."""
    done = set(said)
    return tuple(
        each for each in known if each.key not in done and each.say_at <= now <= each.due + _LATEST
    )


def _of_clock(clock: RunningClock, zone: tzinfo) -> Reminder:
    end = ends_at(clock, zone)
    kind = Due.LAW if clock.basis in (Basis.LAW, Basis.UNVERIFIED) else Due.REPLY
    key, number = f"clock/{clock.id}", _number(clock.subject)
    if clock.due_at is None and clock.due_day is not None:
        morning = datetime.combine(clock.due_day, MORNING, zone)
        return Reminder(key, kind, number, morning, end, by_day=True)
    return Reminder(key, kind, number, end - AHEAD, end)


def _of_task(task: Task, due: datetime, zone: tzinfo) -> Reminder:
    kind = Due.PROMISE if task.kind is Kind.PROMISE else Due.TASK
    key, number = f"task/{task.id}", _number(task.subject)
    if task.all_day:
        morning = datetime.combine(due.astimezone(zone).date(), MORNING, zone)
        return Reminder(key, kind, number, morning, max(due, morning), by_day=True)
    return Reminder(key, kind, number, due - AHEAD, due)


def _number(subject: str) -> str:
    """That of a case; a page without one (a person's) gives nothing away."""
    found = _CASE.fullmatch(subject.rpartition("/")[2])
    return found.group() if found else ""
