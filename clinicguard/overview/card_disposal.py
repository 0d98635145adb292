"""Taking a patient's card away for good: when it is not needed any more, and two people sign it.

個資法 §11: data is erased once the purpose is gone, or when the person asks and no law keeps it. A
card on which a complaint stands is needed as long as the complaint is kept.
"""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.complaints.tables_beside import CardTieRow
from clinicguard.host.trouble import Trouble
from clinicguard.overview.retention import ReasonNeeded
from clinicguard.people.patients.tables import PatientRow
from clinicguard.people.patients.whole import ids_of, whole_card
from clinicguard.people.permissions import LEAD
from clinicguard.people.witness import need_two
from clinicguard.storage.book import Book


class CardInUse(Trouble):
    """Complaints stand on the card: they are disposed of first, or moved to the right card."""

    def __init__(self, complaints: int) -> None:
        super().__init__()
        self.complaints = complaints


class CardDisposal:
    """With the cards that were merged into it, its tags, talks, history and search words."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def dispose(self, card: int, ground: str) -> int:
        """How many rows went. The entry keeps the ground, and no word about the person.

        Raises:
            WitnessNeeded, CardInUse, ReasonNeeded, NotFound, NotAllowed: nothing is gone.
        """
        ground = " ".join(ground.split())
        if not ground:
            raise ReasonNeeded
        address = f"patient/{card}"
        with self._book.act("retention.dispose", address) as change:
            need_two(change, LEAD)
            ids = ids_of(whole_card(change.all, change.get(PatientRow, card)))
            standing = select(CardTieRow).where(
                CardTieRow.patient_id.in_(ids), CardTieRow.ended_at.is_(None)
            )
            if there := len(change.all(standing)):
                raise CardInUse(there)
            places = change.with_all_below([("patient", each) for each in ids])
            erased = change.erase(places, [f"patient/{each}" for each in ids], f"{address}/")
            change.says("rows", str(erased.rows))
            change.says("words", str(erased.words))
            change.says("ground", ground)
            return erased.rows
