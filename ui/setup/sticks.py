"""Where a recovery card could go: a drive that is not the one with the clinic's records."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from clinicguard.host.trouble import Trouble
from clinicguard.people.recovery import check_kit_place

_PLACES_OF_STICKS = ("/media", "/run/media", "/mnt", "/Volumes")


def stick(clinic_folder: Path) -> Path | None:
    """The first stick or other drive that can take the card; None when none is plugged in."""
    for volume in QStorageInfo.mountedVolumes():
        root = Path(volume.rootPath())
        if volume.isReady() and not volume.isReadOnly() and _for_people(root):
            try:
                check_kit_place(root / "card.pdf", clinic_folder)
            except (Trouble, OSError):
                continue
            return root
    return None


def _for_people(root: Path) -> bool:
    """Not the system's own mounts."""
    if sys.platform == "win32":
        return True
    return any(Path(place) in root.parents for place in _PLACES_OF_STICKS)
