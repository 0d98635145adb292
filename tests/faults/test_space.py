"""A disk of a few hundred kilobytes that really runs full, and is then given room again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage
import pytest

from clinicguard.clinic import Clinic, set_up
from clinicguard.evidence.desk import HandIn
from clinicguard.host.files import DiskFull
from clinicguard.overview.packing import Handover
from clinicguard.people.profile import Profile
from clinicguard.storage.kdf import FLOOR_MEMORY
from tests.faults.after import opened_whole
from tests.faults.swift import hasten
from tests.integration.complaints.given import NEW
from tests.made import MadeClinic

KIB = 1024
ROOM = [0, 8, 40, *(pytest.param(n, marks=pytest.mark.prove) for n in range(4, 200, 4))]
"""KiB that are left on the disk when the act begins."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MiB of its own; needs the right to mount."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "clinicguard-test", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a file system here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Takes all the room but `left` KiB; removing the file gives it back."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_bsize - left * KIB)))
    return ballast


def a_complaint(clinic: Clinic, source: Path) -> tuple[str, object]:
    return "complaint", clinic.complaints.log(NEW).number


def a_draft(clinic: Clinic, source: Path) -> tuple[str, object]:
    clinic.drafts.keep("complaint/new", {"verbatim": "打到一半" * 900})
    return "draft", None


def evidence(clinic: Clinic, source: Path) -> tuple[str, object]:
    return "evidence", clinic.evidence.take_in(source, HandIn("截圖")).number


def a_card(clinic: Clinic, source: Path) -> tuple[str, object]:
    return "kit", [clinic.access.new_kit().hex(), clinic.head().seq]


@pytest.mark.parametrize("left", ROOM)
@pytest.mark.parametrize("act", [a_complaint, a_draft, evidence, a_card])
def test_an_act_on_a_full_disk_is_refused_and_goes_once_there_is_room(
    made: MadeClinic,
    small_disk: Path,
    tmp_path: Path,
    act: Callable[[Clinic, Path], tuple[str, object]],
    left: int,
) -> None:
    source = tmp_path / "截圖.bin"
    source.write_bytes(bytes(range(256)) * 700)
    there = made.copied(small_disk / "made")
    clinic = there.open("owner")
    ballast = fill(small_disk, left)
    saved = []
    try:
        saved.append(act(clinic, source))
    except DiskFull:
        saved.clear()
    ballast.unlink()
    if not saved:
        saved.append(act(clinic, source))
    there.close()
    opened_whole(there, saved)


def test_a_disk_without_room_for_a_file_more(made: MadeClinic, small_disk: Path) -> None:
    """There are bytes enough, and no place for one more name: full, and not write-protected."""
    there = made.copied(small_disk / "made")
    clinic = there.open("owner")
    remount = ["mount", "-o", f"remount,nr_inodes={used_inodes(small_disk)}", str(small_disk)]
    subprocess.run(remount, check=True)
    with pytest.raises(DiskFull):
        clinic.staff.add("新人", "clinician")
    subprocess.run([*remount[:2], "remount,nr_inodes=1000", str(small_disk)], check=True)
    person = clinic.staff.add("新人", "clinician").id
    there.close()
    opened_whole(there, [("person", person)])


def used_inodes(disk: Path) -> int:
    told = os.statvfs(disk)
    return told.f_files - told.f_ffree


@pytest.mark.parametrize("left", ROOM)
def test_an_unlock_on_a_full_disk(made: MadeClinic, small_disk: Path, left: int) -> None:
    there = made.copied(small_disk / "made")
    ballast = fill(small_disk, left)
    try:
        there.open("owner")
    except DiskFull:
        assert there.opened is None
    else:
        ballast.unlink()
    there.close()
    ballast.unlink(missing_ok=True)
    opened_whole(there, [])


@pytest.mark.parametrize(
    "left",
    [0, 60, 420, *(pytest.param(n, marks=pytest.mark.prove) for n in range(20, 760, 20))],
)
def test_a_set_up_on_a_full_disk_leaves_nothing(
    made: MadeClinic, small_disk: Path, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasten(monkeypatch)

    def once() -> Clinic:
        return set_up(
            small_disk / "clinic",
            Profile("安心牙醫診所"),
            "沈以安",
            "harbor lantern quilt seventeen",
            memory=FLOOR_MEMORY,
            settings=made.settings,
        ).clinic

    ballast = fill(small_disk, left)
    try:
        clinic = once()
    except DiskFull:
        assert [path.name for path in small_disk.iterdir()] == ["ballast"]
        ballast.unlink()
        clinic = once()
    else:
        assert left > 600, "a clinic needs more room than that"
        ballast.unlink()
    assert clinic.check_log().whole
    clinic.close()


def as_zip(clinic: Clinic, handover: Handover, stick: Path) -> Path:
    return clinic.packs.as_zip(handover, stick / "pack.zip", "six words that nobody guesses")


def to_key(clinic: Clinic, handover: Handover, stick: Path) -> Path:
    public = pyrage.x25519.Identity.generate().to_public()
    return clinic.packs.to_key(handover, stick / "pack.tar.age", str(public))


@pytest.mark.parametrize("pack", [as_zip, to_key])
def test_a_pack_onto_a_full_stick_is_refused_and_goes_once_there_is_room(
    made: MadeClinic,
    small_disk: Path,
    tmp_path: Path,
    pack: Callable[[Clinic, Handover, Path], Path],
) -> None:
    """Full in the midst of an exhibit: the disk's word comes through, not a library's."""
    clinic, source = made.open("owner"), tmp_path / "錄音.bin"
    source.write_bytes(os.urandom(400 * KIB))
    number = clinic.evidence.take_in(source, HandIn("錄音")).number
    handover = Handover("complaint/C-2026-0001", [number], {}, "高若瑜律師", "準備調解")
    ballast = fill(small_disk, 120)
    with pytest.raises(DiskFull):
        pack(clinic, handover, small_disk)
    assert list(small_disk.iterdir()) == [ballast]
    ballast.unlink()
    assert pack(clinic, handover, small_disk).stat().st_size > 400 * KIB
