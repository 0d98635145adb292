"""The states of a complaint and the table of its moves: what may follow what."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What came in. All four go in by the same door and are counted apart."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    COMPLIMENT = "compliment"
    NEAR_MISS = "near_miss"


class State(StrEnum):
    """Where a complaint stands."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    LOOKING = "looking"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    """What staff can do with a complaint. The log writes each as `complaint.<verb>`."""

    ACKNOWLEDGE = "acknowledge"
    BEGIN_LOOKING = "begin_looking"
    ANSWER = "answer"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    EDIT = "edit"
    NOTE_CONTACT = "note_contact"
    PROMISE = "promise"
    KEEP_PROMISE = "keep_promise"
    BREAK_PROMISE = "break_promise"
    ADD_ISSUE = "add_issue"
    RATE_ISSUE = "rate_issue"
    HEAR = "hear"
    FIND = "find"
    DECIDE_REMEDY = "decide_remedy"
    LEARN = "learn"
    FLAG = "flag"
    UNFLAG = "unflag"
    LINK = "link"
    UNLINK = "unlink"
    SATISFACTION = "satisfaction"
    HOLD_CLOCK = "hold_clock"
    RESUME_CLOCK = "resume_clock"


OPEN = frozenset({State.NEW, State.ACKNOWLEDGED, State.LOOKING, State.ANSWERED})
"""Still somebody's work."""

ENDED = frozenset({State.CLOSED, State.WITHDRAWN})
WAITING = frozenset({State.NEW, State.ACKNOWLEDGED, State.LOOKING})
"""The complainant waits for our answer."""

EVERY = frozenset(State)

MOVES: Mapping[Verb, Mapping[State, State]] = {
    Verb.ACKNOWLEDGE: {State.NEW: State.ACKNOWLEDGED},
    Verb.BEGIN_LOOKING: {State.ACKNOWLEDGED: State.LOOKING},
    Verb.ANSWER: {State.LOOKING: State.ANSWERED},
    Verb.CLOSE: {State.ANSWERED: State.CLOSED},
    Verb.WITHDRAW: dict.fromkeys(OPEN, State.WITHDRAWN),
    # A withdrawn one goes back to where it stood; see `complaint.after`.
    Verb.REOPEN: {
        State.ANSWERED: State.LOOKING,
        State.CLOSED: State.LOOKING,
        State.WITHDRAWN: State.LOOKING,
    },
}
"""Verb → from → to. What is not in the table is impossible."""

SHORT_WAY: Mapping[Verb, Mapping[State, State]] = {
    Verb.BEGIN_LOOKING: {State.NEW: State.LOOKING},
    Verb.ANSWER: {State.ACKNOWLEDGED: State.ANSWERED},
    Verb.CLOSE: {
        State.NEW: State.CLOSED,
        State.ACKNOWLEDGED: State.CLOSED,
        State.LOOKING: State.CLOSED,
    },
}
"""More moves for what nobody complained about: a suggestion, a compliment, a near miss."""

WITHIN: Mapping[Verb, frozenset[State]] = {
    Verb.EDIT: EVERY,
    Verb.NOTE_CONTACT: EVERY,
    Verb.PROMISE: OPEN,
    Verb.KEEP_PROMISE: EVERY,
    Verb.BREAK_PROMISE: EVERY,
    Verb.ADD_ISSUE: WAITING,
    Verb.RATE_ISSUE: WAITING,
    Verb.HEAR: frozenset({State.LOOKING}),
    Verb.FIND: frozenset({State.LOOKING}),
    Verb.DECIDE_REMEDY: frozenset({State.LOOKING, State.ANSWERED}),
    Verb.LEARN: frozenset({State.LOOKING, State.ANSWERED, State.CLOSED}),
    Verb.FLAG: EVERY,
    Verb.UNFLAG: EVERY,
    Verb.LINK: EVERY,
    Verb.UNLINK: EVERY,
    Verb.SATISFACTION: frozenset({State.ANSWERED, State.CLOSED}),
    Verb.HOLD_CLOCK: WAITING,
    Verb.RESUME_CLOCK: WAITING,
}
"""Verbs that leave the state as it is, and the states in which each is possible."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of state: kept for ever, in order."""

    verb: Verb
    left: State
    entered: State
    at: datetime
    by: int
    reason: str


def next_state(kind: Kind, state: State, verb: Verb) -> State | None:
    """The state in which the verb leaves such a record; None when the verb is impossible there."""
    if verb in WITHIN:
        return state if state in WITHIN[verb] else None
    if kind is not Kind.COMPLAINT and state in SHORT_WAY.get(verb, {}):
        return SHORT_WAY[verb][state]
    return MOVES[verb].get(state)


def possible(kind: Kind, state: State) -> frozenset[Verb]:
    """Every verb that the table allows in this state."""
    return frozenset(verb for verb in Verb if next_state(kind, state, verb) is not None)


def way_to(kind: Kind, state: State, verb: Verb) -> tuple[Verb, ...]:
    """The fewest moves after which the verb becomes possible; empty when none are needed or help.

    Reopening and withdrawing are never proposed as a means, except to leave an ended state.
    """
    means: list[Verb] = [move for move in MOVES if move not in (Verb.WITHDRAW, Verb.REOPEN)]
    if state in ENDED:
        means.append(Verb.REOPEN)
    seen = {state}
    ways: deque[tuple[State, tuple[Verb, ...]]] = deque([(state, ())])
    while ways:
        here, way = ways.popleft()
        if next_state(kind, here, verb) is not None:
            return way
        for move in means:
            there = next_state(kind, here, move)
            if there is not None and there not in seen:
                seen.add(there)
                ways.append((there, (*way, move)))
    return ()
