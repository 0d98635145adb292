"""The watched drop folder: what lies in it, what has stopped growing, and taking clear copies away.

Nothing here takes anything in. A phone, a scanner or a browser puts files there in the clear.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clinicguard.evidence.sealing import hash_file
from clinicguard.host.files import as_trouble
from clinicguard.host.place import on_network, synced_by
from clinicguard.host.trouble import Trouble

MOST = 500
"""Files that are looked at; a folder with more is no drop folder but an archive."""
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".opdownload")


class DropInsideClinic(Trouble):
    """The folder is the clinic's own, lies in it, or holds it: clear files do not belong there."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class ClearCopyDiffers(Trouble):
    """The clear file is no longer what was taken in, so it is not removed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


@dataclass(frozen=True, slots=True)
class Lying:
    """A file as it lies: its size in bytes and when it was last written (ns)."""

    size: int
    written: int


Looked = Mapping[Path, Lying]


def check_drop(folder: Path, clinic: Path) -> str:
    """The service that copies the folder away, "network" for another PC's; empty for neither.

    Raises:
        DropInsideClinic.
    """
    here, there = folder.expanduser().resolve(), clinic.expanduser().resolve()
    if here == there or there in here.parents or here in there.parents:
        raise DropInsideClinic(folder)
    return synced_by(here) or ("network" if on_network(here) else "")


def look(folder: Path) -> Looked:
    """The files that lie in the folder now; none where it cannot be read. Links are left alone."""
    found: dict[Path, Lying] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(found) >= MOST:
                    break
                if _counts(entry):
                    known = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(known.st_mode) and known.st_size:
                        found[Path(entry.path)] = Lying(known.st_size, known.st_mtime_ns)
    except OSError:
        return found
    return found


def settled(before: Looked, now: Looked) -> tuple[Path, ...]:
    """What has not grown between two looks, by name."""
    return tuple(sorted(path for path, lying in now.items() if before.get(path) == lying))


def fingerprint(path: Path, lying: Lying) -> str:
    """What remembers that a file was dealt with, and tells nobody its name."""
    return hashlib.sha256(f"{path}\0{lying.size}\0{lying.written}".encode()).hexdigest()[:32]


def remove_clear(path: Path, sha256: str) -> None:
    """Removes a clear copy whose bytes are those that were taken in. This is not wiping.

    Raises:
        ClearCopyDiffers: it is another file by now; it stays.
        ReadOnlyPlace, DiskFault.
    """
    try:
        if path.is_symlink() or not path.is_file() or hash_file(path) != sha256:
            raise ClearCopyDiffers(path.name)
        path.unlink()
    except OSError as error:
        raise as_trouble(error, path) from error


def _counts(entry: os.DirEntry[str]) -> bool:
    name = entry.name.casefold()
    hidden = name.startswith((".", "~")) or name in ("desktop.ini", "thumbs.db")
    return not hidden and not name.endswith(_UNFINISHED)
