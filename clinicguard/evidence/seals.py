"""What the seal of an exhibit is worth today: whole, to be read back, long unchecked, broken.

What two people disposed of has none: that is no damage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from clinicguard.evidence.exhibit import Exhibit, still_there

STALE_AFTER = timedelta(days=30)
"""A check older than this says little: the weekly check has then been missed four times."""


class SealState(StrEnum):
    """Shown by shape and word: a disc, a half disc, a triangle, an octagon; a ring for what went.

    From the strongest to the weakest.
    """

    DISPOSED = "disposed"
    WHOLE = "whole"
    WAITING = "waiting"
    STALE = "stale"
    BROKEN = "broken"


def seal_state(exhibit: Exhibit, now: datetime, checked: datetime | None = None) -> SealState:
    """Whole is what was opened again and found to be what was taken in; before, it waits.

    `checked` is when all sealed files were last compared with the log: what differed is broken.
    """
    if exhibit.disposed is not None:
        return SealState.DISPOSED
    if exhibit.sound is False:
        return SealState.BROKEN
    last = exhibit.last_verified or exhibit.acquired_at
    if now - max(last, checked or last) > STALE_AFTER:
        return SealState.STALE
    return SealState.WAITING if exhibit.sound is None else SealState.WHOLE


@dataclass(frozen=True, slots=True)
class CaseSeal:
    """The seal of a case: the weakest of its exhibits' seals, and which of them bear it."""

    state: SealState
    bearing: tuple[Exhibit, ...]
    exhibits: int
    """How many the case lists that are still there."""


def case_seal(
    exhibits: Sequence[Exhibit], now: datetime, checked: datetime | None = None
) -> CaseSeal | None:
    """Derived from the exhibits each time, kept nowhere; None for a case that lists none.

    Tombstones do not count. Red comes before amber, amber before what waits; `checked` as in
    `seal_state`.
    """
    exhibits = still_there(exhibits)
    if not exhibits:
        return None
    states = [seal_state(each, now, checked) for each in exhibits]
    weakest = max(states, key=tuple(SealState).index)
    bearing = tuple(each for each, state in zip(exhibits, states, strict=True) if state is weakest)
    return CaseSeal(weakest, bearing, len(exhibits))


def damage_of(exhibit: Exhibit) -> str:
    """What the last verification found wrong: "missing", "seal", "content"; else empty."""
    if exhibit.sound is not False:
        return ""
    found = (event.detail for event in reversed(exhibit.custody) if event.event == "verified")
    return next(found, "")


def was_read_back(exhibit: Exhibit) -> bool:
    """Whether it was ever whole on this disk: if not, what it came from is still the original."""
    return any(event.event == "verified" and event.detail == "sound" for event in exhibit.custody)
