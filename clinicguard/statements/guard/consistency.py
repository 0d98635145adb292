"""Holds a draft against the fact table, the core messages and the versions for other audiences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clinicguard.statements.guard.alike import Gist, gist_of, share
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.lengths import impossible, lengths_in
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.pointing_back import all_of_them, these_many
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.values import Value, values_in

SAME_MATTER = 0.34
"""From which share of common words on a count of one text is held against that of another."""
SAME_MOMENT = 0.45
"""The same for dates, times and persons: a text names several, and most are of other matters."""
SAME_CLAIM = 0.55
"""From which share on a sentence says what a line of the fact table says."""
_CLOSER = 0.15
"""By how much another value has to stand closer before one that agrees no longer counts."""
_OF_MOMENT = ("date", "clock", "person", "weekday")
_TIMES = ("date", "clock")
_DONE = re.compile(r"已|\b(?:has|have) (?:all )?been\b")
_COMING = re.compile(
    r"即将|将会|将于|预计|近日会|这几天会|"
    r"\b(?:will|expect to|plan to|going to|about to|hope to|intend to)\b"
)
_AGAIN = re.compile(r"再|另|继续|后续|\b(?:again|also|further|keep|continue)\b")


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


def known_line(words: str) -> Known:
    """A line made ready."""
    reading = Reading(words)
    values = tuple(values_in(reading.text))
    clauses = tuple(
        gist_of(reading.text[slice(*sentence.part_span(part))])
        for sentence in reading.sentences
        for part in range(len(sentence.parts))
    )
    beside = tuple(gist_of(_clause(reading, value)) for value in values)
    return Known(words, gist_of(reading.text), values, clauses, reading.text, beside)


def _clause(reading: Reading, value: Value) -> str:
    """The clause around a value, without the value."""
    sentence = reading.sentence_at(value.start)
    start, _ = sentence.part_span(sentence.part_of(value.start))
    _, end = sentence.part_span(sentence.part_of(value.end - 1))
    return f"{reading.text[start : value.start]} {reading.text[value.end : end]}"


def contradictions(reading: Reading, marks: Sequence[Mark], context: GuardContext) -> Iterator[Hit]:
    """X1, X2, and what differs from other versions or stands in a protected record."""
    facts = [known_line(line) for line in (*context.verified_facts, *context.core_messages)]
    open_points = [known_line(line) for line in context.unverified]
    kept_in = [known_line(line) for line in context.kept_in if context.circle == "public"]
    others = [known_line(line) for text in context.others for line in _sentences_of(text)]
    protected = [known_line(line) for text in context.protected for line in _sentences_of(text)]
    if not (facts or open_points or kept_in or others or protected):
        return
    by_sentence = reading.by_sentence(marks)
    values = _without_true_lengths(reading.text, values_in(reading.text), facts)
    certain = frozenset(word for line in facts for word in line.gist.words)
    for number, sentence in enumerate(reading.sentences):
        there = [v for v in values if sentence.start <= v.start < sentence.end]
        concepts = {mark.concept for mark in by_sentence.get(number, ())}
        gist = gist_of(reading.text[sentence.start : sentence.end])
        if "question" not in concepts:
            announces = "next_word" in concepts
            yield from _differing("X1", sentence, there, facts, reading, announces)
            yield from _reckoned(sentence, there, facts, reading)
            yield from _turned_round(sentence, by_sentence.get(number, ()), there, facts, reading)
            yield from _differing("C1", sentence, there, others, reading, announces)
        yield from _stated("X2", sentence, gist, open_points, concepts, certain)
        yield from _stated("P2", sentence, gist, kept_in, concepts)
        yield from _protected(sentence, gist, protected)


def _without_true_lengths(
    text: str, values: Sequence[Value], facts: Sequence[Known]
) -> list[Value]:
    """The values but for lengths of time that a fact gives in other words: 130 minutes."""
    told = [length for line in facts for length in lengths_in(line.folded)]
    if not told:
        return list(values)
    true = [
        length
        for length in lengths_in(text)
        if any(length.may_be(each.minutes, each.minutes) for each in told)
    ]
    return [
        value
        for value in values
        if value.kind != "count" or not any(t.start <= value.start < t.end for t in true)
    ]


def _sentences_of(text: str) -> list[str]:
    reading = Reading(text)
    return [text[slice(*reading.span(s.start, s.end))] for s in reading.sentences]


def _differing(
    group: str,
    sentence: Sentence,
    values: Sequence[Value],
    known: Sequence[Known],
    reading: Reading,
    announces: bool,
) -> Iterator[Hit]:
    for value in values:
        same_kind = [
            (line, other, beside)
            for line in known
            for other, beside in zip(line.values, line.beside, strict=True)
            if other.kind == value.kind and other.unit == value.unit
        ]
        if not same_kind:
            continue
        here, around = gist_of(_clause(reading, value)), _around(value, sentence, reading)
        held = [
            (
                _closeness(value, here, around, line, other, beside)
                + _same_day(value, values, line),
                line,
                other,
            )
            for line, other, beside in same_kind
        ]
        agreeing = max((near for near, _, other in held if value.agrees(other)), default=-1.0)
        near, line, other = max(held, key=lambda entry: entry[0])
        if value.agrees(other) or (agreeing >= 0 and near < agreeing + _CLOSER):
            continue
        said_too = any(other.agrees(beside) for beside in values if beside.kind == other.kind)
        least = SAME_MATTER
        if value.kind in _OF_MOMENT:
            least = SAME_MOMENT if announces else SAME_MATTER - 0.04
        if near >= least and not said_too:
            yield Hit(group, value.start, value.end, f"{group}-value", known=line.words)


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
    for weekday, line in _another_weekday(values, facts):
        yield Hit("X1", weekday.start, weekday.end, "X1-weekday", known=line.words)
    for value in these_many(reading.text, values, known):
        line = next(each for each in facts if any(v.unit == value.unit for v in each.values))
        yield Hit("X1", value.start, value.end, "X1-these", known=line.words)
    for start, end in all_of_them(reading.text[sentence.start : sentence.end], known):
        line = next(each for each in facts if any(v.kind == "count" for v in each.values))
        begins = sentence.start
        yield Hit("X1", begins + start, begins + end, "X1-these", known=line.words)


def _another_weekday(
    values: Sequence[Value], facts: Sequence[Known]
) -> Iterator[tuple[Value, Known]]:
    """Days of the week beside a date that a fact gives with its year, and that fell on another."""
    dates = [value for value in values if value.kind == "date"]
    for weekday in (value for value in values if value.kind == "weekday"):
        beside = [
            d for d in dates if -14 < weekday.start - d.end < 8 or 0 <= d.start - weekday.end < 4
        ]
        for day, line in ((d, line) for d in beside for line in facts):
            told = (v for v in line.values if v.kind == "date" and v.agrees(day))
            full = next((v for v in (day, *told) if len(v.amount) == 3), None)
            agreed = any(v.kind == "date" and v.agrees(day) for v in line.values)
            if agreed and full is not None and _weekday(full) not in (None, weekday.amount[0]):
                yield weekday, line
                break


def _weekday(day: Value) -> float | None:
    try:
        return float(date(*(int(part) for part in day.amount)).weekday())
    except ValueError:
        return None


def _same_day(value: Value, values: Sequence[Value], line: Known) -> float:
    """Two times of one day are held against each other sooner."""
    if value.kind != "clock":
        return 0.0
    mine = [v for v in values if v.kind == "date"]
    return 0.3 if any(d.agrees(o) for d in mine for o in line.values if o.kind == "date") else 0.0


def _around(value: Value, sentence: Sentence, reading: Reading) -> Gist:
    first, _ = sentence.part_span(max(0, sentence.part_of(value.start) - 1))
    last = min(len(sentence.parts) - 1, sentence.part_of(value.end - 1) + 1)
    return gist_of(reading.text[first : sentence.part_span(last)[1]])


def _closeness(
    value: Value, here: Gist, around: Gist, line: Known, other: Value, beside: Gist
) -> float:
    """How far two values are of one matter, 0 to 1."""
    if value.kind == "phone":
        mine, theirs = str(int(value.amount[0])), str(int(other.amount[0]))
        off = sum(a != b for a, b in zip(mine, theirs, strict=False))
        return 1.0 if len(mine) == len(theirs) and off <= 3 else 0.0
    if value.unit == "workday":
        return 1.0 if around.words & line.gist.words else 0.0
    alone = sum(v.kind == value.kind and v.unit == value.unit for v in line.values) == 1
    clause = share(beside, here) if len(beside.words) >= (3 if alone else 2) else 0.0
    back = share(here, beside) if len(here.words) >= 4 else 0.0
    wide = share(line.gist, around) if alone else 0.0
    from_wide = share(around, line.gist) if alone and len(around.words) >= 6 else 0.0
    return max(clause, 0.9 * back, wide, 0.8 * from_wide)


def _turned_round(
    sentence: Sentence,
    marks: Sequence[Mark],
    values: Sequence[Value],
    known: Sequence[Known],
    reading: Reading,
) -> Iterator[Hit]:
    """Parts of the sentence that deny what a line says, or the other way round."""
    open_parts = {
        sentence.part_of(mark.start)
        for mark in marks
        if mark.concept in ("unsure", "if", "declined", "forbid")
    }
    for number in range(len(sentence.parts)):
        if number in open_parts:
            continue
        start, end = sentence.part_span(number)
        gist = gist_of(reading.text[start:end])
        for line in known:
            if not _same_occasion(line, values):
                continue
            enough = len(line.gist.words) >= 3 and len(gist.words) >= 3
            if (
                (enough and _denies(gist, line))
                or _denies_clause(gist, line)
                or _still_to_come(reading.text[start:end], gist, line)
            ):
                yield Hit("X1", start, end, "X1-turned", known=line.words)
                break


def _still_to_come(part: str, gist: Gist, line: Known) -> bool:
    """What a line tells as done, announced."""
    done = _DONE.search(line.folded) is not None and not line.gist.turned
    coming = _COMING.search(part) is not None and _AGAIN.search(part) is None
    return done and coming and len(line.gist.words) >= 2 and share(line.gist, gist) >= 0.75


def _denies_clause(gist: Gist, line: Known) -> bool:
    """A short part that says the reverse of one clause of a line."""
    return len(gist.words) >= 2 and any(
        clause.turned != gist.turned
        and len(clause.words & gist.words) >= 2
        and max(share(clause, gist), share(gist, clause)) >= SAME_CLAIM + 0.1
        and min(share(clause, gist), share(gist, clause)) >= 0.45
        for clause in line.clauses
    )


def _same_occasion(line: Known, values: Sequence[Value]) -> bool:
    """Not where the line names one day or hour and the sentence another."""
    occasions = [v for v in line.values if v.kind in ("date", "clock")]
    named = [v for v in values if v.kind in ("date", "clock")]
    return not (occasions and named) or any(
        v.agrees(o) for v in named for o in occasions if v.kind == o.kind
    )


def _denies(gist: Gist, line: Known) -> bool:
    known = line.gist
    if gist.turned != known.turned:
        said_so = any(
            clause.turned == gist.turned and max(share(clause, gist), share(gist, clause)) >= 0.5
            for clause in line.clauses
        )
        return not said_so and share(known, gist) >= SAME_CLAIM + 0.1
    return known.opposite(gist) and share(known, gist) >= SAME_CLAIM - 0.1


def _stated(
    group: str,
    sentence: Sentence,
    gist: Gist,
    open_points: Sequence[Known],
    concepts: set[str],
    certain: frozenset[str] = frozenset(),
) -> Iterator[Hit]:
    """Sentences that say what a line says; `certain` words are facts, and do not tell alone."""
    if "unsure" in concepts or "question" in concepts or "declined" in concepts:
        return
    for line in open_points:
        open_words = line.gist.words - certain
        said = len(open_words & gist.words) >= len(open_words) / 2
        if said and share(line.gist, gist) >= SAME_CLAIM:
            yield Hit(group, sentence.start, sentence.end, f"{group}-stated", known=line.words)


def _protected(sentence: Sentence, gist: Gist, known: Sequence[Known]) -> Iterator[Hit]:
    for line in known:
        enough = len(line.gist.words) >= 5
        if enough and share(line.gist, gist) >= 0.7:
            yield Hit("P1", sentence.start, sentence.end, "P1-reused")
            return
