"""The clinic itself: its name, where it is, how to reach it, when it is open, what it promises."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from clinicguard.host.calendars import OfficeYear

ZONES = {
    "tw": "Asia/Taipei",
    "cn": "Asia/Shanghai",
    "uk": "Europe/London",
    "us": "America/New_York",
}


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands on every document's head, and what the clinic's own clocks count by."""

    name: str
    jurisdiction: str = "tw"
    zone_name: str = "Asia/Taipei"
    address: str = ""
    phone: str = ""
    email: str = ""
    licence: str = ""
    open_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    closes_at: str = "18:00"
    first_reply_days: int = 1
    answer_days: int = 7
    roc_years: bool = False
    office_years: tuple[OfficeYear, ...] = ()
    """Years of the authorities' calendar that the clinic wrote down; kept apart from the rest."""

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's own zone."""
        return ZoneInfo(self.zone_name)
