"""Trusted time: nothing yet; one out, one back, one whose root nobody vouches for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from clinicguard.overview.tables import LogTimeRow
from tests.pictures.stage import NOW, Stage, scene
from ui.log.log_page import LogPage


@scene("log-time-none")
def none(stage: Stage) -> None:
    stage.unlock("manager")
    _open(stage)


@scene("log-time")
def times(stage: Stage) -> None:
    stage.unlock("owner")
    clinic = stage.made.opened
    assert clinic is not None
    for number in range(3):
        clinic.log_times.ask(Path(stage.made.folder) / f"{number}.tsq")
    with clinic.book.act("log.take_time", "log") as change:
        for found, anchored in ((1, 1), (2, 0)):
            row = change.get(LogTimeRow, found)
            row.answer, row.authority = "answered", "Open Time Stamping 2026"
            row.stamped_at, row.anchored = NOW - timedelta(days=3 - found, seconds=17), anchored
            row.taken_at, row.taken_by = NOW, clinic.person.id
    _open(stage)


def _open(stage: Stage) -> None:
    stage.go("log")
    page = stage.shell.page()
    assert isinstance(page, LogPage)
    page.open_times()
    stage.settle()
