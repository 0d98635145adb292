"""The whole course of a complaint in one line of time: what happened when, and who told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.contact import Contact
from clinicguard.complaints.wording import Edit
from clinicguard.tasks.running import ClockState
from clinicguard.tasks.task import State as TaskState
from clinicguard.tasks.task import Task


class Happened(StrEnum):
    """What a line tells."""

    LOGGED = "logged"
    ACKNOWLEDGED = "acknowledged"
    STEP = "step"
    CONTACT = "contact"
    PROMISED = "promised"
    PROMISE_ENDED = "promise_ended"
    ISSUE = "issue"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    HEARD = "heard"
    FOUND = "found"
    REMEDY = "remedy"
    LEARNED = "learned"
    ANSWERED = "answered"
    SATISFACTION = "satisfaction"
    ENDED = "ended"
    LINKED = "linked"
    UNLINKED = "unlinked"
    HELD = "held"
    RESUMED = "resumed"
    EDITED = "edited"


class Sight(Enum):
    """The parts in which a history can be looked at."""

    ALL = "all"
    CONTACTS = "contacts"
    PROMISES = "promises"
    STATES = "states"


_SEEN = {
    Sight.CONTACTS: {Happened.LOGGED, Happened.ACKNOWLEDGED, Happened.CONTACT, Happened.ANSWERED},
    Sight.PROMISES: {Happened.PROMISED, Happened.PROMISE_ENDED},
    Sight.STATES: {
        Happened.LOGGED,
        Happened.ACKNOWLEDGED,
        Happened.STEP,
        Happened.ANSWERED,
        Happened.ENDED,
        Happened.HELD,
        Happened.RESUMED,
    },
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened: `choice` says which of several kinds, `words` what was written.

    `who` said it, where it was not who wrote it down; `why` it was done. `edit`, `contact` and
    `promise` are there where more is to be shown.
    """

    at: datetime
    by: int
    what: Happened
    words: str = ""
    choice: Enum | None = None
    edit: Edit | None = None
    contact: Contact | None = None
    promise: Task | None = None
    who: str = ""
    why: str = ""


def history(complaint: Complaint, sight: Sight = Sight.ALL) -> tuple[Line, ...]:
    """Every line, the oldest first; what happened at one moment stands as it was written."""
    lines = sorted(_lines(complaint), key=lambda line: line.at)
    if sight is Sight.ALL:
        return tuple(lines)
    return tuple(line for line in lines if line.what in _SEEN[sight])


def _lines(it: Complaint) -> Iterator[Line]:
    yield Line(it.received_at, it.taken_by, Happened.LOGGED, it.verbatim, it.channel)
    yield from _course(it)
    yield from _speaking(it)
    for account in it.accounts:
        yield Line(
            account.at, account.by, Happened.HEARD, account.words, account.side, who=account.who
        )
    for issue in it.issues:
        yield Line(
            issue.at, issue.by, Happened.ISSUE, issue.note, issue.category, why=issue.why_changed
        )
    for finding in it.findings:
        yield Line(finding.at, finding.by, Happened.FOUND, finding.grounds, finding.verdict)
    for remedy in it.remedies:
        yield Line(remedy.at, remedy.by, Happened.REMEDY, remedy.what, remedy.kind)
    for learning in it.learnings:
        yield Line(learning.at, learning.by, Happened.LEARNED, learning.words)
    for edit in it.edits:
        yield Line(edit.at, edit.by, Happened.EDITED, edit.why, edit=edit)


def _course(it: Complaint) -> Iterator[Line]:
    if it.acknowledgement is not None:
        said = it.acknowledgement
        yield Line(said.at, said.by, Happened.ACKNOWLEDGED, said.said, said.means)
    told = {"acknowledge", "answer", "close", "withdraw"}
    for step in it.steps:
        if step.verb not in told:
            yield Line(step.at, step.by, Happened.STEP, step.reason, step.entered)
    for answer in it.answers:
        yield Line(answer.at, answer.by, Happened.ANSWERED, answer.words, answer.means)
    for ending in it.endings:
        yield Line(ending.at, ending.by, Happened.ENDED, ending.words, ending.state)
        if ending.learning:
            yield Line(ending.at, ending.by, Happened.LEARNED, ending.learning)
    for clock in it.clocks:
        for hold in clock.holds:
            yield Line(hold.since, hold.by, Happened.HELD, hold.reason)
            if hold.until is not None and clock.state in (ClockState.RUNNING, ClockState.HELD):
                yield Line(hold.until, hold.by, Happened.RESUMED)


def _speaking(it: Complaint) -> Iterator[Line]:
    for contact in it.contacts:
        yield Line(
            contact.at, contact.by, Happened.CONTACT, contact.said, contact.means, contact=contact
        )
    for promise in it.promises:
        yield Line(
            promise.made_at, promise.made_by, Happened.PROMISED, promise.words, promise=promise
        )
        if promise.ended_at is not None:
            by = promise.turns[-1].by if promise.turns else promise.made_by
            kept = TaskState(promise.state)
            yield Line(
                promise.ended_at, by, Happened.PROMISE_ENDED, promise.reason, kept, promise=promise
            )
    for answered in it.satisfactions:
        yield Line(answered.at, answered.by, Happened.SATISFACTION, answered.note)
    for flag in it.raised:
        yield Line(flag.at, flag.by, Happened.FLAGGED, flag.why, flag.flag)
        if flag.lowered_at is not None and flag.lowered_by is not None:
            yield Line(
                flag.lowered_at, flag.lowered_by, Happened.UNFLAGGED, flag.lowered_why, flag.flag
            )
    for link in it.links:
        to, kind = link.target, link.kind
        yield Line(link.at, link.by, Happened.LINKED, to, kind, why=link.why)
        if link.undone_at is not None and link.undone_by is not None:
            why = link.undone_why
            yield Line(link.undone_at, link.undone_by, Happened.UNLINKED, to, kind, why=why)
