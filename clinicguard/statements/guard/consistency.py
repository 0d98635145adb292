"""Holds a draft against the fact table, the core messages and the versions for other audiences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from clinicguard.statements.guard.alike import Gist, gist_of, share, weight_of
from clinicguard.statements.guard.contrary import contrary, stated_clauses
from clinicguard.statements.guard.days_apart import TOLD_BY_ANOTHER, days_apart
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import (
    SAME_CLAIM,
    Known,
    clause_around,
    known_line,
    set_anew,
)
from clinicguard.statements.guard.lengths import impossible, lengths_in
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.lone_figures import about, lone_figures
from clinicguard.statements.guard.pointing_back import all_of_them, these_many
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.turned_round import turned_round
from clinicguard.statements.guard.values import Value, bare_days, values_in

SAME_MATTER = 0.34
"""From which share of common words on a count of one text is held against that of another."""
SAME_MOMENT = 0.45
"""The same for dates, times and persons: a text names several, and most are of other matters."""
_CLOSER = 0.15
"""By how much another value has to stand closer before one that agrees no longer counts."""
_ONE_WORD = 0.25
"""How close two values stand by one word alone: with the day in common it is enough."""
_OF_MOMENT = ("date", "clock", "person", "weekday")
_TIMES = ("date", "clock")
_SAME_BESIDE = {"clock": 0.3, "date": 0.35}
"""How much closer a time is to another of the same day, a day to another at the same hour."""
_SAID_ALREADY = 0.7
"""How close a count must stand to one that the draft gives rightly elsewhere."""
_FEW = 20
"""How many patients' names are looked at: a text is seldom about more."""
_ENOUGH_OPEN = 3
"""From how many open words on they tell alone what a line says."""
_LED_IN = 2
"""Words or Chinese letters before *not clear yet* that bring in no matter of their own."""


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
    values = _without_true_lengths(reading.text, _values(reading.text, facts), facts)
    named = [gist_of(folded(name)) for name in context.patient_names[:_FEW]] if open_points else []
    told = (*(line.gist for line in facts), *named)
    certain = frozenset(word for gist in told for word in gist.words)
    lone = {id(value): line for value, line in lone_figures(reading.text, values, facts)}
    for number, sentence in enumerate(reading.sentences):
        there = [v for v in values if sentence.start <= v.start < sentence.end]
        concepts = {mark.concept for mark in by_sentence.get(number, ())}
        gist = gist_of(reading.text[sentence.start : sentence.end])
        if "question" not in concepts:
            announces = "next_word" in concepts
            yield from _differing("X1", sentence, there, facts, reading, announces, values)
            yield from _reckoned(sentence, there, facts, reading)
            yield from turned_round(sentence, by_sentence.get(number, ()), there, facts, reading)
            mine, staff = by_sentence.get(number, ()), context.circle == "staff"
            clauses = list(stated_clauses(sentence, mine, reading, staff))
            before = reading.sentences[number - 1] if number else None
            yield from contrary(clauses, sentence, before, facts, reading)
            yield from days_apart(clauses, sentence, values, facts, reading)
            for value in (each for each in there if id(each) in lone):
                known = lone[id(value)].words
                yield Hit("X1", value.start, value.end, "X1-lone", known=known)
            yield from _differing("C1", sentence, there, others, reading, announces, values)
        if open_points:
            sure = _sure_part(sentence, by_sentence.get(number, ()), reading)
            yield from _stated("X2", sentence, sure, open_points, concepts - {"unsure"}, certain)
        yield from _stated("P2", sentence, gist, kept_in, concepts)
        yield from _protected(sentence, gist, protected)


def _values(text: str, facts: Sequence[Known]) -> list[Value]:
    """The values of a text; a day without its month is of the month of the facts, if it is one."""
    values = values_in(text)
    months = {v.amount[-2] for line in facts for v in line.values if v.kind == "date"}
    if len(months) == 1:
        values += bare_days(text, values, months.pop())
        values.sort(key=lambda value: value.start)
    return values


