"""Long work on sealed files, apart from the records: plain values that another thread can work on.

The desk gives these values out and writes the entries; whoever holds one reads or writes the file.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pyrage

from clinicguard.evidence import sealing
from clinicguard.evidence.exhibit import Kind, Origin
from clinicguard.evidence.sealing import ExhibitDamaged, NoKeyForEvidence, Progress, Sealed

LOOK_AT_MOST = 256 << 20
"""Bytes of an exhibit that may be opened in memory for a look."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Something without a file of its own: a capture, a picture or words out of the clipboard.

    `known` are the answers that came with it; `kind` what it is, where its bytes cannot say it.
    """

    name: str
    data: bytes = field(repr=False)
    known: Origin = field(default_factory=Origin)
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is sealed already and has no number yet: it waits for its entry."""

    sealed: Sealed
    name: str
    epoch: int
    looks: str = ""
    """How a picture looks, in its kept form; empty where it is no picture or was not looked at."""
    small: bytes = field(default=b"", repr=False)
    """A small picture of it, a PNG; empty as above."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Where sealed files go, and to whom they are sealed: the CASE identity of today's epoch."""

    folder: Path
    epoch: int
    recipient: str

    def seal(self, source: Path | Pasted, progress: Progress | None = None) -> Waiting:
        """Seals a file, or what was pasted. It is an exhibit once the desk has recorded it.

        Raises:
            FileTooLarge, FileUnreadable, Stopped, DiskFull, ReadOnlyPlace: nothing is left behind.
        """
        if isinstance(source, Pasted):
            sealed = sealing.seal_bytes(source.data, self.folder, self.recipient, progress)
        else:
            sealed = sealing.seal(source, self.folder, self.recipient, progress)
        return Waiting(sealed, source.name, self.epoch)

    def seal_from(self, file: BinaryIO, name: str, progress: Progress | None = None) -> Waiting:
        """Seals what is read from `file` to its end. Raises Stopped, DiskFull, ReadOnlyPlace."""
        sealed = sealing.seal_from(file, self.folder, self.recipient, progress)
        return Waiting(sealed, name, self.epoch)

    def drop(self, waiting: Waiting) -> None:
        """Takes a sealed file away that will not become an exhibit.

        What the disk does not let go now is swept at the next start.
        """
        with suppress(OSError):
            (self.folder / waiting.sealed.name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class SealedCopy:
    """An exhibit's sealed file, with the key of who asked; without one it can only be compared."""

    number: str
    path: Path
    sha256: str
    sealed_sha256: str
    identity: pyrage.x25519.Identity | None = field(repr=False)

    def content(self) -> bytes:
        """What is inside, in memory.

        Raises:
            NoKeyForEvidence, ExhibitDamaged; FileTooLarge over LOOK_AT_MOST bytes.
        """
        return sealing.read_sealed(self.path, self._key(), self.sha256, self.number, LOOK_AT_MOST)

    def write(self, target: Path, progress: Progress | None = None) -> None:
        """The original, checked against its hash, in a file outside the vault.

        Raises:
            NoKeyForEvidence, ExhibitDamaged, DiskFull, ReadOnlyPlace, Stopped: there is no file.
        """
        sealing.unseal(self.path, target, self._key(), self.sha256, self.number, progress)

    def pour(self, target: BinaryIO, progress: Progress | None = None) -> None:
        """The original into something that takes it piece by piece, not into a file of its own.

        Raises:
            NoKeyForEvidence, ExhibitDamaged: what was written so far is to be dropped.
        """
        sealing.pour(self.path, target, self._key(), self.sha256, self.number, progress)

    def damage(self, progress: Progress | None = None) -> str | None:
        """What is wrong with it: "missing", "seal", "content"; None when it is what was taken in.

        Who holds no key learns of the sealed form only. The disk is read, not a memory of it.

        Raises:
            ReadOnlyPlace, DiskFault: nothing can be said now. What `progress` raises.
        """
        try:
            if self.identity is None:
                sealed, found = sealing.sealed_hash(self.path, self.number, progress), self.sha256
            else:
                sealed, found = sealing.read_again(self.path, self.identity, self.number, progress)
        except ExhibitDamaged as damaged:
            return damaged.why
        if sealed != self.sealed_sha256:
            return "seal"
        return None if found == self.sha256 else "content"

    def _key(self) -> pyrage.x25519.Identity:
        if self.identity is None:
            raise NoKeyForEvidence
        return self.identity
