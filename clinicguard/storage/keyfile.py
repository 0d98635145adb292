"""keys.json: who has a slot, which grants there are; written twice, signed, checked before use."""

from __future__ import annotations

import base64
import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from clinicguard.host.files import write_whole
from clinicguard.storage.canonical import canonical, digest
from clinicguard.storage.troubles import KeysDamaged, NewerVersion, NoClinicHere

NAME, COPY = "keys.json", "keys.copy.json"
FORMAT = 1
_SIGNED = b"ClinicGuard keys v1\n"
_MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Slot:
    """A person's private keys, wrapped; in clear what the lock page shows and others seal to."""

    person: str
    name: str
    role: str
    open: str
    sign: str
    kdf: Mapping[str, Any]
    nonce: str
    wrapped: str
    generation: int
    made: str

    def bound(self, clinic: str) -> bytes:
        """What the wrapping is bound to: change one of these and it opens for nobody."""
        return canonical(
            {
                "clinic": clinic,
                "person": self.person,
                "kdf": dict(self.kdf),
                "generation": self.generation,
                "open": self.open,
                "sign": self.sign,
            }
        )


@dataclass(frozen=True, slots=True)
class Grant:
    """A key of the clinic (`db:1`, `case:1`), sealed with age to a person, signed by its giver."""

    to: str
    key: str
    sealed: str
    by: str
    made: str
    signature: str = ""

    def signed(self, clinic: str) -> bytes:
        """What the giver signs."""
        return canonical(
            {
                "clinic": clinic,
                "to": self.to,
                "key": self.key,
                "sealed": self.sealed,
                "by": self.by,
                "made": self.made,
            }
        )


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The whole file as a value. `signers` keeps every signing key there ever was, by person."""

    clinic: str
    name: str
    generation: int
    slots: Mapping[str, Slot]
    grants: tuple[Grant, ...]
    epochs: Mapping[int, str]
    signers: Mapping[str, tuple[str, ...]]
    signed_by: str = ""
    signature: str = ""
    repaired: bool = field(default=False, compare=False)

    def body(self) -> dict[str, Any]:
        """Everything that is signed, in plain JSON."""
        return {
            "format": "clinicguard-keys",
            "v": FORMAT,
            "clinic": self.clinic,
            "name": self.name,
            "generation": self.generation,
            "slots": {person: _plain(slot) for person, slot in self.slots.items()},
            "grants": [_plain(grant) for grant in self.grants],
            "epochs": {str(number): recipient for number, recipient in self.epochs.items()},
            "signers": {person: list(keys) for person, keys in self.signers.items()},
            "signed_by": self.signed_by,
        }

    def digest(self) -> str:
        """The hash that the log keeps of this generation of the file."""
        return digest(canonical(self.body()))

    def next(self, by: str, sign: Ed25519PrivateKey, **changes: Any) -> KeyFile:
        """The following generation, signed by who changed it."""
        following = replace(self, generation=self.generation + 1, signed_by=by, **changes)
        signature = sign.sign(_SIGNED + canonical(following.body())).hex()
        return replace(following, signature=signature, repaired=False)

    def grants_to(self, person: str) -> list[Grant]:
        """A person's grants."""
        return [grant for grant in self.grants if grant.to == person]

    def verifies(
        self, person: str, signature: str, message: bytes, *, only: str | None = None
    ) -> bool:
        """Whether one of the person's signing keys, former ones too, made this signature.

        `only` is the one that counts, where that is known; it has to be listed all the same.
        """
        return any(
            _verifies(key, signature, message)
            for key in self.signers.get(person, ())
            if only is None or key == only
        )

    def whole(self) -> bool:
        """Whether the file is as its last writer signed it, and every grant as its giver did."""
        return self.verifies(
            self.signed_by, self.signature, _SIGNED + canonical(self.body())
        ) and all(
            self.verifies(grant.by, grant.signature, grant.signed(self.clinic))
            for grant in self.grants
        )


