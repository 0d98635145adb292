"""A moment that may stay unknown: typed in any usual way, read back below."""

from __future__ import annotations

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from ui.widgets.lines import LineField
from ui.widgets.moments import read_moment


class MomentLine(LineField):
    """Empty means not known. `near` gives what is left out."""

    def __init__(self, near: datetime, zone: ZoneInfo) -> None:
        there = near.astimezone(zone)
        super().__init__(f"{there:%m-%d %H:%M}", longest=40)
        self._near = there.replace(second=0, microsecond=0)

    def moment(self) -> datetime | None:
        """What is meant; None while nothing is typed, or it cannot be read."""
        typed = self.text().strip()
        return read_moment(typed, self._near) if typed else None

    def use(self, zone: tzinfo) -> None:
        """Reads and writes times of another zone from now on; what is typed stays typed."""
        self._near = self._near.astimezone(zone)

    def put(self, moment: datetime | None) -> None:
        """Puts a moment in, as the program does; None empties the line."""
        zone = self._near.tzinfo
        self.set_text("" if moment is None else f"{moment.astimezone(zone):%Y-%m-%d %H:%M}")

    def is_wrong(self) -> bool:
        """Whether something stands there that is no moment."""
        return bool(self.text().strip()) and self.moment() is None
