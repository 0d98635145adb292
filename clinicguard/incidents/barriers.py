"""What must stand before a step: each barrier says what is missing, and can be passed in need.

Passing one needs a reason, is an entry of its own, and is shown in the report. The state table of
`incident` is not a barrier: nothing passes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.incidents import steps, team
from clinicguard.incidents.case import Case
from clinicguard.incidents.facts import Status
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.reasons import given
from clinicguard.incidents.rules import Rules
from clinicguard.incidents.steps import Step, StepState
from clinicguard.incidents.watch import Verdict
from clinicguard.tasks.running import Basis


class Act(StrEnum):
    """What can be held up."""

    CONFIRM = "confirm"
    RATE = "rate"
    ACTIVATE = "activate"
    RELEASE = "release"
    STAND_DOWN = "stand_down"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Barrier:
    """One thing that is missing: a code, how many, and which (gates, hats, steps)."""

    code: str
    count: int = 1
    which: tuple[str, ...] = ()


@dataclass(eq=False)
class BarrierStands(Trouble):
    """`act` waits for these; in an emergency it can be done with a reason."""

    act: Act
    barriers: tuple[Barrier, ...]


def before(act: Act, case: Case, rules: Rules, now: datetime) -> tuple[Barrier, ...]:
    """What stands before an act, in the order in which it is best cleared away.

    Only a clock of the law holds up the closing: what is good practice or a promise does not.
    """
    match act:
        case Act.CONFIRM:
            ours = any(signal.verdict is Verdict.OURS for signal in case.signals)
            return _none_of("fact", not case.facts and not ours)
        case Act.RATE:
            return _none_of("nature", not case.incident.nature)
        case Act.ACTIVATE:
            return _before_activating(case, rules)
        case Act.RELEASE:
            return (
                *_none_of("confirmed_fact", not _confirmed(case)),
                *_none_of("spokesperson", team.holder(case.seats, team.SPOKESPERSON) is None),
            )
        case Act.STAND_DOWN:
            due = case.incident.next_update
            return (
                *_none_of("danger", case.incident.danger is Answer.YES),
                *_none_of("update_overdue", due is not None and due < now),
            )
        case Act.CLOSE:
            return _before_closing(case, rules)


def passed(act: Act, barriers: tuple[Barrier, ...], override: str) -> str:
    """The reason for passing what stands; empty where nothing does.

    Raises:
        BarrierStands: something stands and no reason was given.
        ReasonMissing: the reason says nothing.
    """
    if not barriers:
        return ""
    if not override:
        raise BarrierStands(act, barriers)
    return given(override, "override")


def _before_activating(case: Case, rules: Rules) -> tuple[Barrier, ...]:
    hats = team.missing_hats(case.seats, rules.hats)
    stopping = tuple(
        warning.hat
        for warning in team.warnings(case.seats, rules.hats, (), case.concerned_people)
        if warning.stops
    )
    return (
        *_none_of("rating", case.rating is None),
        *_listed("hat", hats),
        *_listed("concerned_wears", stopping),
    )


def _before_closing(case: Case, rules: Rules) -> tuple[Barrier, ...]:
    unfinished = tuple(
        view.step.value
        for view in steps.derived(case, rules)
        if view.state is StepState.OPEN and view.step is not Step.CLOSE
    )
    open_tasks = sum(task.open for task in case.tasks)
    running = tuple(
        clock.rule
        for clock in case.clocks
        if clock.running and clock.owner is None and clock.basis is Basis.LAW
    )
    return (
        *_listed("step", unfinished),
        *((Barrier("task", open_tasks),) if open_tasks else ()),
        *_listed("clock", running),
    )


def _confirmed(case: Case) -> bool:
    return any(fact.status is Status.CONFIRMED for fact in case.facts)


def _none_of(code: str, missing: bool) -> tuple[Barrier, ...]:
    return (Barrier(code),) if missing else ()


def _listed(code: str, which: tuple[str, ...]) -> tuple[Barrier, ...]:
    return (Barrier(code, len(which), which),) if which else ()
