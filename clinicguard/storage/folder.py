"""The clinic's folder: which files it holds, and that only one program has it open."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from clinicguard.host.clock import Clock, to_text
from clinicguard.host.files import as_trouble
from clinicguard.host.place import check_place
from clinicguard.storage.keyfile import NAME
from clinicguard.storage.troubles import ClinicAlreadyHere, FolderInUse, NoClinicHere


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
        return (self.path / NAME).exists() or self.database.exists()

    def make(self) -> None:
        """Makes the empty folder.

        Raises:
            SyncedPlace, NetworkPlace, ClinicAlreadyHere, ReadOnlyPlace.
        """
        check_place(self.path)
        if self.exists():
            raise ClinicAlreadyHere(self.path)
        try:
            self.evidence.mkdir(parents=True, exist_ok=True)
            if os.name == "posix":
                self.path.chmod(0o700)
        except OSError as error:
            raise as_trouble(error, self.path / "clinic.db") from error

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
        note = {"host": socket.gethostname(), "since": to_text(clock.now())}
        try:
            (self.path / "clinic.in-use").write_text(json.dumps(note), "utf-8")
        except OSError as error:
            self._lock.release()
            raise as_trouble(error, self.path / "clinic.in-use") from error

    def leave(self) -> None:
        """Gives the folder back."""
        if self._lock.is_locked:
            (self.path / "clinic.in-use").unlink(missing_ok=True)
            self._lock.release()

    def _in_use(self) -> FolderInUse:
        try:
            note = json.loads((self.path / "clinic.in-use").read_text("utf-8"))
            return FolderInUse(self.path, str(note["host"]), str(note["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return FolderInUse(self.path, "", "")
