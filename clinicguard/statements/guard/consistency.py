"""Holds a draft against the fact table, the core messages and the versions for other audiences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from clinicguard.statements.guard.alike import Gist, gist_of, share
from clinicguard.statements.guard.bare_days import bare_days, days_of_that_month
from clinicguard.statements.guard.contrary import Told, clauses_told, contrary, stated_clauses
from clinicguard.statements.guard.days_apart import Moment, days_apart, moments_of
from clinicguard.statements.guard.days_in_figures import Order, in_order, is_birth, order_at
from clinicguard.statements.guard.days_joined import days_joined
from clinicguard.statements.guard.differing import differing
from clinicguard.statements.guard.figures import bare_numbers
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.hours_between import hours_between
from clinicguard.statements.guard.known_lines import Known, known_line
from clinicguard.statements.guard.lengths import lengths_in, lies_between
from clinicguard.statements.guard.lengths_held import impossible
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.lone_figures import lone_figures
from clinicguard.statements.guard.not_before import not_before
from clinicguard.statements.guard.open_points import says, told_as_certain
from clinicguard.statements.guard.pointing_back import all_of_them, these_many
from clinicguard.statements.guard.questions import OpenPoint, open_point
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.remembered import Remembered
from clinicguard.statements.guard.slots import filled_otherwise
from clinicguard.statements.guard.some_of_all import some_of_all
from clinicguard.statements.guard.turned_round import turned_round
from clinicguard.statements.guard.unmatched import unmatched
from clinicguard.statements.guard.values import (
    Value,
    surnames_written,
    values_in,
    values_kept,
)

_TIMES = ("date", "clock")
_FEW = 20
"""How many patients' names are looked at: a text is seldom about more."""


def contradictions(
    reading: Reading, marks: Sequence[Mark], context: GuardContext, remembered: Remembered
) -> Iterator[Hit]:
    """X1, X2, and what differs from other versions or stands in a protected record."""
    try:
        yield from _contradictions(reading, marks, context, remembered)
    finally:
        gist_of.cache_clear()
        values_kept.cache_clear()


@dataclass(frozen=True, slots=True)
class _Table:
    """What a draft is held against, made ready."""

    facts: Sequence[Known]
    clauses: Sequence[Told]
    moments: Sequence[Moment]
    open_points: Sequence[OpenPoint]
    certain: frozenset[str]
    """Words that are no part of an open point: the facts hold them too."""
    kept_in: Sequence[Known]
    others: Sequence[Known]
    protected: Sequence[Known]
    staff: bool
    order: Order
    """How days in figures are read."""

    def is_empty(self) -> bool:
        """Whether there is nothing to hold a draft against."""
        return not (self.facts or self.open_points or self.kept_in or self.others or self.protected)


def _table(context: GuardContext) -> _Table:
    certain = (*context.confirmed, *context.core_messages)
    order = order_at(context.jurisdiction, certain)
    facts = [known_line(line, order) for line in certain]
    open_points = [open_point(known_line(line)) for line in context.unverified]
    named = [gist_of(folded(name)) for name in context.patient_names[:_FEW]] if open_points else []
    told = (*(line.gist for line in facts), *named)
    return _Table(
        facts,
        [told for line in facts for told in clauses_told(line)],
        moments_of(facts),
        open_points,
        frozenset(word for gist in told for word in gist.words),
        [known_line(line) for line in context.kept_in if context.circle == "public"],
        [known_line(line, order) for text in context.others for line in _sentences_of(text)],
        [known_line(line) for text in context.protected for line in _sentences_of(text)],
        context.circle == "staff",
        order,
    )


