"""The lines that a draft is held against, made ready: their gist, clauses and values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clinicguard.statements.guard.alike import Gist, gist_of
from clinicguard.statements.guard.bare_days import bare_days
from clinicguard.statements.guard.days_in_figures import Order, in_order
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.values import Value, surnames_written, values_in

SAME_CLAIM = 0.55
"""From which share on a sentence says what a line of the fact table says."""
_SET = ("date", "clock", "weekday")
_OTHER_TIME = re.compile(
    r"改[到至约为期]|另[约订排]|重新[安约排]|新的?(?:约诊|时间|时段|预约)|延[到至]|补诊|下次(?:约|回诊|门诊|复诊)|"
    r"\b(?:moved|rescheduled|rebooked|re-booked|postponed|changed|put back|brought forward)\b|"
    r"\bnew (?:appointment|time|slot|date|booking)|\boffer(?:ed)? you\b|"
    r"\bnext (?:appointment|visit)\b"
)
"""A time that is set anew is another than the one that a fact tells of."""


@dataclass(frozen=True, slots=True)
class Known:
    """A line that a draft is held against: whole, by its clauses, and by its values."""

    words: str
    gist: Gist
    values: tuple[Value, ...]
    clauses: tuple[Gist, ...]
    folded: str
    beside: tuple[Gist, ...]
    """For each value the gist of the clause that it stands in."""
    anew: tuple[bool, ...]
    """For each value whether it is a time set anew."""
    order: Order
    """How its days in figures are read."""


def none_counted(line: Known) -> bool:
    """Whether a line says by a nought that there was none: 影響報告 0 份."""
    return any(v.kind == "count" and v.amount == (0.0,) for v in line.values)


def known_line(words: str, order: Order = "always month first") -> Known:
    """A line made ready, its days in figures read in this order."""
    reading = Reading(words)
    written = surnames_written(values_in(reading.text), reading.written_at)
    read = in_order(written, reading.text, order)
    months = {value.amount[-2] for value in read if value.kind == "date"}
    further = bare_days(reading.text, read, months.pop()) if len(months) == 1 else ()
    values = tuple(sorted((*read, *further), key=_begins))
    clauses = tuple(
        gist_of(reading.text[slice(*sentence.part_span(part))])
        for sentence in reading.sentences
        for part in range(len(sentence.parts))
    )
    beside = tuple(gist_of(clause_around(reading, value)) for value in values)
    anew = tuple(set_anew(reading, value) for value in values)
    return Known(words, gist_of(reading.text), values, clauses, reading.text, beside, anew, order)


def _begins(value: Value) -> int:
    return value.start


def set_anew(reading: Reading, value: Value) -> bool:
    """Whether a value is a day or an hour to which something is moved."""
    if value.kind not in _SET:
        return False
    sentence = reading.sentence_at(value.start)
    _, end = sentence.part_span(sentence.part_of(value.end - 1))
    return _OTHER_TIME.search(reading.text, sentence.start, end) is not None


def clause_around(reading: Reading, value: Value) -> str:
    """The clause around a value, without the value."""
    sentence = reading.sentence_at(value.start)
    start, _ = sentence.part_span(sentence.part_of(value.start))
    _, end = sentence.part_span(sentence.part_of(value.end - 1))
    return f"{reading.text[start : value.start]} {reading.text[value.end : end]}"
