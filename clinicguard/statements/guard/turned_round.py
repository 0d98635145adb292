"""Parts of a sentence that deny what a line of the facts says, or say what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.alike import (
    Gist,
    behind_denial,
    gist_of,
    share,
    stem_of,
    weight_of,
)
from clinicguard.statements.guard.contrary import REPORTED
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import SAME_CLAIM, Known, none_counted
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.parts_of_day import have_hours_in_common, parts_of_day
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.slots import BOTH
from clinicguard.statements.guard.values import Value

_NO_MORE = re.compile(r"\bno longer\b|\bany ?more\b|不再")
"""What is so no more has been so."""
_NOBODY = re.compile(r"^\s*(?:[a-z]+ )?(?:nobody|no one|none of us)\b")
_WAS_DONE = re.compile(r"\b(?:was|were|been) ([a-z]{3,}ed)\b")
_DONE = re.compile(r"已|\b(?:has|have) (?:all )?been\b")
_COMING = re.compile(
    r"即将|将会|将于|预计|近日会|这几天会|"
    r"\b(?:will|expect to|plan to|going to|about to|hope to|intend to)\b"
)
_AGAIN = re.compile(r"再|另|继续|后续|\b(?:again|also|further|keep|continue)\b")
_WILL_NOT = re.compile(
    r"\b(?:will not|won't|would not|should|ought to)\b|应该|[本原就早]该|本来应|"
    r"该(?=先|[^,，。]{1,8}再)|拒[付收绝不]|"
    r"该[^,，。]{1,4}的|(?:等|待|俟)[^,，。]{1,12}(?:出来|出炉|完成|出具)"
)
"""An intention, a habit or a duty is no report of what was done."""
_REST = re.compile(r"\brather\b|其余|其他|另外|另有|\b(?:others?|the rest|remaining)\b")
"""What is said of the others does not deny what is known of some."""
_STOPS = re.compile(r"暂停|停止|先停|停下|停诊|停用|取消")
"""Stopped is denied by its word: "stopped, and takes nobody" says it twice."""
_NEXT_DAY = re.compile(
    r"隔[日天]|翌[日晨]|次[日晨]|第二天|"
    r"\b(?:the )?(?:next|following) (?:day|morning)\b|\bday after\b"
)
_NEARLY_ALL = 0.75
"""From which share on a sentence that denies as much as a line does says it again."""
_FORBIDS = re.compile(r"不得|请勿|禁止|严禁|切勿|\b(?:must|may) not\b")
_ALLOWS = re.compile(r"可以?|允许|准许|不必|\b(?:may|can|allowed|free to)\b")
"""What is forbidden is denied by leave alone."""
_TOUCHED = re.compile(r"影响|涉及|波及|\b(?:affected|involved|concerned)\b")
"""Who was touched by something is not what happened to them."""
_RULE = re.compile(r"为准|原则")
_AND = re.compile(r" (?:and|but) ")


def turned_round(
    sentence: Sentence,
    marks: Sequence[Mark],
    values: Sequence[Value],
    known: Sequence[Known],
    reading: Reading,
) -> Iterator[Hit]:
    """Parts of the sentence that deny what a line says, or the other way round."""
    open_parts = {
        sentence.part_of(mark.start)
        for mark in marks
        if mark.concept in ("unsure", "if", "declined", "forbid")
    }
    for number in range(len(sentence.parts)):
        if number in open_parts:
            continue
        start, end = sentence.part_span(number)
        if any(
            said.search(reading.text, start, end) for said in (_WILL_NOT, _REST, REPORTED, _NO_MORE)
        ):
            continue
        for clause in _joined_by_and(reading.text, start, end):
            yield from _turned_clause(*clause, values, known, reading)


def _joined_by_and(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of a part that an English "and" or "but" joins."""
    for joint in _AND.finditer(text, start, end):
        yield start, joint.start()
        start = joint.end()
    yield start, end


