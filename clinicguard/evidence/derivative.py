"""A derivative: what was made of an exhibit for reading. The exhibit itself stays the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

SIGN, SMALL_SIGN = "T", "S"
"""Before the ordinal of a transcript or a small picture, as R is before that of a redacted copy."""
SMALL = 192
"""Pixels at the longer side of a small picture: a row of a list shows it, not what is written."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The lines of a chat, a mail or a text, numbered, in a sealed file of their own."""

    original: str
    original_sha256: str
    ordinal: int
    name: str
    size: int
    sha256: str
    lines: int
    whole: bool
    """Whether every line is in it: of very long files only the beginning is."""
    tool: str
    at: datetime
    person: int

    @property
    def sign(self) -> str:
        """T1, T2 …: which transcript of its original. A later one replaces a damaged one."""
        return f"{SIGN}{self.ordinal}"

    @property
    def number(self) -> str:
        """E-2026-0042-T1: tied to its original for ever."""
        return f"{self.original}-{self.sign}"
