"""The file `.clinicpack`: a bag in one ZIP (AES-256, nothing packed smaller), written and read.

Nothing of it is unpacked to disk. Since nothing in it is compressed, it never holds more bytes
than it is long; names are only compared, never followed.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import pyzipper

from clinicguard.casepack.troubles import NotAPack, PackAbsurd, PackChanged, WrongPackPassphrase
from clinicguard.evidence.bag import ALGORITHMS, DECLARATION
from clinicguard.evidence.pack import PackExists
from clinicguard.evidence.sealing import LARGEST
from clinicguard.host.files import as_trouble
from clinicguard.people.passphrase import normal

MOST_FILES = 10_000
_MOST_DIRECTORY = 8 << 20
"""Bytes of the list of contents at the end of a ZIP, which is read whole."""
_PIECE = 1 << 20
_LONGEST_LINE = 8 << 20
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_BROKEN = (
    pyzipper.BadZipFile,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)
"""What the ZIP library raises of bytes that are not what was written."""

Step = Callable[[int], None]
"""Told the bytes done so far; raises to stop."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a file in the pack is, whole."""

    size: int
    sha256: str
    sha512: str


class Hashed:
    """Counts and hashes what passes to `target`, or what only passes."""

    def __init__(self, target: IO[bytes] | None = None, step: Step | None = None) -> None:
        self._target = target
        self._step = step
        self._hashes = [hashlib.new(name) for name in ALGORITHMS]
        self._size = 0

    def write(self, data: bytes) -> int:
        """Takes a piece in."""
        for each in self._hashes:
            each.update(data)
        self._size += len(data)
        if self._target is not None:
            self._target.write(data)
        if self._step is not None:
            self._step(self._size)
        return len(data)

    def flush(self) -> None:
        """There is nothing to flush."""

    def sums(self) -> Sums:
        """What has passed."""
        return Sums(self._size, *(each.hexdigest() for each in self._hashes))


class PackWriter:
    """Writes beside the target, under a name of its own; `finish` puts it in its place.

    Raises:
        PackExists: something lies there already.
        DiskFull, ReadOnlyPlace: out of `writing`; no file is left.
    """

    def __init__(self, target: Path, root: str, passphrase: str) -> None:
        self._target = target
        self._root = root
        self._temporary = target.with_name(f".{target.name}.new")
        self._sums: dict[str, Sums] = {}
        self._archive = pyzipper.AESZipFile(
            self._temporary, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES
        )
        self._archive.setpassword(normal(passphrase).encode("utf-8"))

    def put(self, name: str, data: bytes) -> Sums:
        """A file whose bytes are at hand."""
        with self.file(name) as target:
            target.write(data)
        return self._sums[name]

    @contextmanager
    def file(self, name: str, step: Step | None = None) -> Iterator[Hashed]:
        """A file whose bytes come one after the other."""
        with self._archive.open(f"{self._root}/{name}", "w", force_zip64=True) as inside:
            hashed = Hashed(inside, step)
            yield hashed
        self._sums[name] = hashed.sums()

    def finish(self, info: Mapping[str, str], day: date) -> None:
        """The bag's own files (RFC 8493), then the pack stands in its place."""
        payload = [name for name in self._sums if name.startswith("data/")]
        size = sum(self._sums[name].size for name in payload)
        lines = {
            **info,
            "Bagging-Date": day.isoformat(),
            "Payload-Oxum": f"{size}.{len(payload)}",
        }
        self.put("bagit.txt", DECLARATION.encode("utf-8"))
        told = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in lines.items())
        self.put("bag-info.txt", told.encode("utf-8"))
        self._manifests("manifest", payload)
        self._manifests("tagmanifest", [name for name in self._sums if name not in payload])
        self._archive.close()
        with self._temporary.open("rb+") as file:
            os.fsync(file.fileno())
        if self._target.exists():
            raise PackExists(self._target)
        os.replace(self._temporary, self._target)

    def drop(self) -> None:
        """Takes away what was written, if it was not finished."""
        with suppress(Exception):
            self._archive.close()
        if (file := self._archive.fp) is not None:
            # refused in the midst of a file: as long as it is held, Windows takes nothing away
            self._archive.fp = None
            with suppress(OSError):
                file.close()
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)

    def _manifests(self, prefix: str, names: list[str]) -> None:
        for algorithm in ALGORITHMS:
            lines = [f"{getattr(self._sums[name], algorithm)}  {name}\n" for name in sorted(names)]
            self.put(f"{prefix}-{algorithm}.txt", "".join(lines).encode("utf-8"))


