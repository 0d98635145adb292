"""The desk's verbs of the first minutes: notice, confirm or dismiss, join and part, link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from clinicguard.complaints.complaint import LinkKind
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.evidence.listing import give_back, standing
from clinicguard.evidence.tables import ExhibitRow, MarkRow
from clinicguard.incidents import recalled
from clinicguard.incidents.acts import Acts, Hand, fill, find
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.facts import SourceKind
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.gathered import family
from clinicguard.incidents.incident import (
    Incident,
    Move,
    Origin,
    State,
    merged,
    moved,
    unmerged,
)
from clinicguard.incidents.reasons import given
from clinicguard.incidents.tables import FactRow, IncidentRow, SignalRow, TieRow
from clinicguard.incidents.timeline import EventAhead
from clinicguard.incidents.troubles import AlreadyLinked, NotLinked, TitleMissing
from clinicguard.incidents.watch import Signal, Verdict
from clinicguard.storage.book import Change
from clinicguard.storage.troubles import NotFound


class Opening(Acts):
    """Open, judge, confirm, dismiss, merge, link."""

    def open(
        self,
        title: str,
        *,
        origin: Origin = Origin.OTHER,
        words: str = "",
        noticed_at: datetime | None = None,
        happened_at: datetime | None = None,
        danger: Answer | None = None,
        drill: bool = False,
    ) -> Incident:
        """A case that somebody has noticed. `words` are the first ones, as they were heard.

        Raises:
            TitleMissing: nothing tells it from the others.
            EventAhead: it is said to have been noticed or to have happened later than now.
            NotAllowed.
        """
        if not title.strip():
            raise TitleMissing
        with self._book.act("incident.open", "incident", says={"words": words}) as change:
            for moment in (noticed_at, happened_at):
                if moment is not None and moment > change.now:
                    raise EventAhead(moment)
            noticed = Incident(
                0,
                change.next_number("incident"),
                title.strip(),
                State.NOTICED,
                origin,
                noticed_at or change.now,
                change.person.id,
                words.strip(),
                happened_at,
                drill,
                danger,
            )
            change.about(noticed.address)
            hand = _begun(change, noticed)
            hand.tell("noticed", at=hand.incident.noticed_at, origin=origin.value)
            hand.index()
            return hand.incident

    def open_from(
        self,
        complaint: str,
        title: str,
        *,
        danger: Answer | None = None,
        happened_at: datetime | None = None,
    ) -> Incident:
        """A case grown out of a complaint, in one step: linked both ways, its exhibits listed here.

        The complaint's own clocks run on, its record stays its own.

        Raises:
            TitleMissing, NotFound, AlreadySo, NotAllowed.
        """
        with self._book.act("incident.open_from", f"complaint/{complaint}") as change:
            found = change.one(select(ComplaintRow).where(ComplaintRow.number == complaint))
            if found is None:
                raise NotFound(f"complaint/{complaint}")
            new = self.open(
                title,
                origin=Origin.COMPLAINT,
                words=found.verbatim,
                happened_at=happened_at,
                danger=danger,
            )
            change.says("incident", new.number)
            self.link(new.number, f"complaint/{complaint}")
            return new

    def note_signal(
        self,
        number: str,
        channel: str,
        words: str,
        *,
        seen_at: datetime | None = None,
        verdict: Verdict = Verdict.UNJUDGED,
        reason: str = "",
        exhibits: Iterable[str] = (),
    ) -> Signal:
        """Something that came to our ears. A dismissed one keeps its reason.

        Raises:
            ReasonMissing: it was judged without a reason.
            MergedAway, NotFound, NotAllowed.
        """
        with self._acting("note_signal", number, says={"words": words}) as hand:
            why = reason if verdict is Verdict.UNJUDGED else given(reason, "judge_signal")
            row = hand.add(
                SignalRow(
                    channel=channel.strip(),
                    words=words.strip(),
                    verdict=verdict,
                    reason=why,
                    seen_at=seen_at,
                    exhibits=self._bring(hand, exhibits),
                )
            )
            hand.tell("signal", at=seen_at, channel=channel, words=words, exhibits=row.exhibits)
            return recalled.signal(row)

    def judge_signal(self, number: str, signal: int, verdict: Verdict, reason: str) -> Signal:
        """Is it real, is it about us? Raises ReasonMissing, NotFound, MergedAway, NotAllowed."""
        with self._acting("judge_signal", number, reason) as hand:
            row = hand.part(SignalRow, signal)
            row.reason = given(reason, "judge_signal")
            row.verdict = verdict
            hand.bringer(row).tell(
                f"signal_{verdict.value}", channel=row.channel, reason=row.reason
            )
            return recalled.signal(row)

    def check_safety(self, number: str, danger: Answer) -> Incident:
        """Whether anybody is in danger now. Raises MergedAway, NotFound, NotAllowed."""
        with self._acting("check_safety", number, says={"danger": danger.value}) as hand:
            hand.tell("safety", danger=danger.value)
            return hand.keep(replace(hand.incident, danger=danger))

    def retitle(self, number: str, title: str, reason: str) -> Incident:
        """Other words for the matter; the former ones stay on the timeline.

        Raises:
            TitleMissing, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("retitle", number, reason, {"title": title}) as hand:
            given(reason, "retitle")
            if not title.strip():
                raise TitleMissing
            hand.tell("retitled", former=hand.incident.title, title=title.strip())
            incident = hand.keep(replace(hand.incident, title=title.strip()))
            hand.index()
            return incident

    def confirm(self, number: str, why: str = "", *, override: str = "") -> Incident:
        """It is real, it is about us, the plan starts: from now on the band stands.

        Raises:
            BarrierStands: not one fact and no signal that was judged ours.
            MoveRefused, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("confirm", number, why) as hand:
            incident = moved(
                hand.incident, Move.CONFIRM, hand.change.now, hand.change.person.id, why
            )
            hand.passing(Act.CONFIRM, override)
            hand.keep(incident)
            hand.tell("confirmed", reason=why)
            if why.strip():
                hand.decide("confirm", "confirm", why)
            return incident

    def not_an_incident(self, number: str, reason: str) -> Incident:
        """Dismissed, and why: kept for when the signal comes back.

        Raises:
            ReasonMissing, MoveRefused, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("not_an_incident", number, reason) as hand:
            incident = moved(
                hand.incident, Move.DISMISS, hand.change.now, hand.change.person.id, reason
            )
            hand.keep(incident)
            hand.tell("dismissed", reason=reason)
            hand.decide("dismiss", "dismiss", reason)
            return incident

    def link(self, number: str, target: str, why: str = "") -> Incident:
        """Ties a complaint, a person, an exhibit or another case to this one.

        Raises:
            AlreadyLinked, AlreadySo, NotFound, MergedAway, NotAllowed.
        """
        with self._acting("link", number, why, {"target": target}) as hand:
            if target == hand.incident.address or _tie(hand, target) is not None:
                raise AlreadyLinked(target)
            hand.add(TieRow(target=target, why=why.strip(), undone_at=None))
            kind, _, ref = target.partition("/")
            if kind == "evidence":
                self._bring(hand, [ref])
            if kind == "complaint":
                self._complaints.link(ref, LinkKind.INCIDENT, hand.incident.address, why)
                self._bring(hand, _exhibits_of(hand.change, target))
            hand.tell("linked", target=target)
            return hand.incident

    def unlink(self, number: str, target: str, reason: str) -> Incident:
        """Takes a tie back. Raises NotLinked, ReasonMissing, MergedAway, NotFound, NotAllowed."""
        with self._acting("unlink", number, reason, {"target": target}) as hand:
            tie = _tie(hand, target)
            if tie is None:
                raise NotLinked(target)
            given(reason, "unlink")
            tie.undone_at, bringer = hand.change.now, hand.bringer(tie)
            kind, _, ref = target.partition("/")
            if kind == "complaint":
                self._complaints.unlink(ref, bringer.incident.address, reason)
            bringer.tell("unlinked", target=target, reason=reason)
            return hand.incident

    def merge(self, number: str, into: str, reason: str) -> Incident:
        """Makes the case a part of another one. Nothing moves, nothing is lost, it can be undone.

        Raises:
            CannotMerge, MergedAway, ReasonMissing, NotFound, NotAllowed.
        """
        with self._acting("merge", number, reason, {"into": into}) as hand:
            given(reason, "merge")
            other = Hand(hand.change, find(hand.change, into))
            incident = hand.keep(merged(hand.incident, other.incident))
            self._bring(other, _exhibits_of(hand.change, hand.incident.address), hand)
            hand.tell("merged_into", into=into, reason=reason)
            other.tell("merged_in", number=number, reason=reason)
            return incident

    def unmerge(self, number: str, reason: str) -> Incident:
        """On its own feet again, with the exhibits that it brought.

        What the other case lists of its own accord, or rests a fact on, stays there too.

        Raises:
            CannotMerge, ReasonMissing, NotFound, NotAllowed.
        """
        address = f"incident/{number}"
        with self._book.act("incident.unmerge", address, reason=reason) as change:
            given(reason, "unmerge")
            hand = Hand(change, find(change, number))
            other = Hand(change, find(change, hand.incident.merged_into or number))
            incident = hand.keep(unmerged(hand.incident))
            change.flush()
            along = _given_back(change, other.row)
            hand.tell("unmerged", reason=reason, exhibits=along)
            other.tell("parted", number=number, reason=reason, exhibits=along)
            return incident


