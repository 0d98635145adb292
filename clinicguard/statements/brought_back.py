"""What a wording says again of one that counsel held, though the one that was cleared left it out.

A hold is on what the held wording says. An all-clear on another wording lifts it for whatever is
written after that one, but not for its words. A stretch of the held wording stands again where
most of its runs do, so that another sign or another word in between does not hide it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_STOPS = re.compile(r"[。．.！!？?；;，,、：:\n]+")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNIT = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+")
_SAYS_SOMETHING = 4
"""So many runs of two units a stretch has before it says something of its own."""
_MOST = 0.6


def brought_back(text: str, held: str, cleared: str) -> str:
    """The first stretch of a held wording that stands again, more so than in the cleared one.

    Of a wording that stands again as a whole, and of which no stretch says enough, the first line.
    """
    stretches = [each.strip() for each in _STOPS.split(held) if _says_something(each)]
    back = (each for each in stretches if _is_back(each, text, cleared))
    whole = held.strip().partition("\n")[0] if _is_back(held, text, cleared) else ""
    return next(back, whole)


def _says_something(stretch: str) -> bool:
    return len(runs_of(stretch)) >= _SAYS_SOMETHING


def _is_back(stretch: str, text: str, cleared: str) -> bool:
    own = runs_of(stretch)
    again = len(own & runs_of(text))
    return _MOST * len(own) <= again > len(own & runs_of(cleared))


@lru_cache(maxsize=64)
def runs_of(text: str) -> frozenset[tuple[str, str]]:
    """Every two units that follow each other: characters of Chinese, words and numbers else.

    Kept until `cache_clear`.
    """
    return frozenset(pairwise(_UNIT.findall(unicodedata.normalize("NFKC", text).casefold())))
