"""Small pictures in the list: opened in memory as their rows come into sight, kept nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from clinicguard.evidence.opening import SealedCopy
from clinicguard.host.trouble import Trouble
from ui.jobs import Task
from ui.seat import Seat
from ui.widgets.lists import RowList

_SOON_MS = 60


class Thumbnails(QObject):
    """Fills the tiles of a list. One that is damaged leaves the icon where it stands."""

    def __init__(self, seat: Seat, rows: RowList) -> None:
        super().__init__(rows)
        self._seat = seat
        self._rows = rows
        self._copies: Mapping[str, SealedCopy] = {}
        self._asked: set[str] = set()
        self.shown: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        rows.moved.connect(self._soon.start)

    def take(self, copies: Mapping[str, SealedCopy]) -> None:
        """The sealed pictures that there are, by the numbers of their exhibits."""
        self._copies = copies
        self.look()

    def look(self) -> None:
        """Opens those whose rows can be seen and that were not opened yet."""
        numbers = (key.rpartition("/")[2] for key in self._rows.in_sight())
        wanted = [each for each in numbers if each in self._copies and each not in self._asked]
        if not wanted:
            return
        self._asked.update(wanted)
        copies = [self._copies[each] for each in wanted]
        self._seat.jobs.looks(lambda task: _opened(copies, task)).then(self._show)

    def _show(self, found: Mapping[str, bytes]) -> None:
        for number, png in found.items():
            picture = QImage.fromData(png)
            if not picture.isNull():
                self.shown.add(number)
                self._rows.show_picture(f"evidence/{number}", picture)


def _opened(copies: list[SealedCopy], task: Task) -> dict[str, bytes]:
    found = {}
    for copy in copies:
        task.check()
        with suppress(Trouble):
            found[copy.number] = copy.content()
    return found
