"""What can go into a pack for somebody outside: the case's exhibits, and papers made for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinicguard.documents.incident_report.packs import Pack
from clinicguard.evidence.exhibit import Exhibit, still_there
from clinicguard.evidence.redaction import Redaction
from clinicguard.host.words import Words
from clinicguard.papers.catalogue import offered
from clinicguard.papers.kind import Offered
from clinicguard.papers.order import Order

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_FROM_THE_START = frozenset({"report", "inventory", "statement", "record"})


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One paper that may be enclosed; `wanted` from the start."""

    offered: Offered
    wanted: bool

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.offered.offer.subject}/{self.offered.kind.key}"

    @property
    def file_name(self) -> str:
        """Its name inside the pack."""
        _, _, named = self.offered.offer.subject.partition("/")
        return f"{named.replace('/', '-')}-{self.offered.kind.key}.pdf"

    def order(self, like: Order) -> Order:
        """The order of this paper, in the language and for the receiver of `like`."""
        kind = self.offered.kind
        version = f":{Pack.LEGAL.value}" if kind.versions else ""
        return Order(
            paper=f"{kind.key}{version}",
            subject=self.offered.offer.subject,
            language=like.language,
            roc_years=like.roc_years,
            draft=self.offered.offer.draft and kind.can_draft,
            pictures=kind.can_picture,
            recipient=like.recipient,
            purpose=like.purpose,
        )


@dataclass(frozen=True, slots=True)
class PackOffer:
    """Everything that may go into the pack of one case."""

    exhibits: tuple[Exhibit, ...]
    """Those that are there. What was `disposed` of is listed, and cannot be chosen."""
    enclosures: tuple[Enclosure, ...]
    recipients: tuple[str, ...]
    roc_years: bool
    redactions: tuple[Redaction, ...] = ()
    """The redacted copies of the exhibits, whole ones only: each can go in its original's place."""
    disposed: tuple[Exhibit, ...] = ()


def pack_offer(clinic: Clinic, case: str, words: Words) -> PackOffer:
    """Reads what there is for a case ("incident/…"). Raises NotFound."""
    counsel = [each.name for each in clinic.staff_lists.active() if each.role == "counsel"]
    exhibits = clinic.evidence_lists.of_case(case)
    return PackOffer(
        exhibits=still_there(exhibits),
        enclosures=tuple(_enclosures(clinic, case, words)),
        recipients=tuple(counsel),
        roc_years=clinic.profile.roc_years,
        redactions=tuple(_whole_copies(clinic, case)),
        disposed=tuple(each for each in exhibits if each.disposed is not None),
    )


def _whole_copies(clinic: Clinic, case: str) -> Iterator[Redaction]:
    for exhibit in clinic.evidence_lists.of_case(case):
        for each in clinic.redaction_lists.of(exhibit.number):
            copy = clinic.evidence_lists.one(each.number)
            if copy.disposed is None and copy.sound is not False:
                yield each


def _enclosures(clinic: Clinic, case: str, words: Words) -> Iterator[Enclosure]:
    number = case.partition("/")[2]
    links = clinic.incident_lists.case(number, with_events=False).links
    linked = [each.target for each in links if each.undone_at is None]
    complaints = [each for each in linked if each.startswith("complaint/")]
    for record in (case, *dict.fromkeys(complaints)):
        for each in offered(clinic, record, words):
            if each.kind.can_pack:
                yield Enclosure(each, each.kind.key in _FROM_THE_START)
