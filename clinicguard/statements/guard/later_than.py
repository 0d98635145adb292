"""So long after something else: "two hours after the injection", held against how long the facts
say that it was, or against the two hours that they give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.alike import gist_of, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.lengths import Length, lengths_in, lies_between
from clinicguard.statements.guard.values import values_in

LATER = re.compile(
    r" (?:later|after(?:wards)?)\b|(?:之|以)?后(?!的|续)|即|[^,，。;；]{0,6}才|"
    r" before (?:any|some|the|we|he|she|they)"
)
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
    """One thing so long after another, where the facts give both their hour; where the clause
    names only what came then, so long after anything before it."""
    here = gist_of(text[start:end]).words
    timed = _timed(facts)
    common = frozenset.intersection(*(words for _, words, _ in timed)) if timed else frozenset()
    named = [each for each in timed if here & (each[1] - common)]
    if len({minute for minute, _, _ in named}) not in (1, 2):
        return
    then, _, line = max(named, key=_minute)
    first = {minute for minute, _, _ in named} - {then} or {minute for minute, _, _ in timed}
    gaps = [then - minute for minute in first if minute < then]
    if gaps and not any(length.may_be(gap, gap) for gap in gaps):
        yield Hit("X1", start, end, "X1-apart", known=line.words)


def _timed(facts: Sequence[Known]) -> list[tuple[float, frozenset[str], Known]]:
    """The hours of the facts in minutes, each with the words beside it; none if of several days."""
    timed = [
        (value.amount[0] * 60 + value.amount[1], beside.words, line)
        for line in facts
        for value, beside in zip(line.values, line.beside, strict=True)
        if value.kind == "clock"
    ]
    days = {v.amount[-2:] for line in facts for v in line.values if v.kind == "date"}
    return timed if len(days) <= 1 else []


def _minute(timed: tuple[float, frozenset[str], Known]) -> float:
    return timed[0]


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
    moments = [(line.folded, line.values) for line in facts]
    if (
        near
        and not lies_between(length, moments)
        and not any(length.may_be(each.minutes, each.minutes) for _, each in told)
    ):
        yield Hit("X1", start, end, "X1-apart", known=near[0][0].words)
