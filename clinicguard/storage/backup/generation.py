"""One backup as a value: which files it holds, where the log stood, and who signed for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clinicguard.host.clock import from_text, to_text
from clinicguard.storage.canonical import canonical, digest
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.log import Head

FORMAT = 1
SIGNED = b"ClinicGuard backup v1\n"

DATABASE, KEYS = "clinic.db", "keys.json"
EVIDENCE = "evidence"
_HEX = frozenset("0123456789abcdef")
_NAME = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.")


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the clinic's folder: its path there, its size in bytes, its SHA-256 in hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Generation:
    """A whole backup. `rows` counts the kept rows by table; `form` is the number of the last
    migration; `missing` names sealed files that were damaged or gone already and are on no medium;
    `before` is the hash of the generation before it on the same medium."""

    clinic: str
    medium: str
    number: int
    made: datetime
    by: str
    program: str
    form: int
    log: Head
    rows: Mapping[str, int]
    pieces: tuple[Piece, ...]
    missing: tuple[str, ...] = ()
    before: str = ""
    signature: str = ""

    @property
    def size(self) -> int:
        """Bytes of everything that it holds, whether shared with other generations or not."""
        return sum(piece.size for piece in self.pieces)

    def piece(self, path: str) -> Piece:
        """Raises KeyError."""
        return {each.path: each for each in self.pieces}[path]

    def body(self) -> dict[str, Any]:
        """Everything that is signed, in plain JSON."""
        return {
            "format": "clinicguard-backup",
            "v": FORMAT,
            "clinic": self.clinic,
            "medium": self.medium,
            "number": self.number,
            "made": to_text(self.made),
            "by": self.by,
            "program": self.program,
            "form": self.form,
            "log": self.log.as_json(),
            "rows": dict(self.rows),
            "pieces": [[piece.path, piece.size, piece.sha256] for piece in self.pieces],
            "missing": list(self.missing),
            "before": self.before,
        }

    def digest(self) -> str:
        """The hash that the following generation names."""
        return digest(canonical(self.body()))

    def signed(self, sign: Ed25519PrivateKey) -> Generation:
        """With the signature of who made it."""
        return replace(self, signature=sign.sign(SIGNED + canonical(self.body())).hex())

    def signed_by_one_of(self, keys: KeyFile) -> bool:
        """Whether its maker's key, as this key file knows it, signed exactly this."""
        return keys.verifies(self.by, self.signature, SIGNED + canonical(self.body()))

    def as_bytes(self) -> bytes:
        """The file on the medium: indented for a reader's eye, signed over the canonical form."""
        plain = {**self.body(), "signature": self.signature}
        return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")

    @classmethod
    def from_bytes(cls, data: bytes) -> Generation:
        """Raises ValueError: it is none, or names a path that has no business in a clinic."""
        try:
            raw = json.loads(data)
            if raw["format"] != "clinicguard-backup" or raw["v"] != FORMAT:
                raise ValueError("format")
            head = Head.from_json(raw["log"])
            if head is None:
                raise ValueError("log")
            found = cls(
                clinic=str(raw["clinic"]),
                medium=str(raw["medium"]),
                number=int(raw["number"]),
                made=from_text(raw["made"]),
                by=str(raw["by"]),
                program=str(raw["program"]),
                form=int(raw["form"]),
                log=head,
                rows={str(table): int(count) for table, count in raw["rows"].items()},
                pieces=tuple(_piece(*each) for each in raw["pieces"]),
                missing=tuple(map(str, raw["missing"])),
                before=str(raw["before"]),
                signature=str(raw["signature"]),
            )
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from error
        if raw != {**found.body(), "signature": found.signature}:
            raise ValueError("fields")
        if not set(found.signature) <= _HEX:
            # the same number in capitals would verify, and still be a flipped bit
            raise ValueError("signature")
        return found


def _piece(path: Any, size: Any, sha256: Any) -> Piece:
    """A path from a stick is data: only the names that a clinic's folder has are taken."""
    if not (isinstance(path, str) and isinstance(size, int) and isinstance(sha256, str)):
        raise ValueError("piece")
    parts = PurePosixPath(path).parts
    inside = len(parts) == 2 and parts[0] == EVIDENCE and set(parts[1]) <= _NAME
    if path not in (DATABASE, KEYS) and not inside:
        raise ValueError(f"path {path[:60]}")
    if path != "/".join(parts) or parts[-1].startswith("."):
        raise ValueError(f"path {path[:60]}")
    if len(sha256) != 64 or not set(sha256) <= _HEX or size < 0:
        raise ValueError("hash")
    return Piece(path, size, sha256)
