"""What a first word must have: feeling, and either a contact or the time of the next word (X3);
and the six parts of the CDC's first message, for the check of form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.reading import Reading

Part = Literal["empathy", "known", "unknown", "next", "commitment", "contact"]
PARTS: tuple[Part, ...] = get_args(Part)

_ASKED_OF = ("public", "letter", "talk")


def missing(reading: Reading, marks: Sequence[Mark], context: GuardContext) -> Iterator[Hit]:
    """X3, at the end of the text."""
    if context.circle not in _ASKED_OF:
        return
    there = parts_of(reading, marks)
    end = len(reading.text)
    if not there["empathy"]:
        yield Hit("X3", end, end, "no-empathy")
    elif not (there["contact"] or there["next"]):
        yield Hit("X3", end, end, "no-contact-no-next")


def parts_of(reading: Reading, marks: Sequence[Mark]) -> Mapping[Part, bool]:
    """Which of the six parts the text has."""
    concepts = {mark.concept for mark in marks}
    return {
        "empathy": "feeling" in concepts,
        "known": "known_so_far" in concepts,
        "unknown": bool(concepts & {"unsure", "whether"}),
        "next": _next_word(reading, marks),
        "commitment": bool(concepts & {"stays_with_it", "declined"}),
        "contact": bool(concepts & {"phone", "email", "reach_us"}),
    }


def _next_word(reading: Reading, marks: Sequence[Mark]) -> bool:
    """A time and a word of telling in one sentence."""
    for there in reading.by_sentence(marks).values():
        concepts = {mark.concept for mark in there}
        if "next_word" in concepts and concepts & {"by_when", "date", "clock"}:
            return True
    return False
