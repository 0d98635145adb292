"""What staff can do with complaints: log one, edit its wording, show its names, and the rest."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from clinicguard.complaints.acts import Hand, given, put_back, take_up
from clinicguard.complaints.beside import Review
from clinicguard.complaints.complaint import (
    Channel,
    Complaint,
    Field,
    Relation,
    StaffRole,
    editable,
)
from clinicguard.complaints.desk_cards import Beside, tie_by_chart
from clinicguard.complaints.desk_contact import InTouch
from clinicguard.complaints.desk_encounter import Encounters
from clinicguard.complaints.desk_import import TakingOver
from clinicguard.complaints.desk_looking import Looking
from clinicguard.complaints.desk_progress import Progress
from clinicguard.complaints.desk_reviews import Reviews, add_review
from clinicguard.complaints.desk_ties import Ties, raised
from clinicguard.complaints.editing import wording_of
from clinicguard.complaints.intake import NewComplaint, checked, fits, happened, said
from clinicguard.complaints.moves import Kind, State, Verb
from clinicguard.complaints.platforms import PlatformDesk
from clinicguard.complaints.saved_views import SavedViewDesk
from clinicguard.complaints.tables import ComplaintRow, EditRow
from clinicguard.complaints.troubles import FieldUnknown, NothingChanged
from clinicguard.complaints.whole import whole
from clinicguard.host.clock import from_text
from clinicguard.people.tables import PersonRow
from clinicguard.storage.book import Book
from clinicguard.storage.text import kept

LOG = "complaint.log"
UNMASK = "complaint.unmask"


class Intake(InTouch):
    """Log, edit, unmask."""

    def log(self, new: NewComplaint, review: Review | None = None) -> Complaint:
        """Writes a complaint down: its number is given, its promised times run from its receipt.

        `review` is where it stands, for one that came from an online review.

        Raises:
            FieldMissing: one of the six fields is empty.
            FieldTooLong, NotYet, NotFound, NotAllowed.
        """
        with self._book.act(LOG, "complaint") as change:
            new = checked(new, change.now)
            assert new.channel is not None
            assert new.taken_by is not None
            assert new.received_at is not None
            change.get(PersonRow, new.taken_by)
            number = change.next_number("complaint")
            change.about(f"complaint/{number}")
            change.says("verbatim", new.verbatim)
            row = change.add(
                ComplaintRow(
                    number=number,
                    kind=new.kind,
                    state=State.NEW,
                    channel=new.channel,
                    received_at=new.received_at,
                    taken_by=new.taken_by,
                    complainant=new.complainant.name,
                    relation=new.complainant.relation,
                    reach=new.complainant.reach,
                    patient=new.patient.name,
                    chart=new.patient.chart,
                    born=new.patient.born,
                    verbatim=new.verbatim,
                    interpretation=new.interpretation,
                    wanted="" if new.wanted_unsaid else new.wanted,
                    staff_role=new.staff_role,
                    logged_at=change.now,
                    logged_by=change.person.id,
                    complainant_key="",
                    patient_key="",
                    chart_key="",
                    phone_key="",
                    clock=None,
                    clock_due=None,
                    clock_rank=0,
                    categories=0,
                    flags=0,
                )
            )
            hand = Hand(change, row, whole(change.all, row))
            for flag in sorted(new.flags):
                hand.add(raised(flag, ""))
            self._promise_anew(hand, new.received_at)
            put_back(hand, new=True)
            tie_by_chart(change, hand)
            if review is not None:
                add_review(hand, review)
            logged = hand.complaint
            for promise in new.promises:
                logged = self.promise(number, promise)
        return logged

    def edit(self, number: str, field: Field, wording: str, why: str) -> Complaint:
        """Another wording for one field; the old one stays, struck through, with who, when, why.

        Choices are given by value, times as `2026-11-21T01:38:12.345Z`, birth dates as
        `1990-05-01`, staff by id. Another time of receipt or another kind sets the promised times
        anew.

        Raises:
            ReasonMissing, NothingChanged, FieldMissing, FieldTooLong, FieldUnknown, NotYet,
            NotFound, MoveRefused, NotAllowed.
        """
        given("edit", fits("why", why))
        wording = kept(wording)
        with self._acting(Verb.EDIT, number, why, {"field": field, "new": wording}) as hand:
            editable(hand.before, field)
            old = wording_of(hand.before, field)
            if wording == old:
                raise NothingChanged(field)
            setattr(hand.row, field, _taken(hand, field, wording))
            hand.add(EditRow(field=field, position=0, old=old, new=wording, why=why))
            if field in (Field.RECEIVED_AT, Field.KIND):
                self._reckon_anew(hand, why)
        return hand.complaint

    def unmask(self, number: str, reason: str) -> Complaint:
        """The complaint with its names in full; the look is written into the log.

        Raises:
            ReasonMissing, NotFound, NotAllowed.
        """
        given("unmask", fits("reason", reason))
        with self._book.act(UNMASK, f"complaint/{number}", reason=reason) as change:
            return take_up(change, number).before

    def _reckon_anew(self, hand: Hand, why: str) -> None:
        self._switch_off_clocks(hand, why)
        self._promise_anew(hand, hand.row.received_at)


class ComplaintDesk(Intake, Progress, Looking, Ties, Encounters, Beside, Reviews, TakingOver):
    """The complaint desk, opened for one person. Verbs take values and return the complaint."""

    def __init__(self, book: Book) -> None:
        super().__init__(book)
        self.views = SavedViewDesk(book)
        self.platforms = PlatformDesk(book)


_CHOICES: dict[Field, type[StrEnum]] = {
    Field.KIND: Kind,
    Field.CHANNEL: Channel,
    Field.RELATION: Relation,
    Field.STAFF_ROLE: StaffRole,
}


def _taken(hand: Hand, field: Field, wording: str) -> str | int | date | datetime | None:
    """The wording as its column keeps it."""
    try:
        match field:
            case Field.RECEIVED_AT:
                return happened(field, from_text(wording), hand.change.now)
            case Field.TAKEN_BY:
                return hand.change.get(PersonRow, int(wording)).id
            case Field.BORN:
                return date.fromisoformat(wording) if wording else None
            case Field.KIND | Field.CHANNEL | Field.RELATION | Field.STAFF_ROLE:
                return _CHOICES[field](wording)
            case Field.VERBATIM:
                return said(field, wording)
            case _:
                return fits(field, wording)
    except ValueError:
        raise FieldUnknown(field, wording) from None
