"""How an incident is rated, as data: four factors, the drawn matrix, the floors, the levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Literal

from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.offsets import Offset, offset
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said

Axis = Literal["impact", "urgency"]


class Level(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for low, 2 for high: levels are compared by it."""
        return ("low", "medium", "high").index(self.value)

    def reaches(self, other: Level) -> bool:
        return self.rank >= other.rank


@dataclass(frozen=True, slots=True)
class FactorValue:
    id: int
    label: Said
    means: Said


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the four questions of a rating. `unknown_counts_as` is the value until it is known."""

    id: str
    axis: Axis
    unknown_counts_as: int
    name: Said
    asks: Said
    values: tuple[FactorValue, ...]
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        if [value.id for value in self.values] != [0, 1, 2, 3]:
            raise ValueError("the values should be 0, 1, 2, 3 in this order")
        if self.unknown_counts_as != 3:
            raise ValueError("unknown counts as the higher value, 3")

    def counted(self, value: int | None) -> int:
        """What a chosen value counts; None (not known) counts as the higher."""
        return self.unknown_counts_as if value is None else value


@dataclass(frozen=True, slots=True)
class Floor:
    """A circumstance that sets at least this level, whatever the matrix says."""

    id: str
    raises_to: Level
    name: Said
    reason: Said
    gates: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Axes:
    impact: Said
    urgency: Said


@dataclass(frozen=True, slots=True)
class Explains:
    """Sentences with fields in braces that say why a level is what it is."""

    by_matrix: Said
    by_floor: Said
    with_unknown: Said
    lowered: Said


@dataclass(frozen=True, slots=True)
class Rating:
    """The file rating.yaml. The matrix that is drawn is the rule itself."""

    factors: tuple[Factor, ...]
    matrix: Mapping[int, tuple[Level, ...]]
    axes: Axes
    floors: tuple[Floor, ...]
    explains: Explains
    reviewed: Review | None = None

    def __post_init__(self) -> None:
        if sorted(self.matrix) != [0, 1, 2, 3] or any(len(r) != 4 for r in self.matrix.values()):
            raise ValueError("the matrix should have impact 0 to 3 by urgency 0 to 3")
        for impact in range(4):
            for urgency in range(4):
                here = self.cell(impact, urgency)
                if impact and not here.reaches(self.cell(impact - 1, urgency)):
                    raise ValueError("the matrix falls while impact grows")
                if urgency and not here.reaches(self.cell(impact, urgency - 1)):
                    raise ValueError("the matrix falls while urgency grows")

    def cell(self, impact: int, urgency: int) -> Level:
        """The level at impact (the greater of nature and severity) and urgency (scope, time)."""
        return self.matrix[impact][urgency]

    def factor(self, factor_id: str) -> Factor:
        return next(factor for factor in self.factors if factor.id == factor_id)

    def floor(self, floor_id: str) -> Floor:
        return next(floor for floor in self.floors if floor.id == floor_id)


@dataclass(frozen=True, slots=True)
class LevelPlan:
    """What a level sets in motion: who is called, how fast, when the first word goes out."""

    id: Level
    name: Said
    means: Said
    response: Said
    calls: tuple[str, ...]
    call_within: str
    first_word: str
    update_every: str
    words_approved_by: Said
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        for text in (self.call_within, self.first_word, self.update_every):
            offset(text)

    @property
    def call_time(self) -> Offset:
        return offset(self.call_within)

    @property
    def first_word_time(self) -> Offset:
        return offset(self.first_word)

    @property
    def update_time(self) -> Offset:
        return offset(self.update_every)


@dataclass(frozen=True, slots=True)
class Levels:
    """The file levels.yaml, from low to high; a higher level only adds and hastens."""

    levels: tuple[LevelPlan, ...]
    reviewed: Review | None = None

    def __post_init__(self) -> None:
        if [plan.id for plan in self.levels] != list(Level):
            raise ValueError("the levels should be low, medium, high in this order")
        for lower, higher in pairwise(self.levels):
            if set(lower.calls) - set(higher.calls):
                raise ValueError(f"{higher.id} calls fewer people than {lower.id}")
            times = (lower.call_time, lower.first_word_time, lower.update_time)
            faster = (higher.call_time, higher.first_word_time, higher.update_time)
            if any(new.weight > old.weight for old, new in zip(times, faster, strict=True)):
                raise ValueError(f"{higher.id} is slower than {lower.id}")

    def of(self, level: Level) -> LevelPlan:
        return self.levels[level.rank]
