"""Who read a wording and when; a file that nobody read yet says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Review:
    """Counsel (or whoever is named) read this wording on that day."""

    by: str
    on: date
