"""The hats of a crisis team: duties, deputies, who may not wear them, and how few share them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said


@dataclass(frozen=True, slots=True)
class Hat:
    """A role in the team. `person_concerned` says whether the one the case is about may wear it."""

    id: str
    name: Said
    usually: Said
    deputy: Said
    person_concerned: Literal["never", "with_second", "may"]
    duties: tuple[Said, ...]
    if_concerned: Said
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Apart:
    """Two hats that one person does not wear at once."""

    hats: tuple[str, ...]
    reason: Said
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """How so many people share the hats; counsel stands outside."""

    people: int
    places: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if len(self.places) != self.people:
            raise ValueError(f"{self.people} people need {self.people} places")


@dataclass(frozen=True, slots=True)
class Hats:
    """The file hats.yaml."""

    hats: tuple[Hat, ...]
    not_together: tuple[Apart, ...]
    teams: tuple[TeamPlan, ...]
    reviewed: Review | None = None

    def hat(self, hat_id: str) -> Hat:
        return next(hat for hat in self.hats if hat.id == hat_id)

    def clashes(self, worn: Collection[str]) -> tuple[Apart, ...]:
        """The pairs among these hats that one person should not wear together."""
        return tuple(apart for apart in self.not_together if set(apart.hats) <= set(worn))
