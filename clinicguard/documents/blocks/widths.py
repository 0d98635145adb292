"""How wide a table's columns have to be, so that no word in them is cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.type.setter import Setter

_WORD = re.compile(r"[^\s\u2e80-\uffef\U00020000-\U0003ffff]+")
_CANDIDATES = 3  # the longest by letters: one of them is the widest on paper, near enough
_SLACK = 0.5


def longest_word(cells: Iterable[Sequence[Block]], setter: Setter) -> float:
    """The width of the longest word in the cells of one column, in points; Han needs none."""
    widest = 0.0
    for text in (block for cell in cells for block in cell if isinstance(block, Text)):
        words = {word for span in text.spans for word in _WORD.findall(span.text)}
        for word in sorted(words, key=len, reverse=True)[:_CANDIDATES]:
            if len(word) * text.style.size > widest:  # no letter is wider than its size
                widest = max(widest, setter.width(word, text.style) + _SLACK)
    return widest


def widened(wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths as near to the wanted ones as the least ones allow; their sum stays the same.

    What the narrow columns lack is taken from the others, each giving of what it can spare.
    """
    short = sum(max(need - width, 0.0) for width, need in zip(wanted, least, strict=True))
    spare = [max(width - need, 0.0) for width, need in zip(wanted, least, strict=True)]
    given = min(short, sum(spare))
    if given <= 0:
        return list(wanted)
    part = given / short
    return [
        width + part * (need - width) if need > width else width - given * room / sum(spare)
        for width, need, room in zip(wanted, least, spare, strict=True)
    ]
