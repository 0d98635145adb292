"""Sealing: a file is hashed while it is copied and encrypted, in one pass, to the CASE key.

The form is age v1 (https://age-encryption.org/v1) with an X25519 recipient: any age program with
the identity opens it, without us.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage

from clinicguard.evidence.content import HEAD_BYTES
from clinicguard.evidence.hashing import Hash, HashBeside
from clinicguard.host.files import as_trouble, sync_folder
from clinicguard.host.trouble import Trouble

_PIECE = 1 << 20
LARGEST = 2 << 30
"""Bytes of the largest file that is taken in: 2 GiB."""

Progress = Callable[[int], None]
"""Told the bytes done so far; raises `Stopped` to stop."""


class Stopped(Trouble):
    """Somebody pressed cancel; nothing of the file was kept."""


class FileTooLarge(Trouble):
    """The file is larger than what can be taken in."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__()
        self.name = name
        self.size = size


class FileUnreadable(Trouble):
    """The file to be taken in cannot be read to its end."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class NoKeyForEvidence(Trouble):
    """This person's keys do not open evidence: reception hands in and cannot read back."""


class ExhibitDamaged(Trouble):
    """The sealed file is not what was taken in."""

    def __init__(self, number: str, why: str) -> None:
        super().__init__()
        self.number = number
        self.why = why


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed file on disk: its name in `evidence/`, and the hashes of both its forms."""

    name: str
    size: int
    sha256: str
    sealed_sha256: str
    head: bytes


class _Remembering:
    """Keeps the error that the age library would otherwise turn into one of its own."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    @contextmanager
    def remembered(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self.error = error
            raise

    def tell(self) -> None:
        """Raises what really happened, if it happened here."""
        if self.error is not None:
            raise self.error


class _Measured(_Remembering):
    """Reads a file for the sealing, piece by piece, and hashes what passes.

    The age library asks for a few KiB at a time: they are handed out of the piece.
    """

    def __init__(
        self, source: BinaryIO, progress: Progress | None, hashing: Hash | None = None
    ) -> None:
        super().__init__()
        self._source = source
        self._progress = progress
        self._piece, self._at = b"", 0
        self.hash = hashing or hashlib.sha256()
        self.size = 0
        self.head = b""

    def read(self, size: int = -1) -> bytes:
        if self._at >= len(self._piece):
            self._piece, self._at = self._next(), 0
        before = self._at
        self._at = before + size if size > 0 else len(self._piece)
        return self._piece[before : self._at]

    def _next(self) -> bytes:
        with self.remembered():
            data = self._source.read(_PIECE)
            self.hash.update(data)
            self.size += len(data)
            if len(self.head) < HEAD_BYTES:
                self.head = (self.head + data)[:HEAD_BYTES]
            if self._progress is not None:
                self._progress(self.size)
        return data


def seal(source: Path, folder: Path, recipient: str, progress: Progress | None = None) -> Sealed:
    """Seals a file into the folder: temporary name, fsync, rename, fsync of the folder.

    Raises:
        FileTooLarge, FileUnreadable, Stopped, DiskFull, ReadOnlyPlace: nothing is left behind.
    """
    with _opened(source) as file:
        return _sealed(file, folder, recipient, progress)


def seal_bytes(
    data: bytes, folder: Path, recipient: str, progress: Progress | None = None
) -> Sealed:
    """Seals what has no file of its own, such as a picture out of the clipboard; as `seal`."""
    return _sealed(io.BytesIO(data), folder, recipient, progress)


def seal_from(
    file: BinaryIO, folder: Path, recipient: str, progress: Progress | None = None
) -> Sealed:
    """Seals what is read from `file` to its end; as `seal`."""
    return _sealed(file, folder, recipient, progress)


def _sealed(file: BinaryIO, folder: Path, recipient: str, progress: Progress | None) -> Sealed:
    name = f"{secrets.token_hex(16)}.age"
    temporary = folder / f".{name}.new"
    try:
        with HashBeside() as content, HashBeside() as form, temporary.open("xb") as target:
            measured, passing = _Measured(file, progress, content), _Passing(target, None, form)
            _encrypt(measured, passing, recipient)
            target.flush()
            os.fsync(target.fileno())
        os.replace(temporary, folder / name)
        sync_folder(folder)
    except OSError as error:
        raise as_trouble(error, temporary) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return Sealed(
        name,
        measured.size,
        measured.hash.hexdigest(),
        passing.hash.hexdigest(),
        measured.head,
    )


def unseal(
    sealed: Path,
    target: Path,
    identity: pyrage.x25519.Identity,
    expected: str,
    number: str,
    progress: Progress | None = None,
) -> None:
    """Opens a sealed file into `target`, which exists only when its SHA-256 is the expected one.

    Raises:
        ExhibitDamaged: it was changed, cut, or is another file; nothing is left behind.
        DiskFull, ReadOnlyPlace, Stopped.
    """
    temporary = target.with_name(f".{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as file:
            found = _open_into(sealed, file, identity, number, progress)
            file.flush()
            os.fsync(file.fileno())
        if found != expected:
            raise ExhibitDamaged(number, "content")
        os.replace(temporary, target)
    except OSError as error:
        raise as_trouble(error, target) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def read_again(
    sealed: Path, identity: pyrage.x25519.Identity, number: str, progress: Progress | None = None
) -> tuple[str, str]:
    """The SHA-256 of the sealed file and of what is inside, in one pass, not a byte of it written.

    Raises:
        ExhibitDamaged; ReadOnlyPlace, DiskFault: it cannot be read now; Stopped.
    """
    with HashBeside() as form, HashBeside() as content, _from_disk(sealed, number) as file:
        passing, reading = _Passing(_Nowhere(), progress, content), _Measured(file, None, form)
        _decrypt(reading, passing, identity, number)
        while reading.read():
            continue
        return form.hexdigest(), content.hexdigest()


def sealed_hash(sealed: Path, number: str, progress: Progress | None = None) -> str:
    """The SHA-256 of the sealed file, for who holds no key. Raises as `read_again`."""
    with _from_disk(sealed, number) as file:
        reading = _Measured(file, progress)
        while reading.read():
            continue
    return reading.hash.hexdigest()


def read_sealed(
    sealed: Path, identity: pyrage.x25519.Identity, expected: str, number: str, most: int
) -> bytes:
    """The content in memory, for a look. Raises ExhibitDamaged; FileTooLarge over `most` bytes."""
    kept = _Memory(most, number)
    if _open_into(sealed, kept, identity, number, None) != expected:
        raise ExhibitDamaged(number, "content")
    return b"".join(kept.pieces)


def pour(
    sealed: Path,
    target: BinaryIO,
    identity: pyrage.x25519.Identity,
    expected: str,
    number: str,
    progress: Progress | None = None,
) -> None:
    """The content into something that takes it piece by piece, such as a sealed pack.

    Raises:
        ExhibitDamaged: at its end, if it is not the expected one; what was written is dropped.
    """
    if _open_into(sealed, target, identity, number, progress) != expected:
        raise ExhibitDamaged(number, "content")


def identity_for(case: Mapping[int, pyrage.x25519.Identity], epoch: int) -> pyrage.x25519.Identity:
    """The CASE identity of an epoch. Raises NoKeyForEvidence."""
    if epoch not in case:
        raise NoKeyForEvidence
    return case[epoch]


def hash_file(path: Path) -> str:
    """SHA-256 of a file as it lies, hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


class _Nowhere:
    """Takes what is written and keeps nothing."""

    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        return


class _Memory(_Nowhere):
    def __init__(self, most: int, number: str) -> None:
        self.pieces: list[bytes] = []
        self._room = most
        self._number = number

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise FileTooLarge(self._number, -self._room)
        self.pieces.append(bytes(data))
        return len(data)


class _Passing(_Remembering):
    """Hashes what is written on its way to the target."""

    def __init__(
        self,
        target: BinaryIO | _Nowhere,
        progress: Progress | None,
        hashing: Hash | None = None,
    ) -> None:
        super().__init__()
        self._target = target
        self._progress = progress
        self.hash = hashing or hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        with self.remembered():
            self.hash.update(data)
            self.size += len(data)
            self._target.write(data)
            if self._progress is not None:
                self._progress(self.size)
        return len(data)

    def flush(self) -> None:
        self._target.flush()


def _open_into(
    sealed: Path,
    target: BinaryIO | _Nowhere,
    identity: pyrage.x25519.Identity,
    number: str,
    progress: Progress | None,
) -> str:
    if not sealed.is_file():
        raise ExhibitDamaged(number, "missing")
    passing = _Passing(target, progress)
    with sealed.open("rb") as file:
        _decrypt(file, passing, identity, number)
    return passing.hash.hexdigest()


def _decrypt(
    source: BinaryIO | _Measured, target: _Passing, identity: pyrage.x25519.Identity, number: str
) -> None:
    try:
        pyrage.decrypt_io(source, target, [identity])
    except (pyrage.DecryptError, OSError) as error:
        target.tell()
        raise ExhibitDamaged(number, "seal") from error


@contextmanager
def _from_disk(sealed: Path, number: str) -> Iterator[BinaryIO]:
    """The file as the disk has it: where the system allows, not what memory still holds of it."""
    if not sealed.is_file():
        raise ExhibitDamaged(number, "missing")
    try:
        with sealed.open("rb") as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            yield file
    except OSError as error:
        raise as_trouble(error, sealed) from error


def _encrypt(source: _Measured, target: _Passing, recipient: str) -> None:
    try:
        pyrage.encrypt_io(source, target, [pyrage.x25519.Recipient.from_str(recipient)])
    except (pyrage.EncryptError, OSError):
        source.tell()
        target.tell()
        raise


def seal_into(source: BinaryIO, target: BinaryIO, public: str) -> None:
    """Seals one stream into another. Raises OSError as the disk said it."""
    _encrypt(_Measured(source, None), _Passing(target, None), public)


def _opened(source: Path) -> BinaryIO:
    try:
        size = source.stat().st_size
        if size > LARGEST:
            raise FileTooLarge(source.name, size)
        if not source.is_file():
            raise FileUnreadable(source.name)
        return source.open("rb")
    except OSError as error:
        raise FileUnreadable(source.name) from error
