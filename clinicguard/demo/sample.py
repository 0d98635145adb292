"""The sample clinic: the made-up case in a folder of its own, unmistakably marked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clinicguard.clinic import SAMPLE_MARK, Clinic, open_clinic
from clinicguard.demo.play import script
from clinicguard.demo.stage import Stage
from clinicguard.demo.told import folder_of, read_case
from clinicguard.host.clock import SystemClock
from clinicguard.host.words import Language

_CRISIS_MORNING = datetime(2026, 11, 19, 9, 39)  # noqa: DTZ001
"""The sample stands in the middle of its worst morning, so that there is something to do.

On the clock of the clinic's own place: each language's clinic stands somewhere else.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample clinic, open for its owner."""

    clinic: Clinic
    folder: Path


def open_sample(
    place: Path, language: Language, sign: str, tell: Callable[[int, int], None]
) -> Sample:
    """Makes the sample anew at `place` and opens it; `sign` goes before the clinic's name.

    `tell` is told how many acts are played, of how many, and may raise to stop.

    Raises:
        DiskFull, ReadOnlyPlace. A folder that is not a former sample is never touched.
    """
    _clear(place)
    case = read_case(language)
    stage = Stage(case, place, language, folder_of(language) / "files", sign=sign)
    stage.build()
    (place / SAMPLE_MARK).touch()
    played = script(case)
    until = _CRISIS_MORNING.replace(tzinfo=played[0].at.tzinfo)
    acts = [act for act in played if act.at <= until]
    try:
        for done, act in enumerate(acts):
            tell(done, len(acts))
            stage.play(act)
    finally:
        stage.lock()
    clinic = open_clinic(
        stage.folder, stage.keys_of_owner(), clock=SystemClock(), settings=stage.settings
    )
    return Sample(clinic, stage.folder)


def _clear(place: Path) -> None:
    if (place / SAMPLE_MARK).exists():
        shutil.rmtree(place)
    place.mkdir(parents=True, exist_ok=True)
