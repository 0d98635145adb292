"""Sentences that go against what is known, or tell as known what is open, in whatever words.

The rules beside it know figures, days and states by their words; this is what the encoder makes
of a sentence and a line of the fact table read together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.packs import Rule
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.senses import Sense

_AS_KNOWN = "X2"


def known_lines_of(context: GuardContext) -> tuple[tuple[str, ...], ...]:
    """The lines that each sentence is held against, folded: what is known, and what is open."""
    kinds = tuple(tuple(map(folded, kind)) for kind in _told(context))
    return kinds if any(kinds) else ()


def held_against(
    reading: Reading,
    marks: Mapping[int, Sequence[Mark]],
    senses: Sequence[Sense],
    rules: Sequence[Rule],
    context: GuardContext,
) -> Iterator[Hit]:
    """At most one finding of each of these rules in a sentence; it names the likeliest line."""
    told = _told(context)
    for number, sense in enumerate(senses):
        if not sense.held or any(mark.concept == "question" for mark in marks.get(number, ())):
            continue
        start, end = reading.bare(reading.sentences[number])
        for rule in rules:
            kind = int((rule.weighed_as or rule.group) == _AS_KNOWN)
            likeliest = sense.held[kind]
            if likeliest is not None and likeliest.likely >= (rule.held or 0.0):
                yield Hit(
                    rule.group,
                    start,
                    end,
                    rule.id,
                    rule.level,
                    known=told[kind][likeliest.line],
                    by_sense=True,
                )


def _told(context: GuardContext) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (*context.verified_facts, *context.core_messages), context.unverified
