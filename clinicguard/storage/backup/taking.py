"""Taking a backup: look, add what is new, read all that back, open the copy; then it is one.

Works on a copy of the database of its own, off the thread that holds the records.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.orm import Session

from clinicguard import __version__
from clinicguard.host.files import as_trouble, write_whole
from clinicguard.storage.backup import guards
from clinicguard.storage.backup.generation import DATABASE, EVIDENCE, KEYS, Generation, Piece
from clinicguard.storage.backup.keeping import Dated, may_go
from clinicguard.storage.backup.medium import Medium, Told, hash_file
from clinicguard.storage.backup.troubles import BackupDamaged
from clinicguard.storage.database import Database
from clinicguard.storage.folder import ASIDE_OF_BACKUP
from clinicguard.storage.keyfile import KeyFile, as_written
from clinicguard.storage.log import Author, Head, entries
from clinicguard.storage.log_check import check
from clinicguard.storage.row_check import SEALED_FILES, kept_tables

Step = Callable[[int, int], None]
"""(bytes done, bytes in all); may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a run works on: the clinic's folder, its own copy of the database, who signs."""

    folder: Path
    copy: Path
    key: bytes
    keys: KeyFile
    author: Author
    made: datetime
    zone: ZoneInfo
    hold: bool
    """Whether something forbids that anything is taken away: an open matter, a legal hold."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup that was read back and opened. `added` in bytes; `gone` counts old backups."""

    medium: Medium
    generation: Generation
    added: int
    gone: int


@dataclass(frozen=True, slots=True)
class _Content:
    """What the copy of the database says it holds."""

    head: Head
    rows: dict[str, int]
    form: int
    sealed: dict[str, str]


def take(source: Source, medium: Medium, known: int, step: Step) -> Taken:
    """One whole run.

    Raises:
        BackupStopped: something looks wrong; nothing was touched.
        BackupDamaged: what was read back differs; the run does not count.
        DiskFull, ReadOnlyPlace, DiskFault: the medium; former backups are as they were.
    """
    pace = _Pace(step)
    guards.look_at_medium(medium, known, pace.nothing)
    generations = medium.generations()
    last = generations[-1] if generations else None
    database = Database(source.copy, source.key)
    try:
        with database.reading() as session:
            guards.look_at_log(session, generations)
            content = _content(session, source.keys)
    finally:
        database.close()
    guards.look_at_canary(source.folder, bool(generations))
    bad = guards.look_at_files(source.folder, content.sealed, last)
    guards.put_canary(source.folder)
    medium.sweep()
    pieces, missing = _pieces(source, medium, content, bad)
    new = [piece for piece in pieces if not medium.holds(piece)]
    pace.whole = 2 * sum(piece.size for piece in new)
    added = sum(_put(source, medium, piece, pace.told) for piece in new)
    generation = Generation(
        clinic=source.keys.clinic,
        medium=medium.id,
        number=1 if last is None else last.number + 1,
        made=source.made,
        by=source.author.key_id,
        program=__version__,
        form=content.form,
        log=content.head,
        rows=content.rows,
        pieces=tuple(pieces),
        missing=tuple(missing),
        before="" if last is None else last.digest(),
    ).signed(source.author.sign)
    _read_back(source, medium, generation, new, pace.told)
    medium.write(generation)
    if medium.newest() != generation:
        raise BackupDamaged(medium.label, generation.number, (f"{generation.number:06d}.json",))
    gone: list[int] = []
    if not source.hold:
        dated = [Dated(each.number, each.made) for each in medium.generations()]
        gone = may_go(dated, source.made, source.zone)
        medium.take_away(gone)
    return Taken(medium, generation, added, len(gone))


def opens(
    database_file: Path,
    key: bytes,
    keys: KeyFile,
    generation: Generation,
    evidence: Path | None = None,
) -> bool:
    """Whether the database opens, every page and the log are whole, and it is the one that was
    copied: same head, same counts. Raises DatabaseDamaged."""
    database = Database(database_file, key)
    try:
        if database.damaged_pages():
            return False
        with database.reading() as session:
            found = check(session, keys, [generation.log], evidence)
            rows = _rows(session)
        allowed = {f"{EVIDENCE}/{name}" for name in generation.missing}
        left = [f for f in found.findings if f"{EVIDENCE}/{f.row}" not in allowed]
        return not left and found.head == generation.log and rows == dict(generation.rows)
    finally:
        database.close()


