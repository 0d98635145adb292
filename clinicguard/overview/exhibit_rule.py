"""How long an exhibit is kept: from the end of the last case that lists it. The rule, pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clinicguard.overview.retention import Hold, Keeping, RecordKind, kept_until


@dataclass(frozen=True, slots=True)
class ListedIn:
    """A case that lists the exhibit, or that a complaint belongs to which does.

    `number` is the case's, `ended` None while it is not over, `born` the birthday of its youngest
    patient. One that was disposed of still says when it had ended.
    """

    number: str
    ended: date | None
    born: date | None = None
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An exhibit with all that was made of it, or that it was made of: they have one time.

    `taken` is the day on which it came; `holds` lie on the exhibits themselves, by number.
    """

    number: str
    taken: date
    cases: Sequence[ListedIn] = ()
    holds: Sequence[tuple[str, Hold]] = ()
    copies: tuple[str, ...] = ()


def keeping_of(kept: Kept, years: int) -> Keeping:
    """Its time. What no case lists counts from the day on which it was taken in."""
    hold, held = _hold(kept)
    still_open = tuple(each.number for each in kept.cases if each.ended is None)
    ended = until = None
    minor = False
    if not still_open:
        ends = [(each.ended, each.born) for each in kept.cases if each.ended is not None]
        ends = ends or [(kept.taken, None)]
        ended = max(end for end, _ in ends)
        until, minor = max(kept_until(end, years, born) for end, born in ends)
    return Keeping(
        RecordKind.EVIDENCE,
        kept.number,
        ended,
        until,
        minor,
        hold,
        held=held,
        cases=tuple(each.number for each in kept.cases),
        still_open=still_open,
        copies=kept.copies,
    )


def _hold(kept: Kept) -> tuple[Hold | None, str]:
    """The hold that binds it, and on which record it lies where that is not itself."""
    own = dict(kept.holds)
    if kept.number in own:
        return own[kept.number], ""
    for number, hold in kept.holds:
        return hold, number
    for each in kept.cases:
        if each.hold is not None:
            return each.hold, each.number
    return None, ""
