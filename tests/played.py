"""Clinics in which something has already happened: played once in a run, copied from then on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.made import MadeClinic


@dataclass(frozen=True, slots=True)
class _Kept:
    folder: Path
    heads: dict[str, dict[str, Any]]
    time: datetime
    ticks: int


_KEPT: dict[tuple[bytes, str], _Kept] = {}
_PLACE = tempfile.TemporaryDirectory(prefix="played-")


def played(made: MadeClinic, name: str, play: Callable[[MadeClinic], object]) -> None:
    """The clinic and its clock as `play` leaves them, closed.

    `name` tells one play from another. Nothing else may have happened in the clinic before, and
    nothing outside its folder may be needed from the play.
    """
    key = made.kit_secret, name
    if key not in _KEPT:
        play(made)
        made.close()
        at = Path(_PLACE.name) / str(len(_KEPT))
        shutil.copytree(made.folder, at, ignore=shutil.ignore_patterns("clinic.lock"))
        heads = dict(made.settings.read().heads)
        _KEPT[key] = _Kept(at, heads, made.clock.time, made.clock.ticks)
        return
    kept = _KEPT[key]
    made.close()
    shutil.rmtree(made.folder)
    shutil.copytree(kept.folder, made.folder)
    made.settings.change(heads=kept.heads)
    made.clock.time, made.clock.ticks = kept.time, kept.ticks
