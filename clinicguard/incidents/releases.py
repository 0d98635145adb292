"""What went out, by audience and channel; and the notice that staff confirm to have read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble


class Audience(StrEnum):
    """For whose ears a text is; the values are those of the statements."""

    PATIENT = "patient_letter"
    CARE = "care_talk"
    STAFF = "staff_memo"
    PUBLIC = "public_statement"
    REVIEW = "review_reply"
    PRESS = "press"
    AUTHORITY = "authority"
    INSURER = "insurer"
    PARTNERS = "partners"


class Sequel(StrEnum):
    """What came of a text after it went out."""

    ANSWERED = "answered"
    TAKEN_DOWN = "taken_down"
    CHANGED = "changed"
    SHARED = "shared"
    PRESS_CALLED = "press_called"
    OTHER = "other"


OUTSIDE = frozenset({Audience.PUBLIC, Audience.REVIEW, Audience.PRESS})
TO_THEM = frozenset({Audience.PATIENT, Audience.CARE})
"""Said to the people concerned alone."""


@dataclass(frozen=True, slots=True)
class Release:
    """A text that left the clinic. `statement` is its page, `flags` are known mistakes found in it.

    `next_update` is what it promised (UTC). A text taken back stays, with the reason.
    """

    id: int
    statement: str
    audience: Audience
    channel: str
    at: datetime
    by: int
    text: str
    address: str = ""
    version: int = 1
    next_update: datetime | None = None
    proof: str = ""
    flags: tuple[str, ...] = ()
    withdrawn_at: datetime | None = None
    withdrawn_because: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to all staff. `told` are the people it is for, `read` who read it and when."""

    id: int
    text: str
    at: datetime
    by: int
    told: tuple[int, ...]
    read: tuple[tuple[int, datetime], ...] = ()

    @property
    def unread(self) -> tuple[int, ...]:
        done = {person for person, _ in self.read}
        return tuple(person for person in self.told if person not in done)


def reaches(said: Audience, promised: Audience) -> bool:
    """Whether words keep what was promised to others: all that is public is one circle, the people
    concerned are one, and staff hear what is said in public."""
    if said == promised or (said in OUTSIDE and promised is Audience.STAFF):
        return True
    return any({said, promised} <= circle for circle in (OUTSIDE, TO_THEM))


@dataclass(eq=False)
class NoticeEmpty(Trouble):
    """A notice says something, to somebody."""


@dataclass(eq=False)
class NotTold(Trouble):
    """Only whom a notice was for can confirm to have read it."""

    person: int


def noticed(text: str, told: Iterable[int], at: datetime, by: int) -> Notice:
    """A new notice; who writes it has read it. Raises NoticeEmpty."""
    people = tuple(dict.fromkeys(told))
    if not text.strip() or not people:
        raise NoticeEmpty
    read = ((by, at),) if by in people else ()
    return Notice(0, text.strip(), at, by, people, read)


def confirmed(notice: Notice, person: int, at: datetime) -> Notice:
    """The notice with one reader more; a second confirmation changes nothing. Raises NotTold."""
    if person not in notice.told:
        raise NotTold(person)
    if person not in notice.unread:
        return notice
    return replace(notice, read=(*notice.read, (person, at)))


def said_outside(releases: Iterable[Release]) -> tuple[Release, ...]:
    """What the public has heard and still stands, in order of time."""
    return tuple(
        sorted(
            (
                release
                for release in releases
                if release.audience in OUTSIDE and release.withdrawn_at is None
            ),
            key=lambda release: (release.at, release.id),
        )
    )
