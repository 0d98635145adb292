"""The settings of this PC: language, look, which clinic, and the last head of each clinic's log."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from clinicguard.host.files import write_whole
from clinicguard.host.paths import settings_folder


@dataclass(frozen=True, slots=True)
class Settings:
    """One typed declaration for each setting; what a file lacks has its default."""

    language: str | None = None
    theme: str = "system"
    text_size: int = 100
    clinic_folder: str | None = None
    lock_minutes: int = 5
    last_person: int | None = None
    printer: str = ""
    two_sided: bool = False
    capture_key: bool = False
    drop_folder: str = ""
    drop_seen: list[str] = field(default_factory=list)
    """Fingerprints of files in the drop folder that were taken in or left; no names."""
    heads: dict[str, dict[str, Any]] = field(default_factory=dict)
    backups: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    stay_in_tray: bool = False


class SettingsFile:
    """Reads and replaces the settings; a damaged file gives the defaults and is kept aside."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or settings_folder() / "settings.json"

    def read(self) -> Settings:
        """The settings as they stand; never raises over what is inside the file."""
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError):
            self._set_aside()
            return Settings()
        return _checked(found)

    def change(self, **changes: Any) -> Settings:
        """Raises DiskFull, ReadOnlyPlace: the settings are as they were."""
        settings = replace(self.read(), **changes)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        values = {f.name: getattr(settings, f.name) for f in fields(Settings)}
        write_whole(self.path, json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8"))
        return settings

    def _set_aside(self) -> None:
        try:
            self.path.replace(self.path.with_suffix(".damaged.json"))
        except OSError:
            return


def _checked(found: Any) -> Settings:
    """Keeps each value whose type fits; a hand-edited file cannot break the start."""
    if not isinstance(found, dict):
        return Settings()
    default = Settings()
    kept: dict[str, Any] = {}
    for f in fields(Settings):
        value = found.get(f.name)
        known = getattr(default, f.name)
        fits = (
            isinstance(value, type(known)) if known is not None else isinstance(value, (str, int))
        )
        if value is not None and fits and isinstance(value, bool) == isinstance(known, bool):
            kept[f.name] = value
    return replace(default, **kept)
