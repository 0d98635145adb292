"""What Today, Settings and the search read over all rooms, for the person who unlocked."""

from __future__ import annotations

from clinicguard.overview.standing import Standing, StandingLists
from clinicguard.storage.database import Database


class Overview:
    """Reads only; every room keeps its own compartments and masks."""

    def __init__(self, database: Database) -> None:
        self._standing = StandingLists(database)

    def standing(self) -> Standing:
        """The log, its last check, the recovery card, the backup."""
        return self._standing.now()
