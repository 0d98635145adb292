"""Boxes to tick, and room to write where the record says nothing."""

from __future__ import annotations

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.pen import Pen
from clinicguard.documents.sheet import CELL_SOFT, MUTE, TEXT
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span, Style

_SIDE = 9.5
_LINE = 19.0


class Tick(Block):
    """A box to tick by hand; `done` ticks it. What the tick means stands in words beside it."""

    def __init__(self, *, done: bool = False) -> None:
        self.done = done

    def height(self, setter: Setter, width: float) -> float:
        return _SIDE + 3

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.ornament():
            pen.box(x, top + 2.5, _SIDE, _SIDE, edge=TEXT, weight=0.8)
            if self.done:
                left, upper = x + 2, top + 4.5
                path = [(left, upper + 3), (left + 2.2, upper + 5.4), (left + 5.6, upper)]
                pen.polygon(path, fill=None, edge=TEXT, weight=1.3, closed=False)


class ToFill(Block):
    """Empty lines to write on by hand, under the words that say why they are empty."""

    def __init__(self, words: str, *, lines: int = 1, style: Style = CELL_SOFT) -> None:
        self.words = words
        self.lines = lines
        self.style = style
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        return self._said(setter, width) + self.lines * _LINE

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if self.words:
            lines = pen.setter.lines([Span(self.words)], self.style, width)
            with pen.element("P", self.key), pen.content():
                pen.lines(lines, self.style, x, top)
        below = top + self._said(pen.setter, width)
        with pen.ornament():
            for n in range(1, self.lines + 1):
                y = below + n * _LINE - 3
                pen.rule(x, y, x + width, y, MUTE, 0.6, "[1 2] 0")

    def _said(self, setter: Setter, width: float) -> float:
        if not self.words:
            return 0.0
        return len(setter.lines([Span(self.words)], self.style, width)) * self.style.leading