def _contradictions(
    reading: Reading, marks: Sequence[Mark], context: GuardContext, remembered: Remembered
) -> Iterator[Hit]:
    table = remembered.once("table", partial(_table, context))
    if table.is_empty():
        return
    by_sentence = reading.by_sentence(marks)
    values = _without_true_figures(
        reading.text, _values(reading, table.facts, table.order), table.facts
    )
    agreed = _agreed(values, (*table.facts, *table.others))
    days = [value for value in values if value.kind == "date"]
    for number, sentence in enumerate(reading.sentences):
        there = by_sentence.get(number, ())
        yield from remembered.hits(
            ("facts", agreed, *_rests_on(sentence, values, days), *reading.around(number, there)),
            sentence.start,
            partial(_of_sentence, number, there, table, values, reading),
        )
    for value, line, other in lone_figures(reading.text, values, table.facts):
        if not _asks(by_sentence.get(reading.number_at(value.start), ())):
            known = line.words
            yield Hit("X1", value.start, value.end, "X1-lone", known=known, value=other)
    for hit in unmatched(reading, values, table.facts):
        if not _asks(by_sentence.get(reading.number_at(hit.start), ())):
            yield hit


def _agreed(values: Sequence[Value], known: Sequence[Known]) -> tuple[bool, ...]:
    """Of each value of the known lines whether the text gives it too."""
    return tuple(
        any(v.kind == other.kind and v.unit == other.unit and v.agrees(other) for v in values)
        for line in known
        for other in line.values
    )


def _rests_on(
    sentence: Sentence, values: Sequence[Value], days: Sequence[Value]
) -> tuple[tuple[object, ...], ...]:
    """What a sentence is held against by: the last day named before it, and its own values."""
    before = bisect_left(days, sentence.start, key=_begins)
    last = days[before - 1].amount if before else ()
    start, end = (bisect_left(values, at, key=_begins) for at in (sentence.start, sentence.end))
    own = (
        (v.kind, v.unit, v.amount, v.either_half, v.start - sentence.start, v.end - sentence.start)
        for v in values[start:end]
    )
    return last, *own


def _begins(value: Value) -> int:
    return value.start


def _asks(marks: Sequence[Mark]) -> bool:
    return any(mark.concept == "question" for mark in marks)


def _of_sentence(
    number: int,
    marks: Sequence[Mark],
    table: _Table,
    values: Sequence[Value],
    reading: Reading,
) -> Iterator[Hit]:
    sentence, facts = reading.sentences[number], table.facts
    there = [v for v in values if sentence.start <= v.start < sentence.end]
    concepts = {mark.concept for mark in marks}
    certain = (
        list(
            told_as_certain(
                sentence, marks, there, table.open_points, facts, table.certain, reading
            )
        )
        if table.open_points
        else []
    )
    yield from certain
    answered = any(hit.rule == "X2-answered" for hit in certain)
    if not _asks(marks):
        announces = "next_word" in concepts
        yield from differing("X1", sentence, there, facts, reading, announces, values)
        yield from _reckoned(sentence, there, facts, reading)
        yield from turned_round(sentence, marks, there, facts, reading)
        if facts:
            stated = list(stated_clauses(sentence, marks, reading, table.staff))
            before = reading.sentences[number - 1] if number else None
            if not answered:
                yield from contrary(stated, sentence, before, table.clauses, there, reading)
            yield from days_apart(stated, sentence, values, facts, table.moments, reading)
            yield from filled_otherwise(stated, sentence, there, facts, reading)
            yield from hours_between(sentence, there, facts, reading)
            yield from some_of_all(stated, facts, reading)
            yield from not_before(stated, facts, reading)
            yield from days_joined(stated, there, facts, reading)
        yield from differing("C1", sentence, there, table.others, reading, announces, values)
    if table.kept_in or table.protected:
        gist = gist_of(reading.text[sentence.start : sentence.end])
        if not concepts & {"unsure", "question", "declined"}:
            yield from _kept_in(sentence, gist, table.kept_in)
        yield from _protected(sentence, gist, table.protected)


def _values(reading: Reading, facts: Sequence[Known], order: Order) -> list[Value]:
    """The values of a text; a day without its month is of the month of the facts, if it is one.
    When somebody was born is held against nothing."""
    text = reading.text
    written = surnames_written(values_in(text), reading.written_at)
    values = [v for v in in_order(written, text, order) if not is_birth(v, text)]
    months = {v.amount[-2] for line in facts for v in line.values if v.kind == "date"}
    values += days_of_that_month(text, values)
    if len(months) == 1:
        values += bare_days(text, values, months.pop())
    values.sort(key=lambda value: value.start)
    return values


