"""Whether it is still who unlocked: the passphrase again, before something leaves for good."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from clinicguard.host.clock import Clock
from clinicguard.people import access
from clinicguard.people.staff import Person


class Sitting(Protocol):
    """Who unlocked, and by which clock."""

    @property
    def person(self) -> Person: ...

    @property
    def clock(self) -> Clock: ...


def prove(folder: Path, sitting: Sitting, passphrase: str) -> None:
    """Opens the slot of who unlocked, and lets it go. A failed try is remembered like any other.

    Raises:
        WrongPassphrase, KeysDamaged.
    """
    access.unlock(folder, str(sitting.person.id), passphrase, sitting.clock)
