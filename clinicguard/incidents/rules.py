"""What the rules need to know of playbooks and law, as plain values for one clinic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clinicguard.incidents.compartments import Protection
from clinicguard.incidents.gates import GateRule
from clinicguard.incidents.rating import Scale
from clinicguard.incidents.stand_down import StandDownRule
from clinicguard.incidents.team import HatRule
from clinicguard.knowledge.offsets import Offset
from clinicguard.knowledge.ratings import Level


class When(Protocol):
    """Adds a time to act to a moment; working days are those of the clinic's own calendar."""

    def __call__(self, start: datetime, offset: Offset) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Response:
    """What a level sets in motion: which hats are called, and the times of words."""

    calls: tuple[str, ...]
    call_within: Offset
    first_word: Offset
    update_every: Offset


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one clinic. `when` reckons with its calendar."""

    gates: tuple[GateRule, ...]
    protections: tuple[Protection, ...]
    scale: Scale
    hats: tuple[HatRule, ...]
    responses: Mapping[Level, Response]
    stand_down: Mapping[Level, StandDownRule]
    relapse_a_day: int
    when: When

    def gate(self, gate_id: str) -> GateRule:
        """The gate's rule; one that the pack does not know switches nothing."""
        return next((rule for rule in self.gates if rule.id == gate_id), GateRule(gate_id))

    def response(self, level: Level | None) -> Response:
        """What the level asks for; a case that is not rated yet counts as the worst."""
        return self.responses[level or Level.HIGH]
