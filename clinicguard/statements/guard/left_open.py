"""Words that leave a matter open, whatever it is: "may or may not", 要等……才能定, "is checking"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read


@dataclass(frozen=True, slots=True)
class OpenWords:
    """The file guard/left_open.yaml."""

    left_open: re.Pattern[str]
    under_way: re.Pattern[str]


def left_open(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a folded text says of something that it is not known or not settled."""
    return _words().left_open.search(text, start, end) is not None


def under_way(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a folded text says that something is still being found out."""
    return _words().under_way.search(text, start, end) is not None


@cache
def _words() -> OpenWords:
    return read(resources() / "guard" / "left_open.yaml", OpenWords)
