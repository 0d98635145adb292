"""Custody: every touch of an exhibit, with who, when, what for, on whose authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from clinicguard.host.trouble import Trouble

Event = Literal[
    "acquired",
    "viewed",
    "copied",
    "redacted_from",
    "exported",
    "handed_over",
    "returned",
    "verified",
    "disposed",
]
EVENTS: tuple[Event, ...] = get_args(Event)

_LEAVES_THE_CLINIC: frozenset[Event] = frozenset({"exported", "handed_over"})


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One touch. `detail` says what a later reader needs: how, with what result."""

    event: Event
    at: datetime
    person: int
    purpose: str
    recipient: str = ""
    authority: str = ""
    detail: str = ""


class PurposeNeeded(Trouble):
    """An exhibit is not opened or handed on without saying what for."""


class RecipientNeeded(Trouble):
    """What leaves the clinic goes to somebody."""


def check_touch(event: Event, purpose: str, recipient: str) -> None:
    """Raises PurposeNeeded, RecipientNeeded."""
    if event != "acquired" and not purpose.strip():
        raise PurposeNeeded
    if event in _LEAVES_THE_CLINIC and not recipient.strip():
        raise RecipientNeeded
