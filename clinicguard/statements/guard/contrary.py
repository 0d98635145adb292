"""What a draft tells to be so and the facts not; also "all" for some, one for two, who did it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clinicguard.statements.guard.alike import Gist, gist_of, share, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.left_open import left_open as leaves_open
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.numerals import LATIN, amount_of
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.states import State, StateWords, state_words, states_in
from clinicguard.statements.guard.values import Value, values_in

_CLAUSES = re.compile(r"[,，、;；。:：]| (?:and|but|while|whereas|although) ")
TO_COME = re.compile(
    r"将|(?:[应不就早本都还]|我们|您|你)该|该(?=[先有要把做去让给换照打])|(?<![机开社协照])会(?![计议面员谈场诊])|应|必须|请|今后|以后(?![才又就])|往后|日后|预计|希望|为了|每[天次日]|"
    r"(?:等|待|俟)(?=[^,，。]{1,12}(?:出来|出炉|完成|出具))|"
    r"'ll\b|\b(?:will|would|should|must|shall|may|might|can|could|going to|from now|from monday|"
    r"plan to|"
    r"expect|please|always|make sure|never again|to be|(?:is|are) due)\b"
)
REPORTED = re.compile(
    r"\b(?:he|she|they|post|posts|review|complain\w*|family|mr|mrs|ms|report\w*|people|some|you|"
    r"rumou?rs?)\b.{0,20}\b(?:says?|said|states?|stated|claim\w*|wrote|writes?|allege\w*|"
    r"believe\w*|fee?lt?|ask\w*|complain\w*|recall\w*|remember\w*)\b|"
    r"(?:家属|家人|患者|病人|投诉人|陈情人|网友|网上|网络|有人|媒体|报导|帖子|贴文|他|她|您|你|先生|女士|小姐)"
    r".{0,6}(?:说(?![明法])|称(?![为职])|指(?![标定甲])|表示|认为|觉得|问(?![题诊])|写|提到|反映|质疑|主张)"
)
_SOME_OF = re.compile(rf"(?P<n>\d{{1,6}}|{LATIN}) of (?:them|these|those|the|our)\b")
_STILL_SO = re.compile(
    r"still (?!being|to |not|un|wait|open|look|in |check|work|under)|仍在(?=住院|使用|加护)"
)
"""What goes on leaves nothing open."""
_NONE_OF = re.compile(r"\b(?:without|not|no) (?:a |one |any )?(?:single )?(?P<noun>[a-z]{4,}?)s?\b")
_ONE_OF = re.compile(r"其中|之一|\b(?:one of|of whom|of them|of these)\b")
_PART = "part"
_COUNTED = ("people", "things", "items", "times", "batch", "site", "case")


@dataclass(frozen=True, slots=True)
class Told:
    """A clause of a fact with its states and its counts."""

    line: Known
    gist: Gist
    states: tuple[State, ...]
    counts: tuple[Value, ...]
    days: tuple[Value, ...] = ()


def contrary(
    clauses: Sequence[tuple[int, int]],
    sentence: Sentence,
    before: Sentence | None,
    told: Sequence[Told],
    values: Sequence[Value],
    reading: Reading,
) -> Iterator[Hit]:
    """X1 for the clauses of a sentence that stand on the other side of a state than the facts."""
    among = {state.id for clause in told for state in clause.states}
    text = reading.text
    around = text[(before or sentence).start : sentence.end]
    for start, end in clauses:
        days = [v for v in values if v.kind == "date" and start <= v.start < end]
        near = [each for each in told if _may_be_of(days, each)]
        known = _contradicted(text, start, end, around, near, among)
        known = known or _of_one(text, start, end, told) or _roles(text, start, end, told)
        known = known or _none_of(text, start, end, told)
        if known is not None:
            yield Hit("X1", start, end, "X1-contrary", known=known.words)


def clauses_told(line: Known) -> Iterator[Told]:
    """The clauses of a line, each with what it tells."""
    names = state_words().states
    start = 0
    for pause in [*_CLAUSES.finditer(line.folded), None]:
        end = len(line.folded) if pause is None else pause.start()
        words = line.folded[start:end]
        if words.strip():
            counts = (*(v for v in values_in(words) if v.kind == "count"), *_some_of(words))
            states = tuple(states_in(line.folded, start, end, names))
            yield Told(line, gist_of(words), states, counts, _days_of(line, start, end, names))
        start = end if pause is None else pause.end()


def _days_of(
    line: Known, start: int, end: int, names: Mapping[str, StateWords]
) -> tuple[Value, ...]:
    """The days of a clause of a line; one without any has those that stand with no state."""
    days = [v for v in line.values if v.kind == "date"]
    own = tuple(v for v in days if start <= v.start < end)
    if own:
        return own
    behind = [v for v in days if v.start >= end]
    pause = _CLAUSES.search(line.folded, behind[0].end) if behind else None
    ends = len(line.folded) if pause is None else pause.start()
    if behind and not any(states_in(line.folded, end, ends, names)):
        return tuple(v for v in behind if v.start < ends)
    return tuple(days)


def _some_of(words: str) -> Iterator[Value]:
    """A number out of a whole: "11 of them"."""
    for found in _SOME_OF.finditer(words):
        amount = amount_of(found["n"])
        if amount is not None:
            yield Value("count", _PART, (amount,), *found.span())


def stated_clauses(
    sentence: Sentence, marks: Sequence[Mark], reading: Reading, to_staff: bool
) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence that state something: nothing open, supposed, asked or quoted."""
    opening = {"unsure", "if", "declined", "suppose"} | ({"forbid"} if to_staff else set())
    left_open = {
        sentence.part_of(mark.start)
        for mark in marks
        if mark.concept in opening and not _STILL_SO.match(reading.text, mark.start)
    }
    for part in range(len(sentence.parts)):
        start, end = sentence.part_span(part)
        reported = REPORTED.search(reading.text, start, end) is not None
        if part in left_open or reported:
            continue
        for pause in [*_CLAUSES.finditer(reading.text, start, end), None]:
            ends = end if pause is None else pause.start()
            quoted = reading.quote_around(start, ends) is not None
            if ends > start and not quoted and not leaves_open(reading.text, start, ends):
                yield start, ends
            start = end if pause is None else pause.end()


