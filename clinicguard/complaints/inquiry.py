"""Looking into a complaint: what each side and the record say, what was found, what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Side(StrEnum):
    """Whose account it is. `SHOULD` is the standard: what should have happened."""

    PATIENT = "patient"
    STAFF = "staff"
    RECORD = "record"
    SHOULD = "should"


class Verdict(StrEnum):
    """What was found about one issue."""

    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"
    UNCLEAR = "unclear"


class RemedyKind(StrEnum):
    """What is offered or done to put it right."""

    EXPLANATION = "explanation"
    APOLOGY = "apology"
    RETREATMENT = "retreatment"
    REFUND = "refund"
    FEE_WAIVED = "fee_waived"
    REFERRAL = "referral"
    SECOND_OPINION = "second_opinion"
    CHANGE = "change"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says, in its words; `who` names the source (a role, a document)."""

    id: int
    side: Side
    who: str
    words: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one issue, on what grounds. The latest finding counts."""

    id: int
    issue: int
    verdict: Verdict
    grounds: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing offered or done."""

    id: int
    kind: RemedyKind
    what: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what was decided, and by when: it becomes a task of theirs."""

    owner: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Learning:
    """What the clinic takes from it."""

    id: int
    words: str
    at: datetime
    by: int
