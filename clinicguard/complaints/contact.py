"""Speaking with the complainant: acknowledgement, contacts, answer, satisfaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clinicguard.complaints.troubles import FieldUnknown


class Means(StrEnum):
    """How we spoke with somebody."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    LINE = "line"
    WECHAT = "wechat"
    WHATSAPP = "whatsapp"
    TEXT_MESSAGE = "text_message"
    VISIT = "visit"
    PUBLIC_REPLY = "public_reply"
    OTHER = "other"


class Direction(StrEnum):
    """Who sought whom."""

    OUT = "out"
    IN = "in"


class Tag(StrEnum):
    """What the complainant said about how we handled it."""

    HEARD = "heard"
    EXPLAINED = "explained"
    PUT_RIGHT = "put_right"
    FAST = "fast"
    SLOW = "slow"
    NOT_HEARD = "not_heard"
    NOT_EXPLAINED = "not_explained"
    NOT_PUT_RIGHT = "not_put_right"
    WILL_RETURN = "will_return"
    WILL_LEAVE = "will_leave"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That we told them we have it: an event of its own. Ends the first-reply clock."""

    id: int
    means: Means
    said: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Contact:
    """One call, visit, letter or message. `reached` is no for a call that nobody took.

    `promise` is the task that keeps what was promised in it.
    """

    id: int
    means: Means
    direction: Direction
    reached: bool
    said: str
    next_at: datetime | None
    promise: int | None
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Our answer, as it was given. Ends the answer clock; a reopened one gets another."""

    id: int
    means: Means
    words: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How content the complainant is with the handling: 1 (not at all) to 5 (fully)."""

    id: int
    score: int
    tags: frozenset[Tag]
    note: str
    at: datetime
    by: int


def checked_score(score: int) -> int:
    """Raises FieldUnknown for anything but 1 to 5."""
    if not 1 <= score <= 5:
        raise FieldUnknown("score", str(score))
    return score
