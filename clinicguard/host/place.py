"""Whether a folder may hold a clinic: not where a cloud or a network would tear the database."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

from clinicguard.host.trouble import Trouble

_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "box sync": "Box",
    "nextcloud": "Nextcloud",
    "syncthing": "Syncthing",
}
_NETWORK_FILESYSTEMS = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "9p",
    "sshfs",
    "fuse.sshfs",
    "davfs",
    "fuse.rclone",
}


class SyncedPlace(Trouble):
    """The folder is copied away by a cloud service, file by file."""

    def __init__(self, folder: Path, service: str) -> None:
        super().__init__()
        self.folder = folder
        self.service = service


class NetworkPlace(Trouble):
    """The folder lies on another computer."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


def check_place(folder: Path) -> None:
    """Raises SyncedPlace or NetworkPlace where a clinic's database must not lie."""
    resolved = folder.expanduser().absolute()
    if service := synced_by(resolved):
        raise SyncedPlace(resolved, service)
    if on_network(resolved):
        raise NetworkPlace(resolved)


def synced_by(folder: PurePath) -> str | None:
    """The cloud service that a path's own names betray; 'OneDrive - 安心牙醫' counts."""
    for part in folder.parts:
        name = part.casefold().strip()
        for sign, service in _CLOUDS.items():
            if name == sign or name.startswith((f"{sign} -", f"{sign} (", f"{sign}-")):
                return service
    return None


def on_network(folder: Path) -> bool:
    """A UNC path, a mapped network drive, or a network file system."""
    text = str(folder)
    if text.startswith(("\\\\", "//")) and not text.startswith("\\\\?\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == remote)
    if sys.platform == "linux":
        return filesystem_of(folder) in _NETWORK_FILESYSTEMS
    return False


def filesystem_of(folder: Path, mounts: str | None = None) -> str:
    """The file system's name by the longest mount point above the folder (Linux)."""
    table = mounts if mounts is not None else Path("/proc/self/mounts").read_text("utf-8")
    best, kind = "", ""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].encode("latin-1", "replace").decode("unicode_escape", "replace")
        inside = folder == Path(point) or Path(point) in folder.parents
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
