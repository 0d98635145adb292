"""The times that the clinic promises for a complaint: which there are, and which comes first.

The clocks themselves are kept by the tasks room, under the complaint's address.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum, StrEnum

from clinicguard.complaints.moves import Kind
from clinicguard.tasks.running import ClockState, RunningClock


class ClockKind(StrEnum):
    """What was promised; the value is the rule of the running clock."""

    FIRST_REPLY = "complaint.first_reply"
    ANSWER = "complaint.answer"


class Rank(IntEnum):
    """What comes first on the list: a running clock, a held one, none."""

    RUNNING = 0
    HELD = 1
    NONE = 2


def is_promised(kind: Kind) -> bool:
    """Whether such a record is promised a reply: a compliment and a near miss are not."""
    return kind in (Kind.COMPLAINT, Kind.SUGGESTION)


def rank(clock: RunningClock) -> Rank:
    """Where the clock stands in the order of the list."""
    match clock.state:
        case ClockState.RUNNING:
            return Rank.RUNNING
        case ClockState.HELD:
            return Rank.HELD
        case ClockState.MET | ClockState.OFF:
            return Rank.NONE


def due(clock: RunningClock) -> datetime:
    """When a promised time ends: always a moment, the close of a working day."""
    assert clock.due_at is not None
    return clock.due_at


def next_clock(clocks: Iterable[RunningClock]) -> RunningClock | None:
    """The clock to show first: the running one that is due first, a held one only if none runs."""
    live = [clock for clock in clocks if clock.running]
    return min(live, key=lambda clock: (rank(clock), due(clock), clock.id), default=None)


def live_clock(clocks: Iterable[RunningClock], kind: ClockKind) -> RunningClock | None:
    """The clock of this kind that runs or is held, if one does."""
    return next((clock for clock in clocks if clock.running and clock.rule == kind), None)
