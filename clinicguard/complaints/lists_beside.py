"""What screens read of what stands beside complaints: cards, origins, places and devices."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from clinicguard.complaints.asked import same_keys
from clinicguard.complaints.beside import BesideIt, CardTie, Origin, Place, PlaceKind, Review
from clinicguard.complaints.platforms import PlatformLists
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.complaints.tables_beside import CardTieRow, OriginRow, PlaceRow, ReviewRow
from clinicguard.people.identity import Identity, Likeness, likeness
from clinicguard.people.names import masked
from clinicguard.people.patients.lists import PatientLists
from clinicguard.people.patients.tables import ImportRow
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound

_MOST_SUGGESTED = 3


class BesideLists:
    """For one person, masked."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._patients = PatientLists(reader)

    def of(self, number: str) -> BesideIt:
        """What stands beside a complaint. Raises NotFound."""
        row = self._reader.value(select(ComplaintRow).where(ComplaintRow.number == number))
        if row is None:
            raise NotFound(f"complaint/{number}")
        tie, review = self._tie(row.id), self._review(row.id)
        known = PlatformLists(self._reader).known()
        return BesideIt(
            tie,
            self._origin(row.id),
            self._places(row.id),
            () if tie else self._suggested(row),
            review,
            None if review is None else known.find(review.platform),
        )

    def review(self, number: str) -> Review | None:
        """Where the review stands that a complaint came from, if it did."""
        row = self._reader.value(select(ComplaintRow.id).where(ComplaintRow.number == number))
        return None if row is None else self._review(row)

    def on_cards(self, cards: Iterable[int]) -> tuple[str, ...]:
        """The numbers of the complaints that stand on one of the cards, the newest first."""
        query = (
            select(ComplaintRow.number)
            .join(CardTieRow, CardTieRow.complaint_id == ComplaintRow.id)
            .where(CardTieRow.patient_id.in_(list(cards)), CardTieRow.ended_at.is_(None))
            .order_by(ComplaintRow.received_at.desc(), ComplaintRow.id.desc())
        )
        return tuple(self._reader.values(query))

    def perhaps_on(self, person: Identity, most: int = 20) -> tuple[str, ...]:
        """Complaints on no card that may be about this person, by chart or name, newest first."""
        tied = select(CardTieRow.complaint_id).where(CardTieRow.ended_at.is_(None))
        rows = self._reader.values(same_keys(person).where(ComplaintRow.id.not_in(tied)))
        alike = [
            row.number
            for row in rows
            if likeness(
                person, Identity(row.patient or row.complainant, row.chart, row.reach, row.born)
            )
            is not Likeness.DIFFERENT
        ]
        return tuple(reversed(alike))[:most]

    def words_used(self, kind: PlaceKind, most: int = 12) -> tuple[str, ...]:
        """Places or devices that were named before, the most frequent first."""
        query = (
            select(PlaceRow.words)
            .where(PlaceRow.kind == kind.value, PlaceRow.ended_at.is_(None))
            .group_by(PlaceRow.words_key)
            .order_by(func.count().desc(), PlaceRow.words_key)
            .limit(most)
        )
        return tuple(self._reader.values(query))

    def _review(self, complaint: int) -> Review | None:
        query = select(ReviewRow).where(ReviewRow.complaint_id == complaint)
        row = self._reader.value(query.order_by(ReviewRow.id.desc()).limit(1))
        return None if row is None else Review(row.platform, row.posted_on, row.stars)

    def _tie(self, complaint: int) -> CardTie | None:
        row = self._reader.value(
            select(CardTieRow).where(
                CardTieRow.complaint_id == complaint, CardTieRow.ended_at.is_(None)
            )
        )
        if row is None:
            return None
        card = self._patients.card(row.patient_id)
        return CardTie(card.id, card.about.name, row.how, row.at)

    def _origin(self, complaint: int) -> Origin | None:
        found = self._reader.rows(
            select(OriginRow, ImportRow)
            .join(ImportRow, ImportRow.id == OriginRow.import_id)
            .where(OriginRow.complaint_id == complaint)
        )
        for row, file in found:
            return Origin(
                file.name,
                file.sha256,
                row.line,
                file.at,
                file.by,
                row.old_number,
                masked(row.taken_by_words) if row.taken_by_words else "",
                row.category_words,
            )
        return None

    def _places(self, complaint: int) -> tuple[Place, ...]:
        rows = self._reader.values(
            select(PlaceRow)
            .where(PlaceRow.complaint_id == complaint, PlaceRow.ended_at.is_(None))
            .order_by(PlaceRow.id)
        )
        return tuple(Place(row.id, PlaceKind(row.kind), row.words) for row in rows)

    def _suggested(self, row: ComplaintRow) -> tuple[CardTie, ...]:
        person = Identity(row.patient or row.complainant, row.chart, row.reach, row.born)
        known = self._patients.known(person)[:_MOST_SUGGESTED]
        return tuple(CardTie(card.id, card.name, "", row.logged_at) for card, _ in known)
