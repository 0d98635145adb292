"""QR codes as vector squares."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import segno

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.pen import Pen
from clinicguard.documents.type.setter import Setter


def draw_code(pen: Pen, code: str, x: float, top: float, side: float, colour: str) -> None:
    """Draws the code into a square of `side` points, inside `content` or `ornament`."""
    modules, runs = _runs(code)
    cell = side / modules
    pen.squares(x, top, cell, runs, colour)


@lru_cache(maxsize=64)
def _runs(code: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """How many modules a side has, and the dark ones as (column, row, length)."""
    matrix = segno.make(code, error="m", boost_error=False, micro=False).matrix
    runs: list[tuple[int, int, int]] = []
    for row, line in enumerate(matrix):
        column = 0
        for dark, cells in groupby(line):
            length = len(list(cells))
            if dark:
                runs.append((column, row, length))
            column += length
    return len(matrix), tuple(runs)


class Code(Block):
    """A QR code in the text. `words` say what it holds, for those who cannot see it."""

    def __init__(self, code: str, side: float, colour: str, words: str) -> None:
        self.code, self.side, self.colour, self.words = code, side, colour, words
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        return self.side

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.element("Figure", self.key, alternative=self.words):
            pen.bounds(x, top, self.side, self.side)
            with pen.content():
                draw_code(pen, self.code, x, top, self.side, self.colour)
