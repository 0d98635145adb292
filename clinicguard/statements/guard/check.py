"""Checks a draft: the rules of the packs, names and numbers, facts, missing parts; worst first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from clinicguard.statements.guard.consistency import contradictions
from clinicguard.statements.guard.finding import LEVELS, GuardContext, GuardFinding
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.identity import given_away
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.names import NameIndex, index_of
from clinicguard.statements.guard.packs import Condition, Packs, Ready, Rule, load_packs
from clinicguard.statements.guard.parts import missing
from clinicguard.statements.guard.patterns import met
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.weighing import Weights, load_weights, telling, weigh

Marks = Mapping[str, Sequence[Mark]]
_EDGES = " \n,，.。;；:：!！?？、…—\"'“”「」『』()（）"


def check(
    text: str,
    context: GuardContext,
    packs: Packs | None = None,
    names: NameIndex | None = None,
) -> tuple[GuardFinding, ...]:
    """What the guard finds, in the order of the text.

    `names` spares building the index of the patients' names anew for every check.
    """
    known = packs or load_packs()
    reading = Reading(text)
    if not reading.sentences:
        return ()
    marks = marks_of(reading, known)
    people = names if names is not None else index_of(context.patient_names)
    hits = [
        *_by_rules(reading, marks, known, context),
        *given_away(reading, marks, context, people),
        *contradictions(reading, marks, context),
        *missing(reading, marks, context),
    ]
    return tuple(_finding(hit, reading, known, context) for hit in _told_once(hits))


def marks_of(reading: Reading, packs: Packs) -> list[Mark]:
    """Every concept in the text; a word within an idiom is not what it would be alone."""
    marks = packs.lexicon.marks(reading.text)
    marks += [
        Mark(concept, shape.start(), shape.end())
        for concept, pattern in packs.shapes
        for shape in pattern.finditer(reading.text)
        if shape.end() > shape.start()
    ]
    idioms: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.concept.startswith("-"):
            idioms.setdefault(mark.concept[1:], []).append(mark)
    kept = [
        mark
        for mark in marks
        if not mark.concept.startswith("-")
        and not any(
            idiom.start <= mark.start and mark.end <= idiom.end
            for idiom in idioms.get(mark.concept, ())
        )
    ]
    return sorted(kept, key=lambda mark: (mark.start, mark.end))


def _by_rules(
    reading: Reading, marks: list[Mark], packs: Packs, context: GuardContext
) -> Iterator[Hit]:
    heard = [
        ready
        for ready in packs.rules
        if context.circle in ready.circles
        and (ready.rule.only is None or context.audience in ready.rule.only)
    ]
    weights = load_weights()
    for number, there in reading.by_sentence(marks).items():
        sentence = reading.sentences[number]
        by_concept: dict[str, list[Mark]] = {}
        for mark in there:
            by_concept.setdefault(mark.concept, []).append(mark)
        for name, found in packs.phrases:
            stretches = met(found, sentence, by_concept, reading)
            by_concept.setdefault(name, []).extend(Mark(name, *span) for span in list(stretches))
        likely = weigh(
            reading.text[sentence.start : sentence.end], {mark.concept for mark in there}, weights
        )
        for ready in heard:
            if ready.rule.likely is not None or not ready.begins.isdisjoint(by_concept):
                stretches = (
                    (start, end)
                    for start, end in _stretches(
                        ready, sentence, by_concept, reading, likely, weights
                    )
                    if not _taken_back(ready, start, end, sentence, by_concept, reading)
                )
                once = 1 if ready.rule.likely is not None else None
                for start, end in islice(stretches, once):
                    yield _hit(ready.rule, start, end, reading)


def _stretches(
    ready: Ready,
    sentence: Sentence,
    marks: Marks,
    reading: Reading,
    likely: Mapping[str, float],
    weights: Weights,
) -> Iterator[tuple[int, int]]:
    rule = ready.rule
    as_group = rule.weighed_as or rule.group
    if rule.likely is not None:
        if likely[as_group] >= rule.likely:
            yield from _weightiest(sentence, as_group, reading, weights)
        return
    doubted = not rule.sure and likely.get(as_group, 1.0) < ready.group.doubt
    for found in ready.patterns:
        for start, end in met(found, sentence, marks, reading):
            if not doubted or (
                _alone(start, end, sentence, marks, reading, weights)[as_group] >= ready.group.doubt
            ):
                yield start, end


def _alone(
    start: int, end: int, sentence: Sentence, marks: Marks, reading: Reading, weights: Weights
) -> Mapping[str, float]:
    """How likely the parts that hold a stretch are of each group, the rest left out."""
    first = sentence.part_span(sentence.part_of(start))[0]
    last = sentence.part_span(sentence.part_of(end - 1))[1]
    concepts = {
        concept
        for concept, there in marks.items()
        if any(first <= mark.start < last for mark in there)
    }
    return weigh(reading.text[first:last], concepts, weights)


def _weightiest(
    sentence: Sentence, group: str, reading: Reading, weights: Weights
) -> Iterator[tuple[int, int]]:
    """The two parts of a sentence that speak most for a group, without their stops."""
    text = reading.text[sentence.start : sentence.end]
    spans = [sentence.part_span(part) for part in range(len(sentence.parts))]
    within = [(start - sentence.start, end - sentence.start) for start, end in spans]
    for part in telling(text, group, weights, within)[:2]:
        start, end = spans[part]
        words = reading.text[start:end]
        start += len(words) - len(words.lstrip(_EDGES))
        yield start, max(start + 1, end - len(words) + len(words.rstrip(_EDGES)))


def _hit(rule: Rule, start: int, end: int, reading: Reading) -> Hit:
    instead = _instead(rule, reading.text[start:end])
    return Hit(rule.group, start, end, rule.id, rule.level, rule.reason, rule.better, instead)


def _instead(rule: Rule, words: str) -> str:
    return next((right for wrong, right in rule.instead.items() if folded(wrong) == words), "")


def _taken_back(
    ready: Ready, start: int, end: int, sentence: Sentence, marks: Marks, reading: Reading
) -> bool:
    if ready.quoted_passes and _said_by_others(start, end, marks, reading):
        return True
    return any(
        holds(condition, start, end, sentence, marks, reading) for condition in ready.conditions
    )


def _said_by_others(start: int, end: int, marks: Marks, reading: Reading) -> bool:
    return bool(marks.get("says")) and reading.quote_around(start, end) is not None


def holds(
    condition: Condition,
    start: int,
    end: int,
    sentence: Sentence,
    marks: Marks,
    reading: Reading,
) -> bool:
    """Whether one of the condition's words stands where it counts for this stretch."""
    return any(
        _stands(condition, mark, start, end, sentence, reading)
        and not _broken(condition, mark, start, marks)
        for concept in condition.concepts
        for mark in marks.get(concept, ())
    )


