"""How long something took, held against the two moments that the facts give; and "these eight"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from clinicguard.statements.guard.numerals import LATIN, NUMBER, value_of
from clinicguard.statements.guard.values import Value

_TOOK = re.compile(
    r"前后|其间|期间|历时|持续|整整|共|一共|总共|烧了|住了|住院|停了|断了|中断|耗时|花了|"
    r"\b(?:lasted|took|went on for|was down for|were down for|burned for|in all|altogether|"
    r"spent|stayed|out for|for)\b"
)
_WITHIN = re.compile(r"[日天时钟]内|\bwithin\b")
_DONE = re.compile(r"已|均|都|\b(?:were|was|have|has|had)\b")
_PROMISED = re.compile(
    r"[内等满]|之前|以前|每|至少|(?<!前)后|\b(?:every|at least|next|after|by|will|within)\b"
)
_THESE = re.compile(r"(?:[这那]|\b(?:these|those|all|the))\s?$")
_LENGTHS = {"minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0}
_COUNTED = ("people", "things", "items", "batch")
_SLACK = 0.2
"""People round: a third of an hour is said for 21 minutes."""


def too_long_or_short(
    text: str, values: Sequence[Value], known: Sequence[Value]
) -> Iterator[Value]:
    """Stretches of time in a sentence that no two moments of the facts lie apart.

    Only where the facts give two days or two times of day, and no stretch of their own.
    """
    told = {value.unit for value in known if value.unit in _LENGTHS}
    for value in values:
        if value.kind != "count" or value.unit not in _LENGTHS or told:
            continue
        around = text[max(0, value.start - 24) : value.end + 10]
        apart = _apart(known, "date" if value.unit in ("day", "week") else "clock")
        minutes = value.amount[0] * _LENGTHS[value.unit]
        if _WITHIN.search(around):
            short = any(minutes < least for least, _ in apart)
            differs = short and _DONE.search(around) is not None
        elif _TOOK.search(around) and not _PROMISED.search(around):
            differs = any(not least <= minutes <= most for least, most in apart)
        else:
            continue
        if differs:
            yield value


def _apart(known: Sequence[Value], kind: str) -> list[tuple[float, float]]:
    """From how many to how many minutes the two moments lie apart, as people count."""
    there = [value for value in known if value.kind == kind]
    years = [int(value.amount[0]) for value in there if len(value.amount) == 3]
    moments = sorted({_minutes(value, years[0] if years else 2024) for value in there})
    if len(moments) != 2:
        return []
    gap = moments[1] - moments[0]
    if kind == "date":
        return [(gap * (1 - _SLACK / 2), gap + 1440.0)]
    return [(gap * (1 - _SLACK) - 2, gap * (1 + _SLACK) + 2)]


def _minutes(value: Value, usual_year: int) -> float:
    if value.kind == "clock":
        return value.amount[0] * 60 + value.amount[1]
    year = int(value.amount[0]) if len(value.amount) == 3 else usual_year
    month, day = int(value.amount[-2]), int(value.amount[-1])
    try:
        return date(year, month, day).toordinal() * 1440.0
    except ValueError:
        return date(year, month, 28).toordinal() * 1440.0


_ALL_LATIN = re.compile(rf"\b(?:all|those|these) (?P<number>\d+|{LATIN})\b(?! (?:of us|o'clock))")


def all_of_them(text: str, known: Sequence[Value]) -> Iterator[tuple[int, int]]:
    """An English "all nine", where the facts count no nine of anything."""
    counts = [other.amount for other in known if other.kind == "count" and other.unit in _COUNTED]
    for found in _ALL_LATIN.finditer(text):
        read = NUMBER.fullmatch(found["number"])
        amount = None if read is None else value_of(read)
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
