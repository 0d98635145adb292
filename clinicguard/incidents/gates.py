"""The questions of law that come first: each answer switches clocks and protections on or off.

An unknown counts against us twice: its clocks run, and it protects nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.reasons import given


class Answer(StrEnum):
    """To a gate, to a hard floor, to 'is anybody in danger now'."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class GateRule:
    """What a jurisdiction pack says about a gate: the deadline rules that a yes sets going.

    `practice` are rules that are good practice where the answer is no: shown, and never as law.
    """

    id: str
    clocks: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """One answer. `since` is when what was asked about happened or became known (UTC)."""

    gate: str
    answer: Answer
    at: datetime
    by: int
    reason: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClockCall:
    """A deadline rule that a gate has set going.

    `certain` is False while the answer is unknown, `practice` True where the law does not ask.
    """

    rule: str
    gate: str
    trigger: datetime
    certain: bool
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Switched:
    """What a new answer changed: clocks to start, and rules whose clocks lost their ground."""

    on: tuple[ClockCall, ...]
    off: tuple[str, ...]


@dataclass(eq=False)
class MomentMissing(Trouble):
    """The gate starts clocks, and a clock cannot start without its moment."""

    gate: str


@dataclass(eq=False)
class MomentInFuture(Trouble):
    """What is said to have happened lies ahead of the clock on the wall."""

    gate: str
    since: datetime


def switched(rule: GateRule, answers: Iterable[GateAnswer], new: GateAnswer) -> Switched:
    """What the new answer switches, after the ones given before.

    Raises:
        MomentMissing: a yes to a gate with clocks has no moment: an empty date does not pass.
        MomentInFuture: that moment has not come yet.
        ReasonMissing: a yes or a no is turned round without saying why.
    """
    former = standing(answers).get(rule.id)
    if new.since is not None and new.since > new.at:
        raise MomentInFuture(rule.id, new.since)
    if new.answer is Answer.YES and rule.clocks and new.since is None:
        raise MomentMissing(rule.id)
    if former is not None and former.answer is not Answer.UNKNOWN and former.answer != new.answer:
        given(new.reason, "gate")
    ran = _calls(rule, former) if former is not None else ()
    runs = _calls(rule, new)
    return Switched(
        on=tuple(call for call in runs if call not in ran),
        off=tuple(call.rule for call in ran if call not in runs),
    )


def standing(answers: Iterable[GateAnswer]) -> Mapping[str, GateAnswer]:
    """The last answer to each gate."""
    latest: dict[str, GateAnswer] = {}
    for answer in answers:
        if answer.gate not in latest or answer.at >= latest[answer.gate].at:
            latest[answer.gate] = answer
    return latest


def unanswered(rules: Iterable[GateRule], answers: Iterable[GateAnswer]) -> tuple[str, ...]:
    """The gates that nobody has answered, not even with 'unknown'."""
    known = standing(answers)
    return tuple(rule.id for rule in rules if rule.id not in known)


def with_yes(answers: Iterable[GateAnswer]) -> tuple[str, ...]:
    """The gates that protect: a plain yes, nothing less."""
    found = standing(answers).values()
    return tuple(answer.gate for answer in found if answer.answer is Answer.YES)


def _calls(rule: GateRule, answer: GateAnswer) -> tuple[ClockCall, ...]:
    trigger = answer.since or answer.at
    match answer.answer:
        case Answer.YES:
            return tuple(ClockCall(clock, rule.id, trigger, True) for clock in rule.clocks)
        case Answer.UNKNOWN:
            return tuple(ClockCall(clock, rule.id, trigger, False) for clock in rule.clocks)
        case Answer.NO:
            return tuple(
                ClockCall(clock, rule.id, trigger, True, practice=True) for clock in rule.practice
            )
