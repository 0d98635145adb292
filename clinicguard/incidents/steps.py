"""The twelve steps, each derived from what is recorded: open, done, or skipped with a reason.

Nobody ticks a step off. Any can be worked at any time where no barrier stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from clinicguard.host.trouble import Trouble
from clinicguard.incidents import checklist, gates, messages, review, strategy, team
from clinicguard.incidents.case import Case
from clinicguard.incidents.incident import State
from clinicguard.incidents.messages import Weakness
from clinicguard.incidents.rules import Rules


class Step(StrEnum):
    """發現 確認 性質 分級 團隊 蒐證 策略 溝通 監測 善後 檢討 結案."""

    NOTICE = "notice"
    CONFIRM = "confirm"
    NATURE = "nature"
    RATING = "rating"
    TEAM = "team"
    EVIDENCE = "evidence"
    STRATEGY = "strategy"
    COMMUNICATION = "communication"
    WATCH = "watch"
    RECOVERY = "recovery"
    REVIEW = "review"
    CLOSE = "close"


class StepState(StrEnum):
    """Where a step stands."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


NEVER_SKIPPED = frozenset({Step.NOTICE, Step.CONFIRM, Step.CLOSE})


@dataclass(frozen=True, slots=True)
class Missing:
    """What a step still needs: a code, how many, and which."""

    code: str
    count: int = 1
    which: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it stands. `begun` tells an open one on which something is recorded already."""

    step: Step
    state: StepState
    begun: bool
    missing: tuple[Missing, ...]
    skipped_because: str = ""


@dataclass(eq=False)
class CannotSkip(Trouble):
    """Without this step there is no case: noticing, confirming and closing are never left out."""

    step: Step


@dataclass(eq=False)
class StepDone(Trouble):
    """What is done is not skipped."""

    step: Step


def derived(case: Case, rules: Rules) -> tuple[StepView, ...]:
    """All twelve, in their order. What is done stays done, even where it had been skipped."""
    skipped = case.skipped()
    views: list[StepView] = []
    for step in Step:
        lacking, begun = _LOOKED_AT[step](case, rules)
        if not lacking:
            views.append(StepView(step, StepState.DONE, True, ()))
        elif step.value in skipped:
            because = skipped[step.value].reason
            views.append(StepView(step, StepState.SKIPPED, begun, lacking, because))
        else:
            views.append(StepView(step, StepState.OPEN, begun, lacking))
    return tuple(views)


def next_open(case: Case, rules: Rules) -> StepView | None:
    """The first step that is neither done nor skipped."""
    return next((view for view in derived(case, rules) if view.state is StepState.OPEN), None)


def may_skip(step: Step, case: Case, rules: Rules) -> None:
    """Raises CannotSkip, StepDone."""
    if step in NEVER_SKIPPED:
        raise CannotSkip(step)
    if not _LOOKED_AT[step](case, rules)[0]:
        raise StepDone(step)


Look = tuple[tuple[Missing, ...], bool]


def _notice(case: Case, _rules: Rules) -> Look:
    return _lacking(danger_answer=case.incident.danger is None), True


def _confirm(case: Case, _rules: Rules) -> Look:
    if case.incident.state is State.NOT_AN_INCIDENT:
        return (), True
    lacking = _lacking(fact=not case.facts, verdict=case.incident.state is State.NOTICED)
    return lacking, bool(case.facts)


def _nature(case: Case, rules: Rules) -> Look:
    asked = gates.unanswered(rules.gates, case.answers)
    lacking = (*_lacking(nature=not case.incident.nature), *_which("gate", asked))
    return lacking, bool(case.incident.nature or case.answers)


def _rating(case: Case, rules: Rules) -> Look:
    return _lacking(rating=case.rating is None), bool(case.ratings)


def _team(case: Case, rules: Rules) -> Look:
    hats = team.missing_hats(case.seats, rules.hats)
    needed = {rule.id for rule in rules.hats if rule.needed}
    alone = tuple(seat.hat for seat in case.seats if seat.hat in needed and seat.deputy is None)
    touched = team.warnings(case.seats, rules.hats, (), case.concerned_people)
    conflicts = tuple(warning.hat for warning in touched if warning.stops)
    lacking = (
        *_which("hat", hats),
        *_which("deputy", alone),
        *_which("concerned_wears", conflicts),
        *_lacking(activation=case.incident.activated_at is None, staff_notice=not case.notices),
    )
    return lacking, bool(case.seats)


def _evidence(case: Case, _rules: Rules) -> Look:
    settled, lines = checklist.settled_count(case.checks)
    lacking = (
        *_lacking(checklist=not lines),
        *((Missing("check", lines - settled),) if lines > settled else ()),
    )
    return lacking, settled > 0


def _strategy(case: Case, _rules: Rules) -> Look:
    found = {finding.weakness for finding in messages.weaknesses(case.messages, case.facts)}
    lacking = _lacking(
        option=not strategy.chosen(case.options),
        message=Weakness.TOO_FEW in found,
        proof=Weakness.NO_PROOF in found,
    )
    return lacking, bool(case.options or case.messages)


def _communication(case: Case, _rules: Rules) -> Look:
    return _lacking(release=not case.releases), bool(case.releases or case.notices)


def _watch(case: Case, _rules: Rules) -> Look:
    stood_down = case.incident.state in (State.STOOD_DOWN, State.CLOSED)
    lacking = _lacking(watch_line=not case.lines, stand_down_decided=not stood_down)
    return lacking, bool(case.lines)


def _recovery(case: Case, _rules: Rules) -> Look:
    stood_down = case.incident.state in (State.STOOD_DOWN, State.CLOSED)
    lacking = _lacking(
        stand_down=not (stood_down and case.stand_downs),
        patient_asked=not (case.talks or any(contact.reached for contact in case.contacts)),
        staff_asked=bool(case.concerned) and not case.staff_looked_after,
    )
    return lacking, bool(case.talks or case.staff_looked_after or case.stand_downs)


def _review(case: Case, _rules: Rules) -> Look:
    lacking = tuple(Missing(code) for code in review.missing(case.review))
    return lacking, bool(case.review.lines or case.review.planned_for)


def _close(case: Case, _rules: Rules) -> Look:
    closed = case.incident.state in (State.CLOSED, State.NOT_AN_INCIDENT)
    return _lacking(closing=not closed), bool(case.closings)


def _lacking(**wanted: bool) -> tuple[Missing, ...]:
    return tuple(Missing(code) for code, missing in wanted.items() if missing)


def _which(code: str, which: tuple[str, ...]) -> tuple[Missing, ...]:
    return (Missing(code, len(which), which),) if which else ()


_LOOKED_AT: Mapping[Step, Callable[[Case, Rules], Look]] = MappingProxyType(
    {
        Step.NOTICE: _notice,
        Step.CONFIRM: _confirm,
        Step.NATURE: _nature,
        Step.RATING: _rating,
        Step.TEAM: _team,
        Step.EVIDENCE: _evidence,
        Step.STRATEGY: _strategy,
        Step.COMMUNICATION: _communication,
        Step.WATCH: _watch,
        Step.RECOVERY: _recovery,
        Step.REVIEW: _review,
        Step.CLOSE: _close,
    }
)
