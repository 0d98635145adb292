"""The task: something to do, by someone, by a time; a promise and a reminder are tasks too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from clinicguard.host.trouble import Trouble


class Kind(StrEnum):
    """A task is ours, a promise was given to somebody, a reminder only asks to look."""

    TASK = "task"
    PROMISE = "promise"
    REMINDER = "reminder"


class State(StrEnum):
    """Where a task stands."""

    TO_DO = "to_do"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"
    NOT_DOING = "not_doing"


ENDED = frozenset({State.DONE, State.NOT_DOING})
_OPEN = frozenset({State.TO_DO, State.DOING, State.WAITING})

MOVES: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.TO_DO: frozenset({State.DOING, State.WAITING, State.DONE, State.NOT_DOING}),
        State.DOING: frozenset({State.TO_DO, State.WAITING, State.DONE, State.NOT_DOING}),
        State.WAITING: frozenset({State.TO_DO, State.DOING, State.DONE, State.NOT_DOING}),
        State.DONE: frozenset({State.TO_DO}),
        State.NOT_DOING: frozenset({State.TO_DO}),
    }
)


class TaskMoveRefused(Trouble):
    """A task in `state` does not become `wanted`; `open_states` are what it can become."""

    def __init__(self, task: int, state: State, wanted: State) -> None:
        super().__init__()
        self.task = task
        self.state = state
        self.wanted = wanted
        self.open_states = tuple(sorted(MOVES[state]))


class TaskReasonMissing(Trouble):
    """`what` needs a reason: not doing it, waiting, taking an end back, moving a promise."""

    def __init__(self, task: int, what: str) -> None:
        super().__init__()
        self.task = task
        self.what = what


class TaskWordsMissing(Trouble):
    """A task says what is to be done."""


class PromiseNeedsTime(Trouble):
    """What was promised to somebody has a time and an owner."""


@dataclass(frozen=True, slots=True)
class TaskTurn:
    """One change of a task's state, owner or time, with its reason."""

    at: datetime
    by: int
    what: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `owner` and `made_by` are people's ids, `due` is UTC.

    `subject` is the page that it belongs to ("incident/I-2026-0007"), `step` the step of the
    incident, `rule` the task's id in the playbook, `why` the second line under the words.
    """

    id: int
    words: str
    made_at: datetime
    made_by: int
    kind: Kind = Kind.TASK
    owner: int | None = None
    due: datetime | None = None
    all_day: bool = False
    state: State = State.TO_DO
    reason: str = ""
    why: str = ""
    subject: str = ""
    step: str = ""
    rule: str = ""
    ended_at: datetime | None = None
    turns: tuple[TaskTurn, ...] = ()

    @property
    def open(self) -> bool:
        return self.state not in ENDED

    def overdue(self, now: datetime) -> bool:
        """Open, and its time has passed."""
        return self.open and self.due is not None and self.due < now


def begun(task: Task) -> Task:
    """A new task, whole enough to be kept.

    Raises:
        TaskWordsMissing: it says nothing.
        PromiseNeedsTime: it is a promise without owner or time.
    """
    words = task.words.strip()
    if not words:
        raise TaskWordsMissing
    if task.kind is Kind.PROMISE and (task.owner is None or task.due is None):
        raise PromiseNeedsTime
    return replace(task, words=words)


def turned(task: Task, wanted: State, at: datetime, by: int, reason: str = "") -> Task:
    """The task in another state.

    Raises:
        TaskMoveRefused: the table knows no such way.
        TaskReasonMissing: waiting, not doing and taking an end back say why.
    """
    if wanted not in MOVES[task.state]:
        raise TaskMoveRefused(task.id, task.state, wanted)
    why = reason.strip()
    if not why and (wanted in (State.WAITING, State.NOT_DOING) or task.state in ENDED):
        raise TaskReasonMissing(task.id, wanted.value)
    turn = TaskTurn(at, by, "state", task.state.value, wanted.value, why)
    ended = at if wanted in ENDED else None
    return replace(task, state=wanted, reason=why, ended_at=ended, turns=(*task.turns, turn))


def handed(task: Task, owner: int | None, at: datetime, by: int) -> Task:
    """The task with another owner.

    Raises:
        TaskMoveRefused: it has ended.
        PromiseNeedsTime: nobody would keep the promise.
    """
    _must_be_open(task)
    if task.kind is Kind.PROMISE and owner is None:
        raise PromiseNeedsTime
    turn = TaskTurn(at, by, "owner", _text(task.owner), _text(owner), "")
    return replace(task, owner=owner, turns=(*task.turns, turn))


def moved(
    task: Task, due: datetime | None, at: datetime, by: int, reason: str = "", all_day: bool = False
) -> Task:
    """The task with another time. A promise moved to later says why.

    Raises:
        TaskMoveRefused, TaskReasonMissing, PromiseNeedsTime.
    """
    _must_be_open(task)
    if task.kind is Kind.PROMISE:
        if due is None:
            raise PromiseNeedsTime
        if task.due is not None and due > task.due and not reason.strip():
            raise TaskReasonMissing(task.id, "due")
    turn = TaskTurn(at, by, "due", _moment(task.due), _moment(due), reason.strip())
    return replace(task, due=due, all_day=all_day, turns=(*task.turns, turn))


def in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """What to do first: by time, those without one last; what waits comes behind what does not."""
    return tuple(
        sorted(
            tasks,
            key=lambda task: (
                task.state is State.WAITING,
                task.due is None,
                task.due.timestamp() if task.due else 0.0,
                task.id,
            ),
        )
    )


def three_now(tasks: Iterable[Task], person: int) -> tuple[Task, ...]:
    """「我現在的三件事」: the person's own open tasks first; nobody's own fill up what is left."""
    mine = in_order(task for task in tasks if task.open and task.owner == person)
    free = in_order(task for task in tasks if task.open and task.owner is None)
    return (*mine, *free)[:3]


BURNS_WITHIN = timedelta(minutes=30)
SOON_WITHIN = timedelta(minutes=60)


class Light(StrEnum):
    """How a time left is shown; the word and the shape go with it."""

    BURNS = "burns"
    SOON = "soon"
    FAR = "far"
    NONE = "none"


def light(due: datetime | None, now: datetime) -> Light:
    """For times of day: half an hour left or overdue burns, within the hour is soon."""
    if due is None:
        return Light.NONE
    left = due - now
    if left <= BURNS_WITHIN:
        return Light.BURNS
    return Light.SOON if left <= SOON_WITHIN else Light.FAR


def _must_be_open(task: Task) -> None:
    if not task.open:
        raise TaskMoveRefused(task.id, task.state, task.state)


def _text(person: int | None) -> str:
    return "" if person is None else str(person)


def _moment(due: datetime | None) -> str:
    return "" if due is None else due.isoformat()
