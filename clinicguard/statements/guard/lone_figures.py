"""Figures that stand alone: the only sum of a text, or its only count of people, is held against
the only one that the facts give, however either is worded; and figures that say "about"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from clinicguard.statements.guard.alike import Gist, gist_of, weight_of
from clinicguard.statements.guard.figure_words import figure_words
from clinicguard.statements.guard.values import Value

_SHORT = 3
"""A fact of no more words of weight than this is about its figure."""
_NEAR = 1.0
"""How many words of a fact stand beside a figure that is of the same matter."""
_STOPS = "，。；;\n"
_ROUND = 0.12
"""How far a figure may lie from one that is said to be about it."""
_VAGUE_MINUTES = 20
"""How far a time may lie from one that is said to be near it."""
_COUNTED = ("people", "items", "things")


class Told(Protocol):
    """A line of the fact table."""

    @property
    def gist(self) -> Gist:
        """Its words of weight."""

    @property
    def values(self) -> tuple[Value, ...]:
        """What it counts, dates and sums."""

    @property
    def folded(self) -> str:
        """Its words, folded."""


AnyTold = TypeVar("AnyTold", bound=Told)


def about(value: Value, other: Value, text: str) -> bool:
    """Whether a figure of the text may stand for another: the same, or said to be about it."""
    if value.agrees(other):
        return True
    words = figure_words()
    before = text[max(0, value.start - 16) : value.start + 7]
    if value.kind == "clock":
        vague = words.nearly.search(before) or words.nearly_behind.match(text, value.end)
        return vague is not None and _minutes_between(value, other) <= _VAGUE_MINUTES
    if value.kind not in ("count", "money", "percent") or not other.amount[0]:
        return False
    off = abs(value.amount[0] - other.amount[0]) / other.amount[0]
    before = text[max(0, value.start - 12) : value.start]
    return off <= _ROUND and bool(
        words.about_before.search(before)
        or words.about_behind.match(text, value.end)
        or re.search(r"[多余来]", text[value.start : value.end])
    )


def _minutes_between(value: Value, other: Value) -> float:
    apart = abs(value.amount[0] * 60 + value.amount[1] - other.amount[0] * 60 - other.amount[1])
    if value.either_half or other.either_half:
        return min(apart % 720, 720 - apart % 720)
    return apart


def lone_figures(
    text: str, values: Sequence[Value], facts: Sequence[AnyTold]
) -> Iterator[tuple[Value, AnyTold, Value]]:
    """The only figure of its kind in the text, where the only one of the facts is another; with
    that one and its line."""
    said = Counter(_kind(value) for value in values)
    known = Counter(_kind(value) for line in facts for value in line.values)
    words = figure_words()
    for value in values:
        kind = _kind(value)
        if kind is None or said[kind] != 1 or known[kind] != 1:
            continue
        line = next(each for each in facts if any(_kind(v) == kind for v in each.values))
        other = next(v for v in line.values if _kind(v) == kind)
        if words.each.search(text) or words.off_behind.match(text, value.end):
            continue
        if words.others.search(text, value.start - 2, value.end):
            continue
        if value.amount[0] <= 1 or about(value, other, text):
            continue
        if _of_a_price(value, text, line) or _of_ours(value, text, line):
            continue
        if weight_of(line.gist.words) <= _SHORT or _speaks_of(line, value, text):
            yield value, line, other


def _of_a_price(value: Value, text: str, line: AnyTold) -> bool:
    """Whether a sum is what something costs, and the line tells of no price."""
    price = figure_words().price
    priced = value.kind == "money" and price.search(_clause_around(text, value)) is not None
    return priced and price.search(line.folded) is None


def _of_ours(value: Value, text: str, line: AnyTold) -> bool:
    """Whether it counts those who work here, and the line counts others."""
    ours = figure_words().ours
    return ours.search(text, value.start, value.end + 4) is not None and (
        ours.search(line.folded) is None
    )


def _speaks_of(line: Told, value: Value, text: str) -> bool:
    """Whether the clause of a figure speaks of what the line is about, and sets no bound."""
    if figure_words().limit_before.search(text, max(0, value.start - 16), value.start):
        return False
    around = gist_of(_clause_around(text, value))
    return weight_of(line.gist.words & around.words) >= _NEAR


def _clause_around(text: str, value: Value) -> str:
    start = max(text.rfind(stop, 0, value.start) for stop in _STOPS) + 1
    ends = (text.find(stop, value.end) for stop in _STOPS)
    return text[start : min((at for at in ends if at >= 0), default=len(text))]


def _kind(value: Value) -> str | None:
    if value.kind == "money":
        return "money"
    return value.unit if value.kind == "count" and value.unit in _COUNTED else None
