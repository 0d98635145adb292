"""What a reader stumbles over: a slip of the pen, a sentence too long to be read aloud, and one
that says again what an earlier one said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.packs import Packs, Slip
from clinicguard.statements.guard.reading import Reading, Sentence

_LEAST_UNITS = 6
"""A greeting or a heading may come twice: fewer Han letters or Latin words are no sentence."""
_ALIKE = 0.75
"""From which share of common pairs of letters on two sentences say the same (Dice, 1945)."""
_TURNS = frozenset({"not", "unable", "deny_all", "unsure", "whether"})
"""Concepts that turn a sentence round: with and without them it says another thing."""
_NO_WORDS = re.compile(r"[\W_]+")
_FIGURES = re.compile(r"\d+|[零〇一二兩三四五六七八九十百千萬]+")


@dataclass(frozen=True, slots=True)
class _Said:
    """What of a sentence is held against another."""

    words: str
    pairs: frozenset[str]
    figures: tuple[str, ...]
    turns: tuple[str, ...]
    asks: bool


def wording(
    reading: Reading, marks: Sequence[Mark], packs: Packs, context: GuardContext
) -> Iterator[Hit]:
    """H2, H3 and H4, each in the texts that its group is for."""
    if context.circle in packs.of("H2").circles:
        yield from _slips(reading, packs.slips, context)
    longest = packs.of("H3").longest.get(context.lang)
    if longest is not None and context.circle in packs.of("H3").circles:
        yield from _too_long(reading, longest)
    if context.circle in packs.of("H4").circles:
        yield from _said_twice(reading, marks)


def _slips(reading: Reading, slips: Sequence[Slip], context: GuardContext) -> Iterator[Hit]:
    """Looked for in the draft as it was typed: each script has slips of its own."""
    places = reading.folded.places
    for slip in slips:
        if slip.language != context.lang:
            continue
        for found in slip.pattern.finditer(reading.draft):
            better = slip.instead
            if found[0][:1].isupper():
                better = better[:1].upper() + better[1:]
            start, end = bisect_left(places, found.start()), bisect_left(places, found.end())
            yield Hit("H2", start, end, "slip", instead=better)


def _too_long(reading: Reading, longest: int) -> Iterator[Hit]:
    """The length is told with the finding, in Han letters and Latin words."""
    units = reading.units
    for sentence in reading.sentences:
        length = units[sentence.end] - units[sentence.start]
        if length > longest:
            yield Hit("H3", *reading.bare(sentence), "long-sentence", known=str(length))


def _said_twice(reading: Reading, marks: Sequence[Mark]) -> Iterator[Hit]:
    """The later of two sentences that say the same, word for word or nearly so."""
    by_sentence, units = reading.by_sentence(marks), reading.units
    before: list[tuple[Sentence, _Said]] = []
    for number, sentence in enumerate(reading.sentences):
        if units[sentence.end] - units[sentence.start] < _LEAST_UNITS:
            continue
        said = _said(sentence, reading, by_sentence.get(number, ()))
        if not said.pairs:
            continue
        same = next((first for first, other in before if _same(said, other)), None)
        before.append((sentence, said))
        if same is not None:
            start, end = reading.span(*reading.bare(same))
            known = reading.draft[start:end]
            yield Hit("H4", *reading.bare(sentence), "said-twice", known=known)


def _said(sentence: Sentence, reading: Reading, marks: Sequence[Mark]) -> _Said:
    text = reading.text[sentence.start : sentence.end]
    words = _NO_WORDS.sub("", text)
    return _Said(
        words,
        frozenset(map(add, words, words[1:])),
        tuple(sorted(_FIGURES.findall(text))),
        tuple(sorted({mark.concept for mark in marks if mark.concept in _TURNS})),
        text.rstrip(" 」』”\"'）)").endswith(("?", "？")),
    )


def _same(one: _Said, other: _Said) -> bool:
    """Other figures, a "not", or a question before its answer are no repetition."""
    if one.words == other.words:
        return True
    if (one.figures, one.turns, one.asks) != (other.figures, other.turns, other.asks):
        return False
    both = len(one.pairs) + len(other.pairs)
    if 2 * min(len(one.pairs), len(other.pairs)) < _ALIKE * both:
        return False
    return 2 * len(one.pairs & other.pairs) >= _ALIKE * both
