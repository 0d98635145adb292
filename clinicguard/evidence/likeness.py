"""How a picture looks, in 64 bits a way up: to find another copy of it that is not the same file.

A difference hash: the picture is averaged down to 9 × 8 grey cells, and each bit says whether a
cell is clearly lighter than its right neighbour. Sizes, formats and compression change few bits. It
is a hint for a person, never a proof: pictures may look alike, and the SHA-256 alone says "same".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ACROSS, DOWN = 9, 8
"""Grey cells of a picture: one more across than bits, since each bit compares two."""
BITS = 64
ALIKE_AT_MOST = 10
"""Bits that may differ: unrelated pictures differ in 32 on average, with a spread of 4."""
_CLEARLY = 2
_TELLING = 6


@dataclass(frozen=True, slots=True)
class Looks:
    """The bits of a picture as it stands, and turned a quarter, a half, three quarters."""

    ways: tuple[int, int, int, int]

    def __str__(self) -> str:
        """As it is kept: four times 16 hex digits."""
        return " ".join(f"{way:016x}" for way in self.ways)


def bits_of(grey: Sequence[int]) -> int:
    """The 64 bits of 9 × 8 grey levels (0 to 255), row by row. Raises ValueError otherwise."""
    if len(grey) != ACROSS * DOWN:
        raise ValueError(len(grey))
    bits = 0
    for row in range(DOWN):
        for column in range(ACROSS - 1):
            at = row * ACROSS + column
            bits = bits << 1 | (grey[at] > grey[at + 1] + _CLEARLY)
    return bits


def looks_from(kept: str) -> Looks | None:
    """Reads the kept form back; None when it says nothing."""
    try:
        first, second, third, fourth = (int(way, 16) for way in kept.split())
    except ValueError:
        return None
    return Looks((first, second, third, fourth))


def difference(one: Looks, other: Looks) -> int:
    """How many of 64 bits differ, in the way up that fits best."""
    return min((one.ways[0] ^ way).bit_count() for way in other.ways)


def alike(one: Looks, other: Looks) -> bool:
    """Whether a person should look at both. A page that is almost empty is like no other."""
    if min(one.ways[0].bit_count(), other.ways[0].bit_count()) < _TELLING:
        return False
    return difference(one, other) <= ALIKE_AT_MOST
