"""What the tray says: how much is due, of which kind, with the number of the case; no name."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from clinicguard.host.dates import time_words
from clinicguard.overview.reminding import Due, Reminder
from ui.language import count, language, say, say_in

_EACH = 3


def title(found: Sequence[Reminder]) -> str:
    """「2 件快到期」"""
    return count("{n} thing is due", "{n} things are due", len(found))


def lines(found: Sequence[Reminder], zone: ZoneInfo) -> str:
    """A line for each of the first three, and how many more there are."""
    told = [line(each, zone) for each in found[:_EACH]]
    more = len(found) - _EACH
    if more > 0:
        told.append(count("and one more thing", "and {n} more things", more))
    return "\n".join(told)


def line(each: Reminder, zone: ZoneInfo) -> str:
    """「C-2026-0001 首次回覆，11:30 前」"""
    kind = _kind(each.kind)
    what = f"{each.number} {kind}" if each.number else kind
    if each.by_day:
        return say("{what}, today", what=what)
    return say("{what}, by {time}", what=what, time=time_words(each.due, zone))


def resting(locked: bool) -> str:
    """What the icon itself says."""
    name = say("ClinicGuard")
    comma = ", " if language() == "en" else "，"
    return f"{name}{comma}{say_in('tray', 'locked')}" if locked else name


def _kind(kind: Due) -> str:
    match kind:
        case Due.LAW:
            return say("a deadline by law")
        case Due.REPLY:
            return say("a reply that was promised")
        case Due.PROMISE:
            return say("a promise")
        case Due.TASK:
            return say("a task")