def _broken(condition: Condition, mark: Mark, start: int, marks: Marks) -> bool:
    """Whether a word between the condition's word and the stretch takes the condition back."""
    return any(
        mark.end <= turn.start and turn.end <= start
        for concept in condition.broken_by
        for turn in marks.get(concept, ())
    )


def _stands(
    condition: Condition, mark: Mark, start: int, end: int, sentence: Sentence, reading: Reading
) -> bool:
    units = reading.units
    first, last = sentence.part_of(start), sentence.part_of(end - 1)
    match condition.where:
        case "sentence":
            return True
        case "so_far":
            return mark.start < end
        case "part":
            return first <= sentence.part_of(mark.start) <= last
        case "inside":
            return start <= mark.start and mark.end <= end
        case "after":
            near = units[mark.start] - units[end] <= condition.reach
            return mark.start >= end and near and sentence.part_of(mark.start) == last
        case "before" | "near":
            if condition.where == "near" and start <= mark.start and mark.end <= end:
                return True
            near = units[start] - units[mark.end] <= condition.reach
            return mark.end <= start and near and sentence.part_of(mark.start) == first


def _told_once(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits of one group that lie over each other, the longest; in the order of the text."""
    told: list[Hit] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        others = taken.setdefault(hit.group, [])
        at = bisect_left(others, (hit.start, hit.end))
        if not any(s < hit.end and hit.start < e for s, e in others[max(0, at - 1) : at + 1]):
            others.insert(at, (hit.start, hit.end))
            told.append(hit)
    return sorted(told, key=lambda hit: (hit.start, hit.end, hit.group))


def _finding(hit: Hit, reading: Reading, packs: Packs, context: GuardContext) -> GuardFinding:
    group = packs.of(hit.group)
    start, end = reading.span(hit.start, hit.end)
    language = context.language_shown
    return GuardFinding(
        group=group.id,
        level=hit.level or group.level_in(context.jurisdiction),
        start=start,
        end=end,
        span=reading.draft[start:end],
        title=group.name.in_language(language),
        message=(hit.reason or group.reason).in_language(language).replace("{known}", hit.known),
        better=hit.instead
        or (hit.better or group.better).in_language(language).replace("{known}", hit.known),
        law=group.law.get(context.jurisdiction, ""),
        rule=hit.rule,
    )


def counted(findings: Iterable[GuardFinding]) -> dict[str, int]:
    """How many findings there are of each level."""
    levels = [finding.level for finding in findings]
    return {level: levels.count(level) for level in LEVELS}
