"""Cuts a text into the pieces that the encoder knows: of all cuts the likeliest.

Kudo, Subword Regularization (2018). A letter that no piece covers becomes the unknown piece.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_BEGIN, _END, _UNKNOWN = 0, 2, 3
_FIRST_OWN = 4
_SPACE = "▁"
_FAR = -1e9
_UNKNOWN_COSTS = 25.0


@dataclass(frozen=True, slots=True)
class Piece:
    """The number of a piece, and the place of the text that it stands for."""

    number: int
    start: int
    end: int


class Pieces:
    """The pieces and how likely each is, as a logarithm."""

    def __init__(self, pieces: Iterable[str], likely: Iterable[float]) -> None:
        entries = list(zip(pieces, likely, strict=True))
        self._known = {
            piece: (float(worth), number)
            for number, (piece, worth) in enumerate(entries)
            if number >= _FIRST_OWN
        }
        self._longest = max(map(len, self._known), default=1)

    def cut(self, text: str) -> list[Piece]:
        """The pieces of a text, between the mark of its beginning and that of its end."""
        letters, places = _plain(text)
        size = len(letters)
        best = [0.0] + [_FAR] * size
        back = [(0, _UNKNOWN)] * (size + 1)
        for at in range(size):
            here = best[at]
            for end in range(at + 1, min(size, at + self._longest) + 1):
                known = self._known.get(letters[at:end])
                if known is not None:
                    worth, number = here + known[0], known[1]
                elif end == at + 1:
                    worth, number = here - _UNKNOWN_COSTS, _UNKNOWN
                else:
                    continue
                if worth > best[end]:
                    best[end], back[end] = worth, (at, number)
        cut: list[Piece] = [Piece(_END, len(text), len(text))]
        while size:
            start, number = back[size]
            cut.append(Piece(number, places[start], places[size]))
            size = start
        cut.append(Piece(_BEGIN, 0, 0))
        return cut[::-1]


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in compatible letters with a mark for each space, and the place of each letter."""
    letters, places = [_SPACE], [0]
    for at, letter in enumerate(text):
        if not letter.isspace():
            plain = unicodedata.normalize("NFKC", letter)
            letters.extend(plain)
            places.extend([at] * len(plain))
        elif letters[-1] != _SPACE:
            letters.append(_SPACE)
            places.append(at)
    if letters[-1] == _SPACE and len(letters) > 1:
        letters.pop()
        places.pop()
    return "".join(letters).replace(" ", _SPACE), [*places, len(text)]
