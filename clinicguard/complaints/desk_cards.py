"""The desk's verbs of what stands beside a complaint: the patient's card, place and device."""

from __future__ import annotations

from sqlalchemy import Select, select

from clinicguard.complaints.acts import Acts, Hand, given, take_up
from clinicguard.complaints.beside import PlaceKind
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.intake import fits, said
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.complaints.tables_beside import CardTieRow, PlaceRow
from clinicguard.complaints.troubles import AlreadySo, NoSuchPart
from clinicguard.people.identity import Identity, Likeness, likeness, name_key
from clinicguard.people.patients.tables import PatientRow
from clinicguard.people.patients.whole import about_of
from clinicguard.storage.book import Change

SET_CARD, NOTE_PLACE, END_PLACE = (
    "complaint.set_card",
    "complaint.note_place",
    "complaint.end_place",
)


class Beside(Acts):
    """Put a complaint on a card, move it from a wrong one, note where it happened."""

    def set_card(self, number: str, card: int | None, why: str) -> Complaint:
        """On whose card it stands from now on; None takes it off. The former tie is kept, ended.

        Raises:
            AlreadySo: it stands there.
            ReasonMissing: it stood on another card, and nothing says why it moves.
            FieldTooLong, NotFound, NotAllowed.
        """
        says = {"card": "" if card is None else str(card)}
        with self._book.act(
            SET_CARD, f"complaint/{number}", reason=fits("why", why), says=says
        ) as change:
            hand = take_up(change, number)
            standing = change.one(_standing(hand.row.id))
            if (standing.patient_id if standing else None) == card:
                raise AlreadySo("card")
            if standing is not None:
                given("set_card", why)
                _end(hand, standing, why)
            if card is not None:
                change.get(PatientRow, card)
                hand.add(CardTieRow(patient_id=card, how="by_hand", ended_why=""))
            return hand.before

    def note_place(self, number: str, kind: PlaceKind, words: str) -> Complaint:
        """Where it happened or with which device: what repeats there is found by these words.

        Raises:
            AlreadySo, FieldMissing, FieldTooLong, NotFound, NotAllowed.
        """
        words = " ".join(said(kind, words).split())
        says = {"kind": kind.value, "words": words}
        with self._book.act(NOTE_PLACE, f"complaint/{number}", says=says) as change:
            hand, key = take_up(change, number), name_key(words)
            if any(row.words_key == key for row in change.all(_places(hand.row.id, kind))):
                raise AlreadySo(words)
            hand.add(PlaceRow(kind=kind.value, words=words, words_key=key, ended_why=""))
            return hand.before

    def end_place(self, number: str, place: int, why: str) -> Complaint:
        """It was not there after all. Raises NoSuchPart, ReasonMissing, NotFound, NotAllowed."""
        given("end_place", fits("why", why))
        with self._book.act(END_PLACE, f"complaint/{number}", reason=why) as change:
            hand, row = take_up(change, number), change.get(PlaceRow, place)
            if row.complaint_id != hand.row.id or row.ended_at is not None:
                raise NoSuchPart("place", str(place))
            _end(hand, row, why)
            return hand.before


def tie_by_chart(change: Change, hand: Hand) -> None:
    """Puts a new complaint on the one card with its chart number, where nothing speaks against."""
    row = hand.row
    if not row.chart_key:
        return
    here = select(PatientRow).where(
        PatientRow.chart_key == row.chart_key, PatientRow.merged_into.is_(None)
    )
    same = [
        card
        for card in change.all(here)
        if likeness(_person(row), about_of(card).identity) is Likeness.SAME
    ]
    if len(same) == 1:
        hand.add(CardTieRow(patient_id=same[0].id, how="by_chart", ended_why=""))


def _person(row: ComplaintRow) -> Identity:
    return Identity(row.patient, row.chart, "", row.born)


def _standing(complaint: int) -> Select[CardTieRow]:
    return select(CardTieRow).where(
        CardTieRow.complaint_id == complaint, CardTieRow.ended_at.is_(None)
    )


def _places(complaint: int, kind: PlaceKind) -> Select[PlaceRow]:
    return select(PlaceRow).where(
        PlaceRow.complaint_id == complaint,
        PlaceRow.kind == kind.value,
        PlaceRow.ended_at.is_(None),
    )


def _end(hand: Hand, row: CardTieRow | PlaceRow, why: str) -> None:
    row.ended_at, row.ended_by = hand.change.now, hand.change.person.id
    row.ended_why = why
