"""The three versions of the report, and which chapters each reader gets."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from clinicguard.documents.marks import Mark
from clinicguard.host.words import Words, mark

CHAPTERS = (
    "summary", "timeline", "facts", "rating", "team", "decisions", "statements", "evidence",
    "watch", "law", "review", "open_points", "log",
)  # fmt: skip
"""Every chapter there is, in the order of the report."""


class Pack(Enum):
    """For whom the report is made. The analysis of causes has a compartment of its own (§34)."""

    MANAGEMENT = "management"
    LEGAL = "legal"
    ROOT_CAUSE = "root_cause"

    @property
    def chapters(self) -> tuple[str, ...]:
        """The chapters of this version."""
        left_out = _LEFT_OUT[self]
        return tuple(each for each in CHAPTERS if each not in left_out)

    @property
    def shows_causes(self) -> bool:
        return self is Pack.ROOT_CAUSE

    @property
    def shows_evidence(self) -> bool:
        return "evidence" in self.chapters

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands in the head of each of its pages."""
        return _MARKS[self]

    def said(self, words: Words) -> str:
        """The version's name, as the cover says it."""
        return words.say(_NAMES[self])

    def kept_apart(self, words: Words) -> tuple[str, ...]:
        """What this version leaves out, and where it stands instead."""
        return tuple(words.say(each) for each in _KEPT_APART[self])


_LEFT_OUT: Mapping[Pack, frozenset[str]] = {
    Pack.MANAGEMENT: frozenset({"evidence", "log"}),
    Pack.LEGAL: frozenset(),
    Pack.ROOT_CAUSE: frozenset({"rating", "team", "statements", "evidence", "law", "log"}),
}
_MARKS: Mapping[Pack, tuple[Mark, ...]] = {
    Pack.MANAGEMENT: (Mark.CONFIDENTIAL, Mark.MANAGEMENT),
    Pack.LEGAL: (Mark.CONFIDENTIAL, Mark.FOR_COUNSEL),
    Pack.ROOT_CAUSE: (Mark.CONFIDENTIAL, Mark.ROOT_CAUSE),
}
_NAMES: Mapping[Pack, str] = {
    Pack.MANAGEMENT: mark("For the management"),
    Pack.LEGAL: mark("For legal counsel"),
    Pack.ROOT_CAUSE: mark("Root-cause analysis"),
}
_CAUSES = mark("The root-cause review stands in its own compartment.")
_KEPT_APART: Mapping[Pack, tuple[str, ...]] = {
    Pack.MANAGEMENT: (
        _CAUSES,
        mark("Exhibits, their custody and the log entries stand in the version for counsel."),
    ),
    Pack.LEGAL: (_CAUSES,),
    Pack.ROOT_CAUSE: (
        mark(
            "Rating, team, statements, exhibits and questions of law stand in the version for "
            "counsel."
        ),
    ),
}