class _Pace:
    def __init__(self, step: Step) -> None:
        self._step = step
        self._done = 0
        self.whole = 0

    def told(self, more: int) -> None:
        self._done += more
        self._step(self._done, self.whole)

    def nothing(self, _more: int) -> None:
        self._step(0, 0)


def _content(session: Session, keys: KeyFile) -> _Content:
    sealed: dict[str, str] = {}
    head: Head | None = None
    for entry in entries(session):
        head = Head(keys.clinic, entry.seq, entry.hash, str(entry.body["wall"]))
        for table, name, _version, value in entry.rows:
            if table == SEALED_FILES and value is None:
                sealed.pop(Path(name).name, None)
            elif table == SEALED_FILES:
                sealed[Path(name).name] = value
    assert head is not None, "a clinic begins with an entry"
    return _Content(head, _rows(session), _form(session), sealed)


def _rows(session: Session) -> dict[str, int]:
    return {
        table: int(session.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())
        for table in kept_tables(session)
    }


def _form(session: Session) -> int:
    return int(session.execute(text("PRAGMA user_version")).scalar_one())


def _pieces(
    source: Source, medium: Medium, content: _Content, bad: set[str]
) -> tuple[list[Piece], list[str]]:
    """What the backup holds. A damaged file that the medium has whole is taken from there."""
    keys = source.copy.with_name(KEYS)
    pieces = [_piece(source.copy, DATABASE), _piece(keys, KEYS)]
    missing: list[str] = []
    for name, sha256 in sorted(content.sealed.items()):
        here = source.folder / EVIDENCE / name
        there = medium.path_of(sha256)
        if name in bad and not there.is_file():
            missing.append(name)
        else:
            size = (there if name in bad else here).stat().st_size
            pieces.append(Piece(f"{EVIDENCE}/{name}", size, sha256))
    return pieces, missing


def _piece(path: Path, name: str) -> Piece:
    return Piece(name, path.stat().st_size, hash_file(path, lambda _more: None))


def _put(source: Source, medium: Medium, piece: Piece, told: Told) -> int:
    beside = piece.path in (DATABASE, KEYS)
    path = source.copy.with_name(piece.path) if beside else source.folder / piece.path
    try:
        medium.put(path, piece.sha256, told)
    except ValueError as error:
        raise BackupDamaged(medium.label, 0, (piece.path,)) from error
    return piece.size


def _read_back(
    source: Source, medium: Medium, generation: Generation, new: list[Piece], told: Told
) -> None:
    """Every new file from the medium, and the database opened from what was read."""
    if names := guards.damaged(medium, new, told):
        raise BackupDamaged(medium.label, generation.number, names)
    opened = source.copy.with_name("read-back.db")
    try:
        shutil.copyfile(medium.path_of(generation.piece(DATABASE).sha256), opened)
        whole = opens(opened, source.key, source.keys, generation)
    except OSError as error:
        raise as_trouble(error, opened) from error
    finally:
        # where this is refused it goes with all that was laid aside
        with suppress(OSError):
            opened.unlink(missing_ok=True)
    if not whole:
        raise BackupDamaged(medium.label, generation.number, (DATABASE,))


def lay_aside(folder: Path, database: Database, keys: KeyFile) -> Path:
    """A copy of the database and the key file for a run to work on; on the database's thread.

    Raises:
        DiskFull, ReadOnlyPlace, DiskFault: nothing is left.
    """
    aside = folder / ASIDE_OF_BACKUP
    try:
        if aside.exists():
            shutil.rmtree(aside)
        aside.mkdir()
        database.copy_to(aside / DATABASE)
        write_whole(aside / KEYS, as_written(keys))
    except OSError as error:
        clear_aside(folder)
        raise as_trouble(error, aside / DATABASE) from error
    except BaseException:
        clear_aside(folder)
        raise
    return aside / DATABASE


def clear_aside(folder: Path) -> None:
    """Takes the run's own copy away."""
    shutil.rmtree(folder / ASIDE_OF_BACKUP, ignore_errors=True)


__all__ = ["Source", "Step", "Taken", "clear_aside", "lay_aside", "opens", "take"]
