"""Rows that several documents print: clocks, promises, log entries, edits, words that were said.

All strings are ready to read in the document's language; who fills a paper has worded them. Moments
are aware; the press shows them in the clinic's zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Said:
    """Words at a moment: an acknowledgement, an answer, a note."""

    at: datetime
    who: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock. `basis` is its article, or that the clinic promised it, or that it is advice.

    Due at a moment or on a day. `state` in a word; `how` what was done, and what held it.
    """

    what: str
    basis: str
    started_at: datetime
    due_at: datetime | None = None
    due_day: date | None = None
    state: str = ""
    ended_at: datetime | None = None
    how: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """What somebody was promised, and what became of it."""

    what: str
    made_at: datetime
    made_by: str
    owner: str
    due: datetime | None
    state: str
    ended_at: datetime | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of state, of a rating, of a fact: from what to what, by whom and why."""

    at: datetime
    who: str
    before: str
    after: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class EditLine:
    """A changed field: the old wording stays, struck through (醫療法 §68)."""

    field: str
    old: str
    new: str
    at: datetime
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the clinic's log in readable words; `hash` is its SHA-256 in hex."""

    number: int
    at: datetime
    who: str
    did: str
    reason: str
    hash: str
