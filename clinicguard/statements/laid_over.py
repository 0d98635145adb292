"""Lays the clinic's own marks over what the guard found: some words pass, others are added."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from clinicguard.host.words import Words
from clinicguard.statements.guard.finding import GuardContext, GuardFinding
from clinicguard.statements.guard.letters import Folded, fold, folded
from clinicguard.statements.guard.packs import Packs
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.own_marks import Judged, OwnMark, PassedByOwn, may_be_passed

Again = Callable[[str], Iterable[GuardFinding]]
"""What the guard finds in other words."""


@dataclass(frozen=True, slots=True)
class Dense:
    """A folded text without its spaces, and for each letter its place in the folded text."""

    folded: Folded
    places: Sequence[int]
    text: str


def laid_over(
    text: str,
    found: Sequence[GuardFinding],
    marks: Iterable[OwnMark],
    context: GuardContext,
    packs: Packs,
    again: Again,
) -> Judged:
    """What stays, what passes, and what the clinic wants marked besides, in the order of the text.

    A finding passes where all of it lies within words that are never marked in its group; or most
    of it, where `again` finds nothing in its sentence without them: the guard then marks a word
    more of the same matter than when the clinic said so. What is
    always marked comes after that, so it stands where the clinic said both; it is not told twice
    where a rule of the group marks the place anyhow.
    """
    holding = [mark for mark in marks if mark.holds_in(context.lang)]
    if not holding:
        return Judged(tuple(found))
    dense = dense_of(text)
    never = [
        (mark, tuple(places_of(mark.words, dense))) for mark in holding if mark.kind == "never"
    ]
    kept: list[GuardFinding] = []
    passed: list[PassedByOwn] = []
    for finding in found:
        mark = _passes(finding, never) if may_be_passed(finding) else None
        if mark is None and may_be_passed(finding):
            mark = _mostly_passes(text, finding, found, never, again)
        if mark is None:
            kept.append(finding)
        else:
            passed.append(PassedByOwn(finding, mark))
    for mark in (each for each in holding if each.kind == "always"):
        kept += _added(text, dense, mark, kept, context, packs)
    kept.sort(key=lambda each: (each.start, each.end, each.group))
    return Judged(tuple(kept), tuple(passed))


def dense_of(text: str) -> Dense:
    """A text as words are looked for in it."""
    plain = fold(text)
    places = [at for at, letter in enumerate(plain.text) if letter != " "]
    return Dense(plain, places, "".join(plain.text[at] for at in places))


def places_of(words: str, dense: Dense) -> Iterator[tuple[int, int]]:
    """Where the words stand in a text, in whatever width, script, case or spacing.

    Latin words are met whole: "best" does not stand in "bestow".
    """
    wanted = folded(words).replace(" ", "")
    plain = dense.folded
    at = dense.text.find(wanted) if wanted else -1
    while at >= 0:
        first, last = dense.places[at], dense.places[at + len(wanted) - 1]
        if not _cuts(plain.text, first) and not _cuts(plain.text, last + 1):
            yield plain.span(first, last + 1)
        at = dense.text.find(wanted, at + 1)


def _cuts(text: str, at: int) -> bool:
    """Whether a Latin word or a number goes on over this place."""
    return 0 < at < len(text) and all(
        letter.isascii() and letter.isalnum() for letter in text[at - 1 : at + 1]
    )


def _passes(
    finding: GuardFinding, never: Iterable[tuple[OwnMark, Sequence[tuple[int, int]]]]
) -> OwnMark | None:
    """By which of the clinic's words it passes, if by any."""
    return next(
        (
            mark
            for mark, places in never
            if mark.group == finding.group and finding.lies_within(places)
        ),
        None,
    )


def _mostly_passes(
    text: str,
    finding: GuardFinding,
    found: Iterable[GuardFinding],
    never: Iterable[tuple[OwnMark, Sequence[tuple[int, int]]]],
    again: Again,
) -> OwnMark | None:
    """By which words it passes that are most of it, and without which it would not be found."""
    for mark, places in never:
        within = [at for at in places if finding.start <= at[0] and at[1] <= finding.end]
        most = 2 * sum(end - start for start, end in within) > finding.end - finding.start
        if mark.group == finding.group and most:
            others = {each.span for each in found if each != finding and each.group == mark.group}
            rest = _sentence_without(text, finding, within)
            if all(each.span in others for each in again(rest) if each.group == mark.group):
                return mark
    return None


def _sentence_without(text: str, finding: GuardFinding, places: Iterable[tuple[int, int]]) -> str:
    """The sentence of a finding, without some words of it."""
    reading = Reading(text)
    sentence = reading.sentence_at(bisect_left(reading.folded.places, finding.start))
    start, end = reading.span(sentence.start, sentence.end)
    for first, last in sorted(places, reverse=True):
        text, end = text[:first] + text[last:], end - (last - first)
    return text[start:end]


def _added(
    text: str,
    dense: Dense,
    mark: OwnMark,
    others: Sequence[GuardFinding],
    context: GuardContext,
    packs: Packs,
) -> list[GuardFinding]:
    """What one mark adds: a warning with the clinic's own reason."""
    language = context.language_shown
    told = Words(language).say("The clinic's own rule: {reason}", reason=mark.reason)
    return [
        GuardFinding(
            group=mark.group,
            level="warn",
            start=start,
            end=end,
            span=text[start:end],
            title=packs.of(mark.group).name.in_language(language),
            message=told,
            rule=mark.rule,
        )
        for start, end in places_of(mark.words, dense)
        if not any(
            each.group == mark.group and each.start <= start and end <= each.end for each in others
        )
    ]
