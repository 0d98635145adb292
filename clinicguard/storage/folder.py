"""The clinic's folder: which files it holds, and that only one program has it open."""

from __future__ import annotations

import json
import os
import shutil
import socket
from contextlib import suppress
from itertools import chain
from pathlib import Path

from filelock import FileLock, Timeout

from clinicguard.host.clock import Clock, to_text
from clinicguard.host.files import as_trouble, sync_folder
from clinicguard.host.place import check_place
from clinicguard.storage.keyfile import NAME
from clinicguard.storage.troubles import ClinicAlreadyHere, FolderInUse, NoClinicHere

ASIDE_OF_BACKUP = ".backup"
ASIDE_OF_EXPORT = ".export"
ASIDE_OF_PACK = ".pack-"
"""Folders inside the clinic's in which a run keeps its own copies, until it ends."""
BEFORE = "before-"
"""How copies begin that were made before the tables were brought up to a newer form."""
_ASIDE = (ASIDE_OF_BACKUP, ASIDE_OF_EXPORT, f"{ASIDE_OF_PACK}*")
_MADE_BY_SET_UP = (
    "clinic.db",
    "clinic.db-journal",
    "keys.json",
    "keys.copy.json",
    "log-head",
    "clinic.in-use",
)
_GIVEN_UP = "given up"
_TRIES = 5
"""How often a file is to go, where the disk refuses it."""


class ClinicFolder:
    """A folder with clinic.db, keys.json, evidence/, log-head."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FileLock(path / "clinic.lock", timeout=0)

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "clinic.db"

    @property
    def evidence(self) -> Path:
        """The sealed files, by id."""
        return self.path / "evidence"

    @property
    def failed_unlocks(self) -> Path:
        """Failed unlocks that wait to become entries of the log."""
        return self.path / "failed-unlocks"

    def exists(self) -> bool:
        """Whether a clinic lies here."""
        return not self.unfinished and ((self.path / NAME).exists() or self.database.exists())

    @property
    def unfinished(self) -> bool:
        """Whether a set-up was cut off here before its first entry was known to be saved.

        One that was given up leaves nothing that counts, however far it had come.
        """
        if not self._mark.exists():
            return False
        return self._mark.stat().st_size > 0 or not (self.path / "log-head").exists()

    @property
    def _mark(self) -> Path:
        return self.path / "set-up-unfinished"

    def make(self) -> None:
        """Makes the empty folder.

        Raises:
            SyncedPlace, NetworkPlace, ClinicAlreadyHere, ReadOnlyPlace.
        """
        check_place(self.path)
        if self.exists():
            raise ClinicAlreadyHere(self.path)
        was_there = self.path.exists()
        try:
            if self.unfinished:
                self.take_away(whole=False)
            self.path.mkdir(parents=True, exist_ok=True)
            self._mark.touch()
            self.evidence.mkdir(exist_ok=True)
            if os.name == "posix":
                self.path.chmod(0o700)
        except OSError as error:
            self.take_away(whole=not was_there)
            raise as_trouble(error, self.path / "clinic.db") from error

    def finish(self) -> None:
        """The set-up is saved: from now on a clinic lies here. Raises ReadOnlyPlace, DiskFault."""
        if not self._mark.exists():
            return
        try:
            self._mark.unlink(missing_ok=True)
            sync_folder(self.path)
        except OSError as error:
            raise as_trouble(error, self._mark) from error

    def take_away(self, *, whole: bool) -> None:
        """What a set-up that failed has written goes, so that it can be tried again.

        Where the disk keeps something back, the mark stays with it: the next try takes it away.
        """
        with suppress(OSError):
            self._mark.write_text(_GIVEN_UP, "utf-8")
        files = [self.path / name for name in _MADE_BY_SET_UP]
        if not all([*map(_is_gone, files), _is_gone(self.evidence)]):
            return
        if _is_gone(self._mark) and whole:
            _is_gone(self.path)

    def take(self, clock: Clock) -> None:
        """Takes the folder for this program.

        Raises:
            NoClinicHere, SyncedPlace, NetworkPlace: it is not to be opened.
            FolderInUse: another program has it; who and since when, as far as it said.
            ReadOnlyPlace: the lock file cannot be written.
        """
        if not self.path.is_dir():
            raise NoClinicHere(self.path)
        check_place(self.path)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise self._in_use() from error
        except OSError as error:
            raise as_trouble(error, self.path / "clinic.lock") from error
        self._sweep()
        note = {"host": socket.gethostname(), "since": to_text(clock.now())}
        try:
            (self.path / "clinic.in-use").write_text(json.dumps(note), "utf-8")
        except OSError as error:
            self._lock.release()
            raise as_trouble(error, self.path / "clinic.in-use") from error

    def _sweep(self) -> None:
        """What a kill left: nobody else writes here while we hold the lock.

        Half-written files; and the copies that a run had laid aside, of exhibits in the clear or
        of the records under the key of that day, which a later key would not shut.
        """
        for path in self.path.glob(".*.new"):
            with suppress(OSError):
                path.unlink()
        for path in chain.from_iterable(map(self.path.glob, _ASIDE)):
            shutil.rmtree(path, ignore_errors=True)

    def leave(self) -> None:
        """Gives the folder back."""
        if self._lock.is_locked:
            with suppress(OSError):
                (self.path / "clinic.in-use").unlink(missing_ok=True)
            self._lock.release()

    def _in_use(self) -> FolderInUse:
        try:
            note = json.loads((self.path / "clinic.in-use").read_text("utf-8"))
            return FolderInUse(self.path, str(note["host"]), str(note["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return FolderInUse(self.path, "", "")


def _is_gone(path: Path) -> bool:
    for _ in range(_TRIES):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if not path.exists():
            return True
    return False


def forget_before(folder: Path) -> None:
    """Takes away the copies of an older form: they open with keys that no longer count."""
    for copy in folder.glob(f"{BEFORE}*"):
        shutil.rmtree(copy, ignore_errors=True)
