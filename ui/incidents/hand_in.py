"""Files handed in from the wizard: hashed and sealed off the window, then listed and ticked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from clinicguard.evidence.desk import HandIn as Said
from clinicguard.evidence.opening import Intake
from clinicguard.evidence.tray import recorded_or_gone
from clinicguard.incidents.checklist import Check, CheckState
from ui.evidence.sealing_few import seal_few
from ui.incidents.bench import Bench
from ui.language import say

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.evidence.opening import Waiting


class HandIn:
    """`ask` opens the system's dialog; `take` does the work for paths that are known."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def ask(self, check: Check) -> None:
        """Asks for files that secure a line of the list."""
        parent = self._bench.parent()
        over = parent if isinstance(parent, QWidget) else None
        found, _ = QFileDialog.getOpenFileNames(over, say("Hand evidence in"))
        self.take([Path(name) for name in found], check)

    def take(self, paths: list[Path], check: Check) -> None:
        """Takes files in, each an exhibit of this case."""
        if paths:
            job = self._bench.seat.jobs.database(lambda clinic: clinic.evidence.intake)
            job.then(lambda intake: self._seal(intake, paths, check))

    def _seal(self, intake: Intake, paths: list[Path], check: Check) -> None:
        job = seal_few(self._bench.seat.jobs, intake, paths)
        job.then(lambda waiting: self._record(waiting, check))

    def _record(self, waiting: list[Waiting], check: Check) -> None:
        number, address = self._bench.number, self._bench.address

        def record(clinic: Clinic) -> None:
            said, desk = Said(check.words), clinic.evidence
            with recorded_or_gone(desk, *waiting):
                taken = [desk.record(each, said, subject=address) for each in waiting]
            exhibits = [exhibit.number for exhibit in taken]
            clinic.incidents.tick_checklist(number, check.id, CheckState.SECURED, exhibits=exhibits)

        self._bench.work(record)
