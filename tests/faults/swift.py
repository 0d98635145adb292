"""What takes long and writes nothing, made short: where no guesser is about, and nothing is forged.

A passphrase becomes a key at once, and a signature that was looked at is not looked at again.
Neither makes a call that a disk could refuse.
"""

from __future__ import annotations

import functools
import hashlib

import pytest

from clinicguard.storage import kdf, keyfile

_looked_at = functools.cache(keyfile._verifies)


def at_once(passphrase: str, how: kdf.Stretching) -> bytes:
    """In the place of Argon2id."""
    return hashlib.sha256(how.salt + passphrase.encode("utf-8")).digest()


def hasten(patch: pytest.MonkeyPatch) -> None:
    """Keys made under it are opened under it only."""
    patch.setattr(kdf, "stretch", at_once)
    patch.setattr(keyfile, "_verifies", _looked_at)
