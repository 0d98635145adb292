"""One record as learning looks at it: when, of what kind, about what, whose work, whose card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind


@dataclass(frozen=True, slots=True)
class Told:
    """`day` is the clinic's. `issues` are (category, sub-type); `person` is a key, no name.

    `old` marks what was taken over from an older log: its times tell nothing.
    """

    number: str
    kind: Kind
    day: date
    received_at: datetime
    issues: tuple[tuple[Category, str], ...] = ()
    role: str = ""
    person: str = ""
    places: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    old: bool = False
