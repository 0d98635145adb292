"""The desk's verbs of speaking with the complainant: contacts, promises, satisfaction, holds."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime

from clinicguard.complaints.acts import Acts, Hand, given, promised
from clinicguard.complaints.clock import ClockKind, live_clock
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.contact import Direction, Means, Tag, checked_score
from clinicguard.complaints.intake import NewPromise, fits, happened, said
from clinicguard.complaints.moves import Verb
from clinicguard.complaints.tables import ContactRow, SatisfactionRow
from clinicguard.complaints.troubles import NoSuchPart, NotYet
from clinicguard.people.tables import PersonRow
from clinicguard.tasks.running import RunningClock
from clinicguard.tasks.task import Kind as TaskKind
from clinicguard.tasks.task import Task


class InTouch(Acts):
    """Note a contact, promise, keep or break a promise, ask for satisfaction, hold a clock."""

    def note_contact(
        self,
        number: str,
        means: Means,
        words: str,
        *,
        direction: Direction = Direction.OUT,
        reached: bool = True,
        at: datetime | None = None,
        next_at: datetime | None = None,
        promise: NewPromise | None = None,
    ) -> Complaint:
        """A call, a visit, a letter, a message, also one from before it became a complaint.

        What was promised in it becomes a dated task.

        Raises:
            MoveRefused, FieldMissing, FieldTooLong, NotYet, NotAllowed.
        """
        says = {"means": means.value, "words": said("words", words)}
        with self._acting(Verb.NOTE_CONTACT, number, says=says) as hand:
            when = happened("at", at, hand.change.now)
            task = self._promised(hand, promise) if promise else None
            hand.add(
                ContactRow(
                    means=means,
                    direction=direction,
                    reached=int(reached),
                    said=words,
                    next_at=next_at,
                    promise=task and task.id,
                ),
                when,
            )
        return hand.complaint

    def promise(self, number: str, new: NewPromise) -> Complaint:
        """What we said we would do, by when, and who does it: a dated task from now on.

        Raises:
            MoveRefused, FieldMissing, FieldTooLong, NotFound, NotAllowed.
        """
        with self._acting(Verb.PROMISE, number) as hand:
            self._promised(hand, new)
        return hand.complaint

    def keep_promise(self, number: str, task: int, how: str = "") -> Complaint:
        """Done as promised. Raises MoveRefused, NoSuchPart, NotAllowed."""
        with self._acting(Verb.KEEP_PROMISE, number, fits("how", how)) as hand:
            self._tasks.done(_open_promise(hand, task).id, how)
        return hand.complaint

    def break_promise(self, number: str, task: int, reason: str) -> Complaint:
        """Not done as promised, and why. Raises NoSuchPart, ReasonMissing, NotAllowed."""
        given("break_promise", fits("reason", reason))
        with self._acting(Verb.BREAK_PROMISE, number, reason) as hand:
            self._tasks.not_doing(_open_promise(hand, task).id, reason)
        return hand.complaint

    def satisfaction(
        self,
        number: str,
        score: int,
        tags: Set[Tag] = frozenset(),
        note: str = "",
        *,
        no_more_calls: str = "",
    ) -> Complaint:
        """How content they are with the handling, 1 to 5.

        `no_more_calls` calls off the calls that are still to come, and says why.

        Raises:
            FieldUnknown, MoveRefused, NotAllowed.
        """
        checked_score(score)
        says = {"score": str(score), "note": fits("note", note)}
        with self._acting(Verb.SATISFACTION, number, says=says) as hand:
            hand.add(
                SatisfactionRow(score=score, tags=sorted(tag.value for tag in tags), note=note)
            )
            for call in hand.before.open_calls if no_more_calls else ():
                self._tasks.not_doing(call.id, no_more_calls)
        return hand.complaint

    def hold_clock(self, number: str, kind: ClockKind, reason: str) -> Complaint:
        """A promised time stands still while somebody else is waited for.

        Raises:
            MoveRefused, ReasonMissing, NoSuchPart, ClockRefused, NotAllowed.
        """
        given("hold_clock", fits("reason", reason))
        with self._acting(Verb.HOLD_CLOCK, number, reason) as hand:
            self._tasks.clocks.hold(_live(hand, kind).id, reason)
        return hand.complaint

    def resume_clock(self, number: str, kind: ClockKind, reason: str = "") -> Complaint:
        """It runs again; the days on which it was held do not count.

        Raises:
            MoveRefused, NoSuchPart, ClockRefused, NotAllowed.
        """
        with self._acting(Verb.RESUME_CLOCK, number, fits("reason", reason)) as hand:
            clock = _live(hand, kind)
            due_at = promised(hand.change).resumed(clock, hand.change.now)
            self._tasks.clocks.resume(clock.id, due_at=due_at)
        return hand.complaint

    def _promised(self, hand: Hand, new: NewPromise) -> Task:
        owner = hand.change.person.id if new.owner is None else new.owner
        hand.change.get(PersonRow, owner)
        if new.due_at < hand.change.now:
            raise NotYet("due_at")
        return self._tasks.add(
            said("promise", new.what),
            owner=owner,
            due=new.due_at,
            kind=TaskKind.PROMISE,
            subject=hand.before.address,
            step=new.step,
        )


def _open_promise(hand: Hand, task: int) -> Task:
    for promise in hand.before.open_promises:
        if promise.id == task:
            return promise
    raise NoSuchPart("promise", str(task))


def _live(hand: Hand, kind: ClockKind) -> RunningClock:
    clock = live_clock(hand.before.clocks, kind)
    if clock is None:
        raise NoSuchPart("clock", kind)
    return clock
