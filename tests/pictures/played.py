"""Keeps a clinic in which a day was played: each day is played once, and copied from then on."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.pictures.stage import Stage

_KEPT: dict[str, tuple[Path, dict[str, object]]] = {}
_PLACE = tempfile.TemporaryDirectory(prefix="played-")


def played(stage: Stage, name: str, play: Callable[[Stage], object]) -> None:
    """The stage's clinic as `play` leaves it; `name` tells one day from another."""
    folder = stage.made.folder
    if name not in _KEPT:
        play(stage)
        stage.made.close()
        kept = Path(_PLACE.name) / name
        shutil.copytree(folder, kept, ignore=shutil.ignore_patterns("clinic.lock"))
        _KEPT[name] = kept, dict(stage.made.settings.read().heads)
        return
    kept, heads = _KEPT[name]
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)
    stage.made.settings.change(heads=heads)
