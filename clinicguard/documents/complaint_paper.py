"""The values of a complaint as its record and its slip print them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.lines import ClockLine, EditLine, LogLine, PromiseLine, Said, Turn


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue: its category and subtype, how severe (0–3) in figure and word, stage, harm."""

    category: str
    severity: int
    severity_word: str
    stage: str
    harm: str
    note: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class FlagLine:
    """A raised flag; `lowered_at` once it no longer stands."""

    flag: str
    at: datetime
    who: str
    why: str
    lowered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One call, visit, letter or message. `way` names means, direction and whether reached."""

    at: datetime
    who: str
    way: str
    said: str
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What one side says, or what should have happened; `who` spoke, `taken_by` wrote it down."""

    side: str
    who: str
    words: str
    at: datetime
    taken_by: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What was found about an issue, and on which grounds."""

    issue: str
    verdict: str
    grounds: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class DoneLine:
    """A remedy or a learning: its kind in a word, what was done, by whom."""

    kind: str
    what: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class SatisfactionLine:
    """How content they are with the handling, 1 to 5, with what they named."""

    score: int
    named: tuple[str, ...]
    note: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A tie to another record; `undone` where it no longer stands."""

    kind: str
    target: str
    why: str
    at: datetime
    undone: bool = False


@dataclass(frozen=True, slots=True)
class ComplaintRecordPaper:
    """A complaint, whole. Tuples in the order in which they were recorded.

    `shaped_by` says what was masked, filtered or left out; `cut_off` until when it was read.
    """

    number: str
    kind: str
    state: str
    channel: str
    received_at: datetime
    taken_by: str
    logged_at: datetime
    logged_by: str
    complainant: str
    relation: str
    reach: str
    patient: str
    chart: str
    born: str
    staff_role: str
    verbatim: str
    interpretation: str
    wanted: str
    cut_off: datetime
    shaped_by: tuple[str, ...] = ()
    issues: tuple[IssueLine, ...] = ()
    flags: tuple[FlagLine, ...] = ()
    steps: tuple[Turn, ...] = ()
    clocks: tuple[ClockLine, ...] = ()
    acknowledgement: Said | None = None
    contacts: tuple[ContactLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    actions: tuple[PromiseLine, ...] = ()
    accounts: tuple[AccountLine, ...] = ()
    findings: tuple[FindingLine, ...] = ()
    remedies: tuple[DoneLine, ...] = ()
    answers: tuple[Said, ...] = ()
    satisfactions: tuple[SatisfactionLine, ...] = ()
    learnings: tuple[DoneLine, ...] = ()
    links: tuple[LinkLine, ...] = ()
    edits: tuple[EditLine, ...] = ()
    log: tuple[LogLine, ...] = ()
    places: str = ""
    review: str = ""
    """Where the review stands that it came from, since when, with how many stars."""
