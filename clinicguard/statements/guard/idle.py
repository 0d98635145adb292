"""What says nothing of its own: a greeting, a good wish, who is quoted, who signs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.reading import Reading

_NAMES = re.compile(
    r"(?:[-–—]\s?)?(?:[A-Z][\w'’.]*|&|and|of|the|at)(?:,? (?:[A-Z][\w'’.]*|&|and|of|the|at)){0,7}"
)
"""Words with capitals alone: "Salt & Sage Cosmetic Clinic, Kiama"."""


def is_idle(start: int, end: int, marks: Mapping[str, Sequence[Mark]], reading: Reading) -> bool:
    """Whether a part of a sentence has such words in it, or is a name at the foot of the text."""
    if any(mark.start < end and start < mark.end for mark in marks.get("idle", ())):
        return True
    if reading.text[end:].strip():
        return False
    first, last = reading.span(start, end)
    return _NAMES.fullmatch(reading.draft[first:last].strip()) is not None
