"""What stands around a place of a text: in its sentence, or just before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.reading import Reading


class Surroundings:
    """The concepts of a text by sentence."""

    def __init__(self, reading: Reading, marks: Sequence[Mark]) -> None:
        self._reading = reading
        self._by_sentence = {
            reading.sentences[number].start: there
            for number, there in reading.by_sentence(marks).items()
        }
        self._met = frozenset(mark.concept for mark in marks)

    def _there(self, place: int) -> Sequence[Mark]:
        return self._by_sentence.get(self._reading.sentence_at(place).start, ())

    def anywhere(self, *concepts: str) -> bool:
        """Whether one of the concepts stands in the text at all."""
        return not self._met.isdisjoint(concepts)

    def has(self, place: int, *concepts: str) -> bool:
        """Whether one of the concepts stands in the sentence of a place."""
        return any(mark.concept in concepts for mark in self._there(place))

    def has_or_before(self, place: int, *concepts: str) -> bool:
        """Whether one of the concepts stands in the sentence of a place or in the one before."""
        return self.has(place, *concepts) or self.has(
            max(0, self._reading.sentence_at(place).start - 1), *concepts
        )

    def just_before(self, place: int, reach: int, *concepts: str) -> bool:
        """Whether one of the concepts ends at most `reach` letters before a place."""
        return any(
            mark.concept in concepts and mark.end <= place and place - mark.end <= reach
            for mark in self._there(place)
        )

    def nearest_before(self, place: int, reach: int, *concepts: str) -> str:
        """Which of the concepts ends last of all within `reach` letters before a place."""
        before = [
            mark
            for mark in self._there(place)
            if mark.concept in concepts and mark.end <= place and place - mark.end <= reach
        ]
        return (
            max(before, key=lambda mark: (mark.end, mark.end - mark.start)).concept
            if before
            else ""
        )

    def all_of(self, concept: str) -> Iterator[Mark]:
        """Every mark of a concept in the text."""
        for there in self._by_sentence.values():
            yield from (mark for mark in there if mark.concept == concept)
