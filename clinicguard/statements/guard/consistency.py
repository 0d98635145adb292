"""Holds a draft against the fact table, the core messages and the versions for other audiences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinicguard.statements.guard.alike import Gist, gist_of, share
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.values import Value, values_in

SAME_MATTER = 0.34
"""From which share of common words on a number of one text is held against that of another."""
SAME_CLAIM = 0.55
"""From which share on a sentence says what a line of the fact table says."""


@dataclass(frozen=True, slots=True)
class Known:
    """A line that a draft is held against."""

    words: str
    gist: Gist
    values: tuple[Value, ...]


def known_line(words: str) -> Known:
    """A line made ready."""
    text = folded(words)
    return Known(words, gist_of(text), tuple(values_in(text)))


def contradictions(reading: Reading, marks: Sequence[Mark], context: GuardContext) -> Iterator[Hit]:
    """X1, X2, and what differs from other versions or stands in a protected record."""
    facts = [known_line(line) for line in (*context.verified_facts, *context.core_messages)]
    open_points = [known_line(line) for line in context.unverified]
    others = [known_line(line) for text in context.others for line in _sentences_of(text)]
    protected = [known_line(line) for text in context.protected for line in _sentences_of(text)]
    if not (facts or open_points or others or protected):
        return
    by_sentence = reading.by_sentence(marks)
    values = values_in(reading.text)
    for number, sentence in enumerate(reading.sentences):
        there = [v for v in values if sentence.start <= v.start < sentence.end]
        concepts = {mark.concept for mark in by_sentence.get(number, ())}
        gist = gist_of(reading.text[sentence.start : sentence.end])
        if "question" not in concepts:
            yield from _differing("X1", sentence, gist, there, facts, reading)
            yield from _turned_round(sentence, gist, facts, concepts)
            yield from _differing("C1", sentence, gist, there, others, reading)
        yield from _stated(sentence, gist, open_points, concepts)
        yield from _protected(sentence, gist, protected)


def _sentences_of(text: str) -> list[str]:
    reading = Reading(text)
    return [text[slice(*reading.span(s.start, s.end))] for s in reading.sentences]


def _differing(
    group: str,
    sentence: Sentence,
    gist: Gist,
    values: Sequence[Value],
    known: Sequence[Known],
    reading: Reading,
) -> Iterator[Hit]:
    for value in values:
        same_kind = [
            (line, other)
            for line in known
            for other in line.values
            if other.kind == value.kind and other.unit == value.unit
        ]
        if any(value.agrees(other) for _, other in same_kind):
            continue
        near = gist_of(_around(value, sentence, reading))
        for line, other in same_kind:
            if _same_matter(near, gist, line, value, other):
                yield Hit(group, value.start, value.end, f"{group}-value", known=line.words)
                break


def _around(value: Value, sentence: Sentence, reading: Reading) -> str:
    first, _ = sentence.part_span(max(0, sentence.part_of(value.start) - 1))
    last = min(len(sentence.parts) - 1, sentence.part_of(value.end - 1) + 1)
    return reading.text[first : sentence.part_span(last)[1]]


def _same_matter(near: Gist, gist: Gist, line: Known, value: Value, other: Value) -> bool:
    if value.kind == "phone":
        mine, theirs = str(int(value.amount[0])), str(int(other.amount[0]))
        off = sum(a != b for a, b in zip(mine, theirs, strict=False))
        return len(mine) == len(theirs) and off <= 3
    if value.unit in ("workday",):
        return bool(near.words & line.gist.words) or share(gist, line.gist) >= 0.2
    return max(share(near, line.gist), share(line.gist, near)) >= SAME_MATTER


def _turned_round(
    sentence: Sentence, gist: Gist, known: Sequence[Known], concepts: set[str]
) -> Iterator[Hit]:
    if "unsure" in concepts or "if" in concepts:
        return
    for line in known:
        if gist.turned != line.gist.turned and share(line.gist, gist) >= SAME_CLAIM + 0.1:
            yield Hit("X1", sentence.start, sentence.end, "X1-turned", known=line.words)
        elif line.gist.opposite(gist) and share(line.gist, gist) >= SAME_CLAIM - 0.1:
            yield Hit("X1", sentence.start, sentence.end, "X1-opposite", known=line.words)


def _stated(
    sentence: Sentence, gist: Gist, open_points: Sequence[Known], concepts: set[str]
) -> Iterator[Hit]:
    if "unsure" in concepts or "question" in concepts or "declined" in concepts:
        return
    for line in open_points:
        if share(line.gist, gist) >= SAME_CLAIM:
            yield Hit("X2", sentence.start, sentence.end, "X2-stated", known=line.words)


def _protected(sentence: Sentence, gist: Gist, known: Sequence[Known]) -> Iterator[Hit]:
    for line in known:
        enough = len(line.gist.words) >= 5
        if enough and share(line.gist, gist) >= 0.7:
            yield Hit("P1", sentence.start, sentence.end, "P1-reused", known=line.words)
            return
