"""Looks before a backup writes: does all this still look like the records that were kept last?

Against a program that encrypts or deletes files (ransomware): a run that finds a mass of changed
files, a changed canary or a log that does not go on from the last one stops and touches nothing.
The copy that helps then is the stick that was not plugged in.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from clinicguard.host.files import write_whole
from clinicguard.storage.backup.generation import EVIDENCE, Generation, Piece
from clinicguard.storage.backup.medium import CANARY, Medium, Told
from clinicguard.storage.backup.troubles import BackupStopped
from clinicguard.storage.log import hash_at

SEAL = b"age-encryption.org/v1\n"
"""What every sealed file begins with (age v1 format)."""

FEW = 3
"""So many files may be damaged by chance; more, and more than one in a hundred, is a mass."""

_SAMPLE, _SAMPLE_SIZE = 6, 32 << 20


def look_at_medium(medium: Medium, known: int, told: Told) -> None:
    """Raises BackupStopped: the medium is not as the last run left it.

    `known` is the number of the newest generation that this PC wrote there.
    """
    if not _is_canary(medium.canary):
        raise BackupStopped("medium_canary", ("canary",))
    if unreadable := medium.unreadable():
        raise BackupStopped("medium_changed", tuple(unreadable))
    newest = medium.newest()
    if known > (0 if newest is None else newest.number):
        raise BackupStopped("medium_behind")
    if newest is None:
        return
    lost = [piece.path for piece in newest.pieces if not medium.holds(piece)]
    small = [p for p in newest.pieces if p.size <= _SAMPLE_SIZE and p.path not in lost]
    sample = secrets.SystemRandom().sample(small, min(_SAMPLE, len(small)))
    lost += [piece.path for piece in sample if not medium.reads_as(piece, told)]
    if lost:
        raise BackupStopped("medium_changed", tuple(lost))


def look_at_canary(folder: Path, has_backups: bool) -> None:
    """Raises BackupStopped: the file that never changes has changed, or is gone."""
    canary = folder / "canary"
    if canary.exists() or canary.is_symlink():
        if not _is_canary(canary):
            raise BackupStopped("canary", ("canary",))
    elif has_backups:
        raise BackupStopped("canary", ("canary",))


def look_at_log(session: Session, generations: Iterable[Generation]) -> None:
    """Raises BackupStopped: the log does not go on from where it stood at the last backup.

    After a restore that an entry of the log admits to, it need go on from an older one only.
    """
    newest_first = sorted(generations, key=lambda each: each.number, reverse=True)
    if not newest_first:
        return
    behind = [g for g in newest_first if hash_at(session, g.log.seq) == g.log.hash]
    if behind[:1] == newest_first[:1]:
        return
    since = behind[0].log.seq if behind else 0
    if not _restored_after(session, since):
        raise BackupStopped("log_forked")


def look_at_files(folder: Path, sealed: Mapping[str, str], last: Generation | None) -> set[str]:
    """The names of sealed files that are gone or are no longer sealed files.

    Raises:
        BackupStopped: there are too many of them for chance.
    """
    sizes = {} if last is None else {p.path: p.size for p in last.pieces}
    gone: list[str] = []
    changed: list[str] = []
    for name in sealed:
        path = folder / EVIDENCE / name
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                begins = file.read(len(SEAL))
        except OSError:
            gone.append(name)
            continue
        if path.is_symlink() or begins != SEAL or size != sizes.get(f"{EVIDENCE}/{name}", size):
            changed.append(name)
    bad = [*gone, *changed]
    if len(bad) > FEW and len(bad) * 100 > len(sealed):
        raise BackupStopped(
            "evidence_gone" if len(gone) > len(changed) else "evidence_changed", tuple(bad)
        )
    return set(bad)


def put_canary(folder: Path) -> None:
    """Lays the canary into the clinic's folder, where it is not yet. Raises DiskFull."""
    canary = folder / "canary"
    if not canary.exists():
        write_whole(canary, CANARY)


def damaged(medium: Medium, pieces: Iterable[Piece], told: Told) -> tuple[str, ...]:
    """Reads every piece from the medium; the paths of those that are not what they were."""
    return tuple(piece.path for piece in pieces if not medium.reads_as(piece, told))


def _is_canary(path: Path) -> bool:
    try:
        return not path.is_symlink() and path.read_bytes() == CANARY
    except OSError:
        return False


def _restored_after(session: Session, seq: int) -> bool:
    found = session.execute(
        text(
            "SELECT 1 FROM log_entry WHERE seq > :seq AND "
            "json_extract(entry, '$.verb') = 'clinic.restored' LIMIT 1"
        ),
        {"seq": seq},
    )
    return found.first() is not None
