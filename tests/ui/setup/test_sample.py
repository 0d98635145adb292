"""The sample clinic: looked at before anything is set up, marked everywhere, gone when locked."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from clinicguard.clinic import SAMPLE_MARK
from clinicguard.demo.sample import open_sample
from tests.ui.door_house import DoorHouse
from ui.jobs import Cancelled
from ui.setup import first_run
from ui.setup.clinic_step import ClinicStep
from ui.setup.language_step import LanguageStep

LAST_DAYS = 1
"""Weeks of the sample year that are enough to see whether it opens."""


@pytest.fixture(autouse=True)
def short_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the end of the year: all of it takes a minute and is played by the proofs."""
    monkeypatch.setattr(first_run, "open_sample", partial(open_sample, weeks=LAST_DAYS))


def test_the_sample_opens_is_marked_and_after_locking_the_first_run_is_shown_again(
    doors: DoorHouse,
) -> None:
    doors.start()
    doors.click(doors.first_run().sample)
    view = doors.shell.view()
    assert view is not None
    clinic = doors.lanes.clinic()
    assert clinic.is_sample
    assert clinic.profile.name.startswith("範例")
    assert clinic.incident_lists.bands()
    place = doors.folder.parent / "sample"
    assert (place / SAMPLE_MARK).exists()
    for room in doors.shell._pages.rooms():
        doors.shell.go(room.key)
        doors.settle()
        assert "範例" in doors.words(), room.key
    assert not doors.folder.exists()
    assert doors.settings.read().clinic_folder is None
    doors.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert doors.shell.view() is None
    doors.step(LanguageStep)


def test_going_on_before_the_sample_is_ready_stops_it(doors: DoorHouse) -> None:
    doors.start()
    page = doors.first_run()
    page.try_sample()
    making = page._making
    assert making is not None
    page.show_step("clinic")
    with pytest.raises(Cancelled):
        making.task.check()
    doors.settle()
    doors.step(ClinicStep)
    assert doors.shell.view() is None
    assert not doors.first_run().sample.is_busy()
