"""The desk that gathers what is kept about one person, on an open clinic."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.overview.personal_desk import PersonalDataDesk, Rooms


def personal_desk(clinic: Clinic) -> PersonalDataDesk:
    rooms = Rooms(
        clinic.complaints,
        clinic.patients,
        clinic.incident_lists,
        clinic.evidence_lists,
        clinic.log,
        clinic.tasks,
    )
    return PersonalDataDesk(clinic.reader, rooms, lambda: clinic.incident_lists.guide)
