"""A figure of the text that no fact has, and one of the facts that the text has not: where enough
speaks for it they are of the same, and the text has it wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinicguard.statements.guard.alike import Gist, gist_of, weight_of
from clinicguard.statements.guard.differing import (
    comes,
    in_span,
    of_other_side,
    since_then,
    stands_apart,
    tells_of_what_comes,
)
from clinicguard.statements.guard.figure_words import figure_words
from clinicguard.statements.guard.figures import TWO_DIGITS, Figure, bare_numbers, figures_in
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known, clause_around, set_anew
from clinicguard.statements.guard.lengths import lies_between
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.values import Value

_ENOUGH = 1.0
_FAR = 0.5
"""What a word in common is worth in the clause before."""
_CHANGED_PLACES = 1.5
_ENDS_ALIKE = 0.6
"""What it is worth where one is the end of the other: 3 and 13."""
_SAME_MONTH = 0.5
_SPECIFIC = 1.0
"""What it is worth that both count by the same noun or measure."""
_ONLY_ONES = 0.5
"""What it is worth that no other of the kind is left over in the text or in the facts."""
_NEXT_WORD = re.compile(
    r"下[次一][^,，。:：]{0,8}(?:说明|更新|公布|公告|进展|报告|发布)|"
    r"再(?:次|度)?[^,，。:：]{0,6}(?:说明|更新|公布|公告|报告|联[系络]|回[覆复]|告[诉知])|"
    r"\b(?:next (?:update|word|bulletin|briefing|statement|news)|further (?:update|news|word)|"
    r"(?:update|write|report|speak|post|call|ring|contact)[^,.;:]{0,20} again)\b"
)
_OF_NEXT_WORD = re.compile(
    r"下[次一]|更新|说明|公布|公告|[回答][覆复]|进展|\b(?:next|updates?|bulletin|briefing|report|reply|answer|again)\b"
)
"""In a fact that tells when the next word comes."""
_OF_TIME = frozenset("午早晚晨夜至到止间")
"""Letters that days and hours have beside them, of whatever they are."""
_FEW = 40
"""How many figures of a text are looked at."""
_A_PART = re.compile(
    r"(?:每|每隔|首|最后|最初|头|前|再|\b(?:every|each|per|last|first|next|another))\s?$"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of the facts, its line, and the words beside it."""

    figure: Figure
    line: Known
    beside: Gist


def unmatched(reading: Reading, values: Sequence[Value], facts: Sequence[Known]) -> Iterator[Hit]:
    """X1 for figures that stand where the facts have another."""
    told = [each for line in facts for each in _told(line)]
    if not told:
        return
    text = reading.text
    mine = list(figures_in(text, values))[:_FEW]
    moments = [(line.folded, line.values) for line in facts]
    new = [each for each in mine if not _is_told(each, told, moments, text)]
    left = [
        each
        for each in told
        if not any(f.of_one_kind(each.figure) and f.agrees(each.figure, text) for f in mine)
    ]
    left = [each for each in left if not _is_told_of(each, told, left)]
    new_of = Counter((each.kind, each.unit) for each in new)
    left_of = Counter((each.figure.kind, each.figure.unit) for each in left)
    for figure in new:
        if _is_of_its_own(figure, reading):
            continue
        only = new_of[figure.kind, figure.unit] == left_of[figure.kind, figure.unit] == 1
        scored = [
            (_score(figure, each, only, reading), each)
            for each in left
            if _may_be_of_one(figure, each, reading)
        ]
        score, nearest = max(scored, key=lambda entry: entry[0], default=(0.0, None))
        if nearest is not None and score >= _ENOUGH:
            other = nearest.figure.value
            yield Hit(
                "X1",
                figure.start,
                figure.end,
                "X1-unmatched",
                None,
                known=nearest.line.words,
                value=other,
            )


def _told(line: Known) -> Iterator[_Told]:
    for figure in figures_in(line.folded, line.values):
        rest = f"{line.folded[: figure.start]} {line.folded[figure.end :]}"
        yield _Told(figure, line, gist_of(rest))
    for value in bare_numbers(line.folded, line.values):
        rest = f"{line.folded[: value.start]} {line.folded[value.end :]}"
        figure = Figure("count", "", value.start, value.end, value=value)
        yield _Told(figure, line, gist_of(rest))


def _is_told(
    figure: Figure,
    told: Sequence[_Told],
    moments: Sequence[tuple[str, Sequence[Value]]],
    text: str,
) -> bool:
    """Whether a fact says so, two of them together, or how far they lie apart."""
    alike = [each.figure for each in told if each.figure.kind == figure.kind]
    if any(figure.agrees(other, text) for other in alike):
        return True
    if figure.length is not None:
        return lies_between(figure.length, moments)
    if figure.kind not in ("count", "money") or figure.value is None:
        return False
    amounts = [other.value.amount[0] for other in alike if other.value is not None]
    return any(
        figure.value.amount[0] in (one + another, one - another)
        for at, one in enumerate(amounts)
        for number, another in enumerate(amounts)
        if at != number
    )


def _is_told_of(each: _Told, told: Sequence[_Told], left: Sequence[_Told]) -> bool:
    """Whether the text tells of its line by another hour: it need not tell them all."""
    if each.figure.kind != "clock" or _in_span(each.figure, each.line.folded):
        return False
    return any(
        other.line is each.line and other.figure.kind == "clock" and other not in left
        for other in told
    )


