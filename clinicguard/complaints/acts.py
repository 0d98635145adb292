"""How every verb works: the complaint is taken in hand, changed, and put back in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import select

from clinicguard.complaints.clock import (
    ClockKind,
    Rank,
    due,
    is_promised,
    live_clock,
    next_clock,
    rank,
)
from clinicguard.complaints.complaint import Complaint, after
from clinicguard.complaints.intake import happened
from clinicguard.complaints.issue import bits
from clinicguard.complaints.moves import MOVES, WAITING, Kind, State, Verb
from clinicguard.complaints.promised import PromisedTimes, promised_by
from clinicguard.complaints.tables import ComplaintRow, Part, StepRow
from clinicguard.complaints.troubles import ReasonMissing
from clinicguard.complaints.whole import clocks, whole
from clinicguard.people.identity import chart_key, name_key, phone_key
from clinicguard.people.office_years import years_of
from clinicguard.people.tables import ProfileRow, to_profile
from clinicguard.storage.book import Book, Change
from clinicguard.storage.troubles import NotFound
from clinicguard.tasks.desk import TaskDesk
from clinicguard.tasks.running import Basis


class Hand:
    """A complaint in hand during an act: its row, and how it stood when it was taken up."""

    def __init__(self, change: Change, row: ComplaintRow, before: Complaint) -> None:
        self.change = change
        self.row = row
        self.before = before
        self.complaint = before
        """How it stands; after the act, what came of it."""

    def add(self, part: Part, at: datetime | None = None) -> None:
        """One thing recorded about it, by whoever acts; `at` None is now."""
        part.complaint_id = self.row.id
        part.at = at or self.change.now
        part.by = self.change.person.id
        self.change.add(part)

    def when(self, field: str, at: datetime | None) -> datetime:
        """When it happened: after the complaint came, before now. Raises NotYet, BeforeReceived."""
        return happened(field, at, self.change.now, self.before.received_at)


class Acts:
    """What the verbs share. A verb is one act: it is refused whole or done whole."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._tasks = TaskDesk(book)

    @contextmanager
    def _acting(
        self, verb: Verb, number: str, reason: str = "", says: Mapping[str, str] | None = None
    ) -> Iterator[Hand]:
        address = f"complaint/{number}"
        with self._book.act(f"complaint.{verb}", address, reason=reason, says=says) as change:
            hand = take_up(change, number)
            entered = after(hand.before, verb)
            if verb in MOVES:
                hand.add(StepRow(verb=verb, left=hand.before.state, entered=entered, reason=reason))
                hand.row.state = entered
            yield hand
            put_back(hand)

    def _start_clock(self, hand: Hand, kind: ClockKind, start: datetime) -> None:
        self._tasks.clocks.start(
            kind,
            hand.before.address,
            "",
            basis=Basis.PROMISE,
            trigger=start,
            due_at=promised(hand.change).reckon(kind, start).ends,
        )

    def _promise_anew(self, hand: Hand, start: datetime) -> None:
        """The clocks that the record lacks, by what it is and where it stands."""
        if not is_promised(Kind(hand.row.kind)):
            return
        live = clocks(hand.change.all, hand.before.address)
        wanted = [ClockKind.ANSWER] if hand.row.state in WAITING else []
        if hand.row.state == State.NEW:
            wanted.insert(0, ClockKind.FIRST_REPLY)
        for kind in wanted:
            if live_clock(live, kind) is None:
                self._start_clock(hand, kind, start)

    def _meet_clock(self, hand: Hand, kind: ClockKind, at: datetime) -> None:
        clock = live_clock(hand.before.clocks, kind)
        if clock is not None:
            self._tasks.clocks.meet(clock.id, at)

    def _switch_off_clocks(self, hand: Hand, reason: str) -> None:
        for clock in hand.before.clocks:
            if clock.running:
                self._tasks.clocks.switch_off(clock.id, reason)


def take_up(change: Change, number: str) -> Hand:
    """The complaint of this number. Raises NotFound."""
    row = change.one(select(ComplaintRow).where(ComplaintRow.number == number))
    if row is None:
        raise NotFound(f"complaint/{number}")
    return Hand(change, row, whole(change.all, row))


def put_back(hand: Hand, *, new: bool = False) -> None:
    """What is derived follows what was changed: the clock and the keys of the list, the words."""
    row, change = hand.row, hand.change
    change.flush()
    hand.complaint = whole(change.all, row)
    clock = next_clock(hand.complaint.clocks)
    derived = {
        "clock": clock and clock.rule,
        "clock_due": clock and due(clock),
        "clock_rank": int(rank(clock)) if clock else int(Rank.NONE),
        "complainant_key": name_key(row.complainant),
        "patient_key": name_key(row.patient),
        "chart_key": chart_key(row.chart),
        "phone_key": phone_key(row.reach),
        "categories": bits(issue.category for issue in hand.complaint.issues),
        "flags": bits(hand.complaint.flags),
    }
    for name, value in derived.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    if new or findable(hand.complaint) != findable(hand.before):
        index(change, hand.complaint)


def index(change: Change, complaint: Complaint) -> None:
    """Makes the complaint findable by everything that was written about it."""
    title, body = findable(complaint)
    change.index("complaint", complaint.id, title=title, body=body)


def findable(complaint: Complaint) -> tuple[str, str]:
    """The words by which a complaint is found: who and which, and all that was written."""
    title = (
        complaint.number,
        complaint.complainant.name,
        complaint.complainant.reach,
        complaint.patient.name,
        complaint.patient.chart,
    )
    body = (
        complaint.verbatim,
        complaint.wanted,
        complaint.interpretation,
        *(each.note for each in complaint.issues),
        *(each.said for each in complaint.contacts),
        *(each.words for each in complaint.promises),
        *(each.words for each in complaint.accounts),
        *(each.grounds for each in complaint.findings),
        *(each.what for each in complaint.remedies),
        *(each.words for each in complaint.learnings),
        *(each.words for each in complaint.answers),
        *(each.note for each in complaint.satisfactions),
    )
    return "\n".join(filter(None, title)), "\n".join(filter(None, body))


def promised(change: Change) -> PromisedTimes:
    """What the clinic promises now."""
    row = change.one(select(ProfileRow))
    assert row is not None
    return promised_by(to_profile(row, years_of(change.all, row.jurisdiction)))


def given(what: str, reason: str) -> str:
    """A reason that has to be there. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing(what)
    return reason
