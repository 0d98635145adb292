"""The four compartments for words, and when the law protects what is written in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said

Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Protection:
    """In this jurisdiction the law protects the words once every gate is answered yes."""

    jurisdiction: str
    gates: tuple[str, ...]
    law: tuple[str, ...]
    article: Said
    says: Said
    otherwise: Said


@dataclass(frozen=True, slots=True)
class Compartment:
    id: str
    name: Said
    icon: str
    means: Said
    write: tuple[Said, ...]
    keep_out: tuple[Said, ...]
    protection: tuple[Protection, ...]
    notes: tuple[Said, ...] = ()
    place: Place = NOWHERE

    def protection_in(self, jurisdiction: str) -> Protection | None:
        """The rule that could apply in this jurisdiction, met or not; None: there is none."""
        return next((p for p in self.protection if p.jurisdiction == jurisdiction), None)

    def protected(self, jurisdiction: str, gates: Mapping[str, Answer]) -> Protection | None:
        """The protection that applies in this case; None when a gate is no, unknown or unasked."""
        rule = self.protection_in(jurisdiction)
        if rule is None or any(gates.get(gate) != "yes" for gate in rule.gates):
            return None
        return rule


@dataclass(frozen=True, slots=True)
class Compartments:
    """The file compartments.yaml; `unprotected` is shown wherever no protection applies."""

    unprotected: Said
    compartments: tuple[Compartment, ...]
    reviewed: Review | None = None

    def compartment(self, compartment_id: str) -> Compartment:
        return next(c for c in self.compartments if c.id == compartment_id)
