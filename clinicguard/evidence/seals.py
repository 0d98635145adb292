"""What the seal of an exhibit is worth today: whole, not checked for long, or broken."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from clinicguard.evidence.exhibit import Exhibit

STALE_AFTER = timedelta(days=30)
"""A check older than this says little: the weekly check has then been missed four times."""


class SealState(StrEnum):
    """Shown by shape and word: a disc, a triangle, an octagon."""

    WHOLE = "whole"
    STALE = "stale"
    BROKEN = "broken"


def seal_state(exhibit: Exhibit, now: datetime) -> SealState:
    """Taking in counts as a check: the sealed file was read back then."""
    if exhibit.sound is False:
        return SealState.BROKEN
    checked = exhibit.last_verified or exhibit.acquired_at
    return SealState.STALE if now - checked > STALE_AFTER else SealState.WHOLE


def damage_of(exhibit: Exhibit) -> str:
    """What the last verification found wrong: "missing", "seal", "content"; else empty."""
    if exhibit.sound is not False:
        return ""
    found = (event.detail for event in reversed(exhibit.custody) if event.event == "verified")
    return next(found, "")
