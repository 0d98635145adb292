"""Today, by rule: what burns (three at most), which clocks run, what was promised, what vanishes.

Pure values and functions; `today_lists` reads what they are made from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clinicguard.complaints.left import left, open_days
from clinicguard.incidents.checklist import SOON, Check
from clinicguard.tasks.running import Basis, ClockState, RunningClock, clock_light, ends_at
from clinicguard.tasks.task import Kind, Light, Task, light

MOST_URGENT = 3

Works = Callable[[date], bool]
"""Whether a day counts: on the clinic's own calendar, or on that of the offices."""


class UrgentKind(StrEnum):
    """What burns: people's safety comes before everything else."""

    SAFETY = "safety"
    WORD = "word"
    CLOCK = "clock"
    TASK = "task"
    EVIDENCE = "evidence"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Urgent:
    """One thing that cannot wait. `address` is the page on which it is done.

    `words` are its own (a task's, a clock's rule, an exhibit's title), `who` a masked name, `note`
    a second line. `mine` is True for this person's own, None for nobody's. `due` is UTC; `task` is
    the id of a task.
    """

    kind: UrgentKind
    light: Light
    address: str
    due: datetime | None = None
    words: str = ""
    rule: str = ""
    who: str = ""
    note: str = ""
    mine: bool | None = None
    task: int | None = None


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A row of the table of clocks. `days` are working days that are left, None where hours count.

    `minutes` lie between now and the end, on whichever side `overdue` tells; `gone` is the passed
    part of the clock, 0.0 to 1.0; `held` the reason of a hold that lasts.
    """

    clock: RunningClock
    light: Light
    overdue: bool
    minutes: int
    days: int | None
    gone: float
    mine: bool | None
    held: str = ""
    promised: int | None = None
    """How many open days the clinic takes for it, where it is a promise by rule."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """What somebody was promised: it is kept by a tick."""

    task: Task
    owner: str
    mine: bool
    light: Light


@dataclass(frozen=True, slots=True)
class VanishLine:
    """Evidence of an active incident that can be gone within a week."""

    incident: str
    check: Check
    light: Light


@dataclass(frozen=True, slots=True)
class Days:
    """The two calendars that clocks are counted on, and the place of the clinic."""

    zone: ZoneInfo
    clinic: Works
    office: Works

    def today(self, now: datetime) -> date:
        """The day at the clinic."""
        return now.astimezone(self.zone).date()

    def end(self, clock: RunningClock) -> datetime:
        """The first moment that is too late."""
        return ends_at(clock, self.zone)


def clock_line(
    clock: RunningClock, now: datetime, days: Days, person: int, promised: int | None = None
) -> ClockLine:
    """The row of a clock that runs or is held."""
    end = days.end(clock)
    mine = None if clock.owner is None else clock.owner == person
    if clock.state is ClockState.HELD:
        hold = clock.holds[-1]
        gone = _gone(clock.trigger, end, hold.since)
        return ClockLine(clock, Light.NONE, False, 0, None, gone, mine, hold.reason, promised)
    gone = _gone(clock.trigger, end, now)
    minutes = minutes_between(now, end)
    if clock.basis is Basis.PROMISE and clock.due_at is not None:
        told = left(clock.due_at, now, days.zone, days.clinic)
        ahead = told.days or None
        return ClockLine(
            clock, told.light, told.overdue, minutes, ahead, gone, mine, promised=promised
        )
    today = days.today(now)
    ahead = None if clock.due_day is None else open_days(today, clock.due_day, days.office)
    shown = clock_light(clock, now, days.zone, ahead)
    return ClockLine(clock, shown, now >= end, minutes, ahead, gone, mine, promised=promised)


def in_order(lines: Iterable[ClockLine]) -> tuple[ClockLine, ...]:
    """What burns first, then what is soon, one's own before others', by time; held last."""
    lights = (Light.BURNS, Light.SOON, Light.FAR, Light.NONE)
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                bool(line.held) or line.clock.state is ClockState.HELD,
                lights.index(line.light),
                _owner_rank(line.mine),
                line.minutes * (-1 if line.overdue else 1),
                line.clock.id,
            ),
        )
    )


def burning(lines: Iterable[ClockLine]) -> tuple[Urgent, ...]:
    """The clocks that cannot wait: overdue, due today, or within the hour."""
    return tuple(
        Urgent(
            UrgentKind.CLOCK,
            line.light,
            line.clock.subject,
            line.clock.due_at,
            line.clock.words,
            line.clock.rule,
            mine=line.mine,
        )
        for line in lines
        if line.light is Light.BURNS or (line.light is Light.SOON and not line.days)
    )


def pressing(tasks: Iterable[Task], now: datetime, person: int) -> tuple[Urgent, ...]:
    """The tasks and promises whose time has come, or comes within the hour."""
    return tuple(
        Urgent(
            UrgentKind.TASK,
            shown,
            task.subject or "today",
            task.due,
            task.words,
            note=task.why,
            mine=None if task.owner is None else task.owner == person,
            task=task.id,
        )
        for task in tasks
        if task.open and (shown := light(task.due, now)) in (Light.BURNS, Light.SOON)
    )


def first_three(found: Iterable[Urgent]) -> tuple[Urgent, ...]:
    """At most three: safety, then what burns; in each the next word and new cases come first."""
    ordered = sorted(
        found,
        key=lambda each: (
            each.kind is not UrgentKind.SAFETY,
            each.light is not Light.BURNS,
            each.kind not in (UrgentKind.WORD, UrgentKind.UNCONFIRMED),
            _owner_rank(each.mine),
            each.due is None,
            each.due.timestamp() if each.due else 0.0,
        ),
    )
    return tuple(ordered[:MOST_URGENT])


def promises(
    tasks: Iterable[Task], names: Callable[[int], str], now: datetime, person: int
) -> tuple[PromiseLine, ...]:
    """The open promises: one's own first, then by the time."""
    lines = [
        PromiseLine(
            task,
            "" if task.owner is None else names(task.owner),
            task.owner == person,
            light(task.due, now),
        )
        for task in tasks
        if task.kind is Kind.PROMISE and task.open
    ]
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                not line.mine,
                line.task.due.timestamp() if line.task.due else 0.0,
                line.task.id,
            ),
        )
    )


def yours(tasks: Iterable[Task], person: int, shown: Iterable[int | None]) -> tuple[Task, ...]:
    """What a person has to do and does not stand among the urgent: by time, then as it came."""
    among = set(shown)
    mine = (
        task
        for task in tasks
        if task.open
        and task.kind is not Kind.PROMISE
        and task.owner == person
        and task.id not in among
    )
    return tuple(
        sorted(mine, key=lambda task: (task.due is None, task.due or task.made_at, task.id))
    )


def minutes_between(now: datetime, end: datetime) -> int:
    """Whole minutes: what is left is rounded up, what is over is rounded down."""
    minute = timedelta(minutes=1)
    return -((now - end) // minute) if end > now else (now - end) // minute


def vanish_light(check: Check, now: datetime) -> Light:
    """What can go any moment burns, what goes within a week is soon."""
    rest = check.left(now)
    if check.any_moment or (rest is not None and rest <= timedelta()):
        return Light.BURNS
    return Light.SOON if rest is not None and rest <= SOON else Light.FAR


def _owner_rank(mine: bool | None) -> int:
    return {True: 0, None: 1, False: 2}[mine]


def _gone(start: datetime, end: datetime, now: datetime) -> float:
    whole = (end - start).total_seconds()
    if whole <= 0:
        return 1.0
    return min(1.0, max(0.0, (now - start).total_seconds() / whole))
