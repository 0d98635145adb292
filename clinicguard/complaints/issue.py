"""One issue of a complaint: what kind of thing went wrong, how badly, when, with what harm.

The seven categories, the severity 0–3 and the stages are those of the Healthcare Complaints
Analysis Tool, HCAT (Gillespie and Reader, 2016), and of its version for general practice, HCAT(GP).
Severity is judged by what was done, apart from the harm that followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, IntEnum, StrEnum

from clinicguard.complaints.troubles import ReasonMissing


class Domain(StrEnum):
    """The three domains of HCAT."""

    CLINICAL = "clinical"
    MANAGEMENT = "management"
    RELATIONSHIP = "relationship"


class Category(StrEnum):
    """The seven problem categories of HCAT."""

    QUALITY = "hcat-q"
    SAFETY = "hcat-s"
    ENVIRONMENT = "hcat-e"
    INSTITUTION = "hcat-i"
    LISTENING = "hcat-l"
    COMMUNICATION = "hcat-c"
    RESPECT = "hcat-r"

    @property
    def domain(self) -> Domain:
        match self:
            case Category.QUALITY | Category.SAFETY:
                return Domain.CLINICAL
            case Category.ENVIRONMENT | Category.INSTITUTION:
                return Domain.MANAGEMENT
            case Category.LISTENING | Category.COMMUNICATION | Category.RESPECT:
                return Domain.RELATIONSHIP


class Severity(IntEnum):
    """How far the care or the conduct fell short."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Stage(StrEnum):
    """When in the visit it happened, after HCAT(GP)."""

    ACCESS = "access"
    PRACTICE = "practice"
    CONSULTATION = "consultation"
    FOLLOW_UP = "follow_up"
    SEVERAL = "several"
    OTHER = "other"


class Harm(IntEnum):
    """What followed for the patient, as HCAT orders it. Unknown is a value of its own."""

    UNKNOWN = -1
    NONE = 0
    MINIMAL = 1
    MINOR = 2
    MODERATE = 3
    MAJOR = 4
    CATASTROPHIC = 5


class Flag(StrEnum):
    """What needs somebody's eye beyond the reply."""

    MEDIA = "media"
    LEGAL = "legal"
    AUTHORITY = "authority"
    INSURER = "insurer"
    MINOR = "minor"
    STAFF_SAFETY = "staff_safety"
    SERIOUS_EVENT = "serious_event"


def bits(chosen: Iterable[Category] | Iterable[Flag]) -> int:
    """Several choices as one number, a bit for each in the order of their class, for filters."""
    return sum(1 << list(type(each)).index(each) for each in set(chosen))


class Because(Enum):
    """Why a severity is suggested."""

    USUAL = "usual"
    SERIOUS_EVENT = "serious_event"
    STAFF_SAFETY = "staff_safety"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A severity to start from, and what it rests on."""

    severity: Severity
    because: Because


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that the complaint is about; every issue counts, not only the first.

    `position` counts from 1 within the complaint. `subtype` is an id of the taxonomy, or empty.
    `why_changed` says why the severity is not the suggested one.
    """

    id: int
    position: int
    category: Category
    subtype: str
    severity: Severity
    suggested: Severity
    why_changed: str
    stage: Stage
    harm: Harm
    note: str
    at: datetime
    by: int


def suggest(category: Category, usual: Severity, flags: Set[Flag]) -> Suggestion:
    """The severity to start from: the sub-type's usual one, raised by what was flagged.

    A serious event makes a clinical issue high. Threatened staff make an issue of respect at least
    medium, a minor any clinical issue. The harm plays no part (HCAT).
    """
    clinical = category.domain is Domain.CLINICAL
    if clinical and Flag.SERIOUS_EVENT in flags:
        return Suggestion(Severity.HIGH, Because.SERIOUS_EVENT)
    if usual < Severity.MEDIUM:
        if category is Category.RESPECT and Flag.STAFF_SAFETY in flags:
            return Suggestion(Severity.MEDIUM, Because.STAFF_SAFETY)
        if clinical and Flag.MINOR in flags:
            return Suggestion(Severity.MEDIUM, Because.MINOR)
    return Suggestion(usual, Because.USUAL)


def rated(issue: Issue, severity: Severity, stage: Stage, harm: Harm, why: str) -> Issue:
    """The issue with a new rating.

    Raises:
        ReasonMissing: the severity differs from the suggested one and nothing says why.
    """
    why = why.strip()
    if severity != issue.suggested and not why:
        raise ReasonMissing("severity")
    kept = why if severity != issue.suggested else ""
    return replace(issue, severity=severity, stage=stage, harm=harm, why_changed=kept)