def _sure_part(sentence: Sentence, marks: Sequence[Mark], reading: Reading) -> Gist:
    """The gist of a sentence as far as it leaves nothing open: what it begins with.

    A part that says no more than *that is not clear yet* leaves open what stands before it, and
    words in quotes are as open as what is said of them: *whether "…, …" is true*.
    """
    openings = [mark for mark in marks if mark.concept in ("unsure", "suppose", "if")]
    if not openings:
        return gist_of(reading.text[sentence.start : sentence.end])
    first = min(mark.start for mark in openings)
    begins, ends = sentence.part_span(sentence.part_of(first))
    begins = min(
        (begins, *(start for start, end in reading.quotes if start < begins < end <= first))
    )
    opened = max(mark.end for mark in openings if mark.start < ends)
    of_its_own = reading.text[begins:first] + " " + reading.text[opened:ends]
    led_in = reading.units[first] - reading.units[begins]
    bare = led_in <= _LED_IN and weight_of(gist_of(of_its_own).words) < 1
    return gist_of(reading.text[sentence.start : sentence.start if bare else begins])


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
    all_values: Sequence[Value],
) -> Iterator[Hit]:
    for value in values:
        anew = set_anew(reading, value)
        part = sentence.part_span(sentence.part_of(value.start))
        if value.kind == "date" and TOLD_BY_ANOTHER.search(reading.text, value.end, part[1]):
            continue
        same_kind = [
            (line, other, beside)
            for line in known
            for other, beside, known_anew in zip(line.values, line.beside, line.anew, strict=True)
            if other.kind == value.kind and other.unit == value.unit and (known_anew or not anew)
        ]
        if not same_kind:
            continue
        here, around = gist_of(clause_around(reading, value)), _around(value, sentence, reading)
        held = [
            (
                _closeness(value, here, around, line, other, beside)
                + _same_moment(value, values, line),
                line,
                other,
            )
            for line, other, beside in same_kind
        ]
        text = reading.text
        agreeing = max((n for n, _, other in held if about(value, other, text)), default=-1.0)
        near, line, other = max(held, key=lambda entry: entry[0])
        if about(value, other, text) or (agreeing >= 0 and near < agreeing + _CLOSER):
            continue
        said_too = any(other.agrees(beside) for beside in values if beside.kind == other.kind)
        least = SAME_MATTER
        if value.kind in _OF_MOMENT:
            least = SAME_MOMENT if announces else SAME_MATTER - 0.04
        elif value.kind == "count" and any(
            v.kind == "count" and v.unit == other.unit and v.agrees(other) for v in all_values
        ):
            least = _SAID_ALREADY
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


def _same_moment(value: Value, values: Sequence[Value], line: Known) -> float:
    """Two times of one day, or two days with one time, are held against each other sooner."""
    beside = {"clock": "date", "date": "clock"}.get(value.kind)
    if beside is None:
        return 0.0
    mine = [v for v in values if v.kind == beside]
    same = any(v.agrees(o) for v in mine for o in line.values if o.kind == beside)
    return _SAME_BESIDE[value.kind] if same else 0.0


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
    if len(beside.words) == 1 and beside.words <= here.words:
        clause = _ONE_WORD if len(line.gist.words) > 1 else 2 * _ONE_WORD
    back = share(here, beside) if len(here.words) >= 4 else 0.0
    wide = share(line.gist, around) if alone else 0.0
    from_wide = share(around, line.gist) if alone and len(around.words) >= 6 else 0.0
    return max(clause, 0.9 * back, wide, 0.8 * from_wide)


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
        said = len(open_words & gist.words)
        near = share(line.gist, gist)
        if weight_of(open_words) >= _ENOUGH_OPEN:
            near = max(near, said / len(open_words))
        if said and said >= len(open_words) / 2 and near >= SAME_CLAIM:
            yield Hit(group, sentence.start, sentence.end, f"{group}-stated", known=line.words)


def _protected(sentence: Sentence, gist: Gist, known: Sequence[Known]) -> Iterator[Hit]:
    for line in known:
        enough = len(line.gist.words) >= 5
        if enough and share(line.gist, gist) >= 0.7:
            yield Hit("P1", sentence.start, sentence.end, "P1-reused")
            return
