"""What was found in a text, numbered in the order in which the list and the text show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clinicguard.statements.gaps import must_be_filled
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.readings import let_by
from clinicguard.statements.statement import Statement
from ui.statements.draft_field import Mark
from ui.statements.places import Places


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding with its number in the list; `passed` is the reason for which it was let pass.

    `to_fill` says that it is a gap that no reason lets pass.
    """

    number: int
    finding: GuardFinding
    passed: str = ""
    to_fill: bool = False


def listed_in(
    text: str, sha256: str, findings: Iterable[GuardFinding], it: Statement
) -> tuple[Listed, ...]:
    """In the order of the text; what was let pass in exactly this one comes last."""
    found = sorted(findings, key=lambda each: (each.start, each.end))
    here = it.passed_in(sha256)
    passed = {each: by.reason for each in found if (by := let_by(here, each, text))}
    gaps = {each for each in found if must_be_filled(each, it.audience)}
    ordered = sorted(found, key=lambda each: each in passed and each not in gaps)
    return tuple(
        Listed(number, each, to_fill=True)
        if each in gaps
        else Listed(number, each, passed.get(each, ""))
        for number, each in enumerate(ordered, 1)
    )


def marks_in(text: str, listed: Sequence[Listed]) -> list[Mark]:
    """Where the editor marks what is open."""
    places = Places(text)
    return [
        Mark(
            each.number,
            each.finding.level,
            places.units(each.finding.start),
            places.units(each.finding.end),
        )
        for each in listed
        if each.finding.span and not each.passed
    ]
