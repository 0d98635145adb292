"""The incident: its five states and the moves between them.

noticed → not an incident | active → stood down → closed; reopened from each of the last three.
A drill is a mark, not a state: it walks the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.reasons import given
from clinicguard.knowledge.ratings import Level


class State(StrEnum):
    """Where an incident stands."""

    NOTICED = "noticed"
    NOT_AN_INCIDENT = "not_an_incident"
    ACTIVE = "active"
    STOOD_DOWN = "stood_down"
    CLOSED = "closed"


class Move(StrEnum):
    """What takes an incident from one state to the next."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    STAND_DOWN = "stand_down"
    CLOSE = "close"
    REOPEN = "reopen"


class Origin(StrEnum):
    """Where the first word of it came from."""

    COMPLAINT = "complaint"
    WATCH = "watch"
    STAFF = "staff"
    AUTHORITY = "authority"
    PRESS = "press"
    OTHER = "other"


MOVES: Mapping[tuple[State, Move], State] = MappingProxyType(
    {
        (State.NOTICED, Move.CONFIRM): State.ACTIVE,
        (State.NOTICED, Move.DISMISS): State.NOT_AN_INCIDENT,
        (State.ACTIVE, Move.STAND_DOWN): State.STOOD_DOWN,
        (State.STOOD_DOWN, Move.CLOSE): State.CLOSED,
        (State.NOT_AN_INCIDENT, Move.REOPEN): State.NOTICED,
        (State.STOOD_DOWN, Move.REOPEN): State.ACTIVE,
        (State.CLOSED, Move.REOPEN): State.ACTIVE,
    }
)

WITHOUT_REASON = frozenset({Move.CONFIRM})


@dataclass(eq=False)
class MoveRefused(Trouble):
    """From this state there is no such move; `open_moves` are the ones that there are."""

    number: str
    state: State
    move: Move
    open_moves: tuple[Move, ...]


@dataclass(eq=False)
class MergedAway(Trouble):
    """The incident has been merged into another one: what is done now is done there."""

    number: str
    into: str


@dataclass(eq=False)
class NotActive(Trouble):
    """`what` belongs to an incident that is going on, and this one is not."""

    number: str
    state: State
    what: str


@dataclass(eq=False)
class CannotMerge(Trouble):
    """An incident is not merged into itself, nor a drill with a real one, nor in a circle."""

    number: str
    into: str


@dataclass(frozen=True, slots=True)
class NatureMark:
    """A kind of matter that the case is; `main` marks the one that must be dealt with first.

    `case` is the number of the case that brought it, where that was merged into this one.
    """

    nature: str
    main: bool
    why: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One move that was made: earlier turns stay as they were when a case is reopened."""

    move: Move
    before: State
    after: State
    at: datetime
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One case. Times are UTC; `by` and `noticed_by` are people's ids."""

    id: int
    number: str
    title: str
    state: State
    origin: Origin
    noticed_at: datetime
    noticed_by: int
    first_words: str = ""
    happened_at: datetime | None = None
    drill: bool = False
    danger: Answer | None = None
    natures: tuple[NatureMark, ...] = ()
    level: Level | None = None
    confirmed_at: datetime | None = None
    activated_at: datetime | None = None
    stood_down_at: datetime | None = None
    closed_at: datetime | None = None
    next_update: datetime | None = None
    merged_into: str = ""
    turns: tuple[Turn, ...] = ()

    @property
    def address(self) -> str:
        """The page of this incident, and the subject of its log entries."""
        return f"incident/{self.number}"

    @property
    def nature(self) -> str:
        """The main nature; empty while none was chosen."""
        return next((mark.nature for mark in self.natures if mark.main), "")

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every nature of the case, the main one first."""
        ordered = sorted(self.natures, key=lambda mark: not mark.main)
        return tuple(mark.nature for mark in ordered)

    @property
    def burns(self) -> bool:
        """Whether the red band stands on every page."""
        return self.state is State.ACTIVE and not self.merged_into


def open_moves(incident: Incident) -> tuple[Move, ...]:
    """The moves that the incident's state allows; none once it was merged away."""
    if incident.merged_into:
        return ()
    return tuple(move for (state, move) in MOVES if state is incident.state)


def moved(incident: Incident, move: Move, at: datetime, by: int, reason: str = "") -> Incident:
    """The incident after the move.

    Raises:
        MergedAway: it now belongs to another incident.
        MoveRefused: its state does not know this move.
        ReasonMissing: every move but `confirm` has to say why.
    """
    if incident.merged_into:
        raise MergedAway(incident.number, incident.merged_into)
    after = MOVES.get((incident.state, move))
    if after is None:
        raise MoveRefused(incident.number, incident.state, move, open_moves(incident))
    why = reason.strip() if move in WITHOUT_REASON else given(reason, move.value)
    turn = Turn(move, incident.state, after, at, by, why)
    turned = replace(incident, state=after, turns=(*incident.turns, turn))
    match move:
        case Move.CONFIRM:
            return replace(turned, confirmed_at=incident.confirmed_at or at)
        case Move.STAND_DOWN:
            return replace(turned, stood_down_at=at, next_update=None)
        case Move.CLOSE:
            return replace(turned, closed_at=at)
        case Move.REOPEN:
            return replace(turned, stood_down_at=None, closed_at=None)
        case Move.DISMISS:
            return turned


def must_be_active(incident: Incident, what: str) -> None:
    """Raises MergedAway or NotActive for what only a going incident may have done to it."""
    must_be_whole(incident)
    if incident.state is not State.ACTIVE:
        raise NotActive(incident.number, incident.state, what)


def must_be_whole(incident: Incident) -> None:
    """Raises MergedAway: nothing new is written to a case that was merged into another."""
    if incident.merged_into:
        raise MergedAway(incident.number, incident.merged_into)


def merged(incident: Incident, into: Incident) -> Incident:
    """The incident as part of another one. Nothing of it is moved or lost.

    Raises:
        MergedAway: one of the two was merged before.
        CannotMerge: they are the same, or one is a drill and the other is not.
    """
    must_be_whole(incident)
    must_be_whole(into)
    if incident.number == into.number or incident.drill != into.drill:
        raise CannotMerge(incident.number, into.number)
    return replace(incident, merged_into=into.number)


def unmerged(incident: Incident) -> Incident:
    """The incident on its own feet again, in the state it had.

    Raises:
        CannotMerge: it was not merged.
    """
    if not incident.merged_into:
        raise CannotMerge(incident.number, "")
    return replace(incident, merged_into="")
