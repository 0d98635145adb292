"""What the guard found in a wording, as it was kept, and what of it was let pass and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LetPass:
    """One finding of the guard in one exact text that somebody let pass, and why."""

    version: int
    group: str
    span: str
    reason: str
    at: datetime
    by: int
    start: int = 0
    end: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as it was kept: `start` and `end` count code points of the text."""

    group: str
    level: str
    start: int
    end: int
    span: str
    message: str = ""
    basis: str = ""
    """The law or the guide that it comes from."""


@dataclass(frozen=True, slots=True)
class OwnPass:
    """Words that were not marked because of a mark of the clinic's own: why, who said so, when.

    It is told whole, so that it can be read where that mark is not at hand.
    """

    group: str
    level: str
    span: str
    reason: str
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Checking:
    """That the guard read a version, what it found there, and how much by level."""

    version: int
    at: datetime
    by: int
    block: int
    warn: int
    hint: int
    findings: tuple[Found, ...] = ()
    sha256: str = ""
    passed: tuple[OwnPass, ...] = ()
    """What would have been found besides, had the clinic not said that it is never marked."""
    marked: bool = False
    """Whether somebody looked at it too, and marked the text as checked."""
