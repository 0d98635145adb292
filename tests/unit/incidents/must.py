"""What a scenario of the brain must come to, and the table in which each stands by its name.

A scenario records; `Must` says what the brain makes of it. What it does not name is not looked at.
A scenario that ends in a refusal says which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clinicguard.incidents.barriers import Act
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.incident import State
from clinicguard.incidents.steps import Step
from clinicguard.knowledge.natures import Trigger
from clinicguard.knowledge.ratings import Level
from tests.unit.incidents.made import Story


@dataclass(frozen=True)
class Must:
    """What must follow. `lacks`: exactly these codes; `stops`: exactly these barriers."""

    state: State | None = None
    level: Level | None = None
    next: Step | None = None
    done: frozenset[Step] = frozenset()
    open: frozenset[Step] = frozenset()
    skipped: Mapping[Step, str] = field(default_factory=dict)
    lacks: Mapping[Step, set[str]] = field(default_factory=dict)
    stops: Mapping[Act, list[str]] = field(default_factory=dict)
    caught: frozenset[Trigger] | None = None
    protects: Mapping[Compartment, bool] = field(default_factory=dict)
    unmet: frozenset[str] | None = None
    relapse: bool | None = None
    burns: bool | None = None
    refused: type[Exception] | None = None


SCENARIOS: dict[str, tuple[Callable[[Story], object], Must]] = {}


def scenario(name: str, **must: object) -> Callable[[Callable[[Story], object]], None]:
    """Makes a scenario known by its name."""

    def known(told: Callable[[Story], object]) -> None:
        assert name not in SCENARIOS, name
        SCENARIOS[name] = told, Must(**must)  # type: ignore[arg-type]

    return known


def steps(*which: Step) -> frozenset[Step]:
    return frozenset(which)
