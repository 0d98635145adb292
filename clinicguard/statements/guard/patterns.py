"""The small language of the packs' patterns, and how a pattern is met in a sentence.

    <we> .. <fault>              a concept, anything within the part sentence, another concept
    <we> ... (搞錯|弄錯)          anything within the sentence; words are written as they are
    <most> <good>                right behind each other, at most a space between
    <you> ~ <care>               at most six units between, within the part sentence
    <fault|blame> & <clinic>     both in the sentence, in any order

A unit is one Han character or one Latin word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.reading import Reading, Sentence

Gap = Literal["", "~", "..", "...", "&"]
_NEAR = 6

_TOKEN = re.compile(r"\s*(<[^<>]+>|\([^()]+\)|\.\.\.|\.\.|~|&|[^\s<>()~&]+)")
_GAPS: dict[str, Gap] = {"~": "~", "..": "..", "...": "...", "&": "&"}


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a pattern: the concepts that fill it, and the gap before it."""

    concepts: frozenset[str]
    gap: Gap


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern, and the words of its own by the concept that stands for them."""

    steps: tuple[Step, ...]
    words: Mapping[str, tuple[str, ...]]

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept that the pattern names, its own words left out."""
        return frozenset(c for step in self.steps for c in step.concepts if c not in self.words)


def pattern(written: str) -> Pattern:
    """A pattern as it stands in a pack. Raises ValueError, saying what is wrong with it."""
    steps: list[Step] = []
    words: dict[str, tuple[str, ...]] = {}
    gap: Gap = ""
    at = 0
    written = written.strip()
    while at < len(written):
        token = _TOKEN.match(written, at)
        if token is None:
            raise ValueError(f"cannot be read from {written[at:]!r} on")
        at, piece = token.end(), token[1]
        if piece in _GAPS:
            gap = _GAPS[piece]
            continue
        steps.append(Step(_filling(piece, words), gap))
        gap = ""
    if not steps or gap:
        raise ValueError("a pattern begins and ends with a concept or a word")
    return Pattern(tuple(steps), words)


def _filling(piece: str, words: dict[str, tuple[str, ...]]) -> frozenset[str]:
    if piece.startswith("<"):
        return frozenset(name.strip() for name in piece[1:-1].split("|"))
    own = tuple(folded(word.strip()) for word in piece.strip("()").replace("_", " ").split("|"))
    name = "=" + "|".join(own)
    words[name] = own
    return frozenset({name})


def met(
    found: Pattern, sentence: Sentence, marks: Mapping[str, Sequence[Mark]], reading: Reading
) -> Iterator[tuple[int, int]]:
    """Every stretch of the sentence that the pattern fits; of one start, the shortest."""
    if any(not any(marks.get(c) for c in step.concepts) for step in found.steps):
        return
    for first in _filled(found.steps[0], marks):
        end = _rest(found.steps[1:], first, sentence, marks, reading)
        if end is not None:
            yield end


def _filled(step: Step, marks: Mapping[str, Sequence[Mark]]) -> Iterable[Mark]:
    if len(step.concepts) == 1:
        return marks.get(next(iter(step.concepts)), ())
    every = [mark for concept in step.concepts for mark in marks.get(concept, ())]
    return sorted(every, key=lambda mark: (mark.start, mark.end))


def _rest(
    steps: Sequence[Step],
    last: Mark,
    sentence: Sentence,
    marks: Mapping[str, Sequence[Mark]],
    reading: Reading,
) -> tuple[int, int] | None:
    if not steps:
        return last.start, last.end
    for mark in _filled(steps[0], marks):
        if _reached(steps[0].gap, last, mark, sentence, reading):
            rest = _rest(steps[1:], mark, sentence, marks, reading)
            if rest is not None:
                return min(last.start, rest[0]), max(last.end, rest[1])
    return None


def _reached(gap: Gap, last: Mark, mark: Mark, sentence: Sentence, reading: Reading) -> bool:
    if gap == "&":
        return mark.end <= last.start or mark.start >= last.end
    if mark.start < last.end:
        return False
    match gap:
        case "":
            return not reading.text[last.end : mark.start].strip()
        case "...":
            return True
        case _:
            if sentence.part_of(last.start) != sentence.part_of(mark.start):
                return False
            between = reading.units[mark.start] - reading.units[last.end]
            return gap == ".." or between <= _NEAR
