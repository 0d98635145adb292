"""Parts of the day by their words: which hours they name, and which hour is meant beside one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.states import any_of

_HALVES = {"a": (0.0, 11.99), "p": (12.0, 23.99)}
"""What is told by am and pm."""


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Words for a part of the day, in hours; behind 24 lies the next day."""

    words: tuple[str, ...]
    from_: float
    to: float


@dataclass(frozen=True, slots=True)
class PartOfDayFile:
    """The file guard/parts_of_day.yaml."""

    parts: tuple[PartOfDay, ...]


def parts_of_day(words: str) -> list[tuple[float, float]]:
    """The parts of the day that folded words name, in hours from and to."""
    return [(since, to) for named, since, to in _ready() if named.search(words)]


def lies_in(hour: float, part: tuple[float, float], slack: float = 0.0) -> bool:
    """Whether an hour is one of a part of the day, give or take some of an hour."""
    since, to = part
    return any(since - slack <= each <= to + slack for each in (hour, hour + 24))


def have_hours_in_common(
    some: list[tuple[float, float]], others: list[tuple[float, float]]
) -> bool:
    """Whether the middle of a part of either lies in one of the other."""
    return any(
        lies_in(sum(one) / 2, other) or lies_in(sum(other) / 2, one)
        for one in some
        for other in others
    )


def hour_meant(hour: float, part: str) -> float:
    """The hour from midnight that is meant by the hour of a clock, beside a part of the day or am
    and pm: 1 in 中午 is 13, 12 in 半夜 is 0."""
    if hour > 12:
        return hour % 24
    half = re.match(r"([ap])\.?m\b", part)
    since, to = _HALVES[half[1]] if half else parts_of_day(part)[0]
    shown_so = (hour, hour % 12, hour % 12 + 12, hour % 12 + 24)
    return min(shown_so, key=lambda each: max(since - each, each - to, 0)) % 24


@cache
def words_before_an_hour() -> str:
    """The words that stand before an hour, as part of a pattern: those in Chinese."""
    return "|".join(word for word in _words() if not word.isascii())


@cache
def words_behind_an_hour() -> str:
    """The words that stand behind an hour, as part of a pattern: those in English."""
    return "|".join(word for word in _words() if word.isascii())


def _words() -> list[str]:
    words = (folded(word) for part in _file().parts for word in part.words)
    return sorted(dict.fromkeys(words), key=len, reverse=True)


@cache
def _ready() -> tuple[tuple[re.Pattern[str], float, float], ...]:
    """The file, made ready."""
    return tuple((any_of(part.words), part.from_, part.to) for part in _file().parts)


@cache
def _file() -> PartOfDayFile:
    return read(resources() / "guard" / "parts_of_day.yaml", PartOfDayFile)
