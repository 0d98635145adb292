"""How long until, and how long over: the words of a clock on screen."""

from __future__ import annotations

from datetime import datetime, timedelta

from ui.language import count, say

_HOUR = 60
_DAY = 24 * 60


def minutes_of(span: timedelta) -> int:
    """Whole minutes, rounded down; a span of 61 seconds is one minute."""
    return int(span.total_seconds() // 60)


def length_words(minutes: int) -> str:
    """「46 分」「15 時 38 分」「4 天 9 時」: the two largest units."""
    if minutes < _HOUR:
        return count("{n} min", "{n} min", minutes)
    if minutes < _DAY:
        hours, rest = divmod(minutes, _HOUR)
        whole = count("{n} hr", "{n} hr", hours)
        return f"{whole} {length_words(rest)}" if rest else whole
    days, rest = divmod(minutes, _DAY)
    whole = count("{n} day", "{n} days", days)
    hours = rest // _HOUR
    return f"{whole} {count('{n} hr', '{n} hr', hours)}" if hours else whole


def left_words(until: datetime, now: datetime) -> str:
    """「剩 22 分」, or 「逾 15 時 38 分」 once it is over."""
    if now >= until:
        return say("{length} overdue", length=length_words(minutes_of(now - until)))
    return say("{length} left", length=length_words(-minutes_of(now - until)))
