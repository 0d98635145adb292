"""When to propose standing down: a rule in data. The program proposes, a named person decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clinicguard.incidents.contacts import Contact, Party
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.watch import ChannelTrend, Signal, unjudged
from clinicguard.tasks.running import Basis, RunningClock
from clinicguard.tasks.task import Kind, Task


@dataclass(frozen=True, slots=True)
class StandDownRule:
    """The conditions at a level, and the quiet days of each channel (`otherwise`: of ours)."""

    needs: tuple[str, ...]
    quiet_days: Mapping[str, int]
    otherwise: int


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that does not hold yet, with the figures that its sentence names."""

    need: str
    count: int = 0
    channel: str = ""
    days: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whether standing down can be proposed, and what speaks against it."""

    unmet: tuple[Unmet, ...]

    @property
    def ready(self) -> bool:
        return not self.unmet


@dataclass(frozen=True, slots=True)
class StandDown:
    """A stand-down that was signed. `unmet` is what the rule said at that moment."""

    at: datetime
    by: int
    reasons: tuple[str, ...]
    still_open: tuple[str, ...] = ()
    watch_on: str = ""
    unmet: tuple[str, ...] = ()


def signed(
    reasons: Iterable[str],
    still_open: Iterable[str],
    watch_on: str,
    proposal: Proposal,
    at: datetime,
    by: int,
) -> StandDown:
    """The sign-off. Raises ReasonMissing without a single reason."""
    given = tuple(words for reason in reasons if (words := reason.strip()))
    if not given:
        raise ReasonMissing("stand_down")
    remaining = tuple(words for each in still_open if (words := each.strip()))
    needs = tuple(dict.fromkeys(each.need for each in proposal.unmet))
    return StandDown(at, by, given, remaining, watch_on.strip(), needs)


def proposed(
    rule: StandDownRule,
    channels: Iterable[ChannelTrend],
    signals: Iterable[Signal],
    clocks: Iterable[RunningClock],
    tasks: Iterable[Task],
    contacts: Iterable[Contact],
    staff_asked: bool,
    review_on: date | None,
    now: datetime,
) -> Proposal:
    """What of the rule does not hold yet."""
    checks = {
        "quiet_channels": _not_quiet(rule, channels),
        "no_open_clock": _counted("no_open_clock", _unowned(clocks)),
        "no_new_signal": _counted("no_new_signal", len(unjudged(signals))),
        "promises_owned": _counted("promises_owned", _broken(tasks, now)),
        "person_safe": _counted("person_safe", int(not (_asked(contacts) or staff_asked))),
        "review_dated": _counted("review_dated", int(review_on is None)),
    }
    return Proposal(tuple(unmet for need in rule.needs for unmet in checks.get(need, ())))


def _not_quiet(rule: StandDownRule, channels: Iterable[ChannelTrend]) -> tuple[Unmet, ...]:
    watched = tuple(channels)
    if not watched:
        return (Unmet("quiet_channels", missing=rule.otherwise),)
    return tuple(
        Unmet("quiet_channels", 1, each.channel, each.quiet_days, wanted - each.quiet_days)
        for each in watched
        if each.quiet_days < (wanted := rule.quiet_days.get(each.channel, rule.otherwise))
    )


def _unowned(clocks: Iterable[RunningClock]) -> int:
    return sum(
        clock.running and clock.basis is Basis.LAW and clock.owner is None for clock in clocks
    )


def _broken(tasks: Iterable[Task], now: datetime) -> int:
    return sum(
        task.kind is Kind.PROMISE and task.open and (task.owner is None or task.overdue(now))
        for task in tasks
    )


def _asked(contacts: Iterable[Contact]) -> bool:
    return any(contact.party is Party.PATIENT_SIDE and contact.reached for contact in contacts)


def _counted(need: str, count: int) -> tuple[Unmet, ...]:
    return (Unmet(need, count),) if count else ()
