"""A clinic with a few records and exhibits, and a stick to back it up to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.storage.backup.desk import BackupDesk, Place
from clinicguard.storage.backup.medium import Medium, read_medium
from clinicguard.storage.backup.taking import Taken
from tests.integration.complaints.given import NEW
from tests.made import MadeClinic


@dataclass
class Kept:
    """The clinic, open for its owner, and its stick."""

    made: MadeClinic
    stick: Path
    place: Place | None = None
    label: str = "A 碟"
    steps: list[tuple[int, int]] = field(default_factory=list)

    @property
    def clinic(self) -> Clinic:
        return self.made.opened or self.made.open("owner")

    @property
    def desk(self) -> BackupDesk:
        clinic = self.clinic
        return BackupDesk(
            clinic.book,
            clinic.database,
            lambda: clinic.keys.clinic.database,
            clinic.folder.path,
            self.made.settings,
            lambda: clinic.alarm is not None,
        )

    @property
    def medium(self) -> Medium:
        assert self.place is not None
        found = read_medium(self.place.path)
        assert found is not None
        return found

    def take(self, *, hold: bool = False) -> Taken:
        """One whole run, as the windows do it."""
        if self.place is None:
            self.place = self.desk.add_place(self.stick, self.label)
        run = self.desk.begin(self.place, hold=hold)
        taken = run.work(lambda done, whole: self.steps.append((done, whole)))
        self.place = self.desk.note(run, taken)
        return taken


def work_a_little(clinic: Clinic, at: Path, files: int = 2) -> list[str]:
    """A complaint, and a few exhibits; their numbers."""
    clinic.complaints.log(replace(NEW, received_at=clinic.clock.now()))
    numbers = []
    for n in range(files):
        file = at / f"照片 {n}.txt"
        file.write_text(f"第 {n} 張 " * 40 + clinic.head().hash, "utf-8")
        numbers.append(
            clinic.evidence.take_in(
                file, HandIn(f"照片 {n}"), subject="complaint/C-2026-0001"
            ).number
        )
    return numbers
