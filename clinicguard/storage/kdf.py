"""From a passphrase or recovery secret to the key that wraps keys (RFC 9106, RFC 5869)."""

from __future__ import annotations

import secrets
import time
import unicodedata
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MIB = 1024
FLOOR_MEMORY = 64 * MIB
CEILING_MEMORY = 1024 * MIB
DEFAULT_MEMORY = 256 * MIB
_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Stretching:
    """Argon2id's parameters: memory in KiB, passes, lanes. Bounds are checked before any use."""

    memory: int
    passes: int
    lanes: int
    salt: bytes

    def as_json(self) -> dict[str, Any]:
        """As it stands in keys.json, and in the data that the wrapping is bound to."""
        return {
            "name": "argon2id",
            "m": self.memory,
            "t": self.passes,
            "p": self.lanes,
            "salt": self.salt.hex(),
        }


def fresh(memory: int = DEFAULT_MEMORY) -> Stretching:
    """New parameters with a new salt."""
    return Stretching(memory, 3, 4, secrets.token_bytes(_SALT_BYTES))


FLOOR = Stretching(FLOOR_MEMORY, 3, 4, b"")


def calibrated() -> int:
    """The memory (KiB) with which one unlock takes 0.5–1.5 s on this PC, never below the floor.

    The floor is RFC 9106's second recommendation (64 MiB, 3 passes, 4 lanes).
    """
    probe = Stretching(FLOOR_MEMORY, 3, 4, bytes(_SALT_BYTES))
    started = time.perf_counter()
    stretch("probe", probe)
    seconds = max(time.perf_counter() - started, 1e-3)
    memory = FLOOR_MEMORY
    while memory * 2 <= 512 * MIB and seconds * 2 <= 1.2:
        memory, seconds = memory * 2, seconds * 2
    return memory


def stretch(passphrase: str, how: Stretching) -> bytes:
    """The 32-byte key of a passphrase. Full-width digits and letters count as plain ones (NFKC)."""
    function = Argon2id(
        salt=how.salt, length=32, iterations=how.passes, lanes=how.lanes, memory_cost=how.memory
    )
    return function.derive(unicodedata.normalize("NFKC", passphrase).encode("utf-8"))


def from_secret(secret: bytes, salt: bytes) -> bytes:
    """The 32-byte key of a 256-bit recovery secret, which needs no stretching."""
    return HKDF(SHA256(), 32, salt, b"clinicguard recovery v1").derive(secret)


def read_stretching(found: Any) -> Stretching:
    """Parameters from a file. Raises ValueError for absurd ones, before a byte is allocated."""
    match found:
        case {"name": "argon2id", "m": int(m), "t": int(t), "p": int(p), "salt": str(salt)}:
            how = Stretching(m, t, p, _salt(salt))
        case _:
            raise ValueError("kdf")
    if any(isinstance(n, bool) for n in (how.memory, how.passes, how.lanes)):
        raise ValueError("kdf")
    if not FLOOR_MEMORY <= how.memory <= CEILING_MEMORY:
        raise ValueError("kdf memory")
    if not 3 <= how.passes <= 12 or not 4 <= how.lanes <= 8:
        raise ValueError("kdf cost")
    return how


def read_salt(found: Any) -> bytes:
    """The salt of a recovery slot. Raises ValueError."""
    match found:
        case {"name": "hkdf-sha256", "salt": str(salt)}:
            return _salt(salt)
        case _:
            raise ValueError("kdf")


def _salt(text: str) -> bytes:
    salt = bytes.fromhex(text)
    if not 16 <= len(salt) <= 64:
        raise ValueError("kdf salt")
    return salt
