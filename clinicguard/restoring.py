"""Putting a backup into a new folder: for good with the recovery card, or once a month to try."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.complaints.listed import Filter, Sort
from clinicguard.documents.drill_proof import DrilledCase, DrillPaper
from clinicguard.evidence.exhibit import still_there
from clinicguard.evidence.sealing import ExhibitDamaged
from clinicguard.host.clock import Clock
from clinicguard.host.settings import SettingsFile
from clinicguard.host.words import Words
from clinicguard.overview.backups import (
    OpenKeys,
    Place,
    Restored,
    door_of,
    found_at,
    open_with_card,
    restore,
    thrown_away,
)
from clinicguard.people import recovery
from clinicguard.storage.backup.troubles import NoBackupHere

CASES = 3
"""So many records are opened in a drill: the newest incidents, then the newest complaints."""


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


def fire_drill(
    place: Place,
    keys: OpenKeys,
    folder: Path,
    clock: Clock,
    step: Callable[[int, int], None],
) -> DrillPaper:
    """Restores the newest backup beside `folder`, opens cases in it, reads every exhibit.

    Nothing of it stays; what comes back is the proof. `step` may raise to stop the work.

    Raises:
        MediumAway, BackupDamaged, DiskFull.
        ExhibitDamaged: an exhibit of the backup does not read as it was taken in.
    """
    began = clock.now()
    with thrown_away(place, keys, folder, step) as (restored, then):
        generation = restored.generation
        settings = SettingsFile(restored.folder.with_name("drill-settings.json"))
        clinic = open_clinic(restored.folder, then, clock=clock, settings=settings)
        try:
            cases = tuple(_opened(clinic))
            read = _read_exhibits(clinic, step)
        finally:
            clinic.leave()
            settings.path.unlink(missing_ok=True)
    return DrillPaper(
        label=place.label,
        medium=generation.medium,
        number=generation.number,
        taken=generation.made,
        program=generation.program,
        log_count=generation.log.seq,
        log_hash=generation.log.hash,
        rows=sum(generation.rows.values()),
        exhibits=read,
        missing=generation.missing,
        cases=cases,
        began=began,
        seconds=max(1, round((clock.now() - began).total_seconds())),
    )


def _opened(clinic: Clinic) -> Iterator[DrilledCase]:
    """Opened as a page opens them; no name of a patient comes back."""
    incidents = [line.number for line in clinic.incident_lists.page()][:CASES]
    for number in incidents:
        case = clinic.incident_lists.case(number)
        yield DrilledCase(f"incident/{number}", len(case.events))
    rest = CASES - len(incidents)
    for number in clinic.complaint_lists.numbers(Filter(), Sort.NEWEST, rest) if rest else ():
        complaint = clinic.complaint_lists.whole(number)
        yield DrilledCase(f"complaint/{number}", len(complaint.contacts))


def _read_exhibits(clinic: Clinic, step: Callable[[int, int], None]) -> int:
    """Each is decrypted and compared where this person holds the key, else its seal is."""
    exhibits = still_there(clinic.evidence_lists.everything())
    for done, exhibit in enumerate(exhibits):
        step(done, len(exhibits))
        why = clinic.evidence.sealed_copy(exhibit.number, "evidence.verify").damage()
        if why is not None and exhibit.sound is not False:
            raise ExhibitDamaged(exhibit.number, why)
    return len(exhibits)
