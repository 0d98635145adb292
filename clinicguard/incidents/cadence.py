"""When the next word is due: the first one by the level, then what the last one promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.incidents.case import Case
from clinicguard.incidents.contacts import Party, told
from clinicguard.incidents.incident import State
from clinicguard.incidents.releases import OUTSIDE, Release, said_outside
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
    """The update that is promised once a text is out.

    It is what the text says itself. A word outside that promises nothing keeps the former promise
    and ends it; one to staff, insurer or authority leaves it standing, and so do words of a text
    that are only recorded at another place, or that went out before the promise.
    """
    if release.next_update is not None:
        return release.next_update
    again = bool(release.statement) and any(
        (each.statement, each.text) == (release.statement, release.text) for each in earlier
    )
    late = any(each.next_update is not None and each.at > release.at for each in earlier)
    return before if again or late or release.audience not in OUTSIDE else None


def spoken(case: Case, outside: bool) -> bool:
    """Whether the first word was said: outside, or, where that is enough, to the patient's side."""
    if said_outside(case.releases):
        return True
    return not outside and Party.PATIENT_SIDE in told(case.contacts)
