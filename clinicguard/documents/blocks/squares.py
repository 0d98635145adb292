"""A page of squares, one character in each: the paper of certified letters."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.pen import Pen
from clinicguard.documents.sheet import MUTE, TEXT
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span, Style

_HIGH, _NAMES, _SIDE = 34.0, 14.0, 20.0
_LETTER = Style("serif", 13, 18)
_SMALL = Style("sans", 7, 10, MUTE)


class Squares(Block):
    """`rows` are lists of characters, at most `across` each; rows that are missing stay empty."""

    def __init__(
        self, rows: Sequence[Sequence[str]], across: int, down: int, names: Sequence[str]
    ) -> None:
        self.rows = rows
        self.across, self.down = across, down
        self.names = names
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        return _NAMES + self.down * _HIGH

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        wide = (width - _SIDE) / self.across
        left, upper = x + _SIDE, top + _NAMES
        with pen.ornament():
            self._grid(pen, left, upper, wide)
            for n in range(self.across):
                self._small(pen, str(n + 1), left + n * wide, top, wide)
            for n, name in enumerate(self.names[: self.down]):
                self._small(pen, name, x, upper + n * _HIGH + (_HIGH - 10) / 2, _SIDE)
        with pen.element("Div", self.key):
            for n, row in enumerate(self.rows):
                if row:
                    with pen.element("P", (self.key, n)), pen.content():
                        self._row(pen, row, left, upper + n * _HIGH, wide)

    def _grid(self, pen: Pen, left: float, upper: float, wide: float) -> None:
        for n in range(self.down):
            for column in range(self.across):
                y = upper + n * _HIGH + 4
                pen.box(left + column * wide, y, wide, _HIGH - 8, edge=TEXT, weight=0.5)

    def _row(self, pen: Pen, row: Sequence[str], left: float, upper: float, wide: float) -> None:
        for column, letter in enumerate(row):
            style = _LETTER
            long = pen.setter.width(letter, style)
            while long > wide - 1 and style.size > 3:
                style = Style(style.kind, style.size * 0.8, style.leading)
                long = pen.setter.width(letter, style)
            lines = pen.setter.lines([Span(letter)], style, 10_000)
            x = left + column * wide + (wide - long) / 2
            pen.lines(lines[:1], style, x, upper + (_HIGH - style.leading) / 2)

    def _small(self, pen: Pen, words: str, x: float, top: float, wide: float) -> None:
        long = pen.setter.width(words, _SMALL)
        lines = pen.setter.lines([Span(words)], _SMALL, 10_000)
        pen.lines(lines[:1], _SMALL, x + (wide - long) / 2, top)
