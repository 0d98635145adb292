"""Names, numbers and telephones in the log's words: masked until somebody asks for one entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinicguard.complaints.complaint import Field
from clinicguard.complaints.tables import ComplaintRow, EditRow
from clinicguard.incidents.tables import IncidentRow, TieRow
from clinicguard.people.names import masked, masked_number
from clinicguard.people.patients.tables import PatientRow

_SHORTEST = 2
_NAMES = (Field.COMPLAINANT, Field.PATIENT)
_NUMBERS = (Field.REACH, Field.CHART)


@dataclass(frozen=True, slots=True)
class Masks:
    """What is known of the people whom a record is about, each with its mask."""

    covers: Mapping[str, str]

    def text(self, words: str) -> str:
        """The words with each name and number masked; longer ones first."""
        for clear in sorted(self.covers, key=len, reverse=True):
            words = re.sub(re.escape(clear), self.covers[clear], words, flags=re.IGNORECASE)
        return words


def masks_for(session: Session, subjects: Iterable[str]) -> dict[str, Masks]:
    """By subject; a case masks who is named in its complaints. Others have nobody to mask."""
    wanted = set(subjects)
    complaints = {each: {each} for each in wanted if each.startswith("complaint/")}
    for incident, complaint in _ties(session, [s for s in wanted if s.startswith("incident/")]):
        complaints.setdefault(incident, set()).add(complaint)
    named = _of_complaints(session, {each for some in complaints.values() for each in some})
    found = {
        subject: Masks({k: v for each in some for k, v in named.get(each, {}).items()})
        for subject, some in complaints.items()
    }
    cards = [int(s.partition("/")[2]) for s in wanted if re.fullmatch(r"patient/[0-9]+", s)]
    rows = session.scalars(select(PatientRow).where(PatientRow.id.in_(cards)))
    found |= {
        f"patient/{row.id}": Masks(_covers((row.name,), (row.chart, row.phone))) for row in rows
    }
    return found


def _ties(session: Session, incidents: list[str]) -> list[tuple[str, str]]:
    query = (
        select(IncidentRow.number, TieRow.target)
        .join(TieRow, TieRow.incident_id == IncidentRow.id)
        .where(
            IncidentRow.number.in_([each.partition("/")[2] for each in incidents]),
            TieRow.target.startswith("complaint/"),
        )
    )
    return [(f"incident/{number}", target) for number, target in session.execute(query)]


def _of_complaints(session: Session, addresses: Iterable[str]) -> dict[str, dict[str, str]]:
    numbers = [each.partition("/")[2] for each in addresses]
    rows = session.scalars(select(ComplaintRow).where(ComplaintRow.number.in_(numbers))).all()
    found = {
        row.id: _covers((row.complainant, row.patient), (row.reach, row.chart)) for row in rows
    }
    # what a field held before it was corrected names the same people
    edits = session.scalars(select(EditRow).where(EditRow.complaint_id.in_(list(found)))).all()
    for edit in edits:
        words = (edit.old, edit.new)
        if edit.field in _NAMES:
            found[edit.complaint_id] |= _covers(words, ())
        elif edit.field in _NUMBERS:
            found[edit.complaint_id] |= _covers((), words)
    return {f"complaint/{row.number}": found[row.id] for row in rows}


def _covers(names: Iterable[str], numbers: Iterable[str]) -> dict[str, str]:
    covers = {number.strip(): masked_number(number) for number in numbers}
    covers |= {name.strip(): masked(name) for name in names}
    return {clear: mask for clear, mask in covers.items() if len(clear) >= _SHORTEST}
