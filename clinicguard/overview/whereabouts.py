"""Where the clinic's data lies: the folder, how large it is, how much room is left."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from clinicguard.host.files import as_trouble

LITTLE_ROOM = 1 << 30
"""Bytes below which the room on the disk is said to be little: 1 GiB."""

_EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Sizes in bytes; `files` counts the sealed files in `evidence/`."""

    folder: Path
    records: int
    evidence: int
    files: int
    free: int

    @property
    def little_room(self) -> bool:
        """Whether the disk is nearly full."""
        return self.free < LITTLE_ROOM


def measure(folder: Path) -> Whereabouts:
    """Measures a clinic's folder as it lies.

    Raises:
        ReadOnlyPlace, DiskFault: it cannot be looked at.
    """
    try:
        sealed = _sizes(folder / _EVIDENCE)
        whole = sum(_sizes(folder)) + sum(
            sum(_sizes(inside)) for inside in folder.iterdir() if inside.is_dir()
        )
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise as_trouble(error, folder) from error
    return Whereabouts(folder, whole - sum(sealed), sum(sealed), len(sealed), free)


def _sizes(folder: Path) -> list[int]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as found:
        return [each.stat().st_size for each in found if each.is_file(follow_symlinks=False)]
