"""The times that the clinic promises for a complaint, how they stop, and what holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class ClockKind(StrEnum):
    """What was promised: a first reply, an answer."""

    FIRST_REPLY = "first_reply"
    ANSWER = "answer"


class Rank(IntEnum):
    """What comes first on the list: a running clock, a held one, none."""

    RUNNING = 0
    HELD = 1
    NONE = 2


@dataclass(frozen=True, slots=True)
class Hold:
    """A time during which the clinic waits for somebody else; `until` is None while it lasts."""

    id: int
    since: datetime
    until: datetime | None
    why: str
    by: int
    ended_by: int | None


@dataclass(frozen=True, slots=True)
class Clock:
    """One promised time: `days` working days from `started_at`, due at `due_at`.

    `due_at` is written down when the clock starts and moves only when a hold ends. A reopening
    starts a new answer clock; the former one stays as it was.
    """

    id: int
    kind: ClockKind
    days: int
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    holds: tuple[Hold, ...]

    @property
    def running(self) -> bool:
        """Not yet stopped; it may be held."""
        return self.stopped_at is None

    @property
    def hold(self) -> Hold | None:
        """The hold that lasts, if one does."""
        if self.running and self.holds and self.holds[-1].until is None:
            return self.holds[-1]
        return None

    @property
    def in_time(self) -> bool | None:
        """Whether it was stopped in time; None while it runs."""
        return None if self.stopped_at is None else self.stopped_at <= self.due_at

    @property
    def rank(self) -> Rank:
        if not self.running:
            return Rank.NONE
        return Rank.RUNNING if self.hold is None else Rank.HELD


def next_clock(clocks: Iterable[Clock]) -> Clock | None:
    """The clock to show first: the running one that is due first, a held one only if none runs."""
    live = [clock for clock in clocks if clock.running]
    return min(live, key=lambda clock: (clock.rank, clock.due_at, clock.id), default=None)
