"""What somebody typed into a text and did not keep: on which version, and what came in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.steps import Approval


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The words, what they rest on, and the number of the version on which they were begun."""

    text: str
    facts: frozenset[int]
    messages: frozenset[int]
    begun_on: int = 0
    """0 where that is not known."""
    hand: int = -1
    """The place in the course of the last approval that was known then; -1 where that is not."""

    def fields(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return {
            "text": self.text,
            "facts": sorted(self.facts),
            "messages": sorted(self.messages),
            "version": self.begun_on,
            "hand": self.hand,
        }


def kept_draft(fields: Mapping[str, Any] | None) -> KeptDraft | None:
    """A draft as it was kept; None where there is none."""
    text = (fields or {}).get("text")
    if fields is None or not isinstance(text, str):
        return None
    facts, messages = (_numbers(fields.get(name) or ()) for name in ("facts", "messages"))
    hand = fields.get("hand")
    return KeptDraft(
        text,
        facts,
        messages,
        int(fields.get("version") or 0),
        hand if isinstance(hand, int) else -1,
    )


def kept_since(statement: Statement, begun_on: int, reader: int) -> Version | None:
    """The version that stands, if somebody else wrote on after what a reader typed was begun."""
    since = (each for each in statement.versions if each.number > begun_on)
    return statement.now if begun_on and any(each.by != reader for each in since) else None


def last_hand(statement: Statement) -> int:
    """The place in the course of the last approval of the wording that stands; 0 without one."""
    return max((each.order for each in statement.signatures()), default=0)


def signed_since(statement: Statement, hand: int, reader: int) -> Approval | None:
    """The last approval that somebody else gave after the one that a reader knew of."""
    if hand < 0:
        return None
    since = (each for each in statement.signatures() if each.order > hand and each.by != reader)
    return max(since, key=lambda each: each.order, default=None)


def _numbers(found: Iterable[object]) -> frozenset[int]:
    return frozenset(int(str(each)) for each in found)