def _contradicted(
    text: str,
    start: int,
    end: int,
    around: str,
    told: Sequence[Told],
    among: set[str],
) -> Known | None:
    states = list(states_in(text, start, end, among))
    ready = state_words()
    if not states or ready.rest.search(text, start, end):
        return None
    coming = TO_COME.search(text, start, end) is not None
    every = ready.every.search(text, start, end) is not None
    counts = [v for v in values_in(text[start:end]) if v.kind == "count" and v.unit in _COUNTED]
    for state in states:
        words = ready.states[state.id]
        if coming and not words.coming:
            continue
        near = [
            (clause, other)
            for clause in told
            if not any(v.amount == (0.0,) for v in clause.counts)
            for other in clause.states
            if other.id == state.id and _linked(words.by, other, clause, text[start:end], around)
        ]
        if any(other.so == state.so for _, other in near):
            parts = (c for c, o in near if o.so == state.so and _is_part(c, told))
            part = next(parts, None) if every and not counts else None
            if part is not None:
                return part.line
            continue
        for clause, _ in near:
            some = any(v.unit in _COUNTED and v.amount[0] for v in clause.counts)
            all_told = ready.every.search(clause.line.folded) is not None
            if (
                not some
                or every
                or all_told
                or any(v.agrees(o) for v in counts for o in clause.counts)
            ):
                return clause.line
    return None


def _may_be_of(days: Sequence[Value], told: Told) -> bool:
    """Whether a day that a clause names lies among those of a clause of the facts, if any."""
    known = sorted(day.amount[-2:] for day in told.days)
    return (
        not days
        or not known
        or any(known[0] <= day.amount[-2:] <= known[-1] or day.either_order for day in days)
    )


def _linked(by: str, other: State, clause: Told, here: str, around: str) -> bool:
    if by == "itself":
        return True
    words = other.about.words
    if weight_of(words) < 1:
        return True
    return weight_of(words & gist_of(here if by == "clause" else around).words) >= 1


def _is_part(clause: Told, told: Sequence[Told]) -> bool:
    """Whether what a clause counts is less than the whole that another one gives."""
    return any(
        o.unit in _COUNTED and v.unit in (o.unit, _PART) and o.amount > v.amount
        for v in clause.counts
        for every in told
        for o in every.counts
    )


def _of_one(text: str, start: int, end: int, told: Sequence[Told]) -> Known | None:
    """One, where the facts count several of the same."""
    ready = state_words()
    found = ready.only_one.search(text, start, end)
    if found is None or _ONE_OF.search(text, start, end) or ready.rest.search(text, start, end):
        return None
    here = gist_of(text[start:end])
    for clause in told:
        several = [v for v in clause.counts if v.unit == "people" and v.amount[0] > 1]
        if len(several) == 1 and len(clause.gist.words) >= 2 and share(clause.gist, here) >= 0.6:
            return clause.line
    return None


def _none_of(text: str, start: int, end: int, told: Sequence[Told]) -> Known | None:
    """An English "not a single finding", where the facts count some."""
    denials = len(state_words().denying.findall(text, start, end))
    if denials != 1 or TO_COME.search(text, start, end):
        return None
    for found in _NONE_OF.finditer(text, start, end):
        for clause in told:
            if any(v.unit == f"{found['noun']}s" and v.amount[0] > 0 for v in clause.counts):
                return clause.line
    return None


def _roles(text: str, start: int, end: int, told: Sequence[Told]) -> Known | None:
    """Somebody by name in a part that the facts give to another, and him in another part."""
    roles = state_words().roles
    taken = [role for role, words in roles.items() if words.search(text, start, end)]
    if len(taken) != 1:
        return None
    persons = {v.amount for v in values_in(text[start:end]) if v.kind == "person"}
    if len(persons) != 1:
        return None
    person, role = persons.pop(), taken[0]
    known: dict[str, set[tuple[float, ...]]] = {}
    line: Known | None = None
    for clause in told:
        words = clause.line.folded
        there = {v.amount for v in clause.line.values if v.kind == "person"}
        for part in _CLAUSES.split(words):
            there = {v.amount for v in values_in(part) if v.kind == "person"}
            for name, pattern in roles.items():
                if there and pattern.search(part):
                    known.setdefault(name, set()).update(there)
                    line = clause.line if name == role else line
    another = any(person in those for name, those in known.items() if name != role)
    return line if another and person not in known.get(role, {person}) else None
