"""A clock that runs: which rule set it going, when it is due, what held it, when it was met.

When a rule falls due is reckoned in `deadlines`; here stands what was reckoned, so that Today
shows it and a paper can say how it was kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.tasks.task import Light, light


class Basis(StrEnum):
    """What stands behind a clock: shown beside it, since nobody must mistake advice for law."""

    LAW = "law"
    PROMISE = "promise"
    PRACTICE = "practice"
    UNVERIFIED = "unverified"


class ClockState(StrEnum):
    """Where a clock stands."""

    RUNNING = "running"
    HELD = "held"
    MET = "met"
    OFF = "off"


class ClockRefused(Trouble):
    """A clock in `state` cannot be treated so."""

    def __init__(self, clock: int, state: ClockState, wanted: str) -> None:
        super().__init__()
        self.clock = clock
        self.state = state
        self.wanted = wanted


class LawHoldsOn(Trouble):
    """The clinic holds its own clocks, not those of the law."""

    def __init__(self, clock: int, article: str) -> None:
        super().__init__()
        self.clock = clock
        self.article = article


class ClockReasonMissing(Trouble):
    """Holding a clock or switching it off needs a reason."""

    def __init__(self, clock: int, what: str) -> None:
        super().__init__()
        self.clock = clock
        self.what = what


class ClockWithoutDue(Trouble):
    """A clock needs the day or the moment on which it is due: an empty date does not pass."""

    def __init__(self, rule: str) -> None:
        super().__init__()
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Hold:
    """A time in which the clock stood still; `until` is None while it still does."""

    since: datetime
    until: datetime | None
    reason: str
    by: int


@dataclass(frozen=True, slots=True)
class RunningClock:
    """One clock. A rule in days has `due_day`, a rule in hours has `due_at` (UTC).

    `rule` is the deadline rule's id ("tw-dl-02"), `words` what is due, `article` the law shown
    beside it, `certain` False while the gate behind it is unknown, `note` why it was met or
    switched off, `owner` the named person who watches it.
    """

    id: int
    rule: str
    subject: str
    words: str
    basis: Basis
    trigger: datetime
    started_at: datetime
    started_by: int
    due_day: date | None = None
    due_at: datetime | None = None
    article: str = ""
    gate: str = ""
    certain: bool = True
    state: ClockState = ClockState.RUNNING
    met_at: datetime | None = None
    ended_at: datetime | None = None
    note: str = ""
    owner: int | None = None
    holds: tuple[Hold, ...] = ()

    @property
    def running(self) -> bool:
        return self.state in (ClockState.RUNNING, ClockState.HELD)

    def overdue(self, now: datetime, today: date) -> bool:
        """Still running past its moment, or past the end of its day. `today` is the clinic's."""
        if self.state is not ClockState.RUNNING:
            return False
        return (self.due_at is not None and self.due_at < now) or (
            self.due_day is not None and self.due_day < today
        )

    def kept(self, met_day: date) -> bool:
        """Whether it was met in time. `met_day` is the clinic's day of `met_at`."""
        if self.met_at is None:
            return False
        if self.due_at is not None:
            return self.met_at <= self.due_at
        return self.due_day is not None and met_day <= self.due_day


def started(clock: RunningClock) -> RunningClock:
    """A clock fit to be kept. Raises ClockWithoutDue."""
    if clock.due_day is None and clock.due_at is None:
        raise ClockWithoutDue(clock.rule)
    return clock


def held(clock: RunningClock, at: datetime, by: int, reason: str) -> RunningClock:
    """The clock standing still.

    Raises:
        ClockRefused: it does not run.
        LawHoldsOn: it is the law's.
        ClockReasonMissing.
    """
    if clock.state is not ClockState.RUNNING:
        raise ClockRefused(clock.id, clock.state, "hold")
    if clock.basis is Basis.LAW:
        raise LawHoldsOn(clock.id, clock.article)
    hold = Hold(at, None, _given(clock, reason, "hold"), by)
    return replace(clock, state=ClockState.HELD, holds=(*clock.holds, hold))


def resumed(
    clock: RunningClock, at: datetime, due_day: date | None, due_at: datetime | None
) -> RunningClock:
    """The clock running again towards its new time. Raises ClockRefused, ClockWithoutDue."""
    if clock.state is not ClockState.HELD:
        raise ClockRefused(clock.id, clock.state, "resume")
    *before, last = clock.holds
    return started(
        replace(
            clock,
            state=ClockState.RUNNING,
            due_day=due_day,
            due_at=due_at,
            holds=(*before, replace(last, until=at)),
        )
    )


def met(clock: RunningClock, met_at: datetime, at: datetime, note: str = "") -> RunningClock:
    """The clock stopped by what it asked for, which happened at `met_at`. Raises ClockRefused."""
    if not clock.running:
        raise ClockRefused(clock.id, clock.state, "meet")
    return _ended(clock, ClockState.MET, at, note.strip(), met_at)


def switched_off(clock: RunningClock, at: datetime, reason: str) -> RunningClock:
    """The clock taken off: its gate turned to no, or its ground fell away.

    Raises:
        ClockRefused, ClockReasonMissing.
    """
    if not clock.running:
        raise ClockRefused(clock.id, clock.state, "switch_off")
    return _ended(clock, ClockState.OFF, at, _given(clock, reason, "switch_off"), None)


def handed(clock: RunningClock, owner: int | None) -> RunningClock:
    """The clock watched by somebody else. Raises ClockRefused."""
    if not clock.running:
        raise ClockRefused(clock.id, clock.state, "hand")
    return replace(clock, owner=owner)


def in_order(clocks: Iterable[RunningClock]) -> tuple[RunningClock, ...]:
    """The running ones by what is due first; then the held, then those that ended."""
    return tuple(sorted(clocks, key=_rank))


def ends_at(clock: RunningClock, zone: tzinfo) -> datetime:
    """The first moment that is too late; a day ends with midnight in the clinic's zone."""
    if clock.due_at is not None:
        return clock.due_at
    if clock.due_day is None:
        raise ClockWithoutDue(clock.rule)
    return datetime.combine(clock.due_day + timedelta(days=1), time(), zone)


def clock_light(
    clock: RunningClock, now: datetime, zone: tzinfo, working_days_left: int | None
) -> Light:
    """Overdue or half an hour left burns; for a day, two working days are soon: as in `lights`."""
    if clock.state is not ClockState.RUNNING:
        return Light.NONE
    shown = light(ends_at(clock, zone), now)
    if shown is not Light.FAR or clock.due_at is not None:
        return shown
    return Light.SOON if working_days_left is not None and working_days_left <= 2 else Light.FAR


def _ended(
    clock: RunningClock, state: ClockState, at: datetime, note: str, met_at: datetime | None
) -> RunningClock:
    holds = tuple(hold if hold.until else replace(hold, until=at) for hold in clock.holds)
    return replace(clock, state=state, ended_at=at, met_at=met_at, note=note, holds=holds)


def _given(clock: RunningClock, reason: str, what: str) -> str:
    if not reason.strip():
        raise ClockReasonMissing(clock.id, what)
    return reason.strip()


def _rank(clock: RunningClock) -> tuple[int, str, int]:
    order = (ClockState.RUNNING, ClockState.HELD, ClockState.MET, ClockState.OFF)
    due = clock.due_at.date() if clock.due_at else clock.due_day
    return order.index(clock.state), due.isoformat() if due else "", clock.id
