"""Everything in a text or a fact that has a figure, by what it measures: days, hours, sums, counts
of anything, lengths of time, and the numbers of batches and charts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinicguard.statements.guard.lengths import EACH, Length, lengths_in
from clinicguard.statements.guard.lone_figures import about
from clinicguard.statements.guard.numerals import NUMBER, value_of
from clinicguard.statements.guard.values import Value

_KINDS = ("date", "clock", "money", "percent", "count")
_GENERAL = ("people", "items", "things", "times", "case", "site", "batch", "workday", "")
_OF_TIME = ("second", "hour", "minute", "day", "week", "month", "year")
"""What is told as a length."""
_CODE = re.compile(
    r"(?<![a-z\d./@-])(?=[a-z\d-]*\d[\d-]*\d[\d-]*\d)"
    r"(?:[a-z]{1,4}-?\d{3,8}(?:-\d+)?|(?!(?:19|20)\d\d(?!\d))\d{4,8}(?:[-/]\d{1,4})?|"
    r"\d{2,4}-\d{3,8})"
    r"(?![a-z\d/@-]|\.\d)"
)
_MEASURE_HAN = re.compile(r"\s?(?P<unit>[\u3400-\u9fff])")
_NO_MEASURE = "号点年月日时分第楼个余多几来和与及到至的成半以之是在有为内前后中上下度"
_PART_OF_CODE = re.compile(r"[a-z\d][.\-/]?$")
_GOES_ON = re.compile(r"[.\-/]?[a-z\d]")
TWO_DIGITS = 10.0
"""From this number on there are two digits that can change places."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, what it measures, and where it stands; one of a code has no number."""

    kind: str
    unit: str
    start: int
    end: int
    value: Value | None = None
    length: Length | None = None
    code: str = ""

    @property
    def is_general(self) -> bool:
        """Whether many different things are measured so."""
        return self.kind in ("date", "clock", "money", "percent", "length") or (
            self.kind == "count" and self.unit in _GENERAL
        )

    def of_one_kind(self, other: Figure) -> bool:
        """Whether two measure the same."""
        return (self.kind, self.unit) == (other.kind, other.unit)

    def agrees(self, other: Figure, text: str) -> bool:
        """Whether one of the text says what another does, or is said to be about it."""
        if self.value is not None and other.value is not None:
            return self.value.agrees(other.value) or about(self.value, other.value, text)
        if self.length is not None and other.length is not None:
            return self.length.may_be(other.length.minutes, other.length.minutes)
        return self.code == other.code


def figures_in(text: str, values: Sequence[Value]) -> Iterator[Figure]:
    """The figures of a folded text with these values."""
    taken = list(values)
    for value in values:
        if value.kind in _KINDS and value.unit not in _OF_TIME:
            yield Figure(value.kind, value.unit, value.start, value.end, value=value)
    for length in lengths_in(text):
        if EACH.search(text, 0, length.start):
            continue
        unit = "days" if length.by_days else "minutes"
        yield Figure("length", unit, length.start, length.end, length=length)
    for found in _CODE.finditer(text):
        if not any(v.start < found.end() and found.start() < v.end for v in taken):
            code = found[0].replace("-", "")
            shape = re.sub(r"\d", "9", code)
            yield Figure("code", shape, *found.span(), code=code)
    for value in _other_counts(text, taken):
        yield Figure("count", value.unit, value.start, value.end, value=value)


def _other_counts(text: str, taken: Sequence[Value]) -> Iterator[Value]:
    """Counts by a Chinese word that no list has: 四十二格."""
    for found in NUMBER.finditer(text):
        unit = _MEASURE_HAN.match(text, found.end())
        amount = value_of(found)
        if unit is None or unit["unit"] in _NO_MEASURE or amount is None or amount <= 1:
            continue
        if not any(v.start < found.end() and found.start() < v.end for v in taken):
            yield Value("count", unit["unit"], (amount,), found.start(), unit.end())


def bare_numbers(text: str, values: Sequence[Value]) -> Iterator[Value]:
    """The numbers of a folded line that count nothing named: 37 referred."""
    for found in NUMBER.finditer(text):
        start, end = found.span()
        if any(v.start < end and start < v.end for v in values):
            continue
        in_code = _PART_OF_CODE.search(text, max(0, start - 2), start)
        amount = None if in_code or _GOES_ON.match(text, end) else value_of(found)
        if amount is not None and amount >= TWO_DIGITS:
            yield Value("count", "", (amount,), start, end)
