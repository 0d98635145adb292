"""After it: what went well and not, five whys, the fishbone, and actions that are re-checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.reasons import given

RECHECKS = (30, 90)
"""Days after an action is done on which its effect is looked at."""


class LineKind(StrEnum):
    """What a line of the review says."""

    WENT_WELL = "went_well"
    WENT_BADLY = "went_badly"
    WHY = "why"
    CAUSE = "cause"
    ROOT_CAUSE = "root_cause"
    LESSON = "lesson"


class Effect(StrEnum):
    """What a re-check found."""

    FELL = "fell"
    SAME = "same"
    ROSE = "rose"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line. A why has its `question`; a cause the `bone` of the fishbone that it hangs on."""

    id: int
    kind: LineKind
    words: str
    at: datetime
    by: int
    question: str = ""
    bone: str = ""
    struck_because: str = ""


@dataclass(frozen=True, slots=True)
class Recheck:
    """What was found so many days after."""

    days: int
    on: date
    effect: Effect
    words: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Action:
    """A change of how we work, with an owner and a date. It stays open after the case is closed."""

    id: int
    words: str
    owner: int
    due: date
    at: datetime
    by: int
    measure: str = ""
    check_on: date | None = None
    done_at: datetime | None = None
    dropped_because: str = ""
    rechecks: tuple[Recheck, ...] = ()

    @property
    def open(self) -> bool:
        return self.done_at is None and not self.dropped_because

    def checks_due(self, done_day: date) -> tuple[tuple[int, date], ...]:
        """The re-checks still to come, as (days, day), counted from the day it was done."""
        done = {recheck.days for recheck in self.rechecks}
        return tuple((n, done_day + timedelta(n)) for n in RECHECKS if n not in done)


@dataclass(frozen=True, slots=True)
class Review:
    """The whole review. `planned_for` is its date, set while the case still goes on."""

    planned_for: date | None = None
    facilitator: int | None = None
    attendees: tuple[int, ...] = ()
    lines: tuple[ReviewLine, ...] = ()
    actions: tuple[Action, ...] = ()

    def of(self, kind: LineKind) -> tuple[ReviewLine, ...]:
        """The lines of a kind that stand, in order."""
        return tuple(line for line in self.lines if line.kind is kind and not line.struck_because)


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case was closed. An earlier closing stays as it was when the case is reopened."""

    at: datetime
    by: int
    summary: str
    open_points: tuple[str, ...] = ()
    unverified_points: tuple[str, ...] = ()
    overridden: tuple[str, ...] = ()


@dataclass(eq=False)
class ReviewLineIncomplete(Trouble):
    """A line of the review says something; a why has its question, a cause its bone."""

    field: str


@dataclass(eq=False)
class ActionIncomplete(Trouble):
    """An action says what, and has a date."""

    field: str


@dataclass(eq=False)
class ActionEnded(Trouble):
    """The action was done or dropped before."""

    words: str


def noted(line: ReviewLine) -> ReviewLine:
    """A line fit to be kept. Raises ReviewLineIncomplete."""
    if not line.words.strip():
        raise ReviewLineIncomplete("words")
    if line.kind is LineKind.WHY and not line.question.strip():
        raise ReviewLineIncomplete("question")
    if line.kind is LineKind.CAUSE and not line.bone:
        raise ReviewLineIncomplete("bone")
    return replace(line, words=line.words.strip(), question=line.question.strip())


def planned(action: Action, today: date) -> Action:
    """An action fit to be kept. Raises ActionIncomplete: nothing is said, or its day has gone."""
    if not action.words.strip():
        raise ActionIncomplete("words")
    if action.due < today:
        raise ActionIncomplete("due")
    return replace(action, words=action.words.strip(), measure=action.measure.strip())


def finished(action: Action, at: datetime) -> Action:
    """The action done. Raises ActionEnded."""
    _must_be_open(action)
    return replace(action, done_at=at)


def dropped(action: Action, reason: str) -> Action:
    """The action given up, and why. Raises ActionEnded, ReasonMissing."""
    _must_be_open(action)
    return replace(action, dropped_because=given(reason, "drop_action"))


def rechecked(action: Action, recheck: Recheck) -> Action:
    """The action with what a re-check found; said in words, since numbers alone prove little here.

    Raises:
        ReasonMissing: no words.
    """
    given(recheck.words, "recheck")
    kept = tuple(each for each in action.rechecks if each.days != recheck.days)
    return replace(action, rechecks=(*kept, recheck))


def missing(review: Review) -> tuple[str, ...]:
    """What a review still lacks: a cause, and an action with owner and date."""
    causes = (*review.of(LineKind.CAUSE), *review.of(LineKind.WHY))
    wanted = (
        ("went_well", bool(review.of(LineKind.WENT_WELL))),
        ("went_badly", bool(review.of(LineKind.WENT_BADLY))),
        ("cause", bool(causes)),
        ("action", bool(review.actions)),
    )
    return tuple(name for name, there in wanted if not there)


def blaming(words: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names of staff in a line that asks for conditions: a review asks why, not who."""
    return tuple(name for name in names if len(name) > 1 and name in words)


def _must_be_open(action: Action) -> None:
    if not action.open:
        raise ActionEnded(action.words)
