"""The desk's verbs of the day's work: evidence to secure, the watch, the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from clinicguard.incidents import checklist, recalled
from clinicguard.incidents.acts import Acts
from clinicguard.incidents.checklist import Check, CheckState
from clinicguard.incidents.reasons import given
from clinicguard.incidents.tables import EventRow
from clinicguard.incidents.tables_work import CheckOwnRow, CheckRow, LookRow
from clinicguard.incidents.timeline import CameByItself, Event, Manner, written
from clinicguard.incidents.troubles import FieldMissing
from clinicguard.incidents.watch import Tone, WatchLine
from clinicguard.people.tables import PersonRow

NOTE = "note"


class Working(Acts):
    """What is done while the case goes on, and what is written down about it."""

    def want_evidence(
        self,
        number: str,
        words: str,
        *,
        any_moment: bool = False,
        vanishes_at: datetime | None = None,
        place: str = "",
        keeper: int | None = None,
    ) -> Check:
        """A line of our own on the checklist: what, where it is, who secures it.

        Raises:
            FieldMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("want_evidence", number, says={"words": words}) as hand:
            if not words.strip():
                raise FieldMissing("words")
            if keeper is not None:
                hand.change.get(PersonRow, keeper)
            row = hand.add(
                CheckRow(
                    rule="",
                    words=words.strip(),
                    any_moment=int(any_moment),
                    vanishes_at=vanishes_at,
                    state=CheckState.OPEN,
                    exhibits=[],
                    reason="",
                    settled_at=None,
                    settled_by=None,
                )
            )
            own = CheckOwnRow(check_id=row.id, place=place.strip(), keeper=keeper)
            hand.tell("check_wanted", words=row.words)
            return recalled.check(row, hand.add(own))

    def tick_checklist(
        self,
        number: str,
        check: int,
        state: CheckState,
        *,
        exhibits: Iterable[str] = (),
        reason: str = "",
    ) -> Check:
        """Secured by exhibits, never there, lost, or taken back.

        Raises:
            ExhibitMissing, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("tick_checklist", number, reason) as hand:
            row = hand.part(CheckRow, check)
            own = next((each for each in hand.parts(CheckOwnRow) if each.check_id == check), None)
            now, person = hand.change.now, hand.change.person.id
            bringer = hand.bringer(row)
            brought = self._bring(bringer, exhibits)
            self._bring(hand, brought, bringer)
            before = recalled.check(row, own)
            after = checklist.settled(before, state, now, person, brought, reason)
            row.state, row.exhibits, row.reason = state, list(after.exhibits), after.reason
            row.settled_at, row.settled_by = now, person
            bringer.tell(
                f"check_{state.value}", words=row.words, reason=after.reason, exhibits=brought
            )
            return after

    def note_watch(
        self,
        number: str,
        channel: str,
        seen: str,
        tone: Tone,
        *,
        reach: str = "",
        reaction: str = "",
        fresh: int | None = None,
        exhibits: Iterable[str] = (),
    ) -> WatchLine:
        """A look at one channel: what is new, how it sounds, what we do.

        Raises:
            FieldMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("note_watch", number, says={"seen": seen}) as hand:
            for field, words in (("channel", channel), ("seen", seen)):
                if not words.strip():
                    raise FieldMissing(field)
            row = hand.add(
                LookRow(
                    channel=channel.strip(),
                    day=hand.today,
                    seen=seen.strip(),
                    tone=tone,
                    reach=reach.strip(),
                    reaction=reaction.strip(),
                    fresh=fresh,
                    exhibits=self._bring(hand, exhibits),
                )
            )
            hand.tell("watched", channel=channel, tone=tone.value, seen=seen)
            return recalled.look(row)

    def note_event(
        self,
        number: str,
        words: str,
        at: datetime,
        *,
        manner: Manner = Manner.SEEN,
        source: str = "",
        zone: str = "",
        exhibits: Iterable[str] = (),
    ) -> Event:
        """A line of the timeline in somebody's own words.

        Raises:
            EventIncomplete, EventAhead, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("note_event", number, says={"words": words}) as hand:
            now, person = hand.change.now, hand.change.person.id
            where = zone or hand.profile.zone_name
            new = written(Event(0, at, where, manner, person, now, words.strip(), source=source))
            row = EventRow(
                written_at=now,
                zone=where,
                manner=manner,
                words=new.words,
                kind="",
                says={},
                source=source.strip(),
                exhibits=self._bring(hand, exhibits),
                struck_because="",
            )
            return replace(new, id=hand.add(row, at).id, exhibits=tuple(row.exhibits))

    def strike_event(self, number: str, event: int, reason: str) -> None:
        """A line struck through, still to be read.

        Raises:
            CameByItself: only what somebody wrote is struck.
            ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("strike_event", number, reason) as hand:
            row = hand.part(EventRow, event)
            if row.kind:
                raise CameByItself(row.kind)
            row.struck_because = given(reason, "strike_event")
