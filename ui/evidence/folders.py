"""A folder, a card or a stick of photos: asked for, walked through apart from the window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clinicguard.evidence.opening import Pasted
from ui.jobs import Job, Task
from ui.language import say
from ui.seat import Seat

Source = Path | Pasted


def ask_for_folder(parent: QWidget) -> Path | None:
    """The system's dialog; None when it was called off."""
    title = say("Folder, card or stick to hand in")
    found = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
    return Path(found) if found else None


def files_of(seat: Seat, sources: tuple[Source, ...]) -> Job[tuple[Source, ...]]:
    """The files that are meant, folders with all below them, in the order of their names."""

    def work(task: Task) -> tuple[Source, ...]:
        found: list[Source] = []
        for source in sources:
            for each in (source,) if isinstance(source, Pasted) else files_below(source):
                found.append(each)
                task.check()
        return tuple(found)

    return seat.jobs.files(work)


def files_below(path: Path) -> Iterator[Path]:
    """A file itself; of a folder every file but what is hidden or a link."""
    if not path.is_dir():
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = sorted(each for each in below if not each.startswith("."))
        for name in sorted(names):
            each = Path(folder, name)
            if not name.startswith(".") and each.is_file() and not each.is_symlink():
                yield each