def _without_true_figures(
    text: str, values: Sequence[Value], facts: Sequence[Known]
) -> list[Value]:
    """The values but for lengths of time that a fact gives in other words: 130 minutes; and for
    numbers of which a fact does not say what they count: 37 referred."""
    told = [length for line in facts for length in lengths_in(line.folded)]
    moments = [(line.folded, line.values) for line in facts]
    true = [
        length
        for length in lengths_in(text)
        if any(length.may_be(each.minutes, each.minutes) for each in told)
        or lies_between(length, moments)
    ]
    bare = {value.amount for line in facts for value in bare_numbers(line.folded, line.values)}
    return [
        value
        for value in values
        if value.kind != "count"
        or not (value.amount in bare or any(t.start <= value.start < t.end for t in true))
    ]


def _sentences_of(text: str) -> list[str]:
    reading = Reading(text)
    return [text[slice(*reading.span(s.start, s.end))] for s in reading.sentences]


def _reckoned(
    sentence: Sentence, values: Sequence[Value], facts: Sequence[Known], reading: Reading
) -> Iterator[Hit]:
    """What differs from the facts only once it is worked out."""
    known = [value for line in facts for value in line.values]
    words = reading.text[sentence.start : sentence.end]
    told_so = [(line.folded, line.values) for line in facts]
    for length in impossible(words, told_so):
        timed = [line for line in facts if any(v.kind in _TIMES for v in line.values)]
        told = "; ".join(line.words for line in timed or facts)
        begins = sentence.start
        yield Hit("X1", begins + length.start, begins + length.end, "X1-length", known=told)
    for weekday, line, right in _another_weekday(values, facts):
        told = line.words
        yield Hit("X1", weekday.start, weekday.end, "X1-weekday", known=told, value=right)
    for value in these_many(reading.text, values, known):
        line = next(each for each in facts if any(v.unit == value.unit for v in each.values))
        same = [v for v in known if v.kind == "count" and v.unit == value.unit]
        other = same[0] if len(same) == 1 else None
        told = line.words
        yield Hit("X1", value.start, value.end, "X1-these", known=told, value=other)
    for start, end in all_of_them(reading.text[sentence.start : sentence.end], known):
        line = next(each for each in facts if any(v.kind == "count" for v in each.values))
        begins = sentence.start
        yield Hit("X1", begins + start, begins + end, "X1-these", known=line.words)


def _another_weekday(
    values: Sequence[Value], facts: Sequence[Known]
) -> Iterator[tuple[Value, Known, Value]]:
    """Days of the week beside a date that a fact gives with its year, and that fell on another;
    with that other."""
    dates = [value for value in values if value.kind == "date"]
    for weekday in (value for value in values if value.kind == "weekday"):
        beside = [
            d for d in dates if -14 < weekday.start - d.end < 8 or 0 <= d.start - weekday.end < 4
        ]
        for day, line in ((d, line) for d in beside for line in facts):
            told = (v for v in line.values if v.kind == "date" and v.agrees(day))
            year = next((v.amount[:1] for v in (day, *told) if len(v.amount) == 3), ())
            agreed = any(v.kind == "date" and v.agrees(day) for v in line.values)
            fell_on = _weekday((*year, *day.amount[-2:])) if year else None
            named = any(v.kind == "weekday" and v.agrees(weekday) for v in line.values)
            if agreed and not named and fell_on is not None and fell_on != weekday.amount[0]:
                yield weekday, line, Value("weekday", "", (fell_on,), 0, 0)
                break


def _weekday(day: Sequence[float]) -> float | None:
    try:
        return float(date(*(int(part) for part in day)).weekday())
    except ValueError:
        return None


def _kept_in(sentence: Sentence, gist: Gist, known: Sequence[Known]) -> Iterator[Hit]:
    """Confirmed facts that are not for the public."""
    for line in known:
        if says(line.gist, gist):
            yield Hit("P2", sentence.start, sentence.end, "P2-stated", known=line.words)


def _protected(sentence: Sentence, gist: Gist, known: Sequence[Known]) -> Iterator[Hit]:
    for line in known:
        enough = len(line.gist.words) >= 5
        if enough and share(line.gist, gist) >= 0.7:
            yield Hit("P1", sentence.start, sentence.end, "P1-reused")
            return
