"""Two days joined, "on the fourth and the fifth", of which the facts know but one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from clinicguard.statements.guard.alike import gist_of, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.values import Value

_AND = re.compile(r"\s?[及和与、]\s?|,? (?:and|&) (?:on )?(?:the )?")


def days_joined(
    clauses: Sequence[tuple[int, int]],
    values: Sequence[Value],
    facts: Sequence[Known],
    reading: Reading,
) -> Iterator[Hit]:
    """X1 for a second day of what a line tells of one day alone."""
    days = [value for value in values if value.kind == "date"]
    known = [v for line in facts for v in line.values if v.kind == "date"]
    for one, other in pairwise(days):
        if not _AND.fullmatch(reading.text, one.end, other.start):
            continue
        told = [any(day.agrees(each) for each in known) for day in (one, other)]
        if told.count(True) != 1:
            continue
        right = one if told[0] else other
        clause = next((c for c in clauses if c[0] <= one.start and other.end <= c[1]), None)
        line = None if clause is None else _only_day(right, clause, facts, reading.text)
        if line is not None:
            yield Hit("X1", one.start, other.end, "X1-joined", known=line.words)


def _only_day(
    day: Value, clause: tuple[int, int], facts: Sequence[Known], text: str
) -> Known | None:
    """The line that has this day alone and speaks of what the clause does."""
    here = gist_of(text[slice(*clause)]).words
    for line in facts:
        days = [v for v in line.values if v.kind == "date"]
        if len(days) == 1 and day.agrees(days[0]) and weight_of(line.gist.words & here) >= 1:
            return line
    return None
