"""Restoring: into a new folder beside the one asked for, checked there, then one rename."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from clinicguard.host.files import DiskFull, as_trouble, sync_folder, write_whole
from clinicguard.host.place import check_place
from clinicguard.storage.backup.generation import DATABASE, EVIDENCE, KEYS, Generation
from clinicguard.storage.backup.medium import CANARY, Medium, copy_and_hash
from clinicguard.storage.backup.taking import Step, opens
from clinicguard.storage.backup.troubles import BackupDamaged
from clinicguard.storage.canonical import canonical
from clinicguard.storage.keyfile import KeyFile, read_copies, write_keys
from clinicguard.storage.keys import OpenKeys
from clinicguard.storage.troubles import ClinicAlreadyHere, DatabaseDamaged, KeysDamaged

_ROOM = 64 << 20
"""Bytes that must stay free on the disk beside what is restored."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A clinic's folder, whole and in place, and the backup that it came from."""

    folder: Path
    generation: Generation


def keys_of(medium: Medium, generation: Generation) -> KeyFile:
    """The key file in a backup: who may open it, with which passphrases, as of then.

    Raises:
        KeysDamaged, BackupDamaged, NewerVersion.
    """
    piece = generation.piece(KEYS)
    if not medium.reads_as(piece, _quiet):
        raise BackupDamaged(medium.label, generation.number, (KEYS,))
    path = medium.path_of(piece.sha256)
    found, why = read_copies(path.parent, [path.name])
    if not found:
        raise KeysDamaged(path, why)
    if not generation.signed_by_one_of(found[0]):
        raise BackupDamaged(medium.label, generation.number, (f"{generation.number:06d}.json",))
    return found[0]


def restore(
    medium: Medium, generation: Generation, keys: OpenKeys, target: Path, step: Step
) -> Restored:
    """Puts a backup into the folder `target`, which must not hold anything.

    Raises:
        ClinicAlreadyHere, SyncedPlace, NetworkPlace, DiskFull, ReadOnlyPlace: nothing is there.
        BackupDamaged: files of the medium are not what they were; nothing is there.
    """
    check_place(target)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ClinicAlreadyHere(target)
    file = keys_of(medium, generation)
    unfinished = target.with_name(f".{target.name}.restoring")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        if shutil.disk_usage(unfinished).free < generation.size + _ROOM:
            raise DiskFull(target)
        (unfinished / EVIDENCE).mkdir()
        _fill(medium, generation, unfinished, step)
        write_keys(unfinished, file)
        write_whole(unfinished / "log-head", canonical(generation.log.as_json()))
        (unfinished / "canary").write_bytes(CANARY)
        _must_open(medium, generation, unfinished, file, keys)
        if os.name == "posix":
            unfinished.chmod(0o700)
        if target.exists():
            target.rmdir()
        sync_folder(unfinished)
        os.replace(unfinished, target)
        with suppress(OSError):
            sync_folder(target.parent)
    except OSError as error:
        raise as_trouble(error, target) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return Restored(target, generation)


def _fill(medium: Medium, generation: Generation, folder: Path, step: Step) -> None:
    done, whole, bad = 0, generation.size, []

    def told(more: int) -> None:
        nonlocal done
        done += more
        step(done, whole)

    for piece in generation.pieces:
        if piece.path == KEYS:
            continue
        try:
            read = copy_and_hash(medium.path_of(piece.sha256), folder / piece.path, told)
            if read != piece.sha256:
                bad.append(piece.path)
        except FileNotFoundError:
            bad.append(piece.path)
    if bad:
        raise BackupDamaged(medium.label, generation.number, tuple(bad))


def _must_open(
    medium: Medium, generation: Generation, folder: Path, file: KeyFile, keys: OpenKeys
) -> None:
    """A backup taken while a new key waited holds two; one of them opens the database."""
    for number in sorted(keys.clinic.databases, reverse=True):
        key = keys.clinic.databases[number]
        with suppress(DatabaseDamaged):
            if opens(folder / DATABASE, key, file, generation, folder / EVIDENCE):
                return
    raise BackupDamaged(medium.label, generation.number, (DATABASE,))


def _quiet(_more: int) -> None:
    return
