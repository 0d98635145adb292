"""What can be done with staff and the clinic's profile; slots and grants follow the records."""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.people.desk_team import free_hats
from clinicguard.people.keyring import KeyRing
from clinicguard.people.office_years import CalendarDesk
from clinicguard.people.profile import Profile
from clinicguard.people.staff import (
    LastOwner,
    Person,
    Role,
    check_role_change,
    checked_name,
    checked_reason,
)
from clinicguard.people.tables import PersonRow, ProfileRow, fill, to_person, to_profile
from clinicguard.storage.book import Book, Change


class StaffDesk:
    """The records of staff. Giving access is the other desk's: see `people.access_desk`."""

    def __init__(self, book: Book, ring: KeyRing) -> None:
        self._book = book
        self._ring = ring
        self.calendar = CalendarDesk(book)

    def add(self, name: str, role: Role, *, title: str = "", phone: str = "") -> Person:
        """Raises NameNeeded, OwnersOnly, NotAllowed."""
        plain = checked_name(name)
        with self._book.act("person.add", "person", says={"name": plain, "role": role}) as change:
            check_role_change("reception", role, oneself=False, roles_present=change.roles)
            row = change.add(
                PersonRow(name=plain, title=title.strip(), role=role, phone=phone.strip(), active=1)
            )
            change.about(f"person/{row.id}")
            return to_person(row)

    def change(
        self, person_id: int, *, name: str, title: str, phone: str, role: Role, reason: str = ""
    ) -> Person:
        """The name and role on the lock page, and the keys that the role holds, follow.

        Raises:
            NameNeeded, LastOwner, NotOneself, OwnersOnly, NotFound, NotAllowed, DiskFull.
        """
        plain = checked_name(name)
        with self._book.act("person.change", f"person/{person_id}", reason=reason) as change:
            row = change.get(PersonRow, person_id)
            if row.role == "owner" and role != "owner":
                self._keep_an_owner(change, person_id)
            self._check(change, row, role)
            new = {"name": plain, "title": title.strip(), "phone": phone.strip(), "role": role}
            for field, value in new.items():
                if (old := getattr(row, field)) != value:
                    change.says(f"{field}_before", old)
                    change.says(field, value)
                    setattr(row, field, value)
            change.flush()
            person = to_person(row)
            self._ring.follow(change, person)
            return person

    def disable(self, person_id: int, reason: str) -> Person:
        """Nobody is deleted: the name stays in every record, the slot and the grants go.

        Raises:
            ReasonNeeded, LastOwner, NotOneself, OwnersOnly, NotFound, NotAllowed, DiskFull.
        """
        told = checked_reason(reason)
        with self._book.act("person.disable", f"person/{person_id}", reason=told) as change:
            row = change.get(PersonRow, person_id)
            if row.role == "owner":
                self._keep_an_owner(change, person_id)
            self._check(change, row, None)
            row.active = 0
            free_hats(change, person_id)
            change.flush()
            person = to_person(row)
            self._ring.take_away(change, person)
            return person

    def change_profile(self, profile: Profile, reason: str = "") -> Profile:
        """The clinic's data, and its name on the lock page. Raises NameNeeded, NotAllowed."""
        checked_name(profile.name, "clinic")
        with self._book.act("clinic.change_profile", "profile/1", reason=reason) as change:
            row = change.one(select(ProfileRow))
            assert row is not None
            made = to_profile(fill(row, profile))
            change.flush()
            self._ring.rename_door(change, made.name)
            return made

    def _check(self, change: Change, row: PersonRow, after: Role | None) -> None:
        oneself = row.id == change.person.id
        check_role_change(to_person(row).role, after, oneself=oneself, roles_present=change.roles)

    def _keep_an_owner(self, change: Change, leaving: int) -> None:
        """Another owner has to be there who can unlock."""
        others = change.all(
            select(PersonRow.id).where(
                PersonRow.role == "owner", PersonRow.active == 1, PersonRow.id != leaving
            )
        )
        if not self._ring.has_slot(change, others):
            raise LastOwner
