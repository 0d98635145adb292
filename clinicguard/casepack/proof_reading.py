"""Reads what was just written as pages and papers will read it: what cannot be read is not kept."""

from __future__ import annotations

from collections.abc import Iterable

from clinicguard.casepack.troubles import PackAbsurd
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.evidence.custody import EVENTS
from clinicguard.evidence.exhibit import COMPARTMENTS, KINDS
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.evidence.redaction_desk import RedactionLists
from clinicguard.host.words import LANGUAGES, Words
from clinicguard.incidents.lists import IncidentLists
from clinicguard.incidents.telling import line
from clinicguard.people.patients.lists import PatientLists
from clinicguard.statements.audiences import AUDIENCES
from clinicguard.statements.lists import StatementLists
from clinicguard.statements.statement import text_hash
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound


def proof_read(reader: Reader, addresses: Iterable[str], place: str) -> None:
    """Inside the act. Raises PackAbsurd, naming the record that no page could show."""
    for address in addresses:
        kind, _, number = address.partition("/")
        try:
            _READ[kind](reader, number)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, NotFound) as error:
            raise PackAbsurd(f"{place} {address}", "record") from error


def _incident(reader: Reader, number: str) -> None:
    lists = IncidentLists(reader)
    case = lists.case(number)
    lists.proposals(number)
    lists.now(number)
    for language in LANGUAGES:
        for event in case.events:
            line(event, Words(language), {}, lists.guide)
    StatementLists(reader).of_case(f"incident/{number}")


def _complaint(reader: Reader, number: str) -> None:
    ComplaintLists(reader).whole(number)


def _exhibit(reader: Reader, number: str) -> None:
    exhibit = EvidenceLists(reader).one(number)
    if exhibit.kind not in KINDS or exhibit.compartment not in COMPARTMENTS:
        raise ValueError(number)
    if any(event.event not in EVENTS for event in exhibit.custody):
        raise ValueError(number)
    RedactionLists(reader).of(number)


def _statement(reader: Reader, number: str) -> None:
    found = StatementLists(reader).one(number)
    if found.audience not in AUDIENCES or not found.versions:
        raise ValueError(number)
    if any(each.sha256 != text_hash(each.text) for each in found.versions):
        raise ValueError(number)


def _patient(reader: Reader, card: str) -> None:
    PatientLists(reader).card(int(card))


_READ = {
    "incident": _incident,
    "complaint": _complaint,
    "evidence": _exhibit,
    "statement": _statement,
    "patient": _patient,
}