def _begun(change: Change, incident: Incident) -> Hand:
    row = IncidentRow(number=incident.number, review_on=None, facilitator=None, attendees=[])
    change.add(fill(row, incident))
    return Hand(change, row)


def _tie(hand: Hand, target: str) -> TieRow | None:
    standing = (tie for tie in hand.parts(TieRow) if tie.undone_at is None)
    return next((tie for tie in standing if tie.target == target), None)


def _exhibits_of(change: Change, subject: str) -> list[str]:
    listed = standing(select(MarkRow).where(MarkRow.subject == subject))
    marks = change.all(listed.order_by(MarkRow.mark))
    return [change.get(ExhibitRow, mark.exhibit).number for mark in marks]


def _given_back(change: Change, whole: IncidentRow) -> list[str]:
    """What a part that left takes away from the case, and from the one that this is a part of."""
    found = dict[str, None]()
    members = family(change.all, whole)
    parts = [f"incident/{each.number}" for each in members[1:]]
    needed = _rested_on(change, [each.id for each in members])
    found.update(dict.fromkeys(give_back(change, f"incident/{whole.number}", parts, needed)))
    if whole.merged_into:
        found.update(dict.fromkeys(_given_back(change, find(change, whole.merged_into))))
    return list(found)


def _rested_on(change: Change, incidents: list[int]) -> set[str]:
    """The numbers of the exhibits that a fact of these cases names as its source."""
    query = select(FactRow.source_ref).where(FactRow.incident_id.in_(incidents))
    return set(change.all(query.where(FactRow.source_kind == SourceKind.EXHIBIT)))
