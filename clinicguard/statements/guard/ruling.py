"""What the rules of the packs find, sentence by sentence, and what takes a finding back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.held_against import held_against
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.idle import is_idle
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.packs import Condition, Packs, Ready, Rule
from clinicguard.statements.guard.patterns import met
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.remembered import Remembered
from clinicguard.statements.guard.senses import Sense
from clinicguard.statements.guard.weighing import load_weights, weigh

Marks = Mapping[str, Sequence[Mark]]
_SURE_BESIDE = 0.95
"""How sure the encoder has to be of a second group in one sentence."""
_PARTS_READ = 24
"""In a sentence of more parts none is read by itself: it would take seconds."""
_WORTH_READING = 0.01
"""How likely the whole sentence has to be for a part to be read by itself, which takes as long."""
_BESIDE_ALL = frozenset({"L1", "L2"})
_OVERLOOKED = frozenset({"L1", "L9", "L10", "L12"})
"""What the encoder overlooks in a sentence that is about something else, and patterns find."""
_IN_A_ROW = re.compile(
    r"[”」』\"](?:\s*(?:[、,，/]|和|与|或|及|and\b|or\b)*\s*[“「『\"][^“”「」『』\"\n]*[”」』\"])*"
)
"""From the end of one quotation to the end of the last of those set down beside it."""
_EDGES = " \n,，.。;；:：!！?？、…—\"'“”「」『』()（）"


def by_rules(
    reading: Reading,
    marks: Mapping[int, Sequence[Mark]],
    senses: Sequence[Sense],
    packs: Packs,
    context: GuardContext,
    remembered: Remembered,
) -> Iterator[Hit]:
    """The findings of every rule that is heard by those who hear the text."""
    heard = [
        ready
        for ready in packs.rules
        if context.circle in ready.circles
        and (ready.rule.only is None or context.audience in ready.rule.only)
    ]
    beside_lines = [ready.rule for ready in heard if ready.rule.held is not None]
    yield from held_against(reading, marks, senses, beside_lines, context)
    by_pattern = [ready for ready in heard if not ready.rule.of_sense]
    by_sense = [each for each in heard if each.rule.of_sense and each.rule.held is None]
    for number, sense in enumerate(senses):
        sentence = reading.sentences[number]
        yield from remembered.hits(
            ("rules", *reading.around(number, marks.get(number, ()))),
            sentence.start,
            partial(
                _of_sentence,
                sentence,
                marks.get(number, ()),
                sense,
                reading,
                packs,
                by_pattern,
                by_sense,
            ),
        )


def _of_sentence(
    sentence: Sentence,
    marks: Sequence[Mark],
    sense: Sense,
    reading: Reading,
    packs: Packs,
    by_pattern: Sequence[Ready],
    by_sense: Sequence[Ready],
) -> Iterator[Hit]:
    """What goes by sense is told only where no pattern of its group was met in the sentence."""
    by_concept: dict[str, list[Mark]] = {}
    for mark in marks:
        by_concept.setdefault(mark.concept, []).append(mark)
    for name, found in packs.phrases:
        if not found.steps[0].concepts.isdisjoint(by_concept):
            stretches = list(met(found, sentence, by_concept, reading))
            if stretches:
                by_concept.setdefault(name, []).extend(Mark(name, *s) for s in stretches)
    found_here: set[str] = set()
    plain: list[tuple[int, int]] = []
    listed = {(mark.start, mark.end) for mark in marks}
    for ready in by_pattern:
        if not ready.begins.isdisjoint(by_concept):
            for start, end in _met(ready, sentence, by_concept, sense, reading):
                if not _taken_back(ready, start, end, sentence, by_concept, reading):
                    found_here.add(ready.rule.group)
                    if ready.rule.sure and ready.rule.group not in _BESIDE_ALL:
                        plain.append((start, end))
                    joined = (start, end) not in listed
                    yield _hit(ready.rule, start, end, reading, joined)
    likely = [
        (_likely(each, sense), each) for each in by_sense if _is_likely(each, sense, by_concept)
    ]
    for share, ready in likely:
        if ready.rule.group not in found_here and not (
            _outdone(share, ready, likely, sense)
            or _told_plainly(share, ready, plain, sense, sentence)
        ):
            yield from _by_sense(ready, sentence, by_concept, sense, reading)
    told = {ready.rule.id for _, ready in likely}
    for ready in by_sense if sense.by_encoder else ():
        if ready.rule.id not in told and ready.rule.group not in found_here:
            yield from _by_part(ready, sentence, by_concept, sense, reading)


def _by_part(
    ready: Ready, sentence: Sentence, marks: Marks, sense: Sense, reading: Reading
) -> Iterator[Hit]:
    """The first part with a word of the matter that speaks of it when it is read by itself."""
    rule = ready.rule
    if rule.alone is None or not 2 <= len(sentence.parts) <= _PARTS_READ:
        return
    if _likely(ready, sense) < _WORTH_READING:
        return
    there = {sentence.part_of(m.start) for each in rule.words_of_it for m in marks.get(each, ())}
    for start, end in _bare(sorted(there), sentence, reading):
        if (
            not is_idle(start, end, marks, reading)
            and sense.alone(start, end).get(rule.weighed_as or rule.group, 0.0) >= rule.alone
            and not _taken_back(ready, start, end, sentence, marks, reading)
        ):
            yield _hit(rule, start, end, reading)
            return


def _likely(ready: Ready, sense: Sense) -> float:
    return sense.likely[ready.rule.weighed_as or ready.rule.group]


def _is_likely(ready: Ready, sense: Sense, words: Marks) -> bool:
    """Whether the sentence is likely enough of the rule's group; where none of its `words` is a
    word of the matter, it has to be likelier."""
    rule = ready.rule
    least = rule.understood if sense.by_encoder else rule.likely
    if least is None:
        return False
    if rule.words_of_it and words.keys().isdisjoint(rule.words_of_it):
        least = max(least, rule.wordless)
    return _likely(ready, sense) >= least


def _outdone(
    share: float, ready: Ready, likely: Sequence[tuple[float, Ready]], sense: Sense
) -> bool:
    """Whether another group is likelier by the same part: offers look alike, and so do threats
    and blame.

    That somebody is a patient, and where to find them, is said beside all of them.
    """
    if not sense.by_encoder or share >= _SURE_BESIDE or ready.rule.group in _BESIDE_ALL:
        return False
    return any(
        other > share
        and each.rule.group not in _BESIDE_ALL
        and sense.telling(each.rule.group)[:1] == sense.telling(ready.rule.group)[:1]
        for other, each in likely
    )


def _told_plainly(
    share: float,
    ready: Ready,
    plain: Sequence[tuple[int, int]],
    sense: Sense,
    sentence: Sentence,
) -> bool:
    """Whether the part that speaks most for the group plainly says what another is about."""
    if not plain or not sense.by_encoder or share >= _SURE_BESIDE:
        return False
    if ready.rule.group in _BESIDE_ALL:
        return False
    parts = {sentence.part_of(start) for start, _ in plain}
    return not parts.isdisjoint(sense.telling(ready.rule.weighed_as or ready.rule.group)[:1])


def _by_sense(
    ready: Ready, sentence: Sentence, marks: Marks, sense: Sense, reading: Reading
) -> Iterator[Hit]:
    """At most one place in a sentence, of the two that speak most for the rule's group; none where
    what speaks most says nothing."""
    rule = ready.rule
    as_group = rule.weighed_as or rule.group
    for start, end in _weightiest(sentence, sense, as_group, reading):
        if is_idle(start, end, marks, reading):
            return
        if not _taken_back(ready, start, end, sentence, marks, reading):
            yield _hit(rule, start, end, reading)
            return


def _met(
    ready: Ready, sentence: Sentence, marks: Marks, sense: Sense, reading: Reading
) -> Iterator[tuple[int, int]]:
    """Where its patterns are met, unless the sense of the sentence speaks against the group."""
    group = ready.group
    doubt = group.doubt_of_encoder if sense.by_encoder else group.doubt
    as_group = ready.rule.weighed_as or ready.rule.group
    doubted = not ready.rule.sure and sense.likely.get(as_group, 1.0) < doubt
    filled = doubted and as_group in _OVERLOOKED and _filled(sense, as_group)
    for found in ready.patterns:
        for start, end in met(found, sentence, marks, reading):
            if (
                not doubted
                or sense.likely_at(start, end)[as_group] >= doubt
                or (
                    filled and _by_its_part(start, end, sentence, marks, reading)[as_group] >= doubt
                )
            ):
                yield start, end


def _filled(sense: Sense, group: str) -> bool:
    """Whether another matter fills the sentence, so that the encoder may overlook the group."""
    return sense.by_encoder and any(
        share >= _SURE_BESIDE
        for other, share in sense.likely.items()
        if other != group and other.startswith("L")
    )


def _by_its_part(
    start: int, end: int, sentence: Sentence, marks: Marks, reading: Reading
) -> Mapping[str, float]:
    """What the weights make of the part sentences that hold a stretch."""
    first = sentence.part_span(sentence.part_of(start))[0]
    last = sentence.part_span(sentence.part_of(end - 1))[1]
    concepts = {
        concept for concept, there in marks.items() for mark in there if first <= mark.start < last
    }
    return weigh(reading.text[first:last], concepts, load_weights())


def _weightiest(
    sentence: Sentence, sense: Sense, group: str, reading: Reading
) -> Iterator[tuple[int, int]]:
    """The two parts of a sentence that speak most for a group, without their stops."""
    return _bare(sense.telling(group)[:2], sentence, reading)


def _bare(parts: Iterable[int], sentence: Sentence, reading: Reading) -> Iterator[tuple[int, int]]:
    """Where the words of some parts stand."""
    for part in parts:
        start, end = sentence.part_span(part)
        words = reading.text[start:end]
        if bare := words.strip(_EDGES):
            start += words.index(bare)
            yield start, start + len(bare)


def _hit(rule: Rule, start: int, end: int, reading: Reading, joined: bool = False) -> Hit:
    instead = _instead(rule, reading.text[start:end])
    return Hit(
        rule.group,
        start,
        end,
        rule.id,
        rule.level,
        rule.reason,
        instead=instead,
        by_sense=rule.of_sense,
        joined=joined,
    )


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
    """Whether it stands in quotation marks, or reaches from one quotation into another."""
    if not marks.get("says"):
        return False
    first, last = reading.quote_around(start, start + 1), reading.quote_around(end - 1, end)
    return first is not None and last is not None


def _quoted_by(mark: Mark, start: int, end: int, reading: Reading) -> bool:
    """Whether it stands in the quotation that the mark speaks of, or in one set down beside it;
    or whether it holds the mark, as a sentence found by its sense does."""
    if start <= mark.start and mark.end <= end:
        return True
    last = reading.quote_around(end - 1, end)
    if last is None or reading.quote_around(start, start + 1) is None:
        return False
    closes_there = mark.start <= last[1] < mark.end
    return closes_there or bool(_IN_A_ROW.fullmatch(reading.text, last[1], mark.start + 1))


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
        case "quotation":
            return _quoted_by(mark, start, end, reading)
        case "after":
            near = units[mark.start] - units[end] <= condition.reach
            return mark.start >= end and near and sentence.part_of(mark.start) == last
        case "before" | "near":
            if condition.where == "near" and start <= mark.start and mark.end <= end:
                return True
            near = units[start] - units[mark.end] <= condition.reach
            return mark.end <= start and near and sentence.part_of(mark.start) == first
