"""When the next word is due: the first one by the level, then what the last one promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.incidents.case import Case
from clinicguard.incidents.contacts import Party, told
from clinicguard.incidents.incident import State
from clinicguard.incidents.releases import Release, reaches, said_outside
from clinicguard.incidents.rules import Rules
from clinicguard.knowledge.ratings import Level


class WordKind(StrEnum):
    """Which word is due."""

    FIRST = "first"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class WordDue:
    """A word that is due, and why. At level low the first one goes to the patient, not outside."""

    at: datetime
    kind: WordKind
    outside: bool


def next_word(case: Case, rules: Rules) -> WordDue | None:
    """The next word that somebody waits for; None while nobody does."""
    incident = case.incident
    if incident.state is not State.ACTIVE or incident.confirmed_at is None:
        return None
    if incident.next_update is not None:
        return WordDue(incident.next_update, WordKind.PROMISED, outside=True)
    outside = incident.level is not Level.LOW
    if spoken(case, outside):
        return None
    response = rules.response(incident.level)
    return WordDue(rules.when(incident.confirmed_at, response.first_word), WordKind.FIRST, outside)


def promised_next(
    before: datetime | None, release: Release, earlier: Iterable[Release] = ()
) -> datetime | None:
    """The next update that is promised once a text is out; `before` is the one that was.

    A promise is kept by other words, said after it, to the circle to which it was made: a letter's
    by no public reply, a public one by no letter; one to staff by a public word too. The same text
    at another place keeps none, and says another time for its own alone.
    """
    known = list(earlier) if before is not None else []
    return min(
        (each.next_update for each in _open((*known, release)) if each.next_update), default=None
    )


def _open(releases: Iterable[Release]) -> list[Release]:
    """Those whose promise nothing kept yet."""
    found: list[Release] = []
    said: set[tuple[str, str]] = set()
    for each in sorted(releases, key=lambda release: release.at):
        if (each.statement, each.text) not in said or not each.statement:
            found = [one for one in found if not reaches(each.audience, one.audience)]
        said.add((each.statement, each.text))
        if each.next_update is not None:
            found = [one for one in found if not each.statement or one.statement != each.statement]
            found.append(each)
    return [each for each in found if each.withdrawn_at is None]


def spoken(case: Case, outside: bool) -> bool:
    """Whether the first word was said: outside, or, where that is enough, to the patient's side."""
    if said_outside(case.releases):
        return True
    return not outside and Party.PATIENT_SIDE in told(case.contacts)
