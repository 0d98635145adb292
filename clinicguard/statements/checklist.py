"""Which parts a text of its kind has, and which open points of the case it does not mention.

The first word to the people concerned and to the public has the six parts of the CDC's first
message (CERC, 2017): feeling, what is confirmed, what is not known, when more is said, that we stay
with it, where to ask. A reply under a review says nothing of a case: it hears, feels, acts and
leads to us. A final answer has the parts that an ombudsman looks for. Help, and it stops nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from clinicguard.incidents.facts import Fact, Status
from clinicguard.knowledge.counting import HAN
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.finding import circle_of
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.marking import marks_of
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.parts import next_word_at, parts_of
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.signs import shows
from clinicguard.statements.statement import Statement

Kind = Literal["first_word", "review_reply", "final_answer"]
Part = Literal[
    "listens",
    "empathy",
    "known",
    "unknown",
    "next",
    "commitment",
    "acts",
    "contact",
    "their_words",
    "inquiry",
    "evidence",
    "happened",
    "remedy",
    "where_next",
]

PARTS_OF: Mapping[Kind, tuple[Part, ...]] = {
    "first_word": ("empathy", "known", "unknown", "next", "commitment", "contact"),
    "review_reply": ("listens", "empathy", "acts", "contact"),
    "final_answer": (
        "their_words",
        "inquiry",
        "evidence",
        "happened",
        "remedy",
        "where_next",
    ),
}
_FINAL = "answer_letter"
_FIRST_WORDS = frozenset(
    {"patient_letter", "care_talk", "review_reply", "holding_statement", "press_statement"}
)
_HEARD_BY = frozenset({"public", "letter", "talk"})
_NAMED_TO = frozenset({"letter", "talk", "office"})
"""Who is told by name what is open; in public even the question would tell of somebody."""
_MENTIONED = 0.5
"""From which share of its telling words or letters on a sentence speaks of an open point."""
_TOUCHED = 0.3
"""Below which share no sentence says anything of a fact."""
_EMPTY = frozenset("的了是否有在我們他她您你它這那和與或就也都被把到為以及時候當天個位一不沒")
_EMPTY_WORDS = re.compile(
    r"the|that|this|these|with|from|when|what|whether|which|were|was|been|have|has|had|for|and|not"
    r"|why|how|did|does|our|your|their|his|her|they|them|there|about|into"
)
_WORDS = re.compile(r"[a-z]{3,}|\d+|[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Checklist:
    """The parts of the text's kind, each with whether it is there; the open points passed over."""

    kind: Kind | None
    parts: tuple[tuple[Part, bool], ...] = ()
    passed_over: tuple[str, ...] = ()
    unspoken: frozenset[int] = frozenset()
    """The facts of which no sentence says a word worth speaking of."""

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that are not there."""
        return tuple(part for part, there in self.parts if not there)


@dataclass(frozen=True, slots=True)
class Announced:
    """The sentence that says when more is said; `at` is where in it that is promised."""

    said: str
    at: tuple[int, ...]


def kind_of(audience: Audience, template: str = "") -> Kind | None:
    """What kind of text it is; None where nothing is asked of its parts.

    `template` is the key of the one that it began with. One of ours that is no first word, such
    as an invitation, is asked for nothing; one of the clinic's own goes by its audience.
    """
    if template == _FINAL:
        return "final_answer"
    if circle_of(audience) not in _HEARD_BY or audience == "partners":
        return None
    if template and not template.startswith("own-") and template not in _FIRST_WORDS:
        return None
    return "review_reply" if audience == "review_reply" else "first_word"


def checklist_of(statement: Statement, text: str, facts: Iterable[Fact]) -> Checklist:
    """The checklist of a statement as its text stands now; `facts` are the case's."""
    began, facts = statement.begun_from, tuple(facts)
    kind = kind_of(statement.audience, began.key if began is not None else "")
    return Checklist(
        kind,
        tuple(_parts(text, kind)) if kind is not None else (),
        passed_over(text, open_points(facts, statement.audience)),
        unspoken(text, facts),
    )


def announced_in(text: str, kind: Kind | None) -> Announced | None:
    """Where a text says when more is said; None where it does not, or its kind is to say none."""
    if kind is None or "next" not in PARTS_OF[kind]:
        return None
    reading = Reading(text)
    marks = marks_of(reading, load_packs())
    number = next_word_at(reading, marks)
    if number is None:
        return None
    first, last = reading.bare(reading.sentences[number])
    start, end = reading.span(first, last)
    telling = (mark for mark in marks if mark.concept == "next_word" and first <= mark.start < last)
    return Announced(text[start:end], tuple(mark.start - first for mark in telling))


def open_points(facts: Iterable[Fact], audience: Audience) -> tuple[str, ...]:
    """What the fact table holds as open and this audience is told by name."""
    if circle_of(audience) not in _NAMED_TO:
        return ()
    return tuple(
        fact.statement for fact in facts if fact.status in (Status.UNKNOWN, Status.REPORTED)
    )


def passed_over(text: str, points: Iterable[str]) -> tuple[str, ...]:
    """The points that no sentence of the text speaks of, by the words they have in common."""
    sentences = _told_in(text)
    return tuple(point for point in points if not _spoken_of(_telling(folded(point)), sentences))


def unspoken(text: str, facts: Iterable[Fact]) -> frozenset[int]:
    """The facts with which no sentence has more than a few words in common.

    Nothing is said of a fact in another script than the text's: no word of it could be met.
    """
    sentences = _told_in(text)
    in_han = HAN.search(text) is not None
    return frozenset(
        fact.id
        for fact in facts
        if (HAN.search(fact.statement) is not None) is in_han
        and not _spoken_of(_telling(folded(fact.statement)), sentences, _TOUCHED)
    )


def _told_in(text: str) -> list[frozenset[str]]:
    reading = Reading(text)
    return [_telling(reading.text[each.start : each.end]) for each in reading.sentences]


def _parts(text: str, kind: Kind) -> Iterable[tuple[Part, bool]]:
    text = _finished(text)
    reading = Reading(text)
    marks = marks_of(reading, load_packs())
    there = {str(part): had for part, had in parts_of(reading, marks).items()}
    there["commitment"] |= shows(text, "commitment")
    there["acts"] = there["next"] or there["commitment"] or shows(text, "explains")
    for part in PARTS_OF[kind]:
        if part == "happened":
            yield part, shows(text, "happened") and shows(text, "should_have")
        else:
            yield part, there[part] if part in there else shows(text, part)


def _finished(text: str) -> str:
    """The sentences without those that still have a gap: what stands in it, nobody knows yet."""
    reading = Reading(text)
    gaps = [mark for mark in marks_of(reading, load_packs()) if mark.concept == "gap"]
    open_still = {reading.number_at(gap.start) for gap in gaps}
    return "\n".join(
        text[slice(*reading.span(each.start, each.end))]
        for number, each in enumerate(reading.sentences)
        if number not in open_still
    )


def _spoken_of(
    point: frozenset[str], sentences: Iterable[frozenset[str]], share: float = _MENTIONED
) -> bool:
    least = share * len(point)
    return not point or any(len(point & sentence) >= least for sentence in sentences)


def _telling(plain: str) -> frozenset[str]:
    """Han letters, figures and the beginnings of words, those left out that any sentence has."""
    empty = _EMPTY | frozenset(folded("".join(sorted(_EMPTY))))
    return frozenset(
        each[:5]
        for each in _WORDS.findall(plain)
        if each not in empty and not _EMPTY_WORDS.fullmatch(each)
    )
