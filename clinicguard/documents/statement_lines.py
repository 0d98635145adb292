"""A statement as its paper tells it: the words, who approved them, where they went, what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.basis import BasisLine
from clinicguard.documents.counsel_notes import CounselNoteLine


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """Somebody's verdict on exactly the text with this SHA-256 (hex of its UTF-8).

    `words` say how it came and what it adds, `remarks` what it says of single sentences and in
    answer to our questions: pairs of what it is about and what was said.
    """

    at: datetime
    who: str
    role: str
    verdict: str
    words: str
    text_hash: str
    version: int = 0
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """That it went out: where, when, by whom, and the exhibit that shows it."""

    at: datetime
    who: str
    channel: str
    where: str
    proof: str = ""
    next_update: datetime | None = None
    """The next word that it promised."""
    handed_out_hash: str = ""
    """SHA-256 of what was handed out, where that was not the whole text."""
    early: str = ""
    """Why it went out before it was approved."""
    readers: str = ""
    """Who reads it there, and nobody else."""


@dataclass(frozen=True, slots=True)
class SequelLine:
    """What came of it after it went out, and the exhibit that shows it."""

    at: datetime
    who: str
    what: str
    words: str
    proof: str = ""


@dataclass(frozen=True, slots=True)
class EndedLine:
    """That it was taken back, or gave way to the statement `by`."""

    at: datetime
    who: str
    reason: str
    by: str = ""
    by_out: bool = True
    """Whether that one has gone out."""


@dataclass(frozen=True, slots=True)
class PassedLine:
    """A finding of the guard in exactly this text that somebody let pass, and why.

    Of a mark of the clinic's own `who` and `at` tell who set that mark, and when.
    """

    at: datetime | None
    who: str
    words: str
    group: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatementPaper:
    """One version of a statement. `approved` only where the approval is for exactly this text."""

    number: str
    version: int
    audience: str
    channel: str
    state: str
    text: str
    text_hash: str
    written_at: datetime
    written_by: str
    approved: bool
    spokesperson: str = ""
    incident: str = ""
    basis: tuple[BasisLine, ...] = ()
    approvals: tuple[ApprovalLine, ...] = ()
    releases: tuple[ReleaseLine, ...] = ()
    followed: tuple[SequelLine, ...] = ()
    passed: tuple[PassedLine, ...] = ()
    by_own_marks: tuple[PassedLine, ...] = ()
    """What the guard would have marked, had the clinic not said that it never does."""
    guard: str = ""
    """When the guard read this text last, and what it found."""
    ended: EndedLine | None = None
    name: str = ""
    replaces: str = ""
    """The number of the statement that gave way to this one."""
    notes: tuple[CounselNoteLine, ...] = ()
    """Counsel's, where they were asked for."""
    prepared: str = ""
    """The end of `text`, where that stays here: the prepared answers, from their heading on."""
