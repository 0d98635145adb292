"""Days in figures alone: 6/10 is October where the day stands first, June where the month does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from clinicguard.statements.guard.values import Value

Order = Literal["always month first", "month first", "day first"]
"""Chinese has one order. English has two, and nobody minds a note in the order of elsewhere."""
_DAY_FIRST = frozenset({"uk", "au", "eu"})
_FIGURES = re.compile(r"(?P<first>\d{1,2})[-/.](?P<then>\d{1,2})(?:[-/.]\d+)?")
_BORN = re.compile(
    r"(?:\bd\.?o\.?b\.?|\bborn(?: on)?|\bdate of birth|"
    r"出生(?:年月日|日期)?|生日|(?<!发)生于)\W{0,3}$"
)
_BORN_BEHIND = re.compile(r"\s?出?生(?![效命])")
_LAST_MONTH = 12


def order_at(place: str, lines: Iterable[str]) -> Order:
    """The order of a place, unless one of these lines tells its own: 13/10/26."""
    if place in ("tw", "cn"):
        return "always month first"
    for line in lines:
        for found in _FIGURES.finditer(line):
            first, then = int(found["first"]), int(found["then"])
            if first <= _LAST_MONTH < then <= 31:
                return "month first"
            if then <= _LAST_MONTH < first <= 31:
                return "day first"
    return "day first" if place in _DAY_FIRST else "month first"


def is_birth(value: Value, text: str) -> bool:
    """Whether a value is the day on which somebody was born."""
    return value.kind == "date" and bool(
        _BORN.search(text, max(0, value.start - 20), value.start)
        or _BORN_BEHIND.match(text, value.end)
    )


def in_order(values: Sequence[Value], text: str, order: Order) -> list[Value]:
    """The values of a folded text; where a day in figures may be read in two ways it is read in
    this order, and agrees with the other one as well."""
    if order == "always month first":
        return list(values)
    return [_read(value, order) if _in_figures(value, text) else value for value in values]


def _in_figures(value: Value, text: str) -> bool:
    return value.kind == "date" and _FIGURES.fullmatch(text, value.start, value.end) is not None


def _read(value: Value, order: Order) -> Value:
    *year, month, day = value.amount
    if day > _LAST_MONTH:
        return value
    if order == "day first":
        month, day = day, month
    return replace(value, amount=(*year, month, day), either_order=True)