def write_keys(folder: Path, keys: KeyFile) -> None:
    """Writes both copies, one after the other: a kill in between leaves one that is whole."""
    for name in (NAME, COPY):
        write_whole(folder / name, as_written(keys))


def as_written(keys: KeyFile) -> bytes:
    """The file's bytes: indented for a reader's eye, signed over the canonical form."""
    plain = {**keys.body(), "signature": keys.signature}
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")


def read_keys(folder: Path) -> KeyFile:
    """The newest whole copy.

    Raises:
        NoClinicHere: neither copy exists.
        NewerVersion: a newer program wrote it.
        KeysDamaged: no copy is whole.
    """
    found, why = read_copies(folder, (NAME, COPY))
    if not found and why == _MISSING:
        raise NoClinicHere(folder)
    if not found:
        raise KeysDamaged(folder / NAME, why)
    newest = max(found, key=lambda keys: keys.generation)
    return replace(newest, repaired=len(found) < 2 or found[0] != found[1])


def read_copies(folder: Path, names: Iterable[str]) -> tuple[list[KeyFile], str]:
    """The copies that are whole, and what is wrong with the last one that is not.

    Raises:
        NewerVersion: a newer program wrote one.
    """
    found: list[KeyFile] = []
    why = _MISSING
    for path in (folder / name for name in names):
        try:
            found.append(_read(path))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            why = str(error)[:80] or type(error).__name__
    return found, why


def _read(path: Path) -> KeyFile:
    if path.stat().st_size > 4_000_000:
        raise ValueError("size")
    return _checked(path.read_text("utf-8"), path.parent)


@functools.lru_cache(maxsize=2)
def _checked(text: str, folder: Path) -> KeyFile:
    """The two copies are of one text: it is checked once."""
    raw = json.loads(text)
    if not isinstance(raw, dict) or raw.get("format") != "clinicguard-keys":
        raise ValueError("format")
    if _whole_number(raw["v"]) > FORMAT:
        raise NewerVersion(folder, raw["v"], FORMAT)
    keys = KeyFile(
        clinic=_text(raw["clinic"]),
        name=_text(raw["name"]),
        generation=_whole_number(raw["generation"]),
        slots={person: _slot(value) for person, value in raw["slots"].items()},
        grants=tuple(
            Grant(**{name: _text(text) for name, text in grant.items()}) for grant in raw["grants"]
        ),
        epochs={int(number): _text(recipient) for number, recipient in raw["epochs"].items()},
        signers={person: tuple(map(_text, keys)) for person, keys in raw["signers"].items()},
        signed_by=_text(raw["signed_by"]),
        signature=_text(raw["signature"]),
    )
    if raw != {**keys.body(), "signature": keys.signature}:
        raise ValueError("fields")
    if not keys.whole():
        raise ValueError("signature")
    return keys


def _slot(raw: dict[str, Any]) -> Slot:
    texts: dict[str, Any] = {name: _text(raw[name]) for name in _SLOT_TEXTS}
    if not isinstance(raw["kdf"], dict) or set(raw) != {*_SLOT_TEXTS, "kdf", "generation"}:
        raise ValueError("slot")
    return Slot(**texts, generation=_whole_number(raw["generation"]), kdf=raw["kdf"])


_SLOT_TEXTS = ("person", "name", "role", "open", "sign", "nonce", "wrapped", "made")


def _plain(value: Slot | Grant) -> dict[str, Any]:
    plain = {name: getattr(value, name) for name in type(value).__slots__}
    return {name: dict(item) if isinstance(item, Mapping) else item for name, item in plain.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not text")
    return value


def _whole_number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise ValueError("not a whole number")
    return value


def _verifies(public: str, signature: str, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(
            bytes.fromhex(signature), message
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def to_b64(data: bytes) -> str:
    """Bytes as they stand in the file."""
    return base64.b64encode(data).decode("ascii")


def from_b64(text: str) -> bytes:
    """Raises ValueError."""
    return base64.b64decode(text, validate=True)
