"""What a part of the guard found, in places of the folded text, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.knowledge.said import Said
from clinicguard.statements.guard.finding import Level
from clinicguard.statements.guard.values import Value


@dataclass(frozen=True, slots=True)
class Hit:
    """A place of a group. What is None, is said by the group."""

    group: str
    start: int
    end: int
    rule: str
    level: Level | None = None
    reason: Said | None = None
    instead: str = ""
    known: str = ""
    """The line of the fact table that it is about."""
    value: Value | None = None
    """What that line says for the words found, in its places; in none where it is worked out."""
    by_sense: bool = False
    """Whether the sense of the sentence tells it, and no word alone."""
    joined: bool = False
    """Whether a rule joined it from words that stand apart."""
