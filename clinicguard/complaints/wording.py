"""What became of a wording: nothing is overwritten silently, the old words stay, struck through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"[0-9A-Za-z]+|.", re.DOTALL)
_MOST_WORDS = 400
"""A longer stretch is struck as a whole: comparing it word by word would take too long."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of the record was given another wording (醫療法 §68: the old one stays readable).

    `field` is a value of `complaint.Field`, or `severity`, `stage`, `harm` of the issue at
    `position` (0 for the complaint itself).
    """

    id: int
    field: str
    position: int
    old: str
    new: str
    why: str
    at: datetime
    by: int


class Mark(Enum):
    """How a piece of text is shown."""

    SAME = "same"
    STRUCK = "struck"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one mark."""

    mark: Mark
    words: str


def struck(old: str, new: str) -> tuple[Piece, ...]:
    """Old and new as one text: what stayed, what is struck, what was added.

    Same and struck pieces joined are the old text, same and added ones the new.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    middle_old = before[start : len(before) - end]
    middle_new = after[start : len(after) - end]
    pieces = [
        Piece(Mark.SAME, "".join(before[:start])),
        *_compared(middle_old, middle_new),
        Piece(Mark.SAME, "".join(before[len(before) - end :])),
    ]
    return tuple(piece for piece in pieces if piece.words)


def _common(one: list[str], other: list[str]) -> int:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    if max(len(old), len(new)) > _MOST_WORDS:
        yield Piece(Mark.STRUCK, "".join(old))
        yield Piece(Mark.ADDED, "".join(new))
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Mark.SAME, "".join(old[a:b]))
        else:
            yield Piece(Mark.STRUCK, "".join(old[a:b]))
            yield Piece(Mark.ADDED, "".join(new[c:d]))
