"""A draft as the guard reads it: sentences, part sentences, what stands in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from clinicguard.statements.guard.letters import Folded, fold
from clinicguard.statements.guard.lexicon import Mark, is_latin

_CLOSING = r"[”」』》）】)\]]*(?:[\"'](?=[\s。，,.!?！？；;]|$))?"
"""What a sentence takes along behind its stop; of the marks that open and close alike, one that no
word follows."""
_STOP = re.compile(
    r"(?:\n+|[。!?！？；;][。!?！？；;\n]*|\.(?=[\s\"'”」』》）】)\]]|$)(?<![a-z]\.[a-z]\.)(?<!\bmr\.)(?<!\bmrs\.)"
    r"(?<!\bms\.)(?<!\bdr\.)(?<!\bno\.)(?<!\bst\.)(?<!\bjan\.)(?<!\bfeb\.)(?<!\bmar\.)(?<!\bapr\.)"
    r"(?<!\baug\.)(?<!\bsept\.)(?<!\bsep\.)(?<!\boct\.)(?<!\bnov\.)(?<!\bdec\.))" + _CLOSING
)
_PAUSE = re.compile(r"[,，、:：…—()（）【】]|\s-+\s")
_WEAK = "、"
_LONGEST = 600
_QUOTES = (("「", "」"), ("『", "』"), ("“", "”"), ("《", "》"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Sentence:
    """From `start` to before `end` in the folded text, with the starts of its part sentences."""

    start: int
    end: int
    parts: tuple[int, ...]

    def part_of(self, at: int) -> int:
        """Which part sentence a place stands in, from 0."""
        return bisect_right(self.parts, at) - 1

    def part_span(self, part: int) -> tuple[int, int]:
        """From where to where a part sentence goes."""
        last = part + 1 == len(self.parts)
        return self.parts[part], self.end if last else self.parts[part + 1]


class Reading:
    """A draft read once. Places are those of the folded text; `span` leads back to the draft."""

    def __init__(self, draft: str) -> None:
        self.draft = draft
        self.folded: Folded = fold(draft)
        self.text = self.folded.text
        self.sentences = tuple(_sentences(self.text))
        self._sorted: tuple[Iterable[Mark], dict[int, list[Mark]]] = ((), {})
        self._starts = [sentence.start for sentence in self.sentences]

    @cached_property
    def units(self) -> tuple[int, ...]:
        """How many units stand before each place: a Han letter is one, a Latin word is one."""
        count, before, counts = 0, False, [0]
        for letter in self.text:
            latin = is_latin(letter)
            if (latin and not before) or "\u3400" <= letter <= "\u9fff":
                count += 1
            counts.append(count)
            before = latin
        return tuple(counts)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """What stands between quotation marks, without them."""
        return tuple(_quoted(self.text))

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that a place stands in."""
        return self.sentences[self.number_at(place)]

    def number_at(self, place: int) -> int:
        """Which sentence a place stands in, from 0."""
        return max(0, bisect_right(self._starts, place) - 1)

    def bare(self, sentence: Sentence) -> tuple[int, int]:
        """From the first to the last letter of a sentence, its stop with it."""
        start, words = sentence.start, self.text[sentence.start : sentence.end]
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

    def quote_around(self, start: int, end: int) -> tuple[int, int] | None:
        """The quotation that holds a stretch."""
        return next((q for q in self.quotes if q[0] <= start and end <= q[1]), None)

    def around(self, number: int, marks: Iterable[Mark]) -> tuple[object, ...]:
        """What a judgement of a sentence rests on in its own place: its words and those of the
        sentence before, the quotations that they stand in, and the concepts met in it."""
        sentence = self.sentences[number]
        start = self.sentences[number - 1].start if number else sentence.start
        begins, end = sentence.start, sentence.end
        first, last = self.span(start, min(end + 1, len(self.text)))
        quotes = tuple(
            (max(q[0] - start, -1), min(q[1], end) - start)
            for q in self.quotes
            if q[0] < end and start < q[1]
        )
        met = tuple((mark.concept, mark.start - begins, mark.end - begins) for mark in marks)
        return self.draft[first:last], begins - start, end - start, quotes, met

    def written_at(self, place: int) -> str:
        """The letter of a place as it was written; nothing behind the end."""
        return self.draft[self.folded.places[place]] if place < len(self.text) else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the draft."""
        return self.folded.span(start, end)

    def by_sentence(self, marks: Iterable[Mark]) -> Mapping[int, list[Mark]]:
        """The marks, given in order, by the number of their sentence; sorted once for one list."""
        if marks is self._sorted[0]:
            return self._sorted[1]
        sorted_out: dict[int, list[Mark]] = {}
        number, following = 0, [*self._starts[1:], len(self.text) + 1]
        for mark in marks:
            while mark.start >= following[number]:
                number += 1
            sorted_out.setdefault(number, []).append(mark)
        self._sorted = marks, sorted_out
        return sorted_out


def _sentences(text: str) -> Iterable[Sentence]:
    """What says something; a row of dashes or stops only where the text has nothing else."""
    found = False
    for start, end in _stretches(text):
        if any(map(str.isalnum, text[start:end])):
            found = True
            yield Sentence(start, end, tuple(_parts(text, start, end)))
    if not found and text.strip():
        yield Sentence(0, len(text), (0,))


def _stretches(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for stop in [*_STOP.finditer(text), None]:
        end = len(text) if stop is None else stop.end()
        while end - start > _LONGEST:
            cut = _cut(text, start)
            yield start, cut
            start = cut
        yield start, end
        start = end


def _cut(text: str, start: int) -> int:
    """Where a sentence that will not end is read no further: at its last pause, if any."""
    pauses = [pause.end() for pause in _PAUSE.finditer(text, start, start + _LONGEST)]
    return pauses[-1] if pauses else start + _LONGEST


def _parts(text: str, start: int, end: int) -> Iterable[int]:
    yield start
    for pause in _PAUSE.finditer(text, start, end):
        between = text[pause.start() - 1 : pause.start()], text[pause.end() : pause.end() + 1]
        numbers = all(letter.isdigit() for letter in between)
        if pause[0] not in _WEAK and not numbers and pause.end() < end:
            yield pause.end()


def _quoted(text: str) -> Iterable[tuple[int, int]]:
    for opening, closing in _QUOTES:
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at + 1)
            if end < 0 or "\n\n" in text[at:end]:
                break
            yield at + 1, end
            at = text.find(opening, end + 1)
