"""The sample clinic: a made-up year in a folder of its own, unmistakably marked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clinicguard.clinic import SAMPLE_MARK, Clinic, open_clinic
from clinicguard.demo.year.script import WHOLE, year_stage
from clinicguard.host.clock import SystemClock
from clinicguard.host.paths import default_clinic_folder
from clinicguard.host.words import Language


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample clinic, open for its owner."""

    clinic: Clinic
    folder: Path


def open_sample(
    place: Path,
    language: Language,
    sign: str,
    tell: Callable[[int, int], None],
    weeks: int = WHOLE,
) -> Sample:
    """Makes the sample anew at `place` and opens it; `sign` goes before the clinic's name.

    The year ends now. `tell` is told how many acts are played, of how many, and may raise to stop;
    `weeks` leaves out what began earlier.

    Raises:
        DiskFull, ReadOnlyPlace. A folder that is not a former sample is never touched.
    """
    _clear(place)
    stage, acts = year_stage(place, language, sign, SystemClock().now(), weeks)
    stage.build()
    (place / SAMPLE_MARK).touch()
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


def sample_place() -> Path:
    """Where the sample is made: beside the clinic that the first run offers to make."""
    return default_clinic_folder().parent / "sample"


def remove_sample(place: Path) -> None:
    """Takes a former sample away, as far as the system lets go of it; nothing else is touched."""
    if (place / SAMPLE_MARK).exists():
        shutil.rmtree(place, ignore_errors=True)


def _clear(place: Path) -> None:
    if (place / SAMPLE_MARK).exists():
        shutil.rmtree(place)
    place.mkdir(parents=True, exist_ok=True)
