"""Every kind of paper there is, what can be made of a record, and the reading of an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.documents.press import Press
from clinicguard.host.words import Words
from clinicguard.papers.kind import Offered, PaperKind, Version
from clinicguard.papers.of_clinic import CHART_PAPERS, REGISTER_PAPERS
from clinicguard.papers.of_complaint import COMPLAINT_PAPERS
from clinicguard.papers.of_contacts import CONTACT_PAPERS
from clinicguard.papers.of_counsel import COUNSEL_PAPERS
from clinicguard.papers.of_evidence import EVIDENCE_PAPERS
from clinicguard.papers.of_forms import FORM_PAPERS
from clinicguard.papers.of_hour import HOUR_PAPERS
from clinicguard.papers.of_incident import INCIDENT_PAPERS
from clinicguard.papers.of_learning import LEARNING_PAPERS
from clinicguard.papers.of_log import LOG_PAPERS
from clinicguard.papers.of_team import TEAM_PAPERS
from clinicguard.papers.of_words import WORDS_PAPERS
from clinicguard.papers.order import Order, Reading
from clinicguard.people.staff import Role
from clinicguard.storage.troubles import NotAllowed, NotFound

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

CLINIC = "clinic"
"""The record that stands for the clinic as a whole."""

KINDS: tuple[PaperKind, ...] = (
    *INCIDENT_PAPERS,
    *EVIDENCE_PAPERS,
    *COMPLAINT_PAPERS,
    *TEAM_PAPERS,
    *HOUR_PAPERS,
    *WORDS_PAPERS,
    *COUNSEL_PAPERS,
    *REGISTER_PAPERS,
    *LEARNING_PAPERS,
    *CHART_PAPERS,
    *FORM_PAPERS,
    *CONTACT_PAPERS,
    *LOG_PAPERS,
)
"""In the order in which they are offered."""


def kind_of(key: str) -> PaperKind:
    """The kind with that key; its version may stand behind it. Raises NotFound."""
    wanted = key.partition(":")[0]
    for kind in KINDS:
        if kind.key == wanted:
            return kind
    raise NotFound(f"paper/{key}")


def offered(clinic: Clinic, record: str, words: Words) -> tuple[Offered, ...]:
    """What can be made of a record ("incident/…", "complaint/…", "clinic") for this reader.

    Raises:
        NotFound: there is no such record.
    """
    role = clinic.person.role
    found = []
    for kind in KINDS:
        versions = _versions(kind, role)
        if role not in kind.roles or (kind.versions and not versions):
            continue
        found += [Offered(kind, offer, versions) for offer in kind.of(clinic, record, words)]
    return tuple(found)


def read(clinic: Clinic, order: Order, kept: frozenset[str] = frozenset()) -> Reading:
    """Reads all that a paper shows, as its reader may see it. Each look becomes an entry.

    `kept` are the numbers of exhibits whose pictures were read already for this paper.

    Raises:
        NotAllowed: this role may not have that paper, or not that version of it.
        NotFound, NoKeyForEvidence; ReasonMissing: names in full need a purpose.
    """
    kind, role = kind_of(order.paper), clinic.person.role
    allowed = {each.key for each in _versions(kind, role)}
    if role not in kind.roles or (kind.versions and order.version not in allowed):
        raise NotAllowed(f"paper.{order.paper}", role)
    press = Press(order.language, order.roc_years, clinic.stamp(), order.draft)
    return kind.read(clinic, order, press, kept)


def _versions(kind: PaperKind, role: Role) -> tuple[Version, ...]:
    return tuple(each for each in kind.versions if role in each.roles)


def offer_of(clinic: Clinic, record: str, subject: str, kind: PaperKind, words: Words) -> Offered:
    """The offer of one kind for one subject. Raises NotFound: it cannot be made of it."""
    for each in offered(clinic, record, words):
        if each.kind is kind and each.offer.subject == subject:
            return each
    raise NotFound(f"{subject}/{kind.key}")


def record_of(clinic: Clinic, subject: str) -> str:
    """The record under which a paper is offered: the case of an exhibit or a statement."""
    room, _, number = subject.partition("/")
    match room:
        case "evidence":
            marks = clinic.evidence_lists.one(number).marks
            return marks[0][0] if marks else subject
        case "statement":
            return clinic.statement_lists.one(number).case or subject
        case "clinic":
            return CLINIC
        case _:
            return "/".join(subject.split("/")[:2])
