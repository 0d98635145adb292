"""What is written down while somebody stands at the desk and a script is open beside the keyboard.

Ends as a complaint, as an incident, or as a note in the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.intake import NewComplaint, NewPromise, fits
from clinicguard.complaints.troubles import FieldMissing
from clinicguard.host.clock import from_text, to_text

_BY: Mapping[str, Channel] = {
    "angry_phone": Channel.PHONE,
    "reporter": Channel.PHONE,
    "lawyer_letter": Channel.LETTER,
    "bad_review_found": Channel.REVIEW_SITE,
    "inspector": Channel.AUTHORITY,
    "police": Channel.AUTHORITY,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something seen or heard, by one press, at its time."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Encounter:
    """`script` is the situation. `unsafe_at`: when somebody said that they were not safe.

    `promised` is due at `due_at`; what is not known is empty or None.
    """

    script: str
    began_at: datetime
    verbatim: str = ""
    marks: tuple[Mark, ...] = ()
    promised: str = ""
    due_at: datetime | None = None
    unsafe_at: datetime | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything was written down at all."""
        written = self.verbatim.strip() or self.promised.strip()
        return bool(written or self.marks or self.unsafe_at)

    @property
    def channel(self) -> Channel:
        """The way it came, as far as the situation tells."""
        return _BY.get(self.script, Channel.IN_PERSON)

    def lasted(self, now: datetime) -> timedelta:
        """How long it has been going on."""
        return max(now - self.began_at, timedelta())


def as_complaint(encounter: Encounter, seen: str, taken_by: int) -> NewComplaint:
    """The complaint that it becomes; `seen` is what we saw, in words: never mixed with theirs."""
    promised = encounter.promised.strip()
    promises = (
        (NewPromise(promised, encounter.due_at, taken_by),)
        if promised and encounter.due_at is not None
        else ()
    )
    return NewComplaint(
        channel=encounter.channel,
        verbatim=encounter.verbatim,
        interpretation=seen,
        taken_by=taken_by,
        received_at=encounter.began_at,
        promises=promises,
    )


def checked(encounter: Encounter) -> Encounter:
    """The encounter as a note may keep it. Raises FieldMissing, FieldTooLong."""
    if not encounter.says_something:
        raise FieldMissing("verbatim")
    fits("verbatim", encounter.verbatim)
    fits("promise", encounter.promised)
    return encounter


def to_draft(encounter: Encounter) -> dict[str, Any]:
    """The encounter as a draft keeps it."""
    return {
        "script": encounter.script,
        "began_at": to_text(encounter.began_at),
        "verbatim": encounter.verbatim,
        "marks": [{"what": mark.what, "at": to_text(mark.at)} for mark in encounter.marks],
        "promised": encounter.promised,
        "due_at": encounter.due_at and to_text(encounter.due_at),
        "unsafe_at": encounter.unsafe_at and to_text(encounter.unsafe_at),
    }


def from_draft(kept: Mapping[str, Any]) -> Encounter:
    """Reads a draft back."""
    return Encounter(
        script=kept["script"],
        began_at=from_text(kept["began_at"]),
        verbatim=kept.get("verbatim", ""),
        marks=tuple(Mark(each["what"], from_text(each["at"])) for each in kept.get("marks", ())),
        promised=kept.get("promised", ""),
        due_at=from_text(kept["due_at"]) if kept.get("due_at") else None,
        unsafe_at=from_text(kept["unsafe_at"]) if kept.get("unsafe_at") else None,
    )
