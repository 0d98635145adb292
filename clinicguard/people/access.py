"""The way in: the keys of a new clinic, unlocking, failed tries."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyrage

from clinicguard.host.clock import Clock, from_text, to_text
from clinicguard.people.passphrase import check_passphrase
from clinicguard.storage import kit
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.keyfile import KeyFile, read_keys
from clinicguard.storage.keys import (
    KIT,
    ClinicKeys,
    OpenKeys,
    PersonalKeys,
    grant_all,
    open_grants,
    unlock_as,
    unwrap_with_passphrase,
    unwrap_with_secret,
    wrap_with_passphrase,
    wrap_with_secret,
)
from clinicguard.storage.troubles import KitMisread as KitMisread
from clinicguard.storage.troubles import NoClinicHere
from clinicguard.storage.troubles import WrongKit as WrongKit
from clinicguard.storage.troubles import WrongPassphrase as WrongPassphrase

_FAILURES_READ = 200_000
_FAILURES_KEPT = 1000
_ID_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Door:
    """What the lock page may show before anybody has unlocked."""

    clinic: str
    name: str
    people: tuple[tuple[str, str, str], ...]
    """(key id, name, role) of everybody with a passphrase."""


@dataclass(frozen=True, slots=True)
class NewClinic:
    """A clinic just made: its key file, the owner's keys, and the secret of the recovery card."""

    file: KeyFile
    keys: OpenKeys
    kit_secret: bytes


def new_clinic_id() -> str:
    """Eight letters that are not mistaken for each other: `K7Q2-9F4M`."""
    letters = "".join(secrets.choice(_ID_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def door(folder: Path) -> Door:
    """Raises NoClinicHere, KeysDamaged, NewerVersion."""
    file = _finished(folder)
    people = tuple(
        (slot.person, slot.name, slot.role) for slot in file.slots.values() if slot.role != KIT
    )
    return Door(file.clinic, file.name, people)


def make_keys(
    clinic_name: str, owner: str, passphrase: str, memory: int, clock: Clock
) -> NewClinic:
    """Every key of a new clinic: the owner's, the clinic's, the recovery card's.

    Raises:
        WeakPassphrase.
    """
    check_passphrase(passphrase, [clinic_name, owner])
    clinic, made = new_clinic_id(), to_text(clock.now())
    personal, kit_keys = PersonalKeys.fresh(), PersonalKeys.fresh()
    given = ClinicKeys({1: secrets.token_bytes(32)}, {1: pyrage.x25519.Identity.generate()})
    kit_secret = kit.new_secret()
    slot = wrap_with_passphrase(clinic, "1", owner, "owner", personal, passphrase, memory, made)
    kit_slot = wrap_with_secret(clinic, KIT, KIT, kit_keys, kit_secret, made)
    empty = KeyFile(
        clinic=clinic,
        name=clinic_name,
        generation=0,
        slots={slot.person: slot, KIT: kit_slot},
        grants=(),
        epochs={number: str(key.to_public()) for number, key in given.case.items()},
        signers={"1": (slot.sign,), KIT: (kit_slot.sign,)},
    )
    grants = [
        *grant_all(empty, slot, "owner", given, "1", personal.sign, made),
        *grant_all(empty, kit_slot, KIT, given, "1", personal.sign, made),
    ]
    file = empty.next("1", personal.sign, grants=tuple(grants))
    return NewClinic(file, OpenKeys("1", owner, "owner", personal, given), kit_secret)


def unlock(folder: Path, person: str, passphrase: str, clock: Clock) -> OpenKeys:
    """The keys of a person. A failed try is remembered, and becomes an entry at the next unlock.

    Raises:
        WrongPassphrase, KeysDamaged, NoClinicHere, NewerVersion.
    """
    file = _finished(folder)
    try:
        return unlock_as(file, person, unwrap_with_passphrase(file, person, passphrase))
    except WrongPassphrase:
        remember_failure(ClinicFolder(folder), person, clock)
        raise


def unlock_with_kit(folder: Path, words: str) -> OpenKeys:
    """The keys by the recovery card. Raises KitMisread, WrongKit, KeysDamaged."""
    file = _finished(folder)
    person, personal = unwrap_with_secret(file, kit.from_words(words))
    return unlock_as(file, person, personal)


def kit_opens(folder: Path, words: str) -> bool:
    """The trial at set-up: does the card, as typed, really open the clinic's keys?"""
    file = read_keys(folder)
    person, personal = unwrap_with_secret(file, kit.from_words(words))
    return len(open_grants(file, person, personal).database) == 32


def failures(folder: ClinicFolder) -> list[dict[str, str]]:
    """The failed unlocks since the last unlock."""
    try:
        with folder.failed_unlocks.open("rb") as file:
            file.seek(max(0, folder.failed_unlocks.stat().st_size - _FAILURES_READ))
            lines = file.read(_FAILURES_READ).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return list(_readable(lines))


def _finished(folder: Path) -> KeyFile:
    if ClinicFolder(folder).unfinished:
        raise NoClinicHere(folder)
    return read_keys(folder)


def _readable(lines: list[str]) -> Iterable[dict[str, str]]:
    """Anybody can write into that file: only what has the form of a failed unlock is taken."""
    for line in lines[-_FAILURES_KEPT:]:
        try:
            found = json.loads(line)
            person, wall = str(found["person"]), to_text(from_text(str(found["wall"])))
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if person == KIT or (person.isascii() and person.isdigit() and len(person) < 10):
            how = "pin" if found.get("how") == "pin" else ""
            yield {"person": person, "wall": wall, "how": how}


def remember_failure(folder: ClinicFolder, person: str, clock: Clock, how: str = "") -> None:
    """A failed unlock, until the next unlock makes it an entry; `how` is "pin" for a PIN."""
    line = json.dumps({"person": person, "wall": to_text(clock.now()), "how": how})
    try:
        with folder.failed_unlocks.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    except OSError:
        return
