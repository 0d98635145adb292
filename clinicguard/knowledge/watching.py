"""The watch while an incident is open, and the rule for proposing to stand down, as data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said


@dataclass(frozen=True, slots=True)
class Line:
    """One of the three lines that are written each day."""

    id: str
    name: Said
    ask: Said


@dataclass(frozen=True, slots=True)
class Channel:
    """A place to look. `quiet_days` at level medium must pass without a signal."""

    id: str
    quiet_days: int
    name: Said
    where: Said
    look_for: Said
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Watch:
    """The file watch.yaml."""

    lines: tuple[Line, ...]
    channels: tuple[Channel, ...]
    relapse: Said
    relapse_signals_a_day: int
    reviewed: Review | None = None

    def channel(self, channel_id: str) -> Channel:
        return next(channel for channel in self.channels if channel.id == channel_id)


@dataclass(frozen=True, slots=True)
class Need:
    """A condition of standing down: what it says when met and when not yet."""

    id: str
    says: Said
    not_yet: Said
    from_: Level = Level.LOW


@dataclass(frozen=True, slots=True)
class StandDown:
    """The file standdown.yaml. The program proposes; a named person decides."""

    quiet_factor: Mapping[Level, float]
    least_quiet_days: int
    needs: tuple[Need, ...]
    proposal: Said
    reviewed: Review | None = None

    def __post_init__(self) -> None:
        factors = [self.quiet_factor.get(level, 0.0) for level in Level]
        if factors != sorted(factors) or factors[0] <= 0:
            raise ValueError("a higher level asks for at least as many quiet days")

    def quiet_days(self, channel: Channel, level: Level) -> int:
        """Whole days without a new signal that this channel needs at this level."""
        wanted = math.ceil(channel.quiet_days * self.quiet_factor[level])
        return max(wanted, self.least_quiet_days)

    def needs_at(self, level: Level) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if level.reaches(need.from_))
