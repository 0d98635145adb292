"""The desk's verbs of words: notes by compartment, contacts, talks of care, what went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from clinicguard.incidents import recalled
from clinicguard.incidents.acts import Acts, Hand
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.cadence import promised_next
from clinicguard.incidents.compartments import Compartment, Note
from clinicguard.incidents.contacts import CareTalk, Contact, recorded
from clinicguard.incidents.incident import State
from clinicguard.incidents.passing import passing
from clinicguard.incidents.reasons import given
from clinicguard.incidents.releases import OUTSIDE, Audience, Release, Sequel
from clinicguard.incidents.tables_work import (
    ContactRow,
    FormerRow,
    NoteRow,
    ReleaseRow,
    TalkRow,
)
from clinicguard.incidents.timeline import EventAhead
from clinicguard.incidents.troubles import FieldMissing

NOTE = "note"


class Speaking(Acts):
    """Words that stay inside, words with somebody, words that went out."""

    def write_note(
        self,
        number: str,
        compartment: Compartment,
        text: str,
        *,
        about: str = "",
        let_pass: str = "",
    ) -> Note:
        """Words in one compartment.

        Raises:
            CompartmentShut: the role does not write there.
            WordingReused: twelve characters in a row stand in another compartment; owner or
                counsel may `let_pass` with a reason, which is kept and logged.
            FieldMissing, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("write_note", number) as hand:
            passed = passing(hand, compartment, text, let_pass)
            row = hand.add(
                NoteRow(
                    compartment=compartment, text=text.strip(), about=about, passed_because=passed
                )
            )
            hand.tell("note_written", compartment=compartment.value)
            _index(hand, row)
            return recalled.note(row, ())

    def rewrite_note(
        self, number: str, note: int, text: str, reason: str, *, let_pass: str = ""
    ) -> Note:
        """Other words for a note; the old ones stay, struck through.

        Raises:
            CompartmentShut, WordingReused, FieldMissing, ReasonMissing, NotFound, NotAllowed.
        """
        with self._acting("rewrite_note", number, reason) as hand:
            row = hand.part(NoteRow, note)
            because = given(reason, "rewrite_note")
            passed = passing(hand, Compartment(row.compartment), text, let_pass)
            bringer = hand.bringer(row)
            bringer.add(FormerRow(of=NOTE, ref=row.id, text=row.text, reason=because))
            row.text, row.passed_because = text.strip(), passed or row.passed_because
            bringer.tell("note_rewritten", compartment=row.compartment)
            _index(bringer, row)
            formers = (
                each for each in hand.parts(FormerRow) if each.of == NOTE and each.ref == note
            )
            return recalled.note(row, formers)

    def log_contact(self, number: str, contact: Contact) -> Contact:
        """A call, visit, letter or message with somebody outside; `id` and `by` are filled in.

        Raises:
            FieldMissing, EventAhead, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("log_contact", number, says={"said": contact.said}) as hand:
            if not contact.said.strip():
                raise FieldMissing("said")
            if contact.at > hand.change.now:
                raise EventAhead(contact.at)
            row = hand.add(
                ContactRow(
                    party=contact.party,
                    who=contact.who.strip(),
                    means=contact.means,
                    said=contact.said.strip(),
                    outward=int(contact.outward),
                    reached=int(contact.reached),
                    promised=contact.promised.strip(),
                    exhibits=self._bring(hand, contact.exhibits),
                ),
                contact.at,
            )
            hand.tell(
                "contacted" if contact.outward else "heard_from",
                at=contact.at,
                party=contact.party.value,
                who=row.who,
                exhibits=row.exhibits,
            )
            return recalled.contact(row)

    def record_talk(self, number: str, talk: CareTalk, *, let_pass: str = "") -> CareTalk:
        """The record of a talk of care, in its compartment; `id` and `by` are filled in.

        Raises:
            TalkIncomplete, EventAhead, CompartmentShut, WordingReused, ReasonMissing.
            MergedAway, NotFound, NotAllowed.
        """
        with self._acting("record_talk", number) as hand:
            recorded(talk)
            if talk.at > hand.change.now:
                raise EventAhead(talk.at)
            passing(hand, Compartment.CARE, talk.words, let_pass)
            row = TalkRow(
                minutes=talk.minutes,
                place=talk.place,
                attendees=list(talk.attendees),
                present=list(talk.present),
                explained=talk.explained,
                asked=talk.asked,
                regret=talk.regret,
                offered=talk.offered,
                promised=talk.promised,
                language_help=talk.language_help,
                law=talk.law,
                next_contact=talk.next_contact,
                kept_by=talk.kept_by or hand.change.person.id,
            )
            hand.add(row, talk.at)
            hand.tell("talked", at=talk.at, minutes=talk.minutes, place=talk.place)
            return recalled.talk(row)

    def note_release(self, number: str, release: Release, *, override: str = "") -> Release:
        """A text that went out: the next word is due when it says so; `id` and `by` are filled in.

        Raises:
            BarrierStands: it goes outside, and nothing is confirmed or nobody is spokesperson.
            FieldMissing, EventAhead, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("note_release", number, says={"text": release.text}) as hand:
            if not release.text.strip():
                raise FieldMissing("text")
            if release.at > hand.change.now:
                raise EventAhead(release.at)
            if release.audience in OUTSIDE:
                hand.passing(Act.RELEASE, override)
            earlier = [recalled.release(each) for each in hand.parts(ReleaseRow)]
            row = ReleaseRow(
                statement=release.statement,
                audience=release.audience,
                channel=release.channel,
                address=release.address,
                release_no=release.version,
                text=release.text,
                next_update=release.next_update,
                proof=release.proof,
                flags=list(release.flags),
                withdrawn_at=None,
                withdrawn_because="",
            )
            if release.proof:
                self._bring(hand, [release.proof])
            hand.add(row, release.at)
            if hand.incident.state in (State.ACTIVE, State.STOOD_DOWN):
                since = hand.incident.stood_down_at
                open_ones = [each for each in earlier if since is None or each.at > since]
                due = promised_next(hand.incident.next_update, release, open_ones)
                hand.keep(replace(hand.incident, next_update=due))
            hand.tell(
                "released",
                at=release.at,
                statement=release.statement,
                audience=release.audience.value,
                channel=release.channel,
                exhibits=[release.proof] if release.proof else [],
            )
            return recalled.release(row)

    def withdraw_release(self, number: str, release: int, reason: str) -> Release:
        """Taken back: what was said stays. Raises ReasonMissing, NotFound, NotAllowed."""
        with self._acting("withdraw_release", number, reason) as hand:
            row = hand.part(ReleaseRow, release)
            row.withdrawn_because = given(reason, "withdraw_release")
            row.withdrawn_at = hand.change.now
            hand.bringer(row).tell("release_withdrawn", channel=row.channel, reason=reason)
            return recalled.release(row)

    def note_sequel(
        self,
        number: str,
        statement: str,
        audience: Audience,
        sequel: Sequel,
        words: str,
        at: datetime,
        *,
        proof: str = "",
    ) -> None:
        """What came of a text that went out, for the timeline. `statement` is its address.

        Raises:
            FieldMissing, EventAhead, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("note_sequel", number, says={"text": words}) as hand:
            if not words.strip():
                raise FieldMissing("words")
            if at > hand.change.now:
                raise EventAhead(at)
            hand.tell(
                "release_followed",
                at=at,
                statement=statement,
                audience=audience.value,
                sequel=sequel.value,
                words=words.strip(),
                exhibits=self._bring(hand, [proof]) if proof else [],
            )


def _index(hand: Hand, row: NoteRow) -> None:
    kind = f"note_{Compartment(row.compartment).value}"
    hand.change.index(kind, row.id, title=hand.row.title, body=row.text)
