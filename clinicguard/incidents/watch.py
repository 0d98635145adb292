"""The watch: three lines a day by channel, whether it grows or falls, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clinicguard.incidents.incident import State

_NUMBER = re.compile(r"\d[\d,]*")


class Tone(StrEnum):
    """How it sounds out there."""

    BAD = "bad"
    MIXED = "mixed"
    CALM = "calm"

    @property
    def heat(self) -> int:
        return ("calm", "mixed", "bad").index(self.value)


class Trend(StrEnum):
    """From one look to the next."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"
    QUIET = "quiet"


class Verdict(StrEnum):
    """What a signal turned out to be."""

    UNJUDGED = "unjudged"
    OURS = "ours"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class WatchLine:
    """One look at one channel: what is new, how it sounds and how far it reaches, what we do.

    `day` is the clinic's day of the look. `fresh` is how many new posts there were, None where
    nobody counted.
    """

    id: int
    channel: str
    day: date
    at: datetime
    by: int
    seen: str
    tone: Tone
    reach: str = ""
    reaction: str = ""
    fresh: int | None = None
    exhibits: tuple[str, ...] = ()

    @property
    def reach_number(self) -> int | None:
        """The first number in what the platform showed: 21 of 「21 則留言」."""
        found = _NUMBER.search(self.reach)
        return int(found[0].replace(",", "")) if found else None


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that came to our ears: where, in which words, and what it turned out to be."""

    id: int
    channel: str
    words: str
    at: datetime
    by: int
    verdict: Verdict = Verdict.UNJUDGED
    reason: str = ""
    seen_at: datetime | None = None
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelTrend:
    """A channel as it stands: its last look, its trend, and its days without anything new."""

    channel: str
    trend: Trend
    last: WatchLine
    quiet_days: int


@dataclass(frozen=True, slots=True)
class Relapse:
    """It comes back after it had fallen silent: a reason to look, and perhaps to reopen."""

    channels: tuple[str, ...]
    signals: int
    new_channel: bool


def channels(lines: Iterable[WatchLine], today: date) -> tuple[ChannelTrend, ...]:
    """Each channel that is watched, the hottest first."""
    found = [
        ChannelTrend(name, trend(seen), seen[-1], quiet_days(seen, today))
        for name, seen in _by_channel(lines).items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.last.tone.heat, each.quiet_days)))


def trend(seen: Sequence[WatchLine]) -> Trend:
    """From the last two looks at one channel, in order of time."""
    last = seen[-1]
    before = seen[-2] if len(seen) > 1 else None
    grown = _grown(before, last)
    if before is None:
        return Trend.STEADY if _new(before, last) else Trend.QUIET
    if last.tone.heat > before.tone.heat or (grown and last.tone is Tone.BAD):
        return Trend.RISING
    if not _new(before, last) and last.tone is Tone.CALM:
        return Trend.QUIET
    return Trend.FALLING if last.tone.heat < before.tone.heat else Trend.STEADY


def quiet_days(seen: Sequence[WatchLine], today: date) -> int:
    """Whole days without anything new on one channel, each of them with a look to prove it.

    The day of the last new thing does not count, nor does today while nobody has looked.
    """
    looked: dict[date, bool] = {}
    before: WatchLine | None = None
    for line in seen:
        looked[line.day] = looked.get(line.day, False) or _new(before, line)
        before = line
    days = 0
    for day in sorted(looked, reverse=True):
        if day > today or looked[day]:
            break
        days += 1
    return days


def relapse(
    state: State, signals: Iterable[Signal], watched: Iterable[str], since: datetime, a_day: int
) -> Relapse | None:
    """Whether to propose reopening: what came after `since`, when it had been put to rest.

    `a_day` signals on one channel in one day (UTC) are enough, and so is one on a channel on which
    there was nothing before. Dismissed signals never count.
    """
    if state not in (State.STOOD_DOWN, State.CLOSED):
        return None
    known = set(watched)
    later = [
        signal
        for signal in signals
        if signal.at > since and signal.verdict is not Verdict.DISMISSED
    ]
    counts: dict[tuple[str, date], int] = {}
    for signal in later:
        key = signal.channel, signal.at.date()
        counts[key] = counts.get(key, 0) + 1
    many = {channel for (channel, _), n in counts.items() if n >= a_day}
    fresh = {signal.channel for signal in later if known and signal.channel not in known}
    if not many and not fresh:
        return None
    return Relapse(tuple(sorted(many | fresh)), len(later), bool(fresh))


def unjudged(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """What came in and nobody has looked at yet."""
    return tuple(signal for signal in signals if signal.verdict is Verdict.UNJUDGED)


def _by_channel(lines: Iterable[WatchLine]) -> dict[str, list[WatchLine]]:
    found: dict[str, list[WatchLine]] = {}
    for line in sorted(lines, key=lambda line: (line.at, line.id)):
        found.setdefault(line.channel, []).append(line)
    return found


def _grown(before: WatchLine | None, line: WatchLine) -> bool:
    if line.fresh is not None:
        return line.fresh > 0
    if before is None:
        return False
    now, then = line.reach_number, before.reach_number
    return now is not None and then is not None and now > then


def _new(before: WatchLine | None, line: WatchLine) -> bool:
    if line.fresh is not None:
        return line.fresh > 0
    if before is None:
        return line.tone is not Tone.CALM
    return _grown(before, line) or line.tone.heat > before.tone.heat
