"""The values of a post-incident report, as it prints them.

All strings are ready to read in the document's language; names are masked by who fills this in, as
far as the reader's pack asks for it. Tuples stand in the order in which they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from clinicguard.documents.counsel_notes import CounselNoteLine
from clinicguard.documents.evidence_lines import CustodyLine, ExhibitLine
from clinicguard.documents.incident_report.packs import Pack
from clinicguard.documents.lines import ClockLine, LogLine, Turn
from clinicguard.documents.marks import Mark
from clinicguard.documents.statement_lines import StatementPaper


@dataclass(frozen=True, slots=True)
class MomentLine:
    """A mark on the way: noticed, confirmed, first public words, stood down, closed."""

    what: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class EventLine:
    """A line of the timeline. `source` is an exhibit's mark, a log entry, a person."""

    at: datetime
    what: str
    who: str
    source: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as it stands, with how it came to stand so."""

    number: str
    words: str
    status: str
    sure: bool
    source: str
    public: bool
    noted_at: datetime
    noted_by: str
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class GateLine:
    """A question that switches clocks of the law on or off, its answer, and what that means."""

    question: str
    answer: str
    at: datetime
    who: str
    reason: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One of the four factors; `value` 0–3, None where it was not known and counted as 3."""

    name: str
    value: int | None
    why: str


@dataclass(frozen=True, slots=True)
class RatingLine:
    """A rating as it was made. `impact` and `urgency` 0–3; `level` 1 low to 3 high."""

    at: datetime
    who: str
    factors: tuple[FactorLine, ...]
    impact: int
    urgency: int
    level: int
    level_word: str
    floors: tuple[str, ...]
    reason: str
    known: tuple[str, ...] = ()
    lowered_by: str = ""


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A hat, who wears it, and the deputy."""

    hat: str
    person: str
    deputy: str
    since: datetime
    why: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task and what became of it; `reason` where it was not done."""

    what: str
    owner: str
    due: datetime | None
    state: str
    ended_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OptionLine:
    """A way that was weighed openly."""

    title: str
    pros: str
    cons: str
    verdict: str
    why: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A core message and the facts behind it."""

    number: str
    words: str
    proof: tuple[str, ...]
    gone: str = ""
    """That it was withdrawn, where it was."""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with what was known at that moment, which options there were, and why this one."""

    number: str
    at: datetime
    who: str
    question: str
    known: tuple[str, ...]
    options: tuple[str, ...]
    choice: str
    why: str


@dataclass(frozen=True, slots=True)
class PassedLine:
    """Something gone on with before everything was in place, or a step left out, and why."""

    at: datetime
    who: str
    what: str
    missing: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """The one message to all staff: who has read it and when, who has not."""

    at: datetime
    who: str
    words: str
    read: tuple[tuple[str, datetime], ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """Evidence on the checklist that is not in the vault: open, never there, or lost."""

    what: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class ProtectedLine:
    """A compartment of words and the article that protects it here; empty where none does."""

    compartment: str
    article: str


@dataclass(frozen=True, slots=True)
class TalkLine:
    """Words with somebody outside: patient, family, press, authority, insurer."""

    at: datetime
    who: str
    with_whom: str
    way: str
    said: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class WatchLine:
    """What was seen on a channel. `tone` 1 calm, 2 mixed, 3 bad."""

    at: datetime
    who: str
    channel: str
    seen: str
    tone: int
    tone_word: str
    reach: str
    reaction: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What changes, who sees to it, by when, and how its effect is measured."""

    number: str
    what: str
    owner: str
    due: date
    measure: str
    check_on: date | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewPaper:
    """The review. None in a paper whose pack keeps the causes in their own compartment."""

    at: datetime
    led_by: str
    attendees: tuple[str, ...]
    went_well: tuple[str, ...]
    went_badly: tuple[str, ...]
    whys: tuple[tuple[str, str], ...]
    causes: tuple[tuple[str, tuple[str, ...]], ...]
    root_cause: str
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """A whole incident for one reader. `pack` names the version, `marks` go into each page's head.

    `levels` is the matrix as data, `levels[impact][urgency]` from 1 to 3; `level_words` name them.
    `kept_apart` says what this version leaves out and why.
    """

    number: str
    title: str
    pack: str
    marks: tuple[Mark, ...]
    cut_off: datetime
    summary: str
    state: str
    level: int
    level_word: str
    levels: tuple[tuple[int, ...], ...]
    level_words: tuple[str, str, str]
    closed: bool = True
    """Until then `summary` is what was noted first, and open points are not drawn up."""
    natures: tuple[tuple[str, str], ...] = ()
    highest: str = ""
    """The highest level it ever had, where it is no longer the present one."""
    for_whom: str = ""
    purpose: str = ""
    shaped_by: tuple[str, ...] = ()
    kept_apart: tuple[str, ...] = ()
    parties: tuple[tuple[str, str], ...] = ()
    moments: tuple[MomentLine, ...] = ()
    timeline: tuple[EventLine, ...] = ()
    facts: tuple[FactLine, ...] = ()
    gates: tuple[GateLine, ...] = ()
    clocks: tuple[ClockLine, ...] = ()
    ratings: tuple[RatingLine, ...] = ()
    team: tuple[SeatLine, ...] = ()
    kept_out: tuple[tuple[str, str], ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    options: tuple[OptionLine, ...] = ()
    messages: tuple[MessageLine, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    passed: tuple[PassedLine, ...] = ()
    skipped: tuple[PassedLine, ...] = ()
    statements: tuple[StatementPaper, ...] = ()
    notices: tuple[NoticeLine, ...] = ()
    notes: tuple[CounselNoteLine, ...] = ()
    """Counsel's, where they were asked for."""
    talks: tuple[TalkLine, ...] = ()
    exhibits: tuple[ExhibitLine, ...] = ()
    custody: tuple[CustodyLine, ...] = ()
    missing: tuple[MissingLine, ...] = ()
    protected: tuple[ProtectedLine, ...] = ()
    watch: tuple[WatchLine, ...] = ()
    stood_down: tuple[str, ...] = ()
    review: ReviewPaper | None = None
    actions: tuple[ActionLine, ...] = ()
    open_points: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    log: tuple[LogLine, ...] = ()
    times: tuple[str, ...] = ()
    """What time-stamp services have signed about the log, a sentence each."""
    reader: Pack = Pack.LEGAL
