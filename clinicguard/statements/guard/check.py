"""Checks a draft: the rules of the packs, names and numbers, facts, missing parts; worst first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from clinicguard.statements.guard.consistency import contradictions
from clinicguard.statements.guard.finding import LEVELS, GuardContext, GuardFinding
from clinicguard.statements.guard.held_against import known_lines_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.identity import given_away
from clinicguard.statements.guard.marked import marked
from clinicguard.statements.guard.marking import marks_of
from clinicguard.statements.guard.mending import mended
from clinicguard.statements.guard.names import NameIndex, index_of
from clinicguard.statements.guard.packs import Packs, load_packs
from clinicguard.statements.guard.parts import missing
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.recorded import NOTHING, RECORDED, Recorded
from clinicguard.statements.guard.remembered import Remembered
from clinicguard.statements.guard.ruling import by_rules
from clinicguard.statements.guard.senses import senses_of
from clinicguard.statements.guard.still_open import standing
from clinicguard.statements.guard.understanding import Understanding
from clinicguard.statements.guard.wording import wording


def check(
    text: str,
    context: GuardContext,
    packs: Packs | None = None,
    names: NameIndex | None = None,
    mind: Understanding | None = None,
    remembered: Remembered | None = None,
    recorded: Recorded = NOTHING,
) -> tuple[GuardFinding, ...]:
    """What the guard finds, in the order of the text.

    `names` spares building the index of the patients' names anew for every check; `recorded` are
    the particulars that the records hold of people besides. `mind` reads
    the sentences for what they say; without it weights of words and letters stand in. What is
    `remembered` was found by the same packs and mind in the same context, chart numbers apart.
    """
    known = packs or load_packs()
    reading = Reading(text)
    if not reading.sentences:
        return ()
    before = remembered or Remembered()
    marks = marks_of(reading, known, before)
    people = names if names is not None else index_of(context.patient_names)
    by_sentence = reading.by_sentence(marks)
    senses = senses_of(reading, by_sentence, mind, known_lines_of(context), before)
    hits = [
        *by_rules(reading, by_sentence, senses, known, context, before),
        *given_away(reading, marks, context, people, recorded),
        *contradictions(reading, marks, context, before),
        *missing(reading, marks, context, senses),
        *wording(reading, marks, known, context),
    ]
    return tuple(
        _finding(hit, reading.span(start, end), reading, known, context)
        for hit, start, end in marked(_told_once(standing(hits, reading, senses)), reading)
    )


def _told_once(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits of one group that lie over each other one, in the order of the text.

    What points at words goes before what goes by the sense of a sentence, what is surely of the
    records before what only looks like it, and the longer first.
    """
    told: list[Hit] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for hit in sorted(hits, key=_told_first):
        others = taken.setdefault(hit.group, [])
        at = bisect_left(others, (hit.start, hit.end))
        if not any(s < hit.end and hit.start < e for s, e in others[max(0, at - 1) : at + 1]):
            others.insert(at, (hit.start, hit.end))
            told.append(hit)
    return sorted(told, key=lambda hit: (hit.start, hit.end, hit.group))


def _told_first(hit: Hit) -> tuple[bool, bool, int, int]:
    of_records = hit.rule.startswith(RECORDED) and hit.level is None
    return hit.by_sense, not of_records, hit.start - hit.end, hit.start


def _finding(
    hit: Hit, place: tuple[int, int], reading: Reading, packs: Packs, context: GuardContext
) -> GuardFinding:
    group, (start, end) = packs.of(hit.group), place
    language = context.language_shown
    mending, better = mended(hit, group, reading.draft, place, context)
    return GuardFinding(
        group=group.id,
        level=hit.level or group.level_in(context.jurisdiction),
        start=start,
        end=end,
        span=reading.draft[start:end],
        title=group.name.in_language(language),
        message=(hit.reason or group.reason).in_language(language).replace("{known}", hit.known),
        better=better,
        law=group.law.get(context.jurisdiction, ""),
        rule=hit.rule,
        mending=mending,
        guide=group.guide.in_language(language) if group.guide else "",
    )


def counted(findings: Iterable[GuardFinding]) -> dict[str, int]:
    """How many findings there are of each level."""
    levels = [finding.level for finding in findings]
    return {level: levels.count(level) for level in LEVELS}
