"""Other people's names and numbers in words that leave for one person: blacked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

BLACK = "■■■"
_SHORTEST = 2
"""Characters; a single one would black half of every sentence."""


@dataclass(frozen=True, slots=True)
class Blacking:
    """Whose names, chart numbers and ways to be reached do not belong to the person who asks."""

    others: frozenset[str]

    def text(self, words: str) -> str:
        """The words with each of them blacked; longer ones first, so that no rest stays."""
        for other in sorted(self.others, key=len, reverse=True):
            words = re.sub(re.escape(other), BLACK, words, flags=re.IGNORECASE)
        return words


def blacking(others: Iterable[str], own: Iterable[str]) -> Blacking:
    """For the person with these own names; what they share with others stays readable."""
    kept = {each.strip().casefold() for each in own}
    named = {each.strip() for each in others}
    return Blacking(frozenset(n for n in named if len(n) >= _SHORTEST and n.casefold() not in kept))
