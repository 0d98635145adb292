"""A person's keys and the clinic's keys: made, wrapped, granted, opened."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from clinicguard.storage import kdf
from clinicguard.storage.canonical import canonical
from clinicguard.storage.keyfile import NAME, Grant, KeyFile, Slot, from_b64, to_b64
from clinicguard.storage.troubles import KeysDamaged, WrongKit, WrongPassphrase

KIT = "kit"
"""The recovery card is a person more, with a slot and grants of its own."""

CASE_ROLES = frozenset({"owner", "manager", "counsel"})
"""Who can read evidence back; by cryptography, not only by the program."""


@dataclass(frozen=True, slots=True)
class PersonalKeys:
    """One person's private keys: OPEN (X25519, age) and SIGN (Ed25519)."""

    open: pyrage.x25519.Identity
    sign: Ed25519PrivateKey

    @classmethod
    def fresh(cls) -> PersonalKeys:
        """New keys from the system's randomness."""
        return cls(pyrage.x25519.Identity.generate(), Ed25519PrivateKey.generate())

    @property
    def open_public(self) -> str:
        """`age1…`, what is sealed to."""
        return str(self.open.to_public())

    @property
    def sign_public(self) -> str:
        """The verifying key, hex."""
        return self.sign.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


@dataclass(frozen=True, slots=True)
class ClinicKeys:
    """The clinic's own keys as far as a person was given them.

    `databases` holds one key by its number; two and more while a new one waits to be put in place.
    """

    databases: Mapping[int, bytes]
    case: Mapping[int, pyrage.x25519.Identity]

    @property
    def database(self) -> bytes:
        """The newest key of the database."""
        return self.databases[self.newest]

    @property
    def newest(self) -> int:
        """The number of the newest key of the database."""
        return max(self.databases)

    def named(self) -> dict[str, str]:
        """Each key by its grant name, as the text that is sealed."""
        return {f"db:{n}": key.hex() for n, key in self.databases.items()} | {
            f"case:{n}": str(key) for n, key in self.case.items()
        }


@dataclass(frozen=True, slots=True)
class OpenKeys:
    """What unlocking gives: who, their keys, and the clinic's keys that they hold."""

    person: str
    name: str
    role: str
    personal: PersonalKeys
    clinic: ClinicKeys
    quick: bool = False
    """Whether a PIN gave them: then OPEN is another key, and no evidence is within reach."""


def wrap_with_passphrase(
    clinic: str,
    person: str,
    name: str,
    role: str,
    keys: PersonalKeys,
    passphrase: str,
    memory: int,
    made: str,
    generation: int = 1,
) -> Slot:
    """A slot that the passphrase opens. `memory` in KiB."""
    how = kdf.fresh(memory)
    slot = _bare_slot(person, name, role, keys, how.as_json(), made, generation)
    return _sealed(slot, clinic, keys, kdf.stretch(passphrase, how))


def wrap_with_secret(
    clinic: str,
    person: str,
    name: str,
    keys: PersonalKeys,
    secret: bytes,
    made: str,
    generation: int = 1,
) -> Slot:
    """A slot that the recovery card's 256-bit secret opens."""
    salt = secrets.token_bytes(16)
    slot = _bare_slot(
        person, name, "kit", keys, {"name": "hkdf-sha256", "salt": salt.hex()}, made, generation
    )
    return _sealed(slot, clinic, keys, kdf.from_secret(secret, salt))


def unwrap_with_passphrase(file: KeyFile, person: str, passphrase: str) -> PersonalKeys:
    """Raises WrongPassphrase; KeysDamaged for parameters that nobody sane wrote."""
    slot = file.slots.get(person)
    if slot is None:
        raise WrongPassphrase(person)
    try:
        how = kdf.read_stretching(slot.kdf)
    except ValueError as error:
        raise KeysDamaged(Path(NAME), str(error)) from error
    try:
        return _opened(file, slot, kdf.stretch(passphrase, how))
    except InvalidTag as error:
        raise WrongPassphrase(person) from error


def unwrap_with_secret(file: KeyFile, secret: bytes) -> tuple[str, PersonalKeys]:
    """The recovery card's slot and its keys. Raises WrongKit."""
    for person, slot in file.slots.items():
        if slot.role != KIT:
            continue
        try:
            return person, _opened(file, slot, kdf.from_secret(secret, kdf.read_salt(slot.kdf)))
        except (InvalidTag, ValueError):
            continue
    raise WrongKit


