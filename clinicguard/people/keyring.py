"""What the person who unlocked does with the key file: gives, takes and renews slots and grants.

Each step belongs to an act, which names the new generation of the file. None of them needs anybody
else's passphrase: grants are sealed to public keys.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage

from clinicguard.host.clock import to_text
from clinicguard.people.passphrase import check_passphrase
from clinicguard.people.staff import Person
from clinicguard.storage import kit
from clinicguard.storage.book import Change
from clinicguard.storage.key_change import current_keys, newest_named, put_keys
from clinicguard.storage.keyfile import Grant, KeyFile, Slot, read_keys
from clinicguard.storage.keys import (
    KIT,
    ClinicKeys,
    OpenKeys,
    PersonalKeys,
    grant_all,
    open_grants,
    reads_evidence,
    with_slot,
    without,
    wrap_with_passphrase,
    wrap_with_secret,
)
from clinicguard.storage.signers import Signers


class KeyRing:
    """`keys` is who unlocked and what they hold; `memory` is Argon2id's, in KiB."""

    def __init__(self, folder: Path, keys: OpenKeys, memory: int) -> None:
        self.folder = folder
        self.keys = keys
        self.memory = memory

    def file(self) -> KeyFile:
        """The key file as it lies in the folder. Raises KeysDamaged, NoClinicHere."""
        return read_keys(self.folder)

    def give(self, change: Change, person: Person, passphrase: str) -> KeyFile:
        """A slot and grants: new, or in place of a forgotten passphrase.

        Raises:
            WeakPassphrase, KeysDamaged, DiskFull: keys.json is as it was.
        """
        check_passphrase(passphrase, [person.name])
        file, key_id = current_keys(self.folder, change), str(person.id)
        former = file.slots.get(key_id)
        slot = wrap_with_passphrase(
            file.clinic,
            key_id,
            person.name,
            person.role,
            PersonalKeys.fresh(),
            passphrase,
            self.memory,
            to_text(change.now),
            1 if former is None else former.generation + 1,
        )
        grants = self._grants(change, file, slot, self._held(file))
        return self._put(change, file, **with_slot(file, slot, grants))

    def rewrap(self, change: Change, passphrase: str) -> KeyFile:
        """A new passphrase for the same keys. Copies of the folder keep the old one.

        Raises:
            WeakPassphrase.
        """
        check_passphrase(passphrase, [self.keys.name])
        file = current_keys(self.folder, change)
        former = file.slots[self.keys.person]
        slot = wrap_with_passphrase(
            file.clinic,
            self.keys.person,
            former.name,
            former.role,
            self.keys.personal,
            passphrase,
            self.memory,
            to_text(change.now),
            former.generation + 1,
        )
        return self._put(change, file, **with_slot(file, slot, file.grants_to(self.keys.person)))

    def renew_kit(self, change: Change) -> tuple[bytes, PersonalKeys]:
        """A new recovery card in place of the former one: its secret, and its keys."""
        file, secret, personal = (
            current_keys(self.folder, change),
            kit.new_secret(),
            PersonalKeys.fresh(),
        )
        slot = wrap_with_secret(file.clinic, KIT, KIT, personal, secret, to_text(change.now))
        grants = self._grants(change, file, slot, self._held(file))
        self._put(change, file, **with_slot(file, slot, grants))
        return secret, personal

    def use(self, personal: PersonalKeys) -> None:
        """From now on the person who unlocked has these keys of their own."""
        self.keys = replace(self.keys, personal=personal)

    def follow(self, change: Change, person: Person) -> KeyFile | None:
        """Name and role on the slot, and the grants that the role holds; None without a slot.

        Who may no longer read evidence is left out of a new epoch, to which all that comes in from
        then on is sealed; what was sealed before stays readable in a copy that they took.
        """
        file, key_id = current_keys(self.folder, change), str(person.id)
        former = file.slots.get(key_id)
        if former is None or (former.name, former.role) == (person.name, person.role):
            return None
        slot = replace(former, name=person.name, role=person.role)
        loses_evidence = reads_evidence(former.role) and not reads_evidence(person.role)
        grants = self._grants(change, file, slot, self._held(file))
        changes = with_slot(file, slot, grants)
        if loses_evidence:
            changes = self._with_epoch(change, replace(file, **changes))
        return self._put(change, file, **changes)

    def take_away(self, change: Change, person: Person) -> KeyFile | None:
        """No slot and no grants any more, and new keys for all others; None without a slot."""
        file = current_keys(self.folder, change)
        if str(person.id) not in file.slots:
            return None
        left = replace(file, **without(file, str(person.id)))
        return self._put(change, file, **self._with_new_keys(change, left))

    def renew_keys(self, change: Change) -> KeyFile:
        """A new database key that waits, and a new epoch, for everybody who has access."""
        file = current_keys(self.folder, change)
        return self._put(change, file, **self._with_new_keys(change, file))

    def drop_former(self, change: Change) -> KeyFile:
        """The database has its new key: the grants of the former one go."""
        file = current_keys(self.folder, change)
        newest = f"db:{self.keys.clinic.newest}"
        kept = tuple(g for g in file.grants if not g.key.startswith("db:") or g.key == newest)
        return self._put(change, file, grants=kept)

    def rename_door(self, change: Change, name: str) -> KeyFile | None:
        """The clinic's name as the lock page shows it; None where it is the same."""
        file = current_keys(self.folder, change)
        return None if file.name == name else self._put(change, file, name=name)

    def has_slot(self, change: Change, people: Iterable[int]) -> bool:
        """Whether any of these people can unlock."""
        slots = current_keys(self.folder, change).slots
        return any(str(person) in slots for person in people)

    def lead_on(self, change: Change) -> None:
        """An older key file that is accepted goes on after the newest that the log knows.

        Signing keys that the log has seen are listed in it again: what they signed can be checked.
        """
        with change.reading() as session:
            known, signers = newest_named(session), Signers.before(session)
        file = self.file()
        if known is not None and file.generation < known[0]:
            listed = signers.with_named(file.signers)
            self._put(change, replace(file, generation=known[0]), signers=listed)

    def look(self) -> KeyFile:
        """Reads what this person holds now; after an act that changed the file."""
        file = self.file()
        self.keys = replace(self.keys, clinic=self._held(file))
        return file

    def _held(self, file: KeyFile) -> ClinicKeys:
        return open_grants(file, self.keys.person, self.keys.personal)

    def _grants(self, change: Change, file: KeyFile, to: Slot, given: ClinicKeys) -> list[Grant]:
        by, sign = self.keys.person, self.keys.personal.sign
        return grant_all(file, to, to.role, given, by, sign, to_text(change.now))

    def _with_new_keys(self, change: Change, file: KeyFile) -> dict[str, Any]:
        number = self._held(current_keys(self.folder, change)).newest + 1
        return self._with_more(change, file, {number: secrets.token_bytes(32)})

    def _with_epoch(self, change: Change, file: KeyFile) -> dict[str, Any]:
        return self._with_more(change, file, {})

    def _with_more(
        self, change: Change, file: KeyFile, databases: Mapping[int, bytes]
    ) -> dict[str, Any]:
        """These database keys and one new epoch, granted to every slot by its role."""
        epoch, identity = max(file.epochs) + 1, pyrage.x25519.Identity.generate()
        given = ClinicKeys(databases, {epoch: identity})
        new = [g for slot in file.slots.values() for g in self._grants(change, file, slot, given)]
        return {
            "slots": file.slots,
            "signers": file.signers,
            "grants": (*file.grants, *new),
            "epochs": {**file.epochs, epoch: str(identity.to_public())},
        }

    def _put(self, change: Change, file: KeyFile, **changes: Any) -> KeyFile:
        signed = file.next(self.keys.person, self.keys.personal.sign, **changes)
        return put_keys(self.folder, change, signed)
