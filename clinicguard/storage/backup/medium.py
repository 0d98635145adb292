"""A stick or folder that holds backups: known by an id of its own; files are only ever added.

ClinicGuard-backup-K7Q2-9F4M/
    medium.json            which clinic, which medium, what it is called
    canary                 a sentence that never changes; whoever encrypts the stick changes it
    files/ab/ab12…         each file once, named by its SHA-256
    generations/000001.json  what one backup holds, signed
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from clinicguard.host.files import as_trouble, sync_folder, write_whole
from clinicguard.storage.backup.generation import Generation, Piece
from clinicguard.storage.backup.troubles import NoBackupHere

PREFIX = "ClinicGuard-backup-"
CANARY = b"This file never changes. If it did, something else changes files here.\n"
PIECE = 1 << 20
Told = Callable[[int], None]
"""Is told how many more bytes are done; may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class Medium:
    """One place with backups of one clinic."""

    folder: Path
    id: str
    clinic: str
    label: str

    @property
    def canary(self) -> Path:
        """The file whose content is known."""
        return self.folder / "canary"

    def generations(self) -> list[Generation]:
        """Those that can be read, the oldest first."""
        found = [_read(path) for path in self._files()]
        return sorted((g for g in found if g is not None), key=lambda each: each.number)

    def unreadable(self) -> list[str]:
        """The names of those that cannot be read."""
        return sorted(path.name for path in self._files() if _read(path) is None)

    def newest(self) -> Generation | None:
        """The last one that can be read."""
        return next(reversed(self.generations()), None)

    def path_of(self, sha256: str) -> Path:
        """Where a file of this hash lies, or would."""
        return self.folder / "files" / sha256[:2] / sha256

    def holds(self, piece: Piece) -> bool:
        """Whether the file is there with its size; what is in it is read at another time."""
        try:
            path = self.path_of(piece.sha256)
            return not path.is_symlink() and path.stat().st_size == piece.size
        except OSError:
            return False

    def put(self, source: Path, sha256: str, told: Told) -> None:
        """Adds a file: temporary, fsync, rename.

        Raises:
            ValueError: the source is not what it was said to be.
            DiskFull, ReadOnlyPlace, DiskFault: no half file is left.
        """
        target = self.path_of(sha256)
        temporary = target.with_name(f".{sha256[:16]}.{secrets.token_hex(4)}.new")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if copy_and_hash(source, temporary, told) != sha256:
                raise ValueError(source.name)
            os.replace(temporary, target)
            sync_folder(target.parent)
        except OSError as error:
            raise as_trouble(error, target) from error
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def reads_as(self, piece: Piece, told: Told) -> bool:
        """Reads the file from the medium again, past the system's memory of it, and hashes it."""
        try:
            return hash_file(self.path_of(piece.sha256), told) == piece.sha256
        except OSError:
            return False

    def write(self, generation: Generation) -> None:
        """The last step of a backup: from now on it is one. Raises DiskFull, ReadOnlyPlace."""
        path = self._path_of_generation(generation.number)
        try:
            path.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise as_trouble(error, path) from error
        write_whole(path, generation.as_bytes())

    def take_away(self, numbers: Iterable[int]) -> int:
        """Old backups, and the files that no other one holds; returns how many files went.

        Killed or refused in between, it leaves files that nobody names; the next time they go. The
        backup that was just taken is a good one all the same.
        """
        for number in numbers:
            with suppress(OSError):
                self._path_of_generation(number).unlink(missing_ok=True)
        if self.unreadable():
            return 0
        named = {piece.sha256 for each in self.generations() for piece in each.pieces}
        spare = [path for path in self.folder.glob("files/*/*") if path.name not in named]
        for path in spare:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        return len(spare)

    def sweep(self) -> None:
        """Half-written files that a kill or a pulled stick left behind go."""
        for pattern in (".*.new", "generations/.*.new", "files/*/.*.new"):
            for path in self.folder.glob(pattern):
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> list[Path]:
        folder = self.folder / "generations"
        return [path for path in folder.glob("*.json") if not path.name.startswith(".")]

    def _path_of_generation(self, number: int) -> Path:
        return self.folder / "generations" / f"{number:06d}.json"


def prepare(place: Path, clinic: str, label: str) -> Medium:
    """The clinic's medium at this place: the one that is there, or a new one.

    Raises:
        DiskFull, ReadOnlyPlace, DiskFault.
    """
    folder = place / f"{PREFIX}{clinic}"
    if (known := read_medium(folder)) is not None:
        return known
    medium = Medium(folder, secrets.token_hex(8), clinic, label)
    about = {
        "format": "clinicguard-medium",
        "v": 1,
        "id": medium.id,
        "clinic": clinic,
        "label": label,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "generations").mkdir(exist_ok=True)
        write_whole(medium.canary, CANARY)
        write_whole(folder / "medium.json", json.dumps(about, ensure_ascii=False).encode("utf-8"))
    except OSError as error:
        raise as_trouble(error, folder / "medium.json") from error
    return medium


def read_medium(folder: Path) -> Medium | None:
    """The medium in this folder; None where there is none, or its own file cannot be read."""
    try:
        match json.loads((folder / "medium.json").read_text("utf-8")):
            case {
                "format": "clinicguard-medium",
                "id": str(number),
                "clinic": str(clinic),
                "label": str(label),
            }:
                return Medium(folder, number, clinic, label)
    except (OSError, ValueError, RecursionError):
        return None
    return None


def media_at(place: Path) -> list[Medium]:
    """Every medium at a place that somebody points to: the folder itself, or folders in it.

    Raises:
        NoBackupHere.
    """
    try:
        inside = sorted(path for path in place.glob(f"{PREFIX}*") if path.is_dir())
    except OSError:
        inside = []
    found = [read_medium(folder) for folder in (place, *inside)]
    known = [medium for medium in found if medium is not None]
    if not known:
        raise NoBackupHere(place)
    return known


def hash_file(path: Path, told: Told) -> str:
    """SHA-256 of a file as it lies on the medium. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        _forget_cached(file.fileno())
        while piece := file.read(PIECE):
            digest.update(piece)
            told(len(piece))
    return digest.hexdigest()


def copy_and_hash(source: Path, target: Path, told: Told) -> str:
    """Copies into a new file, to the disk itself; the SHA-256 of what was read. Raises OSError."""
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("xb") as written:
        while piece := read.read(PIECE):
            digest.update(piece)
            written.write(piece)
            told(len(piece))
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _forget_cached(handle: int) -> None:
    """Asks the system to read from the medium, not from memory, where it can be asked."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _read(path: Path) -> Generation | None:
    try:
        if path.stat().st_size > 64_000_000:
            return None
        return Generation.from_bytes(path.read_bytes())
    except (OSError, ValueError):
        return None


__all__ = [
    "CANARY",
    "PREFIX",
    "Medium",
    "Told",
    "copy_and_hash",
    "hash_file",
    "media_at",
    "prepare",
    "read_medium",
]
