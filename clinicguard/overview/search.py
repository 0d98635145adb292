"""Search over everything: complaints, incidents, evidence, statements, people; each as masked.

Every room answers for itself, so that compartments and masks are those of its own lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from clinicguard.complaints.listed import Filter, Sort
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.incidents.lists import IncidentLists
from clinicguard.people.lists import StaffLists
from clinicguard.people.patients.lists import PatientLists
from clinicguard.statements.lists import StatementLists
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound

MOST_OF_EACH = 5
_NUMBER = re.compile(r"[CIES]-\d{4}-\d{4,}")


class What(StrEnum):
    """What an answer is."""

    COMPLAINT = "complaint"
    INCIDENT = "incident"
    EVIDENCE = "evidence"
    STATEMENT = "statement"
    PERSON = "person"
    PATIENT = "patient"


@dataclass(frozen=True, slots=True)
class Answer:
    """One record that holds the words. `words` is its number and name, `note` what was found."""

    what: What
    address: str
    words: str
    note: str = ""


class Search:
    """At most five of each kind, the newest first."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._complaints = ComplaintLists(reader)
        self._incidents = IncidentLists(reader)
        self._evidence = EvidenceLists(reader)
        self._statements = StatementLists(reader)
        self._staff = StaffLists(reader)
        self._patients = PatientLists(reader)

    def everything(self, typed: str) -> tuple[Answer, ...]:
        """What holds the typed words; a number alone leads to its record."""
        plain = typed.strip()
        if not plain:
            return ()
        if _NUMBER.fullmatch(plain.upper()):
            return tuple(self._numbered(plain.upper()))
        return (
            *self._of_complaints(plain),
            *self._of_incidents(plain),
            *self._of_evidence(plain),
            *self._of_statements(plain),
            *self._of_people(plain),
            *self._of_patients(plain),
        )

    def _of_complaints(self, typed: str) -> Iterator[Answer]:
        page = self._complaints.page(Filter(text=typed), Sort.NEWEST, limit=MOST_OF_EACH)
        for row in page.rows:
            words = f"{row.number}\u3000{row.name}".strip()
            yield Answer(What.COMPLAINT, f"complaint/{row.number}", words, row.snippet.words)

    def _of_incidents(self, typed: str) -> Iterator[Answer]:
        for line in self._incidents.page(typed=typed)[:MOST_OF_EACH]:
            yield Answer(What.INCIDENT, f"incident/{line.number}", line.number, line.title)

    def _of_evidence(self, typed: str) -> Iterator[Answer]:
        for exhibit in self._evidence.everything(typed)[:MOST_OF_EACH]:
            address = f"evidence/{exhibit.number}"
            yield Answer(What.EVIDENCE, address, exhibit.number, exhibit.title)

    def _of_statements(self, typed: str) -> Iterator[Answer]:
        refs = {hit.ref for hit in self._reader.search(["statement"], typed)}
        seen = [each for each in self._statements.everything() if each.id in refs]
        for each in seen[:MOST_OF_EACH]:
            yield Answer(What.STATEMENT, f"statement/{each.number}", each.number, each.title)

    def _of_people(self, typed: str) -> Iterator[Answer]:
        asked = typed.casefold()
        for person in self._staff.everybody():
            if asked in f"{person.name} {person.title}".casefold():
                yield Answer(What.PERSON, f"person/{person.id}", person.name, person.title)

    def _of_patients(self, typed: str) -> Iterator[Answer]:
        for row in self._patients.page(typed, limit=MOST_OF_EACH).rows:
            yield Answer(What.PATIENT, f"patient/{row.id}", row.name, row.chart)

    def _numbered(self, number: str) -> Iterator[Answer]:
        asks: dict[str, tuple[What, Callable[[], str]]] = {
            "C": (What.COMPLAINT, lambda: self._complaints.whole(number).complainant.name),
            "I": (
                What.INCIDENT,
                lambda: self._incidents.case(number, with_events=False).incident.title,
            ),
            "E": (What.EVIDENCE, lambda: self._evidence.one(number).title),
            "S": (What.STATEMENT, lambda: self._statements.one(number).title),
        }
        what, ask = asks[number[0]]
        try:
            yield Answer(what, f"{what.value}/{number}", number, ask())
        except NotFound:
            return
