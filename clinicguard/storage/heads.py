"""The log's head kept outside the database, so that a shorter or older log is noticed."""

from __future__ import annotations

import json
from pathlib import Path

from clinicguard.host.files import write_whole
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.storage.canonical import canonical
from clinicguard.storage.log import Head


class Heads:
    """Two places: `log-head` in the clinic's folder, and the settings of this PC."""

    def __init__(self, folder: Path, clinic: str, settings: SettingsFile) -> None:
        self._file = folder / "log-head"
        self._clinic = clinic
        self._settings = settings
        self.behind = False
        """True when the last head could not be written; the log itself is whole."""
        self.disputed = False
        """True while an alarm stands: what was seen before is kept, until somebody has looked."""

    def keep(self, head: Head) -> None:
        """Writes the head after a commit. A full disk here must not undo what is saved."""
        if self.disputed:
            return
        try:
            write_whole(self._file, canonical(head.as_json()))
            seen = dict(self._settings.read().heads)
            seen[self._clinic] = head.as_json()
            self._settings.change(heads=seen)
            self.behind = False
        except (Trouble, OSError):
            self.behind = True

    @property
    def lost(self) -> bool:
        """Whether the folder's own head is missing, unreadable, or another clinic's."""
        return self._in_folder() is None

    def seen(self) -> list[Head]:
        """Every head that is known outside the database."""
        here = Head.from_json(self._settings.read().heads.get(self._clinic))
        found = [here, self._in_folder()]
        return [head for head in found if head is not None and head.clinic == self._clinic]

    def _in_folder(self) -> Head | None:
        try:
            head = Head.from_json(json.loads(self._file.read_text("utf-8")))
        except (OSError, ValueError, RecursionError):
            return None
        return head if head is not None and head.clinic == self._clinic else None
