"""How likely a sentence belongs to each group: by the encoder, or without it by the weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.remembered import Remembered
from clinicguard.statements.guard.understanding import Against, Understanding, Understood
from clinicguard.statements.guard.weighing import Weights, load_weights, telling, weigh


class Sense(Protocol):
    """What is thought of one sentence."""

    @property
    def by_encoder(self) -> bool:
        """Whether the encoder read it: its judgement goes further than that of the weights."""

    @property
    def likely(self) -> Mapping[str, float]:
        """How likely each group is, 0 to 1."""

    @property
    def held(self) -> Sequence[Against | None]:
        """Of what is known, and of what is open, the line that it is likeliest to go against."""

    def likely_at(self, start: int, end: int) -> Mapping[str, float]:
        """The same for a stretch of the text within the sentence."""

    def alone(self, start: int, end: int) -> Mapping[str, float]:
        """How likely each group is of some words of the sentence, read without the others."""

    def telling(self, group: str) -> list[int]:
        """The parts of the sentence, by how much they speak for a group; the first most."""


@dataclass(frozen=True, slots=True)
class ByEncoder:
    """What the encoder makes of a sentence, as a whole."""

    sentence: Sentence
    understood: Understood
    lead: int
    """How many blanks stand before the words that were read."""
    read_alone: Callable[[int, int], Mapping[str, float]] | None = None
    by_encoder: bool = True

    @property
    def likely(self) -> Mapping[str, float]:
        """How likely each group is, the judgement of the weights taken in."""
        return self.understood.likely

    @property
    def held(self) -> Sequence[Against | None]:
        """What the encoder makes of it beside the known lines."""
        return self.understood.held

    def likely_at(self, start: int, end: int) -> Mapping[str, float]:
        """The same: the encoder knows each word by all the others."""
        return self.understood.likely

    def alone(self, start: int, end: int) -> Mapping[str, float]:
        """What the encoder makes of the words without those beside them."""
        return self.read_alone(start, end) if self.read_alone else {}

    def telling(self, group: str) -> list[int]:
        """The parts that speak for a group."""
        begins = self.sentence.start + self.lead
        spans = (self.sentence.part_span(part) for part in range(len(self.sentence.parts)))
        within = [(max(0, start - begins), end - begins) for start, end in spans]
        return self.understood.telling(group, within)


@dataclass(frozen=True, slots=True)
class ByWeights:
    """What the weights make of a sentence and of its parts."""

    sentence: Sentence
    marks: Sequence[Mark]
    text: str
    weights: Weights
    likely: Mapping[str, float]
    by_encoder: bool = False
    held: Sequence[Against | None] = ()

    def likely_at(self, start: int, end: int) -> Mapping[str, float]:
        """Of the parts that hold a stretch, the rest left out."""
        first = self.sentence.part_span(self.sentence.part_of(start))[0]
        last = self.sentence.part_span(self.sentence.part_of(end - 1))[1]
        concepts = {mark.concept for mark in self.marks if first <= mark.start < last}
        return weigh(self.text[first:last], concepts, self.weights)

    def alone(self, start: int, end: int) -> Mapping[str, float]:
        """The same as of the parts that hold them."""
        return self.likely_at(start, end)

    def telling(self, group: str) -> list[int]:
        """The parts that speak for a group."""
        begins = self.sentence.start
        spans = (self.sentence.part_span(part) for part in range(len(self.sentence.parts)))
        within = [(start - begins, end - begins) for start, end in spans]
        return telling(self.text[begins : self.sentence.end], group, self.weights, within)


def senses_of(
    reading: Reading,
    marks: Mapping[int, Sequence[Mark]],
    mind: Understanding | None,
    lines: Sequence[Sequence[str]],
    remembered: Remembered,
) -> list[Sense]:
    """What is thought of each sentence of a text, in order, alone and beside the known lines."""
    if mind is not None:
        return list(_by_encoder(reading, marks, mind, lines))
    return list(_by_weights(reading, marks, remembered))


def sentences_read(reading: Reading) -> list[str]:
    """The sentences as the encoder reads them."""
    return [reading.text[slice(*_worded(reading, each))] for each in reading.sentences]


def _worded(reading: Reading, sentence: Sentence) -> tuple[int, int]:
    """A sentence from its first letter to its last, without brackets about the whole of it."""
    start, end = reading.bare(sentence)
    in_brackets = reading.text[start] == "(" and reading.text[end - 1] == ")"
    return (start + 1, end - 1) if in_brackets else (start, end)


def _by_encoder(
    reading: Reading,
    marks: Mapping[int, Sequence[Mark]],
    mind: Understanding,
    lines: Sequence[Sequence[str]],
) -> Iterable[Sense]:
    weights = load_weights()

    met = [{mark.concept for mark in marks.get(n, ())} for n in range(len(reading.sentences))]

    def weighed(number: int) -> Mapping[str, float]:
        sentence = reading.sentences[number]
        return weigh(reading.text[sentence.start : sentence.end], met[number], weights)

    def alone(start: int, end: int) -> Mapping[str, float]:
        return mind.of([reading.text[start:end]])[0].likely

    beside = [" ".join(sorted(concepts)) for concepts in met]
    read = mind.of(sentences_read(reading), weighed, beside, lines)
    for sentence, understood in zip(reading.sentences, read, strict=True):
        lead = _worded(reading, sentence)[0] - sentence.start
        yield ByEncoder(sentence, understood, lead, alone)


def _by_weights(
    reading: Reading, marks: Mapping[int, Sequence[Mark]], remembered: Remembered
) -> Iterable[Sense]:
    weights = load_weights()
    for number, sentence in enumerate(reading.sentences):
        there = marks.get(number, ())
        words = reading.text[sentence.start : sentence.end]
        met = frozenset(mark.concept for mark in there)
        likely = remembered.found(("weighed", words, met), partial(weigh, words, met, weights))
        yield ByWeights(sentence, there, reading.text, weights, likely)
