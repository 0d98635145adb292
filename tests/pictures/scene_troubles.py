"""What can go wrong with the folder, the disk and the PC, each as a person meets it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clinicguard.host.files import DiskFault, DiskFull, FileHeld, ReadOnlyPlace
from clinicguard.host.keychain import NoKeychain
from clinicguard.host.place import NetworkPlace, SyncedPlace
from clinicguard.host.screen import MissingLibrary, NoDisplay
from clinicguard.host.trouble import Trouble
from clinicguard.overview.gone import Disposed
from clinicguard.people.quick_unlock import PinAsleep
from clinicguard.storage.troubles import (
    DatabaseDamaged,
    FolderInUse,
    KeysDamaged,
    NewerVersion,
    PartsMissing,
    RecordGone,
    WrongPassphrase,
)
from tests.pictures.stage import Stage, scene
from ui.errors import show_trouble

FOLDER = Path("D:/ClinicGuard/clinic")

TROUBLES: dict[str, Trouble] = {
    "wrong-passphrase": WrongPassphrase("林美華"),
    "keys-damaged": KeysDamaged(FOLDER / "keys.json", "unreadable"),
    "database-damaged": DatabaseDamaged(FOLDER / "clinic.db", (41,)),
    "parts-missing": PartsMissing(FOLDER / "clinic.db", ("incident_check_own", "log_entry_stays")),
    "newer-version": NewerVersion(FOLDER, 9, 7),
    "disk-full": DiskFull(FOLDER),
    "disk-fault": DiskFault(FOLDER / "clinic.db", "EIO"),
    "read-only": ReadOnlyPlace(FOLDER),
    "file-held": FileHeld(FOLDER / "keys.json"),
    "in-use": FolderInUse(FOLDER, "RECEPTION-2", "09:12"),
    "synced-place": SyncedPlace(FOLDER, "OneDrive"),
    "network-place": NetworkPlace(FOLDER),
    "no-keychain": NoKeychain("locked"),
    "pin-asleep": PinAsleep(),
    "record-gone": RecordGone("person", 4),
    "record-disposed": Disposed("C-2026-0007", date(2033, 11, 24), "沈以安", "許雅筑"),
    "no-display": NoDisplay(),
    "missing-library": MissingLibrary("libxcb-cursor.so", "libxcb-cursor0"),
}


def _told(error: BaseException, stage: Stage) -> QWidget:
    dialog = show_trouble(stage.shell.window, error)
    dialog.story.more.click()
    return dialog


for name, trouble in TROUBLES.items():
    scene(f"trouble-{name}")(partial(_told, trouble))


@scene("trouble-bug")
def bug(stage: Stage) -> QWidget:
    try:
        raise ZeroDivisionError("王小明")
    except ZeroDivisionError as error:
        return _told(error, stage)
