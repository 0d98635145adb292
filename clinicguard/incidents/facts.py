"""The fact table: what is confirmed, reported, unknown or refuted, by which source, for whose ears.

A fact keeps every turn: what it said before, who turned it, and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.reasons import given


class Status(StrEnum):
    """How sure we are."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    UNKNOWN = "unknown"
    REFUTED = "refuted"


class SourceKind(StrEnum):
    """What a fact rests on."""

    EXHIBIT = "exhibit"
    PERSON = "person"
    RECORD = "record"
    COMPLAINT = "complaint"
    POST = "post"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: `ref` names an exhibit or a page, `words` say it to a reader."""

    kind: SourceKind
    words: str = ""
    ref: str = ""

    @property
    def named(self) -> bool:
        return bool(self.words.strip() or self.ref.strip())


@dataclass(frozen=True, slots=True)
class FactTurn:
    """One change of a fact: what it said and was before."""

    at: datetime
    by: int
    before: Status
    after: Status
    reason: str
    former: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of the table. `confirmed_by` is a person's id."""

    id: int
    statement: str
    status: Status
    source: Source
    at: datetime
    by: int
    may_be_public: bool = False
    note: str = ""
    confirmed_by: int | None = None
    confirmed_at: datetime | None = None
    turns: tuple[FactTurn, ...] = ()

    @property
    def sayable(self) -> bool:
        """Whether a text for the public may state it."""
        return self.status is Status.CONFIRMED and self.may_be_public


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact as it stood when something was decided."""

    statement: str
    status: Status


@dataclass(eq=False)
class SourceMissing(Trouble):
    """A confirmed fact names what confirms it."""

    statement: str


@dataclass(eq=False)
class StatementMissing(Trouble):
    """A fact says something."""


@dataclass(eq=False)
class NotForThePublic(Trouble):
    """Only a confirmed fact may be let out."""

    statement: str
    status: Status


def stated(
    statement: str,
    status: Status,
    source: Source,
    at: datetime,
    by: int,
    may_be_public: bool = False,
    note: str = "",
) -> Fact:
    """A new line of the table.

    Raises:
        StatementMissing, SourceMissing, NotForThePublic.
    """
    words = statement.strip()
    if not words:
        raise StatementMissing
    fact = Fact(0, words, status, source, at, by, note=note.strip())
    fact = _with_status(fact, status, at, by)
    return opened(fact, True) if may_be_public else fact


def turned(
    fact: Fact,
    status: Status,
    at: datetime,
    by: int,
    reason: str = "",
    statement: str | None = None,
    source: Source | None = None,
    may_be_public: bool | None = None,
) -> Fact:
    """The fact with another status, wording or source; what it was is kept in its turns.

    What was confirmed or refuted changes only with a reason, and so does any wording. A fact that
    is confirmed no more, or says something else, is not for the public until `opened` again.

    Raises:
        StatementMissing, SourceMissing, ReasonMissing, NotForThePublic.
    """
    words = fact.statement if statement is None else statement.strip()
    if not words:
        raise StatementMissing
    reworded = words != fact.statement
    settled = fact.status in (Status.CONFIRMED, Status.REFUTED)
    if reworded or (settled and status is not fact.status):
        given(reason, "change_fact")
    turn = FactTurn(at, by, fact.status, status, reason.strip(), fact.statement if reworded else "")
    after = replace(
        fact,
        statement=words,
        source=fact.source if source is None else source,
        turns=(*fact.turns, turn),
    )
    after = _with_status(after, status, at, by)
    if reworded or status is not Status.CONFIRMED:
        after = replace(after, may_be_public=False)
    return after if may_be_public is None else opened(after, may_be_public)


def opened(fact: Fact, may_be_public: bool) -> Fact:
    """The fact let out to the public, or kept in.

    Raises:
        NotForThePublic: it is not confirmed.
    """
    if may_be_public and fact.status is not Status.CONFIRMED:
        raise NotForThePublic(fact.statement, fact.status)
    return replace(fact, may_be_public=may_be_public)


def count(facts: Iterable[Fact], status: Status) -> int:
    """How many lines of the table stand so."""
    return sum(fact.status is status for fact in facts)


def known_now(facts: Iterable[Fact]) -> tuple[KnownFact, ...]:
    """What a decision that is taken now rests on."""
    return tuple(KnownFact(fact.statement, fact.status) for fact in facts)


def stood(fact: Fact, at: datetime) -> KnownFact:
    """What a fact said and was at a moment."""
    words, status = fact.statement, fact.status
    for turn in reversed(fact.turns):
        if turn.at <= at:
            break
        words, status = turn.former or words, turn.before
    return KnownFact(words, status)


def _with_status(fact: Fact, status: Status, at: datetime, by: int) -> Fact:
    if status is not Status.CONFIRMED:
        return replace(fact, status=status, confirmed_by=None, confirmed_at=None)
    if not fact.source.named and not fact.note:
        raise SourceMissing(fact.statement)
    if fact.status is Status.CONFIRMED and fact.confirmed_at is not None:
        return fact
    return replace(fact, status=status, confirmed_by=by, confirmed_at=at)
