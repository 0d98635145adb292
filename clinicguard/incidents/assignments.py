"""Tasks out of the playbook: whose they are by the hats, when they are due by the level.

A higher level only adds and hastens; a lower one takes nothing back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from clinicguard.incidents.alike import plain
from clinicguard.incidents.gates import Answer, GateAnswer
from clinicguard.incidents.rules import When
from clinicguard.incidents.team import COMMANDER, Seat, holder
from clinicguard.knowledge.offsets import Offset
from clinicguard.knowledge.ratings import Level
from clinicguard.tasks.task import State, Task


@dataclass(frozen=True, slots=True)
class TaskRule:
    """A task of the playbook at one level.

    `gates` are the questions one of which has to call for it; without any it is always called for.
    `twins` are the ids of the same task in the playbooks of further kinds.
    """

    id: str
    words: str
    why: str
    step: str
    hat: str
    due: Offset
    gates: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A task to give: to nobody where its hat and the commander's are free."""

    rule: str
    words: str
    why: str
    step: str
    owner: int | None
    due: datetime


@dataclass(frozen=True, slots=True)
class Hastened:
    """A task that stands already and is due earlier now."""

    task: int
    due: datetime


def planned(
    rules: Iterable[TaskRule],
    seats: Iterable[Seat],
    answers: Mapping[str, GateAnswer],
    standing: Iterable[Task],
    start: datetime,
    when: When,
) -> tuple[Planned, ...]:
    """The tasks that a level or a further kind adds to those that stand, the earliest first.

    What somebody wrote down in the same words and has not given up stands already.
    """
    there = tuple(standing)
    known = {task.rule for task in there}
    said = {plain(task.words) for task in there if task.state is not State.NOT_DOING}
    team = tuple(seats)
    found = [
        Planned(
            rule.id,
            rule.words,
            rule.why,
            rule.step,
            _owner(team, rule.hat),
            when(start, rule.due),
        )
        for rule in rules
        if known.isdisjoint((rule.id, *rule.twins))
        and plain(rule.words) not in said
        and _called_for(rule, answers)
    ]
    return tuple(sorted(found, key=lambda plan: plan.due))


def hastened(
    rules: Iterable[TaskRule], standing: Iterable[Task], start: datetime, when: When
) -> tuple[Hastened, ...]:
    """The open tasks that a level brings forward."""
    due = {each: when(start, rule.due) for rule in rules for each in (rule.id, *rule.twins)}
    return tuple(
        Hastened(task.id, due[task.rule])
        for task in standing
        if task.open and task.rule in due and (task.due is None or due[task.rule] < task.due)
    )


def ids_of(rules: Iterable[TaskRule]) -> frozenset[str]:
    """The ids under which tasks of these rules may stand."""
    return frozenset(each for rule in rules for each in (rule.id, *rule.twins))


def first_due(plans: Iterable[Planned]) -> datetime | None:
    """When the earliest is due: said before the team is called."""
    return min((plan.due for plan in plans), default=None)


def level_rises(before: Level | None, after: Level) -> bool:
    """Whether more is called for than before."""
    return before is None or after.rank > before.rank


def _owner(seats: Iterable[Seat], hat: str) -> int | None:
    team = tuple(seats)
    return holder(team, hat) or holder(team, COMMANDER)


def _called_for(rule: TaskRule, answers: Mapping[str, GateAnswer]) -> bool:
    found = (answers[gate].answer for gate in rule.gates if gate in answers)
    return not rule.gates or any(answer is not Answer.NO for answer in found)
