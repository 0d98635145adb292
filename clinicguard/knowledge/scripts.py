"""Desk scripts: what to say aloud, what not to say, what to note, when somebody stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.knowledge.emergency import Emergency, Numbers, with_numbers
from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.records import read, read_each
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said

End = Literal["complaint", "incident", "note"]


@dataclass(frozen=True, slots=True)
class Safety:
    """The question that comes first, and what to do when the answer is not a clear yes."""

    ask: Said
    if_not: Said


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """One sentence to say, one not to say in its place, and what to write down meanwhile."""

    say: Said
    not_say: Said
    note: Said


@dataclass(frozen=True, slots=True)
class Script:
    """One situation at the desk. `ends` lists what it can become, the likeliest first."""

    id: str
    order: int
    name: Said
    hint: Said
    steps: tuple[ScriptStep, ...]
    never: tuple[Said, ...]
    marks: tuple[Said, ...]
    tip: Said
    ends: tuple[End, ...]
    safety: Safety | None = None
    grows_into: str | None = None
    reviewed: Review | None = None
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        if not self.steps or not self.ends:
            raise ValueError("a script needs steps and an end")

    @property
    def do_not_say(self) -> tuple[Said, ...]:
        """All that is better left unsaid, in the order of the steps and then the rest."""
        return (*(step.not_say for step in self.steps), *self.never)


@cache
def load_scripts(jurisdiction: str = "tw", own: Path | None = None) -> Mapping[str, Script]:
    """The scripts by id, in the order of the list, with the numbers to dial in this jurisdiction.

    `own` is the clinic's folder; its scripts stand in scripts/*.yaml. Raises KnowledgeFault.
    """
    folders = [resources(), *([own] if own is not None else [])]
    numbers = emergency_numbers(jurisdiction)
    found = sorted(read_each(folders, "scripts/*.yaml", Script), key=lambda s: (s.order, s.id))
    return MappingProxyType({script.id: with_numbers(script, numbers) for script in found})


def emergency_numbers(jurisdiction: str) -> Numbers:
    """Whom to dial there; the European number where the place is not known."""
    known = read(resources() / "playbooks" / "emergency.yaml", Emergency).numbers
    return known.get(jurisdiction, known["eu"])
