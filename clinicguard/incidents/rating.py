"""How bad is it: four factors 0–3, the drawn matrix, the hard floors, and who may lower it.

Impact is the greater of nature and severity, urgency the greater of scope and time pressure; the
level is the cell of the matrix, which is data. What is not known counts as the worst.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.facts import KnownFact
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.reasons import ReasonMissing, given
from clinicguard.knowledge.ratings import Level

WORST = 3


class Factor(StrEnum):
    """What is judged, each 0–3 or unknown."""

    NATURE = "nature"
    SCOPE = "scope"
    SEVERITY = "severity"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Factors:
    """Four values 0–3; None is 'not known'.

    Raises:
        ValueError: a value lies outside 0–3.
    """

    nature: int | None = None
    scope: int | None = None
    severity: int | None = None
    time: int | None = None

    def __post_init__(self) -> None:
        for factor in Factor:
            value = self.of(factor)
            if value is not None and not 0 <= value <= WORST:
                raise ValueError(f"{factor.value} is {value}, not 0 to {WORST}")

    def of(self, factor: Factor) -> int | None:
        match factor:
            case Factor.NATURE:
                return self.nature
            case Factor.SCOPE:
                return self.scope
            case Factor.SEVERITY:
                return self.severity
            case Factor.TIME:
                return self.time

    def counted(self, factor: Factor) -> int:
        """The value that counts: the worst for what nobody knows."""
        value = self.of(factor)
        return WORST if value is None else value


@dataclass(frozen=True, slots=True)
class FloorRule:
    """One hard floor: where it holds, the level is at least this, whatever the matrix says."""

    id: str
    least: Level = Level.HIGH


@dataclass(frozen=True, slots=True)
class Scale:
    """The drawn matrix (`matrix[impact][urgency]`) and the hard floors.

    Raises:
        ValueError: the matrix is not four by four, or falls where it should rise.
    """

    matrix: tuple[tuple[Level, ...], ...]
    floors: tuple[FloorRule, ...] = ()

    def __post_init__(self) -> None:
        side = range(WORST + 1)
        if len(self.matrix) != len(side) or any(len(row) != len(side) for row in self.matrix):
            raise ValueError("the matrix needs four rows of four levels")
        for impact in side:
            for urgency in side:
                here = self.matrix[impact][urgency].rank
                if impact and here < self.matrix[impact - 1][urgency].rank:
                    raise ValueError(f"more impact lowers the level at {impact}, {urgency}")
                if urgency and here < self.matrix[impact][urgency - 1].rank:
                    raise ValueError(f"more urgency lowers the level at {impact}, {urgency}")


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rule says, with all that made it say so; the reason's sentence is built from it."""

    factors: Factors
    impact: int
    urgency: int
    by_matrix: Level
    level: Level
    impact_from: tuple[Factor, ...]
    urgency_from: tuple[Factor, ...]
    unknown: tuple[Factor, ...]
    floors: tuple[str, ...]
    floors_assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lowering:
    """A named person takes a lower level upon them, with a reason."""

    level: Level
    person: int
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating as it was made; a later one never changes it. `whys` are the factors' reasons.

    `known` is the fact table of that moment.
    """

    assessment: Assessment
    level: Level
    reason: str
    at: datetime
    by: int
    floors: tuple[tuple[str, Answer], ...] = ()
    whys: tuple[tuple[Factor, str], ...] = ()
    known: tuple[KnownFact, ...] = ()
    lowered_by: int | None = None
    lowered_because: str = ""

    @property
    def lowered(self) -> bool:
        return self.lowered_by is not None


@dataclass(eq=False)
class LoweringRefused(Trouble):
    """Only these roles may take `wanted` upon them where the rule says `due`."""

    due: Level
    wanted: Level
    roles: tuple[str, ...]


LOWERS_MATRIX = ("owner", "manager")
LOWERS_FLOOR = ("owner",)


def assess(factors: Factors, floors: Mapping[str, Answer], scale: Scale) -> Assessment:
    """The level by matrix and floors. A floor that nobody knows about holds, as an assumption."""
    impact = max(factors.counted(Factor.NATURE), factors.counted(Factor.SEVERITY))
    urgency = max(factors.counted(Factor.SCOPE), factors.counted(Factor.TIME))
    by_matrix = scale.matrix[impact][urgency]
    holding = [rule for rule in scale.floors if floors.get(rule.id, Answer.NO) is not Answer.NO]
    level = max([by_matrix, *(rule.least for rule in holding)], key=lambda each: each.rank)
    return Assessment(
        factors=factors,
        impact=impact,
        urgency=urgency,
        by_matrix=by_matrix,
        level=level,
        impact_from=_makers(factors, (Factor.NATURE, Factor.SEVERITY), impact),
        urgency_from=_makers(factors, (Factor.SCOPE, Factor.TIME), urgency),
        unknown=tuple(factor for factor in Factor if factors.of(factor) is None),
        floors=tuple(rule.id for rule in holding if floors[rule.id] is Answer.YES),
        floors_assumed=tuple(rule.id for rule in holding if floors[rule.id] is Answer.UNKNOWN),
    )


def rated(
    assessment: Assessment,
    floors: Mapping[str, Answer],
    history: Sequence[Rating],
    at: datetime,
    by: int,
    reason: str,
    lowering: Lowering | None = None,
    whys: Mapping[Factor, str] | None = None,
    known: tuple[KnownFact, ...] = (),
) -> Rating:
    """The rating to keep, beside all the former ones.

    Raises:
        ReasonMissing: a rating says in one sentence why; so does one that comes out lower than
            the former, and every lowering.
        LoweringRefused: the person may not lower it (a hard floor only the owner).
    """
    why = given(reason, "rate")
    floors_kept = tuple(sorted(floors.items()))
    if lowering is None or lowering.level.rank >= assessment.level.rank:
        falls = bool(history) and assessment.level.rank < history[-1].level.rank
        if falls and (lowering is None or not lowering.reason.strip()):
            raise ReasonMissing("lower")
        named = lowering if falls else None
        level = assessment.level
    else:
        may = LOWERS_FLOOR if _floored(assessment) else LOWERS_MATRIX
        if lowering.role not in may:
            raise LoweringRefused(assessment.level, lowering.level, may)
        named, level = lowering, lowering.level
    because = given(named.reason, "lower") if named else ""
    person = named.person if named else None
    said = tuple((factor, words.strip()) for factor, words in (whys or {}).items() if words.strip())
    return Rating(assessment, level, why, at, by, floors_kept, said, known, person, because)


def _makers(factors: Factors, pair: tuple[Factor, ...], value: int) -> tuple[Factor, ...]:
    return tuple(factor for factor in pair if factors.counted(factor) == value)


def _floored(assessment: Assessment) -> bool:
    return bool(assessment.floors)
