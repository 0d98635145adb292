"""Finds the concepts of the packs in a draft. What was found in a sentence is remembered with what
stands around it; while a draft is typed, only what lies near the change is looked through again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from clinicguard.statements.guard.lexicon import Mark, is_latin
from clinicguard.statements.guard.packs import Packs
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.remembered import Remembered

BEFORE, BEHIND = 48, 128
"""How many letters before a sentence a word or shape that begins in it may look at, and how many
behind it. Shapes that may run on are looked for in the whole text each time."""
_IDIOM = "-"
"""What the concept of an idiom begins with."""
Places = tuple[tuple[int, int, int], ...]
"""Concepts by their number, each from where to before where in its sentence."""
Beyond = tuple[tuple[int, int], ...]
"""Shapes by their number that reach into a sentence, and how far: none of them begins before."""


@dataclass(frozen=True, slots=True)
class _Met:
    """What begins in a sentence, and what of it reaches into the next."""

    marks: Places
    idioms: Places
    beyond: Beyond


def marks_of(reading: Reading, packs: Packs, remembered: Remembered | None = None) -> list[Mark]:
    """Every concept in the text, in order; a word within an idiom is not what it would be alone."""
    met = list(_by_sentence(reading, packs, remembered or Remembered()))
    concepts = packs.concepts
    marks = [
        Mark(concepts[number], begins + start, begins + end)
        for begins, each in met
        for number, start, end in each.marks
    ]
    running_on = [
        Mark(concept, *found.span())
        for concept, shape in packs.running_on
        for found in shape.finditer(reading.text)
    ]
    if running_on:
        idioms = [
            Mark(concepts[number], begins + start, begins + end)
            for begins, each in met
            for number, start, end in each.idioms
        ]
        for mark in _outside_of(idioms, running_on):
            insort(marks, mark, key=_place)
    return marks


def _outside_of(idioms: Iterable[Mark], marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks that lie within no idiom of their concept; idioms are in order."""
    by_concept: dict[str, list[Mark]] = {}
    for idiom in idioms:
        by_concept.setdefault(idiom.concept.removeprefix(_IDIOM), []).append(idiom)
    reach = {
        concept: ([each.start for each in found], [*accumulate((e.end for e in found), max)])
        for concept, found in by_concept.items()
    }
    for mark in marks:
        starts, ends = reach.get(mark.concept, ((), ()))
        before = bisect_right(starts, mark.start)
        if not before or ends[before - 1] < mark.end:
            yield mark


def _by_sentence(
    reading: Reading, packs: Packs, remembered: Remembered
) -> Iterator[tuple[int, _Met]]:
    """What is met in each sentence, with where that begins; those not known, as many as stand
    behind each other, are looked through at once."""
    text = reading.text
    begins = [0, *(sentence.start for sentence in reading.sentences[1:]), len(text)]
    around = [_around(text, start, end) for start, end in pairwise(begins)]
    number, beyond = 0, Beyond()
    while number < len(around):
        last = number + 1
        known = remembered.known(("marks", beyond, around[number]))
        found = [known] if isinstance(known, _Met) else []
        if not found:
            while last < len(around) and not remembered.known(("marks", (), around[last])):
                last += 1
            found = _looked_through(text, begins[number : last + 1], beyond, packs)
        for at, met in enumerate(found, number):
            remembered.keep(("marks", beyond, around[at]), met)
            yield begins[at], met
            beyond = met.beyond
        number = last


def _around(text: str, start: int, end: int) -> tuple[int, int, str]:
    """A sentence with what is looked at around it: all that its marks rest on."""
    first, last = max(0, start - BEFORE), min(len(text), end + BEHIND)
    while last < len(text) and is_latin(text[last - 1]) and is_latin(text[last]):
        last += 1
    return start - first, end - first, text[first:last]


def _looked_through(text: str, begins: Sequence[int], beyond: Beyond, packs: Packs) -> list[_Met]:
    """What begins in each of some sentences that stand behind each other."""
    start, end = begins[0], begins[-1]
    far, free = min(len(text), end + BEHIND), dict(beyond)
    marks = packs.lexicon.marks(text, max(0, start - packs.lexicon.longest), end)
    across = [(number, start, start + length) for number, length in beyond]
    for number, (concept, shape) in enumerate(packs.shapes):
        for found in shape.finditer(text, start + free.get(number, 0), far):
            first, last = found.span()
            if first >= end:
                break
            marks.append(Mark(concept, first, last))
            if begins[bisect_right(begins, first)] < last:
                across.append((number, first, last))
    idioms = [mark for mark in marks if mark.concept[0] == _IDIOM]
    met = [mark for mark in marks if mark.concept[0] != _IDIOM]
    kept = sorted(_outside_of(idioms, met), key=_place)
    return [
        _Met(
            _within(kept, first, last, packs.numbers),
            _within(idioms, first, last, packs.numbers),
            tuple((number, to - last) for number, since, to in across if since < last < to),
        )
        for first, last in pairwise(begins)
    ]


def _within(marks: Sequence[Mark], start: int, end: int, numbers: Mapping[str, int]) -> Places:
    first, last = (bisect_left(marks, at, key=lambda mark: mark.start) for at in (start, end))
    return tuple((numbers[m.concept], m.start - start, m.end - start) for m in marks[first:last])


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end
