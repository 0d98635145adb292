"""A patient's card with everything that hangs on it: complaints, incidents, promises, documents."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from clinicguard.complaints.complaint import Complaint, LinkKind
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.overview.patient_tags import RuleTag, rule_tags
from clinicguard.people.identity import Likeness
from clinicguard.people.patients.card import Card, without_names
from clinicguard.people.patients.lists import ListedCard, PatientLists
from clinicguard.people.patients.tables import PatientRow
from clinicguard.people.patients.whole import ids_of, whole_card
from clinicguard.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class PatientPage:
    """All of it, masked; complaints the newest first.

    `perhaps` are complaints on no card that may be theirs, `alike` cards that may be theirs too.
    """

    card: Card
    complaints: tuple[Complaint, ...]
    perhaps: tuple[Complaint, ...]
    incidents: tuple[str, ...]
    documents: tuple[Exhibit, ...]
    tags: tuple[RuleTag, ...]
    alike: tuple[tuple[ListedCard, Likeness], ...]


class PatientPages:
    """Reads what stands on a card, for the person who unlocked."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._patients = PatientLists(reader)
        self._complaints = ComplaintLists(reader)
        self._evidence = EvidenceLists(reader)

    def page(self, card: int) -> PatientPage:
        """One card; of a merged one the card that it went into. Raises NotFound."""
        shown = self._patients.card(card)
        (row,) = self._reader.values(select(PatientRow).where(PatientRow.id == shown.id))
        known = whole_card(self._reader.values, row)
        ids = ids_of(known)
        complaints = self._whole(self._complaints.beside.on_cards(ids))
        alike = self._patients.known(known.about.identity)
        return PatientPage(
            card=without_names(known),
            complaints=complaints,
            perhaps=self._whole(self._complaints.beside.perhaps_on(known.about.identity)),
            incidents=_incidents(complaints),
            documents=tuple(
                exhibit
                for complaint in complaints
                for exhibit in self._evidence.of_case(complaint.address)
            ),
            tags=rule_tags(
                complaints, known.about.born, self._reader.clock.now(), self._reader.zone
            ),
            alike=tuple(pair for pair in alike if pair[0].id not in ids),
        )

    def _whole(self, numbers: tuple[str, ...]) -> tuple[Complaint, ...]:
        return tuple(self._complaints.whole(number) for number in numbers)


def _incidents(complaints: tuple[Complaint, ...]) -> tuple[str, ...]:
    """The addresses of the incidents that the complaints grew into."""
    targets = (
        tie.target
        for complaint in complaints
        for tie in complaint.links
        if tie.kind is LinkKind.INCIDENT and tie.undone_at is None
    )
    return tuple(dict.fromkeys(targets))
