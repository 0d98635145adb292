"""What is being dragged onto a window, if it is a case of another clinic."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from clinicguard.casepack.ending import ENDING


def pack_in(data: QMimeData) -> Path | None:
    """The one file whose name says that it is a pack; None for anything else."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.casefold() == ENDING else None
