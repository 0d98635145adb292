"""The house style: three musts, two must-nots, the hard part between warm ones, no words of war.

House style, no law and no standard. The musts: hear what they said, feel with them, explain. The
must-nots: never pass over how they are, never treat them as a sale. In public nobody's condition
is spoken of; there it is not passed over where the text leads to a talk apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.finding import GuardFinding, circle_of
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.marking import marks_of
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.parts import parts_of
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.signs import shows

_SALE = frozenset({"L7", "L8", "L9", "L10"})
_BLAME = frozenset({"L5", "L6", "L12"})
_TELLS = ("known", "unknown", "next", "commitment")
_WARM = frozenset({"reach_us", "phone", "email", "next_word", "stays_with_it", "feeling"})
_OPENING, _CLOSING = 4, 3
"""Among how many sentences the first warm one stands, after greeting and names, and the last."""


@dataclass(frozen=True, slots=True)
class HouseForm:
    """Which rules of the house a text keeps: three musts, two must-nots, shape and tone."""

    listens: bool
    feels: bool
    explains: bool
    keeps_condition: bool
    sells_nothing: bool
    sandwich: bool
    blames_nobody: bool

    @property
    def kept(self) -> int:
        """How many are kept, of seven."""
        return sum(astuple(self))


def house_form(text: str, audience: Audience, findings: Iterable[GuardFinding]) -> HouseForm:
    """Which rules of the house a text keeps; `findings` are the guard's of the same text."""
    reading = Reading(text)
    marks = marks_of(reading, load_packs())
    parts = parts_of(reading, marks)
    groups = {each.group for each in findings}
    if circle_of(audience) == "public":
        told_apart = parts["contact"] or shows(text, "apart")
    else:
        told_apart = shows(text, "condition")
    return HouseForm(
        listens=shows(text, "listens"),
        feels=parts["empathy"],
        explains=any(there for part, there in parts.items() if part in _TELLS)
        or shows(text, "explains"),
        keeps_condition=told_apart,
        sells_nothing=not groups & _SALE,
        sandwich=_sandwich(reading, marks),
        blames_nobody=not groups & _BLAME,
    )


def _sandwich(reading: Reading, marks: Sequence[Mark]) -> bool:
    """A feeling at the beginning, a way on at the end, and something between the two."""
    count = len(reading.sentences)
    feeling = {reading.number_at(mark.start) for mark in marks if mark.concept == "feeling"}
    warm = {reading.number_at(mark.start) for mark in marks if mark.concept in _WARM}
    first = min((n for n in feeling if n < _OPENING), default=count)
    last = max((n for n in warm if n >= count - _CLOSING), default=0)
    return last - first >= 2
