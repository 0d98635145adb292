"""Sentences that go against what is known, or tell as known what is open, in whatever words.

The rules beside it know figures, days and states by their words; this is what the encoder makes
of a sentence and a line of the fact table read together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from clinicguard.statements.guard.alike import gist_of, share, weight_of
from clinicguard.statements.guard.answers import settles, speaks_of_cause
from clinicguard.statements.guard.days_in_figures import in_order, order_at
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known, known_line, none_counted
from clinicguard.statements.guard.left_open import left_open
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.no_answers import denies_flatly, tells_no_more
from clinicguard.statements.guard.packs import Rule
from clinicguard.statements.guard.questions import OF_EVENTS, OpenPoint, open_point
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.senses import Sense
from clinicguard.statements.guard.slots import names_another_place
from clinicguard.statements.guard.states import state_words, states_in
from clinicguard.statements.guard.values import values_in

_AS_KNOWN = "X2"
_IF_SETTLED = 0.12
"""From which likelihood on a sentence that gives something out as settled tells what is open."""
_OF_NO_WORD = 0.9
"""How sure the encoder has to be at least that a sentence goes against a fact of which it has no
word."""
_NO_CAUSE_NAMED = 0.6
"""How sure the encoder has to be of a cause where a sentence has no word of one."""
_SURE = 0.95
"""From which likelihood on a sentence tells what is open, even beside words that leave it open."""
_NEARLY_ALL = 0.75
"""From which share of a line's words on a sentence repeats it, whatever its sense is taken for."""
_A_WORD = 0.5
"""How much a sentence and a fact have in common before sense alone sets one against the other."""
_ASKED = re.compile(r"\s*(?:请勿|请不要|切勿|请|please\b|do not\b|don't\b)")
"""A message that asks for something: only what is about the same goes against it."""
_MOSTLY = 0.6
"""From which share of its own words on a sentence says no more than a fact."""


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
    order = order_at(context.jurisdiction, told[0])
    for number, sense in enumerate(senses):
        if not sense.held or any(mark.concept == "question" for mark in marks.get(number, ())):
            continue
        start, end = reading.bare(reading.sentences[number])
        for rule in rules:
            kind = int((rule.weighed_as or rule.group) == _AS_KNOWN)
            likeliest = sense.held[kind]
            words = reading.text[start:end]
            if likeliest is None or likeliest.likely < _least(rule, kind):
                continue
            line = known_line(told[kind][likeliest.line], order)
            if likeliest.likely < (rule.held or 0.0) and not settles(open_point(line), words):
                continue
            asked_for = _ASKED.match(line.folded) is not None and not _have_in_common(words, line)
            if not kind and (asked_for or names_another_place(words, line.folded)):
                continue
            if kind and denies_flatly(open_point(line), words):
                continue
            unlike = not kind and not _have_in_common(words, line)
            if unlike and likeliest.likely < _OF_NO_WORD:
                continue
            if not _taken_back(words, line, kind, likeliest.likely, told[0]):
                yield Hit(
                    rule.group,
                    start,
                    end,
                    rule.id,
                    rule.level,
                    known=told[kind][likeliest.line],
                    by_sense=True,
                )


def _least(rule: Rule, kind: int) -> float:
    """How sure the encoder has to be at least."""
    level = rule.held or 0.0
    return min(level, _IF_SETTLED) if kind else level


def _have_in_common(words: str, line: Known) -> bool:
    """Whether a sentence and a line share a word or a state, or measure something alike."""
    if weight_of(gist_of(words).words & line.gist.words) >= _A_WORD:
        return True
    among = state_words().states
    told = {state.id for state in states_in(line.folded, 0, len(line.folded), among)}
    if told and any(state.id in told for state in states_in(words, 0, len(words), told)):
        return True
    measured = {(v.kind, v.unit) for v in line.values}
    return any((v.kind, v.unit) in measured for v in values_in(words))


def _taken_back(words: str, line: Known, kind: int, likely: float, facts: Sequence[str]) -> bool:
    """Whether the words of a sentence say that sense errs: it says what is known, or leaves open
    what is; where sense is sure, words that leave anything open do not count."""
    if not kind:
        return _agrees(words, line)
    point = open_point(line)
    if _names_no_cause(point, words, likely):
        return True
    if likely < _SURE and (left_open(words, 0, len(words)) or tells_no_more(point, words)):
        return True
    return _is_a_fact(words, line, facts)


def _names_no_cause(point: OpenPoint, words: str, likely: float) -> bool:
    """Whether a point asks what is behind an event, and a sentence no more than names the event."""
    if point.asks not in OF_EVENTS or speaks_of_cause(words) or settles(point, words):
        return False
    return likely < _NO_CAUSE_NAMED or share(point.core, gist_of(words)) >= _NEARLY_ALL


def _agrees(words: str, line: Known) -> bool:
    """Whether a sentence gives all values of a line, or of one without any nearly all words."""
    here, values = gist_of(words), in_order(values_in(words), words, line.order)
    if here.turned != line.gist.turned or line.gist.opposite(here):
        return False
    kinds = {known.kind for known in line.values}
    if any(
        v.kind in kinds and not any(v.kind == k.kind and v.agrees(k) for k in line.values)
        for v in values
    ):
        return False
    if line.values and any(v.kind in kinds for v in values):
        return all(any(k.kind == v.kind and k.agrees(v) for v in values) for k in line.values)
    return share(line.gist, here) >= _NEARLY_ALL


def _is_a_fact(words: str, point: Known, facts: Sequence[str]) -> bool:
    """Whether a sentence says what a fact says, and of an open point no word of its own."""
    here = gist_of(words)
    for fact in map(known_line, facts):
        denies = fact.gist.turned or none_counted(fact)
        same = here.turned == denies and share(here, fact.gist) >= _MOSTLY
        if same and not (point.gist.words - fact.gist.words) & here.words:
            return True
        asked = open_point(point)
        if asked.asks == "who" and share(fact.gist, here) >= _NEARLY_ALL:
            return True
        of_the_fact = share(fact.gist, here) >= _MOSTLY and asked.core.words <= fact.gist.words
        if asked.asks == "cause" and of_the_fact and not speaks_of_cause(words):
            return True
    return False


def _told(context: GuardContext) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (*context.verified_facts, *context.core_messages), context.unverified
