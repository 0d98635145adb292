"""A figure of the text that no fact has, and one of the facts that the text has not: they are of
the same where the digits changed places, or where all others of their kind are told rightly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.alike import gist_of, weight_of
from clinicguard.statements.guard.differing import stands_apart
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known, clause_around
from clinicguard.statements.guard.lone_figures import about
from clinicguard.statements.guard.numerals import NUMBER, value_of
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.values import Value

_KINDS = ("date", "clock", "money", "percent", "count")
_A_LETTER = 0.5
"""How many words a figure has beside it in common with another before they may be of the same."""
_TWO = 10.0
"""From this number on there are two digits that can change places."""
_PART_OF_CODE = re.compile(r"[a-z\d][.\-/]?$")
_GOES_ON = re.compile(r"[.\-/]?[a-z\d]")

Entry = tuple[Value, Known]


def unmatched(reading: Reading, values: Sequence[Value], facts: Sequence[Known]) -> Iterator[Hit]:
    """X1 for figures that stand where the facts have another."""
    told = [(value, line) for line in facts for value in line.values if value.kind in _KINDS]
    bare = [entry for line in facts for entry in bare_numbers(line)]
    for value in values:
        if value.kind not in _KINDS or _is_told(value, (*told, *bare), reading.text):
            continue
        if stands_apart(value, reading.sentence_at(value.start), reading.text):
            continue
        left = [(other, line) for other, line in told if not _is_said(other, values)]
        found = _swapped(value, left, bare) or _left_over(value, values, left, told, reading)
        if found is not None:
            other, line = found
            yield Hit("X1", value.start, value.end, "X1-unmatched", known=line.words, value=other)


def bare_numbers(line: Known) -> Iterator[Entry]:
    """The numbers of a line that count nothing named: 37 referred."""
    for found in NUMBER.finditer(line.folded):
        start, end = found.span()
        if any(v.start < end and start < v.end for v in line.values):
            continue
        in_code = _PART_OF_CODE.search(line.folded, max(0, start - 2), start)
        amount = None if in_code or _GOES_ON.match(line.folded, end) else value_of(found)
        if amount is not None and amount >= _TWO:
            yield Value("count", "", (amount,), start, end), line


def _is_told(value: Value, told: Sequence[Entry], text: str) -> bool:
    """Whether a fact says so, whatever it counts, or two of them together."""
    alike = [other for other, _ in told if other.kind == value.kind]
    if any(value.agrees(other) or about(value, other, text) for other in alike):
        return True
    if value.kind not in ("count", "money"):
        return False
    amounts = [other.amount[0] for other in alike]
    return any(
        value.amount[0] in (one + another, one - another)
        for at, one in enumerate(amounts)
        for number, another in enumerate(amounts)
        if at != number
    )


def _is_said(other: Value, values: Sequence[Value]) -> bool:
    return any(v.kind == other.kind and v.unit == other.unit and v.agrees(other) for v in values)


def _swapped(value: Value, left: Sequence[Entry], bare: Sequence[Entry]) -> Entry | None:
    """The figure of the facts that has the same digits in another order."""
    alike = [entry for entry in left if _of_one_kind(value, entry[0])]
    if value.kind == "count":
        alike += bare
    return next((entry for entry in alike if _changed_places(value, entry[0])), None)


def _changed_places(value: Value, other: Value) -> bool:
    mine, theirs = value.amount[-1], other.amount[-1]
    if value.kind in ("date", "clock") and value.amount[-2] != other.amount[-2]:
        return False
    digits = [f"{number:g}".replace(".", "").rstrip("0") for number in (mine, theirs)]
    longer_alike = len({f"{number:g}".find(".") for number in (mine, theirs)}) == 1
    return (
        min(mine, theirs) >= _TWO
        and mine != theirs
        and longer_alike
        and len(f"{mine:g}") == len(f"{theirs:g}")
        and sorted(digits[0]) == sorted(digits[1])
    )


def _left_over(
    value: Value,
    values: Sequence[Value],
    left: Sequence[Entry],
    told: Sequence[Entry],
    reading: Reading,
) -> Entry | None:
    """The figure of the facts that is left over, once the others of its kind are told rightly."""
    of_kind = [entry for entry in told if _of_one_kind(value, entry[0])]
    mine = [v for v in values if _of_one_kind(value, v)]
    unknown = [v for v in mine if not any(v.agrees(other) for other, _ in of_kind)]
    if len(of_kind) < 2 or len(unknown) != 1 or len(mine) < 2:
        return None
    here = gist_of(clause_around(reading, value)).words
    near = [
        (weight_of(line.beside[line.values.index(other)].words & here), other, line)
        for other, line in left
        if _of_one_kind(value, other)
    ]
    best = max(near, key=lambda entry: entry[0], default=None)
    if best is None or best[0] < _A_LETTER:
        return None
    return best[1], best[2]


def _of_one_kind(value: Value, other: Value) -> bool:
    return (value.kind, value.unit) == (other.kind, other.unit)
