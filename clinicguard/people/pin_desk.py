"""What a person does with their PIN on this PC, and what it keeps out of their reach."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.host.trouble import Trouble
from clinicguard.people.keyring import KeyRing
from clinicguard.people.quick_unlock import NeedsPassphrase, QuickState, QuickUnlock
from clinicguard.storage.book import Book
from clinicguard.storage.keyfile import KeyFile

OUT_OF_REACH = frozenset(
    {
        "evidence.view",
        "evidence.read",
        "evidence.export",
        "evidence.pack",
        "incident.hand_over",
        "person.give_access",
        "person.reset_passphrase",
        "person.change_own_passphrase",
        "person.change",
        "person.disable",
        "clinic.kit_made",
        "clinic.kit_proven",
        "clinic.renew_keys",
        "clinic.restored",
        "clinic.quick_on",
        "retention.set_years",
        "retention.lift",
        "retention.dispose",
        "backup.drill",
    }
)
"""Verbs that ask for the passphrase where somebody came in with a PIN."""


class PinDesk:
    """For the person who unlocked; with a PIN, the book refuses what a PIN does not reach."""

    def __init__(self, book: Book, ring: KeyRing, pins: QuickUnlock) -> None:
        self._book = book
        self._ring = ring
        self._pins = pins
        if self.by_pin:
            book.barred = barred

    @property
    def by_pin(self) -> bool:
        """Whether the person came in with a PIN."""
        return self._ring.keys.quick

    def whole_keys(self, work: Callable[[], object]) -> None:
        """Does what a PIN's keys are too few for, unless the person came in with one."""
        if not self.by_pin:
            work()

    def state(self) -> QuickState:
        """Whether they have a PIN on this PC, and until when it opens."""
        return self._pins.state(self._book.clinic, self._ring.keys.person)

    def turn_on(self, pin: str) -> None:
        """Sets a PIN up. Raises WeakPin, NeedsPassphrase, NoKeychain, DiskFull: none is set up."""
        with self._book.act("clinic.quick_on", f"person/{self._book.actor.id}"):
            self._pins.turn_on(self._ring.file(), self._ring.keys, pin)

    def turn_off(self) -> None:
        """The PIN opens nothing on this PC any more."""
        with self._book.act("clinic.quick_off", f"person/{self._book.actor.id}"):
            self._pins.turn_off(self._book.clinic, self._ring.keys.person)

    def renew(self, file: KeyFile) -> None:
        """After an unlock by passphrase the PIN opens for twelve hours again."""
        self._pins.renew(file, self._ring.keys)

    def other_key(self, file: KeyFile) -> tuple[str, ...]:
        """The same person's other key, so that drafts are theirs by PIN and by passphrase."""
        if self.by_pin:
            return (file.slots[self._ring.keys.person].open,)
        public = self._pins.public(file.clinic, self._ring.keys.person)
        return (public,) if public else ()


def barred(verb: str) -> Trouble | None:
    """For the book of who came in with a PIN."""
    return NeedsPassphrase(verb) if verb in OUT_OF_REACH else None
