"""What becomes of it in the end: a complaint, an incident, or a note in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.complaints.encounter import Encounter, as_complaint
from clinicguard.complaints.intake import to_draft
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import Origin
from ui.language import say

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

DRAFT = "desk"
INTAKE, SECOND_INTAKE = "complaints/new", "complaints/new?desk"
INCIDENT = "incidents/new"

_PRESS = frozenset({"reporter", "crowd_filming"})
_AUTHORITY = frozenset({"inspector", "police"})


def into_complaint(clinic: Clinic, encounter: Encounter, seen: str) -> str:
    """Fills the intake; a complaint that is half taken already keeps its draft. The address."""
    new = as_complaint(encounter, seen, clinic.person.id)
    address = INTAKE if clinic.drafts.find(INTAKE) is None else SECOND_INTAKE
    clinic.drafts.keep(address, to_draft(new))
    clinic.drafts.drop(DRAFT)
    return address


def into_incident(clinic: Clinic, encounter: Encounter, seen: str) -> str:
    """Fills the form of a new incident, after what stands in it already. The address."""
    kept = dict(clinic.drafts.find(INCIDENT) or {})
    ours = say("(What we saw: {seen})", seen=seen) if seen else ""
    parts = (str(kept.get("words", "")), encounter.verbatim.strip(), ours)
    kept["words"] = "\n\n".join(part for part in parts if part)
    kept["origin"] = origin_of(encounter.script).value
    if encounter.unsafe_at is not None:
        kept["danger"] = Answer.YES.value
    clinic.drafts.keep(INCIDENT, kept)
    clinic.drafts.drop(DRAFT)
    return INCIDENT


def into_note(clinic: Clinic, encounter: Encounter, seen: str) -> None:
    """Writes it into the log; a promise becomes a task."""
    clinic.complaints.note_encounter(encounter, seen)
    clinic.drafts.drop(DRAFT)


def origin_of(script: str) -> Origin:
    """Where the first word of an incident came from, as far as the situation tells."""
    if script in _PRESS:
        return Origin.PRESS
    return Origin.AUTHORITY if script in _AUTHORITY else Origin.OTHER
