"""Writing everything into a folder of its own, off the thread that holds the records.

The folder is called unfinished, and says so inside, until its last byte is on the disk; what is
cut off is taken away, or stays plainly marked where even that is not possible any more.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from clinicguard.evidence.bag import safe_name
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.pack import LogExtract, write_log, write_times
from clinicguard.evidence.sealing import ExhibitDamaged
from clinicguard.host.clock import to_text
from clinicguard.host.files import DiskFull, as_trouble, sync_folder
from clinicguard.host.paths import resources
from clinicguard.host.words import LANGUAGES, Words
from clinicguard.overview.leaving.described import described
from clinicguard.overview.leaving.readme import Written, readme
from clinicguard.overview.leaving.tables import columns_of, tables_of, write_table
from clinicguard.storage.database import Database
from clinicguard.storage.folder import ASIDE_OF_EXPORT
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.log import entries

UNFINISHED = "-INCOMPLETE"
MARK = "INCOMPLETE.txt"
SUMS = "SHA256SUMS.txt"
_ROOM = 64 << 20
"""Bytes that must stay free on the disk beside what is written."""

Step = Callable[[int, int], None]
"""(bytes done, bytes in all); may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class Original:
    """An exhibit that leaves: its number and title, its name when it came, its size in bytes."""

    number: str
    title: str
    name: str
    size: int
    sealed: SealedCopy


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written where. `sums` is the SHA-256 of the list of all hashes, in hex."""

    folder: Path
    files: int
    size: int
    rows: int
    evidence: tuple[str, ...]
    damaged: tuple[str, ...]
    sums: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """A run that is ready: its entry is written, its own copy laid aside."""

    folder: Path
    copy: Path
    clinic: str
    by: str
    purpose: str
    recipient: str
    made: datetime
    originals: tuple[Original, ...]
    keys: KeyFile
    times: Mapping[str, bytes]
    key: bytes = field(repr=False)

    @property
    def unfinished(self) -> Path:
        """What the folder is called until it is whole."""
        return self.folder.with_name(self.folder.name + UNFINISHED)

    def work(self, step: Step) -> Taken:
        """The long part. Nothing is left where it is stopped or refused.

        Raises:
            DiskFull, ReadOnlyPlace, DiskFault, NoKeyForEvidence; whatever `step` raises.
        """
        try:
            return self._written(step)
        except OSError as error:
            raise as_trouble(error, self.folder) from error
        finally:
            self.give_up()

    def give_up(self) -> None:
        """Takes its own copy away, and what was not finished."""
        shutil.rmtree(self.copy.parent, ignore_errors=True)
        shutil.rmtree(self.unfinished, ignore_errors=True)

    def _written(self, step: Step) -> Taken:
        folder = self.unfinished
        folder.mkdir(parents=True)
        if os.name == "posix":
            folder.chmod(0o700)
        self._mark(folder)
        whole = sum(each.size for each in self.originals) + self.copy.stat().st_size
        if shutil.disk_usage(folder).free < whole + _ROOM:
            raise DiskFull(self.folder)
        step(0, whole)
        database = Database(self.copy, self.key)
        try:
            with database.reading() as session:
                tables = _write_tables(session, folder / "tables", lambda: step(0, whole))
                self._write_log(session, folder / "log")
        finally:
            database.close()
        listed, damaged = self._write_evidence(folder / "evidence", step, whole)
        written = Written(
            self.clinic, to_text(self.made), self.by, self.purpose, tables, listed, damaged
        )
        for language in LANGUAGES:
            path = folder / f"README.{language}.txt"
            path.write_text(readme(written, language), "utf-8-sig", newline="\r\n")
        return self._finished(folder, written, whole, step)

    def _finished(self, folder: Path, written: Written, whole: int, step: Step) -> Taken:
        sums, size, files = _sums(folder, lambda: step(whole, whole))
        (folder / SUMS).write_bytes(sums)
        for path in folder.rglob("*"):
            if path.is_file():
                _sync(path)
        (folder / MARK).unlink()
        sync_folder(folder)
        os.replace(folder, self.folder)
        with suppress(OSError):
            sync_folder(self.folder.parent)
        return Taken(
            self.folder,
            files,
            size,
            sum(count for count, _ in written.tables.values()),
            tuple(number for number, _, _ in written.evidence),
            tuple(written.damaged),
            hashlib.sha256(sums).hexdigest(),
        )

    def _mark(self, folder: Path) -> None:
        told = [
            Words(language).say("This folder is incomplete: writing it was cut off. Delete it.")
            for language in LANGUAGES
        ]
        (folder / MARK).write_text("\n\n".join(told) + "\n", "utf-8-sig")

    def _write_log(self, session: Session, folder: Path) -> None:
        folder.mkdir()
        words: dict[int, dict[str, tuple[str, str]]] = {}
        for seq, name, salt, clear in session.execute(_WORDS):
            words.setdefault(int(seq), {})[str(name)] = (str(salt), str(clear))
        keys = self.keys
        write_log(
            folder,
            LogExtract(list(entries(session)), words, keys.clinic, keys.name, keys.signers),
        )
        write_times(folder / "time", self.times)
        for name in ("VERIFY.txt", "verify.py"):
            shutil.copyfile(resources() / "verifier" / name, folder / name)

    def _write_evidence(
        self, folder: Path, step: Step, whole: int
    ) -> tuple[list[tuple[str, str, str]], list[str]]:
        """A damaged exhibit is named and stops nothing."""
        folder.mkdir()
        done = 0
        listed: list[tuple[str, str, str]] = []
        damaged: list[str] = []
        for each in self.originals:
            name = f"{each.number} {safe_name(each.name)}"
            begun = done
            try:
                each.sealed.write(folder / name, partial(_told_since, step, begun, whole))
                listed.append((each.number, each.title, f"evidence/{name}"))
            except ExhibitDamaged:
                damaged.append(each.number)
            done += each.size
            step(done, whole)
        return listed, damaged


def _told_since(step: Step, begun: int, whole: int, more: int) -> None:
    step(begun + more, whole)


def _write_tables(
    session: Session, folder: Path, told: Callable[[], object]
) -> dict[str, tuple[int, tuple[str, ...]]]:
    folder.mkdir()
    left_out = described().left_out
    return {
        table: (write_table(session, table, folder, told), columns_of(session, table))
        for table in tables_of(session)
        if table not in left_out
    }


def _sums(folder: Path, told: Callable[[], object]) -> tuple[bytes, int, int]:
    """The list, the bytes of all files, how many they are."""
    lines: list[str] = []
    size = 0
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name == MARK and path.parent == folder:
            continue
        told()
        with path.open("rb") as file:
            value = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{value}  {path.relative_to(folder).as_posix()}\n")
        size += path.stat().st_size
    return "".join(lines).encode("utf-8"), size, len(lines)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def free_name(place: Path, name: str) -> Path:
    """A folder that is not there yet, whether finished or not."""
    number, folder = 2, place / name
    while folder.exists() or folder.with_name(folder.name + UNFINISHED).exists():
        folder = place / f"{name}-{number}"
        number += 1
    return folder


def clear_aside(clinic_folder: Path) -> None:
    """What a killed run left inside the clinic's folder."""
    shutil.rmtree(clinic_folder / ASIDE_OF_EXPORT, ignore_errors=True)


_WORDS = text("SELECT seq, field, salt, text FROM log_text ORDER BY seq")
