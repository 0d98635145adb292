"""The fields of a complaint as texts: how an edit takes them and how their history keeps them."""

from __future__ import annotations

from clinicguard.complaints.complaint import Complaint, Field
from clinicguard.host.clock import to_text


def wording_of(complaint: Complaint, field: Field) -> str:
    """The field as `edit` takes it and as its history keeps it."""
    match field:
        case Field.KIND:
            return complaint.kind
        case Field.CHANNEL:
            return complaint.channel
        case Field.RECEIVED_AT:
            return to_text(complaint.received_at)
        case Field.TAKEN_BY:
            return str(complaint.taken_by)
        case Field.COMPLAINANT:
            return complaint.complainant.name
        case Field.RELATION:
            return complaint.complainant.relation
        case Field.REACH:
            return complaint.complainant.reach
        case Field.PATIENT:
            return complaint.patient.name
        case Field.CHART:
            return complaint.patient.chart
        case Field.BORN:
            return complaint.patient.born.isoformat() if complaint.patient.born else ""
        case Field.VERBATIM:
            return complaint.verbatim
        case Field.INTERPRETATION:
            return complaint.interpretation
        case Field.WANTED:
            return complaint.wanted
        case Field.STAFF_ROLE:
            return complaint.staff_role
