"""So long after something else: "two hours after the injection", held against how long the facts
say that it was, or against the two hours that they give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.alike import gist_of, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.lengths import Length, lengths_in
from clinicguard.statements.guard.values import values_in

LATER = re.compile(r" (?:later|after(?:wards)?)\b|(?:之|以)?后(?!的|续)|即")
"""Behind a length that tells how long after something it was."""
_AFTER = re.compile(r"\bafter ?$")


def later_than(text: str, start: int, end: int, facts: Sequence[Known]) -> Iterator[Hit]:
    """X1 for a clause that tells otherwise than the facts how long after another thing it was."""
    lengths = _lengths_after(text, start, end)
    if len(lengths) == 1:
        yield from _later_than_told(lengths[0], text, start, end, facts)
        yield from _later_than_timed(lengths[0], text, start, end, facts)


def _lengths_after(text: str, start: int, end: int) -> list[Length]:
    """The lengths of a clause that tell how long after something it was."""
    return [
        length
        for length in lengths_in(text[start:end])
        if LATER.match(text, start + length.end)
        or _AFTER.search(text, max(start, start + length.start - 7), start + length.start)
    ]


def _later_than_timed(
    length: Length, text: str, start: int, end: int, facts: Sequence[Known]
) -> Iterator[Hit]:
    """One thing so long after another, where a line gives both their hour."""
    here = gist_of(text[start:end]).words
    for line in facts:
        timed = [
            (value.amount[0] * 60 + value.amount[1], beside.words)
            for value, beside in zip(line.values, line.beside, strict=True)
            if value.kind == "clock"
        ]
        if len(timed) != 2 or not all(here & words for _, words in timed):
            continue
        gap = timed[1][0] - timed[0][0]
        if gap > 0 and here.isdisjoint(timed[0][1] & timed[1][1]) and not length.may_be(gap, gap):
            yield Hit("X1", start, end, "X1-apart", known=line.words)


def _later_than_told(
    length: Length, text: str, start: int, end: int, facts: Sequence[Known]
) -> Iterator[Hit]:
    """So long after, where a line about the same says after how long it was."""
    people = [v for v in values_in(text[start:end]) if v.unit == "people"]
    here = gist_of(text[start:end]).words
    told = [(line, each) for line in facts for each in lengths_in(line.folded)]
    near = [
        (line, each)
        for line, each in told
        if weight_of(line.gist.words & here) >= 1
        or any(v.agrees(o) for v in people for o in line.values if o.unit == "people")
    ]
    if near and not any(length.may_be(each.minutes, each.minutes) for _, each in told):
        yield Hit("X1", start, end, "X1-apart", known=near[0][0].words)
