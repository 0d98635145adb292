"""Open gaps: places of a draft that nobody has filled in, and where they never stay open.

A gap is what the guard finds as one: 【phone】, a line to write on, (to be confirmed).
"""

from __future__ import annotations

from collections.abc import Iterable

from clinicguard.statements.audiences import PUBLIC, Audience
from clinicguard.statements.guard.finding import GuardFinding

GAP = "G1"
"""The guard's group for a gap."""

FINISHED: frozenset[Audience] = PUBLIC | {"patient_letter"}
"""Whom a text reaches only once all of it is written: no reason lets a gap in it pass."""


def must_be_filled(finding: GuardFinding, audience: Audience) -> bool:
    """Whether it is a gap in words for somebody who never gets any with a gap."""
    return finding.group == GAP and audience in FINISHED


def first_gap(findings: Iterable[GuardFinding], audience: Audience) -> GuardFinding | None:
    """The first gap that has to be filled, in the order of the text."""
    gaps = (each for each in findings if must_be_filled(each, audience))
    return min(gaps, key=lambda each: each.start, default=None)


def paragraph_of(text: str, start: int) -> int:
    """In which paragraph a place is, counted from 1 without empty lines; `start` in code points."""
    return max(1, sum(bool(line.strip()) for line in text[: start + 1].split("\n")))
