"""The made-up case in the middle of its worst morning: what the pictures of the manual show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from clinicguard.clinic import SAMPLE_MARK, open_clinic
from clinicguard.demo.play import script
from clinicguard.demo.sample import Sample
from clinicguard.demo.stage import Stage
from clinicguard.demo.told import folder_of, read_case
from clinicguard.host.clock import Clock
from clinicguard.host.words import Language

_CRISIS_MORNING = datetime(2026, 11, 19, 9, 39)  # noqa: DTZ001
"""On the clock of the clinic's own place: each language's clinic stands somewhere else."""


def open_morning(
    place: Path, language: Language, sign: str, clock: Callable[[tzinfo | None], Clock]
) -> Sample:
    """Plays the case up to that morning into the empty folder `place`, and opens it as a sample.

    `clock` is given the clinic's zone, and tells the time from then on.

    Raises:
        DiskFull, ReadOnlyPlace.
    """
    case = read_case(language)
    stage = Stage(case, place, language, folder_of(language) / "files", sign=sign)
    stage.build()
    (place / SAMPLE_MARK).touch()
    acts = script(case)
    zone = acts[0].at.tzinfo
    until = _CRISIS_MORNING.replace(tzinfo=zone)
    for act in acts:
        if act.at <= until:
            stage.play(act)
    stage.lock()
    clinic = open_clinic(
        stage.folder, stage.keys_of_owner(), clock=clock(zone), settings=stage.settings
    )
    return Sample(clinic, stage.folder)
