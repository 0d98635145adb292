"""Who acts for a slot of the key file: the person it names, or an owner for the recovery card."""

from __future__ import annotations

from sqlalchemy.orm import Session

from clinicguard.people.staff import AccessTaken, Person
from clinicguard.people.tables import PersonRow, to_person
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.keys import KIT
from clinicguard.storage.troubles import RecordGone


def acting(session: Session, file: KeyFile, key_id: str) -> Person:
    """With the recovery card one acts as the first owner who has access.

    Raises:
        AccessTaken: the slot is gone, or the person was switched off.
        RecordGone: nobody stands behind the slot any more.
    """
    if key_id not in file.slots:
        raise AccessTaken(key_id)
    row_id = _first_owner(file) if key_id == KIT else int(key_id)
    row = session.get(PersonRow, row_id)
    if row is None:
        raise RecordGone("person", row_id)
    if not row.active:
        raise AccessTaken(key_id)
    return to_person(row)


def _first_owner(file: KeyFile) -> int:
    owners = [int(slot.person) for slot in file.slots.values() if slot.role == "owner"]
    return min(owners, default=1)
