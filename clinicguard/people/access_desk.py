"""Giving and taking access, changing passphrases, new keys: the acts that write keys.json."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clinicguard.host.clock import from_text
from clinicguard.host.trouble import Trouble
from clinicguard.people import access, turning
from clinicguard.people.desk import StaffDesk
from clinicguard.people.keyring import KeyRing
from clinicguard.people.passphrase import check_passphrase
from clinicguard.people.staff import (
    Person,
    Role,
    check_reset,
    check_role_change,
    checked_name,
    checked_reason,
)
from clinicguard.people.tables import PersonRow, to_person
from clinicguard.storage.book import Book
from clinicguard.storage.folder import forget_before
from clinicguard.storage.keys import KIT
from clinicguard.storage.troubles import NotFound


@dataclass(frozen=True, slots=True)
class Removal:
    """Whose access was taken; `waits` is why the records do not have their new key yet, if so."""

    person: Person
    waits: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody can unlock: since when with this passphrase, and the how manieth it is."""

    since: datetime
    passphrases: int


class AccessDesk:
    """Adding and resetting need nobody else's passphrase: the giver holds the clinic's keys.

    `renewed` is called when the clinic's keys have changed: what reads or seals takes the new ones.
    """

    def __init__(
        self, book: Book, staff: StaffDesk, ring: KeyRing, renewed: Callable[[], None]
    ) -> None:
        self._book = book
        self._staff = staff
        self._ring = ring
        self._renewed = renewed

    def welcome(
        self, name: str, role: Role, passphrase: str, *, title: str = "", phone: str = ""
    ) -> Person:
        """A new member of staff with a passphrase of their own.

        Raises:
            WeakPassphrase, NameNeeded, OwnersOnly, NotAllowed, DiskFull: nobody was added.
        """
        check_passphrase(passphrase, [checked_name(name)])
        with self._book.act("person.give_access", "person") as change:
            person = self._staff.add(name, role, title=title, phone=phone)
            change.about(f"person/{person.id}")
            self._ring.give(change, person, passphrase)
        return person

    def give(self, person_id: int, passphrase: str, reason: str = "") -> Person:
        """Access for somebody on the list who has none: not yet, or not any more.

        Raises:
            WeakPassphrase, OwnersOnly, NotFound, NotAllowed, DiskFull.
        """
        with self._book.act("person.give_access", f"person/{person_id}", reason=reason) as change:
            row = change.get(PersonRow, person_id)
            check_role_change(
                "reception", to_person(row).role, oneself=False, roles_present=change.roles
            )
            row.active = 1
            change.flush()
            self._ring.give(change, to_person(row), passphrase)
            return to_person(row)

    def reset_passphrase(self, person_id: int, passphrase: str, reason: str) -> None:
        """A new passphrase for somebody who forgot theirs.

        Raises:
            WeakPassphrase, ReasonNeeded, NotOneself, OwnersOnly, NotFound, NotAllowed.
        """
        told = checked_reason(reason)
        with self._book.act(
            "person.reset_passphrase", f"person/{person_id}", reason=told
        ) as change:
            person = to_person(change.get(PersonRow, person_id))
            if not person.active:
                raise NotFound(f"person/{person_id}")
            oneself = change.person.author.key_id == str(person_id)
            check_reset(person.role, oneself=oneself, roles_present=change.roles)
            self._ring.give(change, person, passphrase)

    def change_own_passphrase(self, passphrase: str) -> None:
        """A new passphrase for the same keys. Raises WeakPassphrase."""
        subject = f"person/{self._book.actor.id}"
        with self._book.act("person.change_own_passphrase", subject) as change:
            self._ring.rewrap(change, passphrase)

    def change(
        self, person_id: int, *, name: str, title: str, phone: str, role: Role, reason: str = ""
    ) -> Person:
        """As `StaffDesk.change`; evidence is sealed to a new epoch where the role loses it."""
        person = self._staff.change(
            person_id, name=name, title=title, phone=phone, role=role, reason=reason
        )
        self._look()
        return person

    def remove(self, person_id: int, reason: str) -> Removal:
        """Takes somebody's access, then gives the records a new key.

        From the first entry on their passphrase opens nothing here any more. A copy of the folder
        that they took before still opens for them, and nothing can change that.

        Raises:
            ReasonNeeded, LastOwner, NotOneself, OwnersOnly, NotFound, NotAllowed, DiskFull: nothing
            is changed.
        """
        person = self._staff.disable(person_id, reason)
        return Removal(person, self._try_to_turn())

    def renew_keys(self, reason: str) -> Trouble | None:
        """New keys for the records, where a passphrase may be known to somebody else.

        Returns what keeps the new database key waiting, if anything does.

        Raises:
            ReasonNeeded, NotAllowed, DiskFull: nothing is changed.
        """
        told = checked_reason(reason)
        with self._book.act("clinic.renew_keys", self._subject, reason=told) as change:
            self._ring.renew_keys(change)
        return self._try_to_turn()

    def standing(self) -> dict[int, Access]:
        """Who can unlock, by the id of their row."""
        slots = self._ring.file().slots.values()
        return {
            int(slot.person): Access(from_text(slot.made), slot.generation)
            for slot in slots
            if slot.role != KIT
        }

    @property
    def keys_wait(self) -> bool:
        """Whether a new database key was granted and is not in place yet."""
        return len(self._ring.keys.clinic.databases) > 1

    def finish_turn(self) -> None:
        """Puts the newest database key in place. Killed anywhere, the next start goes on.

        Copies that were made before a new form of the tables go: the former key opens them.

        Raises:
            DiskFull, DiskFault, ReadOnlyPlace, DatabaseDamaged: the former key is still in place.
        """
        self._look()
        if not self.keys_wait:
            return
        turning.turn(self._book.database, self._ring)
        forget_before(self._ring.folder)
        with self._book.act("clinic.keys_turned", self._subject) as change:
            self._ring.drop_former(change)
        self._look()

    def new_kit(self) -> bytes:
        """A new recovery card; the former one opens nothing from now on. Returns its secret."""
        with self._book.act("clinic.kit_made", self._subject) as change:
            secret, personal = self._ring.renew_kit(change)
        if self._ring.keys.person == KIT:
            # who came in with the former card goes on with the new one's keys: they count from here
            self._ring.use(personal)
            self._book.sign_with(personal.sign)
            self._renewed()
        return secret

    def prove_kit(self, words: str) -> None:
        """One real opening with the card as typed. Raises KitMisread, WrongKit."""
        access.kit_opens(self._ring.folder, words)
        with self._book.act("clinic.kit_proven", self._subject):
            pass

    @property
    def _subject(self) -> str:
        return f"clinic/{self._book.clinic}"

    def _try_to_turn(self) -> Trouble | None:
        try:
            self.finish_turn()
        except Trouble as trouble:
            return trouble
        return None

    def _look(self) -> None:
        self._ring.look()
        self._renewed()
