"""Writing a file so that it is either the old one or the new one, never half of one."""

from __future__ import annotations

import errno
import os
import secrets
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from clinicguard.host.trouble import Trouble

_WINDOWS_BUSY = {5, 32, 33}


class DiskFull(Trouble):
    """There is no room for what was to be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class ReadOnlyPlace(Trouble):
    """The place may be read, not written."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class FolderNotEmpty(Trouble):
    """Results are written into an empty folder only."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class FileHeld(Trouble):
    """Another program (an antivirus, an indexer) kept hold of the file for longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class DiskFault(Trouble):
    """The disk itself refused a read or a write."""

    def __init__(self, path: Path, code: str) -> None:
        super().__init__()
        self.path = path
        self.code = code


def write_whole(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Replaces `path` by `data`: temporary file, fsync, rename, fsync of the folder.

    Raises:
        DiskFull, ReadOnlyPlace, FileHeld, DiskFault: `path` is as it was before.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        handle = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode
        )
        try:
            _write_all(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        _patiently(lambda: os.replace(temporary, path), path)
        sync_folder(path.parent)
    except OSError as error:
        raise as_trouble(error, path) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Makes a rename last through a power cut (Windows does this by itself)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def as_trouble(error: OSError, path: Path) -> Trouble | OSError:
    """The kind of trouble an operating-system error is; the error itself where it is a bug."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull(path.parent)
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return ReadOnlyPlace(path.parent)
        case errno.EIO | errno.ENXIO | errno.ENODEV | errno.ESTALE:
            return DiskFault(path, errno.errorcode[error.errno])
        case _:
            return error


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _patiently(step: Callable[[], None], path: Path) -> None:
    """Windows: an antivirus may hold the file for a moment; 50 ms … 1 s, 2.5 s in all."""
    pause = 0.05
    for _ in range(7):
        try:
            return step()
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_BUSY:
                raise
        time.sleep(pause)
        pause = min(pause * 1.8, 1.0)
    raise FileHeld(path)
