"""What screens and papers read of staff and of the clinic."""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.people.contact import KINDS, Contact
from clinicguard.people.crisis import CrisisHat
from clinicguard.people.office_years import years_of
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Person
from clinicguard.people.tables import (
    ContactRow,
    CrisisHatRow,
    PersonRow,
    ProfileRow,
    to_contact,
    to_hat,
    to_person,
    to_profile,
)
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound


class StaffLists:
    """Staff as everybody in the clinic may see them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def everybody(self) -> list[Person]:
        """Who works here, then who no longer does."""
        rows = self._reader.values(
            select(PersonRow).order_by(PersonRow.active.desc(), PersonRow.id)
        )
        return [to_person(row) for row in rows]

    def active(self) -> list[Person]:
        """Who works here now."""
        return [person for person in self.everybody() if person.active]

    def one(self, person_id: int) -> Person:
        """Raises NotFound."""
        row = self._reader.value(select(PersonRow).where(PersonRow.id == person_id))
        if row is None:
            raise NotFound(f"person/{person_id}")
        return to_person(row)

    def name(self, person_id: int) -> str:
        """The name, for a line of history."""
        return self.one(person_id).name

    def team(self) -> tuple[CrisisHat, ...]:
        """The standing crisis team, as far as somebody wears a hat."""
        rows = self._reader.values(select(CrisisHatRow).order_by(CrisisHatRow.id))
        return tuple(to_hat(row) for row in rows if row.holder is not None)

    def contacts(self) -> tuple[Contact, ...]:
        """Whom to ring outside the clinic, by kind and name."""
        rows = self._reader.values(select(ContactRow).where(ContactRow.current == 1))
        found = [to_contact(row) for row in rows]
        found.sort(key=lambda each: (KINDS.index(each.about.kind), each.about.name))
        return tuple(found)

    def profile(self) -> Profile:
        """The clinic's profile."""
        return self._reader.once("profile", self._profile)

    def _profile(self) -> Profile:
        row = self._reader.value(select(ProfileRow))
        if row is None:
            raise NotFound("profile/1")
        return to_profile(row, years_of(self._reader.values, row.jurisdiction))