def grant_all(
    file: KeyFile,
    to: Slot,
    role: str,
    given: ClinicKeys,
    by: str,
    sign: Ed25519PrivateKey,
    made: str,
) -> list[Grant]:
    """Every key of the clinic that the role is to hold, sealed to the person."""
    return [
        _grant(file.clinic, to, name, secret, by, sign, made)
        for name, secret in given.named().items()
        if name.startswith("db:") or reads_evidence(role)
    ]


def reads_evidence(role: str) -> bool:
    """Whether a slot of this role is to hold the CASE identities."""
    return role in CASE_ROLES or role == KIT


def open_grants(file: KeyFile, person: str, personal: PersonalKeys) -> ClinicKeys:
    """The clinic's keys that this person was given.

    Raises:
        KeysDamaged: a grant is missing, or was sealed for somebody else.
    """
    databases: dict[int, bytes] = {}
    case: dict[int, pyrage.x25519.Identity] = {}
    for grant in file.grants_to(person):
        secret = _opened_grant(file.clinic, grant, personal)
        kind, _, number = grant.key.partition(":")
        if kind == "db":
            databases[int(number)] = bytes.fromhex(secret)
        else:
            case[int(number)] = pyrage.x25519.Identity.from_str(secret)
    if not databases or any(len(key) != 32 for key in databases.values()):
        raise KeysDamaged(Path(NAME), "grant")
    return ClinicKeys(databases, case)


def unlock_as(file: KeyFile, person: str, personal: PersonalKeys) -> OpenKeys:
    """Puts a person's unwrapped keys together with what they were granted."""
    slot = file.slots[person]
    return OpenKeys(person, slot.name, slot.role, personal, open_grants(file, person, personal))


def without(file: KeyFile, person: str) -> dict[str, Any]:
    """The changes that take a person's slot and grants away; their signatures stay checkable."""
    return {
        "slots": {key: slot for key, slot in file.slots.items() if key != person},
        "grants": tuple(grant for grant in file.grants if grant.to != person),
    }


def with_slot(file: KeyFile, slot: Slot, grants: Iterable[Grant]) -> dict[str, Any]:
    """The changes that add or replace a person's slot and grants."""
    kept = tuple(grant for grant in file.grants if grant.to != slot.person)
    known = file.signers.get(slot.person, ())
    signers = {
        **file.signers,
        slot.person: (*known, slot.sign) if slot.sign not in known else known,
    }
    return {
        "slots": {**file.slots, slot.person: slot},
        "grants": (*kept, *grants),
        "signers": signers,
    }


def _bare_slot(
    person: str,
    name: str,
    role: str,
    keys: PersonalKeys,
    how: Mapping[str, object],
    made: str,
    generation: int,
) -> Slot:
    nonce = secrets.token_bytes(12).hex()
    return Slot(
        person, name, role, keys.open_public, keys.sign_public, how, nonce, "", generation, made
    )


def _sealed(slot: Slot, clinic: str, keys: PersonalKeys, kek: bytes) -> Slot:
    private = keys.sign.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()).hex()
    plain = canonical({"open": str(keys.open), "sign": private})
    sealed = ChaCha20Poly1305(kek).encrypt(bytes.fromhex(slot.nonce), plain, slot.bound(clinic))
    return replace(slot, wrapped=to_b64(sealed))


def _opened(file: KeyFile, slot: Slot, kek: bytes) -> PersonalKeys:
    plain = ChaCha20Poly1305(kek).decrypt(
        bytes.fromhex(slot.nonce), from_b64(slot.wrapped), slot.bound(file.clinic)
    )
    found = json.loads(plain)
    return PersonalKeys(
        pyrage.x25519.Identity.from_str(found["open"]),
        Ed25519PrivateKey.from_private_bytes(bytes.fromhex(found["sign"])),
    )


def _grant(
    clinic: str, to: Slot, key: str, secret: str, by: str, sign: Ed25519PrivateKey, made: str
) -> Grant:
    plain = canonical({"clinic": clinic, "key": key, "to": to.person, "secret": secret})
    sealed = to_b64(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(to.open)]))
    grant = Grant(to.person, key, sealed, by, made)
    return replace(grant, signature=sign.sign(grant.signed(clinic)).hex())


def _opened_grant(clinic: str, grant: Grant, personal: PersonalKeys) -> str:
    try:
        found = json.loads(pyrage.decrypt(from_b64(grant.sealed), [personal.open]))
    except (pyrage.DecryptError, OSError, ValueError) as error:
        raise KeysDamaged(Path(NAME), "grant") from error
    if (found["clinic"], found["key"], found["to"]) != (clinic, grant.key, grant.to):
        raise KeysDamaged(Path(NAME), "grant")
    return str(found["secret"])
