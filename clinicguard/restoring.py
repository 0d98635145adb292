"""Putting a backup into a new folder, from a stick and the recovery card alone."""

from __future__ import annotations

from pathlib import Path

from clinicguard.clinic import open_clinic
from clinicguard.host.words import Words
from clinicguard.overview.backups import Restored, door_of, found_at, open_with_card, restore
from clinicguard.people import recovery
from clinicguard.storage.backup.troubles import NoBackupHere


def restore_with_card(
    place: Path, card: str, target: Path, number: int | None, words: Words
) -> Restored:
    """Restores the newest backup, or the one of that number; the log gets its entry.

    Raises:
        NoBackupHere, BackupDamaged, KitMisread, WrongKit, ClinicAlreadyHere, DiskFull: nothing
        stands in `target`.
    """
    found = next(
        (each for each in found_at(place) if number in (None, each.generation.number)), None
    )
    if found is None:
        raise NoBackupHere(place)
    keys = open_with_card(door_of(found), recovery.words_from(card))
    restored = restore(
        found.medium, found.generation, keys, target.absolute(), lambda _done, _whole: None
    )
    clinic = open_clinic(restored.folder, keys)
    try:
        clinic.accept_restored(words.say("Backup {number}", number=restored.generation.number))
    finally:
        clinic.close()
    return restored
