"""What the guard is told, and what it answers: the context of a draft, and its findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience

Level = Literal["block", "warn", "hint"]
LEVELS: tuple[Level, ...] = get_args(Level)

Mending = Literal["words", "sentence", "take_out", "take_out_words", "add", "begin", "advice"]
"""What one key does about a finding: other words for those found or for their sentence, the
sentence or the words gone, a sentence more at the end or at the head; or nothing, advice alone."""

Jurisdiction = Literal["tw", "cn", "uk", "us", "au", "eu"]
JURISDICTIONS: tuple[Jurisdiction, ...] = get_args(Jurisdiction)

Circle = Literal["public", "letter", "talk", "staff", "office"]
"""Who hears a text: everybody, the one addressed in writing or in person, staff, an authority."""

_CIRCLES: dict[Audience, Circle] = {
    "review_reply": "public",
    "public_statement": "public",
    "press": "public",
    "partners": "public",
    "patient_letter": "letter",
    "care_talk": "talk",
    "staff_memo": "staff",
    "authority": "office",
    "insurer": "office",
}


def circle_of(audience: Audience) -> Circle:
    """The circle that an audience belongs to."""
    return _CIRCLES[audience]


@dataclass(frozen=True)
class GuardContext:
    """For whom a draft is, under which law, and what it must not contradict or give away.

    `shown_in` is the language of the messages; without it they are in the draft's own. `contacts`
    are our own number, mail and address. `others` are the wordings for other audiences; `kept_in`
    are confirmed facts that are not for the public; `protected` are words that never leave their
    compartment.
    """

    lang: Language
    jurisdiction: Jurisdiction = "tw"
    audience: Audience = "public_statement"
    patient_names: tuple[str, ...] = ()
    chart_numbers: tuple[str, ...] = ()
    verified_facts: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    kept_in: tuple[str, ...] = ()
    core_messages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    addressee: str = ""
    shown_in: Language | None = None

    @cached_property
    def circle(self) -> Circle:
        """Who hears the text."""
        return circle_of(self.audience)

    @property
    def confirmed(self) -> tuple[str, ...]:
        """What is certain and may be said: the facts, and how to reach us."""
        return (*self.verified_facts, *self.contacts)

    @property
    def language_shown(self) -> Language:
        """The language of the messages."""
        return self.shown_in or self.lang


@dataclass(frozen=True, slots=True)
class GuardFinding:
    """One place that needs a look. `start` and `end` count code points of the draft as given.

    A missing part has no place: its span is empty, and stands at the end of the draft. `better`
    are the words that `mending` puts in; where it puts none in they are advice.
    """

    group: str
    level: Level
    start: int
    end: int
    span: str
    title: str
    message: str
    better: str = ""
    law: str = ""
    rule: str = ""
    mending: Mending = "advice"
    guide: str = ""
    """Where no law asks for it, or beside it: the guide that does."""

    @property
    def basis(self) -> str:
        """The law and the guide that it comes from."""
        return " · ".join(filter(None, (self.law, self.guide)))

    def lies_within(self, places: Iterable[tuple[int, int]]) -> bool:
        """Whether one of the stretches of the draft holds its words, blanks around them apart."""
        first = self.start + len(self.span) - len(self.span.lstrip())
        last = first + len(self.span.strip())
        return any(start <= first and last <= end for start, end in places)
