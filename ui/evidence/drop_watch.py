"""Watches the drop folder while a page is shown: the system tells of changes, we look twice.

After a change the folder is looked at, and again until nothing in it grows any more; without a
change nothing runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from clinicguard.evidence import drop_folder
from clinicguard.evidence.drop_folder import Looked, fingerprint, settled
from ui.seat import Seat

_AGAIN_MS = 1500
_REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files that lie in the drop folder, whole and not yet dealt with."""

    folder: Path
    files: tuple[Path, ...]


class DropWatch(QObject):
    """`changed` comes when what is offered has changed; `offered` is what it is now."""

    changed = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._before: Looked = {}
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        chosen = seat.settings().drop_folder
        self.folder = Path(chosen) if chosen else None
        self.offered = Dropped(self.folder or Path(), ())
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look_soon)
        if self.folder is not None and self.folder.is_dir():
            self._watcher.addPath(str(self.folder))
            self.look()

    def look_soon(self) -> None:
        """Something has changed: looks once it is quiet for a moment."""
        self._timer.start()

    def look(self) -> None:
        """Looks on the files lane; one look at a time."""
        folder = self.folder
        if folder is None or self._looking:
            return
        self._looking = True
        job = self._seat.jobs.files(lambda task: drop_folder.look(folder))
        job.then(self._looked).ended(self._over)

    def dealt_with(self, files: tuple[Path, ...]) -> None:
        """Taken in, or left: these files, as they lie now, are not offered again."""
        marks = [fingerprint(path, self._before[path]) for path in files if path in self._before]
        settings = self._seat.settings_file()
        known = [mark for mark in settings.read().drop_seen if mark not in marks]
        settings.change(drop_seen=[*known, *marks][-_REMEMBERED:])
        self._offer(self._before)

    def stop(self) -> None:
        """The page is gone."""
        self._timer.stop()
        self.folder = None

    def _over(self) -> None:
        self._looking = False

    def _looked(self, now: Looked) -> None:
        if self.folder is None:
            return
        still = set(settled(self._before, now)) == set(now)
        self._before = now
        if not still:
            self.look_soon()
        self._offer(now if still else {})

    def _offer(self, now: Looked) -> None:
        assert self.folder is not None
        seen = set(self._seat.settings().drop_seen)
        files = tuple(sorted(p for p, lying in now.items() if fingerprint(p, lying) not in seen))
        if files != self.offered.files:
            self.offered = Dropped(self.folder, files)
            self.changed.emit()
