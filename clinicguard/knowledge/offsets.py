"""Times to act as the playbooks write them ("15 min", "4 h", "2 WD"), and how long things last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, cast

Unit = Literal["min", "h", "WD"]

_OFFSET = re.compile(r"([1-9][0-9]{0,3}) (min|h|WD)", re.ASCII)
_DURATION = re.compile(r"P(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,3})H)?(?:([0-9]{1,3})M)?)?", re.ASCII)
_MINUTES: dict[Unit, int] = {"min": 1, "h": 60, "WD": 24 * 60}


@dataclass(frozen=True, slots=True)
class Offset:
    """A time to act, from the moment an incident is activated, in minutes, hours or working days.

    Working days are those of the clinic's own calendar; minutes and hours are elapsed time.
    """

    amount: int
    unit: Unit

    @property
    def weight(self) -> int:
        """Minutes to compare by; a working day weighs 24 hours, the least that it can take."""
        return self.amount * _MINUTES[self.unit]

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"


@dataclass(frozen=True, slots=True)
class Vanishing:
    """When evidence is lost: after a span (`after`), at any moment, or never by itself."""

    any_moment: bool
    after: timedelta | None

    @property
    def urgency(self) -> float:
        """Hours until it is gone, to put the most volatile first; never: infinite."""
        if self.any_moment:
            return 0.0
        return self.after.total_seconds() / 3600 if self.after is not None else float("inf")


def offset(text: str) -> Offset:
    """Raises ValueError unless the text is like "15 min", "4 h" or "2 WD"."""
    found = _OFFSET.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} should be a time such as 15 min, 4 h or 2 WD")
    return Offset(int(found[1]), cast(Unit, found[2]))


def vanishing(text: str) -> Vanishing:
    """Reads "any_moment", "none" or an ISO 8601 duration of days, hours, minutes ("P14D").

    Raises ValueError for anything else.
    """
    match text:
        case "any_moment":
            return Vanishing(True, None)
        case "none":
            return Vanishing(False, None)
    found = _DURATION.fullmatch(text)
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    after = timedelta(days=days, hours=hours, minutes=minutes)
    if not after:
        raise ValueError(f"{text!r} should be any_moment, none or a duration such as P14D")
    return Vanishing(False, after)
