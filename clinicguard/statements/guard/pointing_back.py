"""Counts that point back at what the facts count: "these eight", "all nine"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.numerals import LATIN, amount_of
from clinicguard.statements.guard.values import Value

_THESE = re.compile(r"(?:[这那]|\b(?:these|those|all|the))\s?$")
_COUNTED = ("people", "things", "items", "batch")
_ALL_LATIN = re.compile(rf"\b(?:all|those|these) (?P<number>\d+|{LATIN})\b(?! (?:of us|o'clock))")


def all_of_them(text: str, known: Sequence[Value]) -> Iterator[tuple[int, int]]:
    """An English "all nine", where the facts count no nine of anything."""
    counts = [other.amount for other in known if other.kind == "count" and other.unit in _COUNTED]
    for found in _ALL_LATIN.finditer(text):
        amount = amount_of(found["number"])
        if counts and amount is not None and amount > 1 and (amount,) not in counts:
            yield found.span("number")


def these_many(text: str, values: Sequence[Value], known: Sequence[Value]) -> Iterator[Value]:
    """Counts that point back at people or things whose number the facts hold otherwise."""
    for value in values:
        if value.kind != "count" or value.unit not in _COUNTED:
            continue
        same = [other for other in known if other.kind == "count" and other.unit == value.unit]
        if not same or not _THESE.search(text, max(0, value.start - 7), value.start):
            continue
        more = all(value.amount > other.amount for other in same)
        other_than_the_one = len(same) == 1 and text[value.start - 1] in "这那"
        if more or (other_than_the_one and not value.agrees(same[0])):
            yield value
