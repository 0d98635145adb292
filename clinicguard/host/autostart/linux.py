"""The entry that desktops on Linux read at log-on (Desktop Application Autostart Specification)."""

from __future__ import annotations

import os
from pathlib import Path

from clinicguard.host.autostart.command import desktop_words
from clinicguard.host.files import write_whole

_ENTRY = """[Desktop Entry]
Type=Application
Name=ClinicGuard
Name[zh_TW]=診所守護
Name[zh_CN]=诊所守护
Exec={command}
Icon=clinicguard
Terminal=false
X-GNOME-Autostart-enabled=true
"""


class DesktopAutostart:
    """One file in the person's own autostart folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or autostart_folder()) / "clinicguard.desktop"

    def is_on(self) -> bool:
        """Whether the entry stands, and no desktop has switched it off."""
        try:
            lines = self._file.read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return False
        return not {"Hidden=true", "X-GNOME-Autostart-enabled=false"} & set(lines)

    def turn_on(self, command: tuple[str, ...]) -> None:
        """Writes the entry. Raises DiskFull, ReadOnlyPlace."""
        text = _ENTRY.format(command=desktop_words(command))
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._file, text.encode("utf-8"))

    def turn_off(self) -> None:
        """Takes the entry away."""
        self._file.unlink(missing_ok=True)


def autostart_folder() -> Path:
    """`$XDG_CONFIG_HOME/autostart`; a relative value counts as none, as the specification says."""
    told = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return (told if told.is_absolute() else Path.home() / ".config") / "autostart"
