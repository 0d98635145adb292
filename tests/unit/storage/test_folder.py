"""A folder in which a set-up failed: whatever the disk kept back, the next one finds it empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.troubles import ClinicAlreadyHere

WRITTEN = ("clinic.db", "keys.json", "log-head")


@pytest.fixture
def folder(tmp_path: Path) -> ClinicFolder:
    """A set-up that has written everything and is not yet finished."""
    made = ClinicFolder(tmp_path / "clinic")
    made.make()
    for name in WRITTEN:
        (made.path / name).write_bytes(b"x")
    return made


def test_a_failed_set_up_leaves_no_folder(folder: ClinicFolder) -> None:
    folder.take_away(whole=True)
    assert not folder.path.exists()


def test_what_somebody_else_kept_there_stays(folder: ClinicFolder) -> None:
    (folder.path / "notes.txt").write_text("ours", "utf-8")
    folder.take_away(whole=False)
    assert [each.name for each in folder.path.iterdir()] == ["notes.txt"]


def test_what_the_disk_kept_back_goes_at_the_next_try(folder: ClinicFolder) -> None:
    """However far the set-up had come: `log-head` alone no longer makes a clinic of it."""
    (folder.path / "set-up-unfinished").write_text("given up", "utf-8")
    assert not folder.exists()
    folder.make()
    assert sorted(each.name for each in folder.path.iterdir()) == ["evidence", "set-up-unfinished"]


def test_a_set_up_that_was_saved_and_only_not_finished_is_a_clinic(folder: ClinicFolder) -> None:
    with pytest.raises(ClinicAlreadyHere):
        folder.make()