def _turned_clause(
    start: int, end: int, values: Sequence[Value], known: Sequence[Known], reading: Reading
) -> Iterator[Hit]:
    gist = gist_of(reading.text[start:end])
    stops = _STOPS.search(reading.text, start, end) is not None
    for line in known:
        if gist.words.isdisjoint(line.gist.words):
            continue
        if _FORBIDS.search(line.folded) and not _ALLOWS.search(reading.text, start, end):
            continue
        if _TOUCHED.search(line.folded) and not _TOUCHED.search(reading.text, start, end):
            continue
        if _RULE.search(line.folded) or (stops and _STOPS.search(line.folded)):
            continue
        if none_counted(line) or not _same_part_of_day(reading.text[start:end], line):
            continue
        if _same_occasion(line, values):
            enough = len(line.gist.words) >= 3 and len(gist.words) >= 3
            of_it = not gist.turned or _of_the_line(reading.text[start:end], line)
            if (
                (enough and of_it and _denies(gist, line))
                or (of_it and _denies_clause(gist, line))
                or _nobody_did(reading.text[start:end], gist, line)
                or _still_to_come(reading.text[start:end], gist, line)
            ):
                yield Hit("X1", start, end, "X1-turned", known=line.words)
                return


def _nobody_did(part: str, gist: Gist, line: Known) -> bool:
    """Nobody did what a short English line says was done: "had been gritted"."""
    if line.gist.turned or not gist.turned or not _NOBODY.search(part):
        return False
    done = {stem_of(found[1]) for found in _WAS_DONE.finditer(line.folded)}
    return bool(done & gist.words)


def _still_to_come(part: str, gist: Gist, line: Known) -> bool:
    """What a line tells as done, announced."""
    done = _DONE.search(line.folded) is not None and not line.gist.turned
    coming = _COMING.search(part) is not None and _AGAIN.search(part) is None
    return done and coming and len(line.gist.words) >= 2 and share(line.gist, gist) >= 0.75


def _denies_clause(gist: Gist, line: Known) -> bool:
    """A short part that says the reverse of one clause of a line."""
    if not gist.turned and not _names_denied(gist, line):
        return False
    if gist.turned == line.gist.turned and share(line.gist, gist) >= _NEARLY_ALL:
        return False
    return len(gist.words) >= 2 and any(
        clause.turned != gist.turned
        and not clause.opposite(gist)
        and len(clause.words & gist.words) >= 2
        and weight_of(clause.words & gist.words) > 1
        and max(share(clause, gist), share(gist, clause)) >= SAME_CLAIM + 0.1
        and min(share(clause, gist), share(gist, clause)) >= 0.45
        for clause in line.clauses
    )


def _same_occasion(line: Known, values: Sequence[Value]) -> bool:
    """Not where the line names one day or hour and the sentence another."""
    occasions = [v for v in line.values if v.kind in ("date", "clock")]
    named = [v for v in values if v.kind in ("date", "clock")]
    return not (occasions and named) or any(
        v.agrees(o) for v in named for o in occasions if v.kind == o.kind
    )


def _same_part_of_day(part: str, line: Known) -> bool:
    """Not where the line names the afternoon and the sentence the morning or the next day."""
    told, named = parts_of_day(line.folded), parts_of_day(part)
    next_day = _NEXT_DAY.search(part) is not None and _NEXT_DAY.search(line.folded) is None
    return not next_day and (not told or not named or have_hours_in_common(told, named))


def _of_the_line(part: str, line: Known) -> bool:
    """Whether what a part denies is of the line: "46 bookings were not written" denies no 46."""
    denied = gist_of(behind_denial(part)).words
    return not denied or bool(denied & line.gist.words)


def _names_denied(gist: Gist, line: Known) -> bool:
    """Whether a clause has any word of what a line denies, behind the word that denies."""
    if not any(clause.turned for clause in line.clauses):
        return True
    denied = gist_of(behind_denial(line.folded)).words
    return weight_of(denied & gist.words) >= min(1.0, weight_of(denied))


def _denies(gist: Gist, line: Known) -> bool:
    known = line.gist
    if gist.turned != known.turned:
        if known.opposite(gist):
            return False
        if known.turned and not _names_denied(gist, line):
            return False
        meant = {word for word in known.words if word.startswith("=")}
        if gist.turned and meant and not meant & gist.words:
            return False
        said_so = any(
            clause.turned == gist.turned and max(share(clause, gist), share(gist, clause)) >= 0.5
            for clause in line.clauses
        )
        enough = weight_of(known.words & gist.words) > 1
        return enough and not said_so and share(known, gist) >= SAME_CLAIM + 0.1
    opposed = known.opposite(gist) and BOTH.search(line.folded) is None
    return opposed and share(known, gist) >= SAME_CLAIM - 0.1