@contextmanager
def writing(target: Path, root: str, passphrase: str) -> Iterator[PackWriter]:
    """A pack under way. Raises PackExists, DiskFull, ReadOnlyPlace: no file is left."""
    if target.exists():
        raise PackExists(target)
    try:
        writer = PackWriter(target, root, passphrase)
        try:
            yield writer
        finally:
            writer.drop()
    except OSError as error:
        raise as_trouble(error, target) from error


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the pack: its name inside the bag, and how long it says it is."""

    name: str
    size: int
    _entry: Any = field(repr=False)


class PackReader:
    """An opened pack; used in a `with`. What its list of contents says is checked at once.

    Raises:
        NotAPack, WrongPackPassphrase, PackAbsurd.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        self.path = path
        try:
            file = path.open("rb")
        except OSError as error:
            raise NotAPack(path.name) from error
        try:
            check_directory(file, path.name)
            self._archive = pyzipper.AESZipFile(file)
            self._archive.setpassword(normal(passphrase).encode("utf-8", "replace"))
            self._file = file
            self.root, self.files = _listed(self._archive, file.seek(0, os.SEEK_END))
            self._try_passphrase()
        except _BROKEN as error:
            file.close()
            raise NotAPack(path.name) from error
        except BaseException:
            file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._archive.close()
        self._file.close()

    def stream(self, name: str) -> PackStream:
        """The bytes of a file, one piece after the other. Raises PackChanged."""
        listed = self.files.get(name)
        if listed is None:
            raise PackChanged(name, "missing")
        try:
            return PackStream(self._archive.open(listed._entry), name)
        except (*_BROKEN, RuntimeError) as error:
            raise PackChanged(name, "unreadable") from error

    def pass_through(self, name: str) -> Sums:
        """Reads a file to its end. Raises PackChanged: its seal is broken, or it is cut."""
        hashed = Hashed()
        with self.stream(name) as inside:
            while piece := inside.read():
                hashed.write(piece)
        return hashed.sums()

    def read(self, name: str, most: int) -> bytes:
        """A whole file in memory. Raises PackChanged; PackAbsurd over `most` bytes."""
        listed = self.files.get(name)
        if listed is not None and listed.size > most:
            raise PackAbsurd(name, "too_large")
        pieces: list[bytes] = []
        with self.stream(name) as inside:
            while piece := inside.read():
                pieces.append(piece)
        return b"".join(pieces)

    def _try_passphrase(self) -> None:
        """The smallest file tells whether the passphrase fits."""
        smallest = min(self.files.values(), key=lambda each: each.size)
        try:
            self._archive.open(smallest._entry).close()
        except RuntimeError as error:
            raise WrongPackPassphrase from error


class PackStream:
    """A file of the pack while it is read; a broken seal is a trouble that names it."""

    def __init__(self, inside: IO[bytes], name: str) -> None:
        self._inside = inside
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._inside.close()

    def read(self, size: int = -1) -> bytes:
        """The next piece, empty at the end. Raises PackChanged."""
        try:
            return self._inside.read(size if 0 < size < _PIECE else _PIECE)
        except (*_BROKEN, RuntimeError) as error:
            raise PackChanged(self._name, "unreadable") from error

    def lines(self) -> Iterator[str]:
        """Line after line. Raises PackChanged; ValueError for what is not UTF-8."""
        rest = b""
        while piece := self.read():
            *whole, rest = (rest + piece).split(b"\n")
            if len(rest) > _LONGEST_LINE:
                raise PackAbsurd(self._name, "too_large")
            for line in whole:
                yield line.decode("utf-8")
        if rest:
            yield rest.decode("utf-8")


def check_directory(file: IO[bytes], name: str) -> None:
    """Refuses a list of contents that is too long to be read. Raises NotAPack, PackAbsurd."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < 22:
        raise NotAPack(name)
    count, length = struct.unpack("<HI", tail[place + 10 : place + 16])
    if tail[place - 20 : place].startswith(_LOCATOR_64):
        (start,) = struct.unpack("<Q", tail[place - 12 : place - 4])
        if start >= size:
            raise NotAPack(name)
        file.seek(start)
        end = file.read(56)
        if len(end) < 56 or not end.startswith(_END_64):
            raise NotAPack(name)
        count, length = struct.unpack("<QQ", end[32:48])
    if count > MOST_FILES or length > _MOST_DIRECTORY:
        raise PackAbsurd(name, "too_many")
    file.seek(0)


def _listed(archive: Any, length: int) -> tuple[str, dict[str, Listed]]:
    entries = archive.infolist()
    if not entries:
        raise PackAbsurd("", "missing")
    root = entries[0].filename.partition("/")[0]
    found: dict[str, Listed] = {}
    folded: set[str] = set()
    for entry in entries:
        name = _plain_name(entry.filename, root)
        if not entry.flag_bits & 0x1 or entry.wz_aes_version is None:
            raise PackAbsurd(name, "not_sealed")
        if entry.compress_type != pyzipper.ZIP_STORED or entry.file_size > entry.compress_size:
            raise PackAbsurd(name, "packed")
        if entry.file_size > LARGEST:
            raise PackAbsurd(name, "too_large")
        if name.casefold() in folded:
            raise PackAbsurd(name, "twice")
        folded.add(name.casefold())
        found[name] = Listed(name, entry.file_size, entry)
    if sum(each.size for each in found.values()) > length:
        raise PackAbsurd("", "too_large")
    return root, found


def _plain_name(written: str, root: str) -> str:
    """The name inside the bag. Raises PackAbsurd for a path that leads anywhere."""
    head, _, name = written.partition("/")
    parts = name.split("/")
    odd = any(char in written for char in '\\:*?"<>|') or not written.isprintable()
    if head != root or odd or not root or any(part in ("", ".", "..") for part in (root, *parts)):
        raise PackAbsurd(written[:80], "outside")
    return name