def _is_of_its_own(figure: Figure, reading: Reading) -> bool:
    text, start = reading.text, figure.start
    sentence = reading.sentence_at(start)
    words = figure_words()
    if words.others.search(text, max(0, start - 3), figure.end):
        return True
    if words.limit_before.search(text, max(0, start - 16), start):
        return True
    if figure.value is not None and stands_apart(figure.value, sentence, text):
        return True
    return _A_PART.search(text, max(0, start - 8), start) is not None


def _may_be_of_one(figure: Figure, told: _Told, reading: Reading) -> bool:
    """Whether both measure the same, and what is still to come is held against as much."""
    bare = told.figure.kind == "count" and not told.figure.unit
    if not (figure.of_one_kind(told.figure) or (bare and figure.kind == "count")):
        return False
    if bare and not _changed_places(figure, told.figure):
        return False
    if figure.kind not in ("date", "clock", "money", "length"):
        return True
    if _in_span(figure, reading.text) and not _in_span(told.figure, told.line.folded):
        return False
    if figure.value is not None:
        around = gist_of(clause_around(reading, figure.value))
        if _is_set_anew(figure.value, told, reading) or of_other_side(
            told.line, told.beside, around
        ):
            return False
        other = told.figure.value
        if other is not None and since_then(figure.value, other, reading.text, told.line):
            return False
    if figure.kind in ("date", "clock") and _tells_when_next(figure, told, reading):
        return False
    sentence = reading.sentence_at(figure.start)
    coming = comes(figure.start, figure.end, sentence, reading.text)
    return not coming or tells_of_what_comes(told.line)


def _tells_when_next(figure: Figure, told: _Told, reading: Reading) -> bool:
    """Whether a day or hour is that of the next word, and the line tells of none."""
    sentence = reading.sentence_at(figure.start)
    announced = _NEXT_WORD.search(reading.text, sentence.start, sentence.end)
    return announced is not None and _OF_NEXT_WORD.search(told.line.folded) is None


def _in_span(figure: Figure, text: str) -> bool:
    """Whether a time of day opens or closes hours, "09:00 to 17:30"."""
    return figure.kind == "clock" and in_span(figure.start, figure.end, text)


def _is_set_anew(value: Value, told: _Told, reading: Reading) -> bool:
    """Whether something is moved to it, and the line tells of no such move."""
    anew = zip(told.line.values, told.line.anew, strict=True)
    return set_anew(reading, value) and not any(
        moved for other, moved in anew if other == told.figure.value
    )


def _score(figure: Figure, told: _Told, only: bool, reading: Reading) -> float:
    """How much speaks for two figures being of the same."""
    text = reading.text
    sentence = reading.sentence_at(figure.start)
    part = sentence.part_of(figure.start)
    start, end = sentence.part_span(part)
    before = sentence.part_span(part - 1)[0] if part else start
    behind = text[figure.end : end]
    theirs = told.beside.words - _OF_TIME
    here = weight_of(gist_of(f"{text[start : figure.start]} {behind}").words & theirs)
    wide = weight_of(gist_of(f"{text[before : figure.start]} {behind}").words & theirs)
    score = here + _FAR * max(0.0, wide - here)
    if _changed_places(figure, told.figure):
        score += _CHANGED_PLACES
    elif here and _ends_alike(figure, told.figure):
        score += _ENDS_ALIKE
    if figure.kind == "date" and _month(figure) == _month(told.figure):
        score += _SAME_MONTH
    if not figure.is_general:
        score += _SPECIFIC
    if only and figure.kind not in ("date", "clock"):
        score += _ONLY_ONES
        if figure.kind == "length" and weight_of(told.beside.words) <= 1:
            score += _ONLY_ONES
    return score


def _month(figure: Figure) -> float:
    return figure.value.amount[-2] if figure.value is not None else 0.0


def _changed_places(figure: Figure, other: Figure) -> bool:
    """Whether two have the same digits in another order."""
    if figure.code and other.code:
        return figure.code != other.code and (
            sorted(figure.code) == sorted(other.code)
            or sum(a != b for a, b in zip(figure.code, other.code, strict=True)) <= 2
        )
    if figure.value is None or other.value is None:
        return False
    if figure.kind in ("date", "clock") and figure.value.amount[-2] != other.value.amount[-2]:
        return False
    mine, theirs = (f"{each.amount[-1]:g}" for each in (figure.value, other.value))
    return (
        min(figure.value.amount[-1], other.value.amount[-1]) >= TWO_DIGITS
        and len(mine) == len(theirs)
        and mine.find(".") == theirs.find(".")
        and mine != theirs
        and sorted(mine.rstrip("0")) == sorted(theirs.rstrip("0"))
    )


def _ends_alike(figure: Figure, other: Figure) -> bool:
    """Whether one day of a month is the end of another: 3 and 13."""
    if figure.kind != "date" or _month(figure) != _month(other):
        return False
    if figure.value is None or other.value is None:
        return False
    mine, theirs = (f"{each.amount[-1]:g}" for each in (figure.value, other.value))
    return mine.endswith(theirs) or theirs.endswith(mine)
