"""The drop folder: what counts, what has stopped growing, and what removing a clear copy minds."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from clinicguard.evidence.drop_folder import (
    ClearCopyDiffers,
    DropInsideClinic,
    check_drop,
    fingerprint,
    look,
    remove_clear,
    settled,
)


def test_only_whole_plain_files_count(tmp_path: Path) -> None:
    for name in ("收據.jpg", ".hidden", "film.mp4.crdownload", "~$note.docx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.jpg").symlink_to(tmp_path / "收據.jpg")
    assert [path.name for path in look(tmp_path)] == ["收據.jpg"]
    assert look(tmp_path / "gone") == {}


def test_what_still_grows_is_not_settled(tmp_path: Path) -> None:
    done, growing = tmp_path / "a.jpg", tmp_path / "b.mp4"
    done.write_bytes(b"whole")
    growing.write_bytes(b"part")
    first = look(tmp_path)
    assert settled({}, first) == ()
    growing.write_bytes(b"part and more")
    second = look(tmp_path)
    assert settled(first, second) == (done,)
    assert settled(second, look(tmp_path)) == (done, growing)
    os.utime(done, ns=(1, 1))
    assert settled(second, look(tmp_path)) == (growing,)


def test_a_fingerprint_tells_nobody_the_name(tmp_path: Path) -> None:
    path = tmp_path / "王小明.jpg"
    path.write_bytes(b"x")
    mark = fingerprint(path, look(tmp_path)[path])
    assert len(mark) == 32
    assert int(mark, 16)


@pytest.mark.parametrize("where", ["clinic", "clinic/evidence", "."])
def test_the_clinics_own_folder_is_refused(tmp_path: Path, where: str) -> None:
    (tmp_path / "clinic" / "evidence").mkdir(parents=True)
    with pytest.raises(DropInsideClinic):
        check_drop(tmp_path / where, tmp_path / "clinic")


def test_a_synced_folder_is_named(tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive - 安心牙醫" / "掃描"
    synced.mkdir(parents=True)
    assert check_drop(synced, tmp_path / "clinic") == "OneDrive"
    assert check_drop(tmp_path, tmp_path.parent / "elsewhere") == ""


def test_only_the_very_bytes_that_were_taken_in_are_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"taken in")
    taken = hashlib.sha256(b"taken in").hexdigest()
    path.write_bytes(b"new photo")
    with pytest.raises(ClearCopyDiffers):
        remove_clear(path, taken)
    assert path.exists()
    path.write_bytes(b"taken in")
    remove_clear(path, taken)
    assert not path.exists()
    with pytest.raises(ClearCopyDiffers):
        remove_clear(path, taken)
