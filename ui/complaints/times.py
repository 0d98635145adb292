"""Promised times in words, colours and glyphs."""

from __future__ import annotations

from datetime import date, datetime

from clinicguard.complaints.left import Left
from clinicguard.host import dates
from clinicguard.host.dates import when_short
from clinicguard.tasks.task import Light
from ui.language import count, language, say
from ui.seat import Seat
from ui.shell.remaining import length_words
from ui.widgets.glyphs import Glyph

_HOUR, _DAY = 60, 24 * 60


def glyph_of(left: Left) -> Glyph:
    """The state glyph of a running clock."""
    match left.light:
        case Light.BURNS:
            return "burns"
        case Light.SOON:
            return "soon"
        case Light.FAR | Light.NONE:
            return "fine"


def colour_of(left: Left) -> str:
    """The colour of the words; the glyph tells the same by its shape."""
    match left.light:
        case Light.BURNS:
            return "red"
        case Light.SOON:
            return "amber"
        case Light.FAR | Light.NONE:
            return "text"


def left_short(left: Left) -> str:
    """「逾 15 時」「剩 1 個看診日」「剩 3 時」: the largest unit alone."""
    if left.overdue:
        return say("{length} overdue", length=_one_unit(left.minutes))
    if left.days:
        return count("{n} open day left", "{n} open days left", left.days)
    return say("{length} left", length=_one_unit(left.minutes))


def left_long(left: Left) -> str:
    """「逾 15 時 42 分」「剩 6 個看診日」."""
    if left.overdue:
        return say("{length} overdue", length=length_words(left.minutes))
    if left.days:
        return count("{n} open day left", "{n} open days left", left.days)
    return say("{length} left", length=length_words(left.minutes))


def day_bare(day: date) -> str:
    """A day in a narrow column: 11-20, 20 Nov."""
    return dates.day_bare(day, language())


def when_here(moment: datetime, seat: Seat) -> str:
    """A moment as the clinic reads it: 11-20（五）18:00."""
    today = seat.now().astimezone(seat.zone).date()
    return when_short(moment, language(), zone=seat.zone, today=today)


def _one_unit(minutes: int) -> str:
    if minutes < _HOUR:
        return count("{n} min", "{n} min", minutes)
    if minutes < _DAY:
        return count("{n} hr", "{n} hr", minutes // _HOUR)
    return count("{n} day", "{n} days", minutes // _DAY)
