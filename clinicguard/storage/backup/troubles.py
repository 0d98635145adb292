"""What can stand between the clinic and a good backup."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from clinicguard.host.trouble import Trouble

Alarm = Literal[
    "canary",
    "evidence_gone",
    "evidence_changed",
    "log_forked",
    "records_disputed",
    "medium_canary",
    "medium_changed",
    "medium_behind",
]
"""Why a run stops: what is at hand does not look like the records that were backed up last."""


class BackupStopped(Trouble):
    """Something looks wrong, so nothing was written to the medium and nothing taken from it."""

    def __init__(self, why: Alarm, names: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.why = why
        self.names = names


class NoBackupHere(Trouble):
    """The place holds no backup of a clinic."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.place = place


class MediumAway(Trouble):
    """The stick or folder is not there."""

    def __init__(self, place: Path, label: str) -> None:
        super().__init__()
        self.place = place
        self.label = label


class OtherMedium(Trouble):
    """Another stick lies where this one is expected."""

    def __init__(self, place: Path, label: str) -> None:
        super().__init__()
        self.place = place
        self.label = label


class PlaceInside(Trouble):
    """A backup inside the clinic's folder is lost together with it."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.place = place


class BackupDamaged(Trouble):
    """What was read back is not what was written; `names` are files as the clinic knows them."""

    def __init__(self, medium: str, number: int, names: tuple[str, ...]) -> None:
        super().__init__()
        self.medium = medium
        self.number = number
        self.names = names
