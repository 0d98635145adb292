"""The desk that gathers what is kept about one person, on an open clinic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.overview.personal_desk import PersonalDataDesk, Rooms

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def personal_desk(clinic: Clinic) -> PersonalDataDesk:
    """For a person who asks to see their own data, and for the paper that answers."""
    rooms = Rooms(
        clinic.complaints,
        clinic.patients,
        clinic.incident_lists,
        clinic.evidence_lists,
        clinic.log,
        clinic.tasks,
    )
    return PersonalDataDesk(clinic.reader, rooms, lambda: clinic.incident_lists.guide)
