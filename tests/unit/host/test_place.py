"""Where a clinic must not lie: a cloud's folder, another computer."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from clinicguard.host.place import SyncedPlace, check_place, filesystem_of, on_network, synced_by


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath("C:/Users/mei/OneDrive/clinic"), "OneDrive"),
        (PureWindowsPath("C:/Users/mei/OneDrive - 安心牙醫/clinic"), "OneDrive"),
        (PurePosixPath("/Users/mei/Dropbox (Personal)/x"), "Dropbox"),
        (
            PurePosixPath("/Users/mei/Library/Mobile Documents/com~apple~CloudDocs/x"),
            "iCloud Drive",
        ),
        (PureWindowsPath("G:/My Drive/clinic"), "Google Drive"),
        (PurePosixPath("/home/mei/.local/share/ClinicGuard/clinic"), None),
        (PurePosixPath("/home/mei/dropboxes/clinic"), None),
    ],
)
def test_a_clouds_folder_betrays_itself(
    path: PurePosixPath | PureWindowsPath, service: str | None
) -> None:
    assert synced_by(path) == service


def test_it_is_refused_with_the_service_named(tmp_path: Path) -> None:
    with pytest.raises(SyncedPlace) as told:
        check_place(tmp_path / "Nextcloud" / "clinic")
    assert told.value.service == "Nextcloud"


def test_unc_paths_are_on_the_network() -> None:
    assert on_network(Path("//nas/share/clinic"))


def test_the_longest_mount_point_counts() -> None:
    table = "/dev/sda / ext4 rw 0 0\nnas:/x /mnt/nas nfs4 rw 0 0\ntmpfs /mnt/nas/local tmpfs rw 0 0"
    assert filesystem_of(Path("/mnt/nas/clinic"), table) == "nfs4"
    assert filesystem_of(Path("/mnt/nas/local/clinic"), table) == "tmpfs"
    assert filesystem_of(Path("/home"), table) == "ext4"
