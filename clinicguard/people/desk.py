"""What can be done with staff and the clinic's profile."""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.people.profile import Profile
from clinicguard.people.staff import LastOwner, Person, Role, checked_name
from clinicguard.people.tables import PersonRow, ProfileRow, fill, to_person, to_profile
from clinicguard.storage.book import Book, Change


class StaffDesk:
    """The records of staff. Slots and grants go with them: see `clinicguard.access`."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def add(self, name: str, role: Role, *, title: str = "", phone: str = "") -> Person:
        """Raises NameNeeded, NotAllowed."""
        plain = checked_name(name)
        with self._book.act("person.add", "person", says={"name": plain, "role": role}) as change:
            row = change.add(
                PersonRow(name=plain, title=title.strip(), role=role, phone=phone.strip(), active=1)
            )
            change.about(f"person/{row.id}")
            return to_person(row)

    def change(
        self, person_id: int, *, name: str, title: str, phone: str, role: Role, reason: str = ""
    ) -> Person:
        """Raises NameNeeded, LastOwner, NotFound, NotAllowed."""
        plain = checked_name(name)
        with self._book.act("person.change", f"person/{person_id}", reason=reason) as change:
            row = change.get(PersonRow, person_id)
            if row.role == "owner" and role != "owner":
                _keep_an_owner(change, person_id)
            for field, new in (("name", plain), ("title", title), ("phone", phone), ("role", role)):
                if (old := getattr(row, field)) != new:
                    change.says(f"{field}_before", old)
                    change.says(field, new)
                    setattr(row, field, new)
            return to_person(row)

    def disable(self, person_id: int, reason: str) -> Person:
        """Raises LastOwner, NotFound, NotAllowed."""
        with self._book.act("person.disable", f"person/{person_id}", reason=reason) as change:
            row = change.get(PersonRow, person_id)
            if row.role == "owner":
                _keep_an_owner(change, person_id)
            row.active = 0
            return to_person(row)

    def change_profile(self, profile: Profile, reason: str = "") -> Profile:
        """Raises NameNeeded, NotAllowed."""
        checked_name(profile.name, "clinic")
        with self._book.act("clinic.change_profile", "profile/1", reason=reason) as change:
            row = change.one(select(ProfileRow))
            assert row is not None
            return to_profile(fill(row, profile))


def _keep_an_owner(change: Change, leaving: int) -> None:
    others = change.one(
        select(PersonRow.id)
        .where(PersonRow.role == "owner", PersonRow.active == 1, PersonRow.id != leaving)
        .limit(1)
    )
    if others is None:
        raise LastOwner
