"""Giving access and changing passphrases: the acts that write keys.json."""

from __future__ import annotations

from pathlib import Path

from clinicguard.people import access
from clinicguard.people.desk import StaffDesk
from clinicguard.people.passphrase import check_passphrase
from clinicguard.people.staff import Person, Role, checked_name
from clinicguard.people.tables import PersonRow, to_person
from clinicguard.storage.book import Book
from clinicguard.storage.keys import OpenKeys


class AccessDesk:
    """Adding and resetting need nobody else's passphrase: the giver holds the clinic's keys."""

    def __init__(
        self, book: Book, staff: StaffDesk, folder: Path, keys: OpenKeys, memory: int
    ) -> None:
        self._book = book
        self._staff = staff
        self._folder = folder
        self._keys = keys
        self._memory = memory

    def welcome(
        self, name: str, role: Role, passphrase: str, *, title: str = "", phone: str = ""
    ) -> Person:
        """A new member of staff with a passphrase of their own.

        Raises:
            WeakPassphrase, NameNeeded, NotAllowed, DiskFull: nobody was added.
        """
        check_passphrase(passphrase, [checked_name(name)])
        with self._book.act("person.give_access", "person") as change:
            person = self._staff.add(name, role, title=title, phone=phone)
            change.about(f"person/{person.id}")
            access.give_access(
                self._folder,
                change,
                self._keys,
                person.id,
                person.name,
                role,
                passphrase,
                self._memory,
            )
        return person

    def reset_passphrase(self, person_id: int, passphrase: str, reason: str) -> None:
        """A new passphrase for somebody who forgot theirs. Raises WeakPassphrase, NotFound."""
        with self._book.act(
            "person.reset_passphrase", f"person/{person_id}", reason=reason
        ) as change:
            person = to_person(change.get(PersonRow, person_id))
            access.give_access(
                self._folder,
                change,
                self._keys,
                person.id,
                person.name,
                person.role,
                passphrase,
                self._memory,
            )

    def change_own_passphrase(self, passphrase: str) -> None:
        """A new passphrase for the same keys. Raises WeakPassphrase."""
        subject = f"person/{self._book.actor.id}"
        with self._book.act("person.change_own_passphrase", subject) as change:
            access.rewrap(self._folder, change, self._keys, passphrase, self._memory)

    def new_kit(self) -> bytes:
        """A new recovery card; the former one opens nothing from now on. Returns its secret."""
        with self._book.act("clinic.kit_made", f"clinic/{self._book.clinic}") as change:
            return access.new_kit(self._folder, change, self._keys)

    def prove_kit(self, words: str) -> None:
        """One real opening with the card as typed. Raises KitMisread, WrongKit."""
        access.kit_opens(self._folder, words)
        with self._book.act("clinic.kit_proven", f"clinic/{self._book.clinic}"):
            pass
