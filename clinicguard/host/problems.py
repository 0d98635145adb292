"""The program's own faults on this PC, kept for whoever looks after it; no word of a patient."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from clinicguard.host.clock import to_text
from clinicguard.host.paths import settings_folder

_MOST = 60_000
"""Letters that are kept: some two hundred faults."""


def problems_file() -> Path:
    """Beside the settings of this PC, outside every clinic folder."""
    return settings_folder() / "problems.txt"


def write_down(fault: str, at: datetime) -> None:
    """Adds a fault: its kind and its places in the code, never its message. Never raises."""
    path = problems_file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        older = _read(path)[-_MOST:]
        path.write_text(f"{older}{to_text(at)}\n{fault.strip()}\n\n", "utf-8")


def written_down() -> tuple[str, ...]:
    """The faults on this PC, the newest first; the oldest may begin in its middle."""
    found = [part.strip() for part in _read(problems_file()).split("\n\n")]
    return tuple(part for part in reversed(found) if part)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
