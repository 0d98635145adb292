"""Who is given away: names and chart numbers (L1), and what leads to a person (L2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.names import Named, NameIndex, named_in, surname_of
from clinicguard.statements.guard.particulars import particulars_in
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.surroundings import Surroundings

_CARE = ("visit", "care", "account", "visited", "that_time", "date", "their_words")
_ADDRESSING = 60
"""How many letters a form of address may take at the head of a letter."""


def given_away(
    reading: Reading, marks: Sequence[Mark], context: GuardContext, index: NameIndex
) -> Iterator[Hit]:
    """L1 for whoever is named, L2 for what identifies a person; not to an authority."""
    if context.circle == "office":
        return
    around = Surroundings(reading, marks)
    named = named_in(reading, index)
    known = _addressee(reading, named, context)
    for person in named:
        if _tells(person, known, context, around):
            yield Hit("L1", person.start, person.end, f"name-{person.how}")
    yield from _charts(reading, context)
    for particular in particulars_in(reading, around, context):
        if context.circle in ("letter", "talk") and not around.has(particular.start, "another"):
            continue
        yield Hit("L2", particular.start, particular.end, particular.kind)


def _addressee(reading: Reading, named: Sequence[Named], context: GuardContext) -> set[str]:
    """The surnames of those a letter or a talk is addressed to."""
    if context.circle not in ("letter", "talk"):
        return set()
    if context.addressee:
        name = folded(context.addressee)
        return {surname_of(name), name.split()[-1]}
    head = {person.surname for person in named if person.end <= _opening_end(reading)}
    if head or not context.patient_names:
        return head
    first = folded(context.patient_names[0])
    return {surname_of(first), first.split()[-1]}


def _opening_end(reading: Reading) -> int:
    text = reading.text[:_ADDRESSING]
    ends = [
        text.find(mark) + len(mark)
        for mark in ("您好", "你好", "：", ":", "，", ",")
        if mark in text
    ]
    return min(ends, default=0)


def _tells(person: Named, known: set[str], context: GuardContext, around: Surroundings) -> bool:
    if context.circle in ("letter", "talk"):
        if person.surname in known or not person.surname:
            return around.has(person.start, "another") and person.surname not in known
        if person.how == "whole":
            return True
        staff = around.has(person.start, "contact_role")
        return around.has(person.start, "another", *_CARE) and not staff
    if person.how == "whole":
        return True
    if context.circle == "staff":
        return around.has(person.start, *_CARE) and not around.has(person.start, "contact_role")
    if person.how == "titled":
        return not around.has(person.start, "contact_role", "reach_us")
    return True


def _charts(reading: Reading, context: GuardContext) -> Iterator[Hit]:
    if context.circle in ("letter", "talk"):
        return
    for number in context.chart_numbers:
        plain = folded(number).strip()
        at = reading.text.find(plain) if len(plain) >= 3 else -1
        while at >= 0:
            around = reading.text[at - 1 : at] + reading.text[at + len(plain) : at + len(plain) + 1]
            if not any(letter.isascii() and letter.isalnum() for letter in around):
                yield Hit("L1", at, at + len(plain), "chart-number")
            at = reading.text.find(plain, at + 1)
