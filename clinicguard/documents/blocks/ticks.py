"""Boxes to tick, and room to write where the record says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.pen import Pen
from clinicguard.documents.sheet import CELL, CELL_SOFT, MUTE, TEXT
from clinicguard.documents.type.setter import Line, Setter
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
            _box(pen, x, top + 2.5, done=self.done)


def _box(pen: Pen, x: float, top: float, *, done: bool) -> None:
    pen.box(x, top, _SIDE, _SIDE, edge=TEXT, weight=0.8)
    if done:
        left, upper = x + 2, top + 2
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


class Choices(Block):
    """Words with a box before each, one beside the other; those that are chosen are ticked.

    `ticked` says of a chosen one that it is, for those who cannot see the tick.
    """

    def __init__(self, words: Sequence[tuple[str, bool]], ticked: str, style: Style = CELL) -> None:
        self.words = list(words)
        self.ticked = ticked
        self.style = style
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        places = self._places(setter, width)
        if not places:
            return 0.0
        return max(row + len(lines) * self.style.leading + 3 for lines, _, row in places)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.element("Div", self.key):
            placed = zip(self.words, self._places(pen.setter, width), strict=True)
            for (words, chosen), (lines, left, row) in placed:
                with pen.ornament():
                    _box(pen, x + left, top + row + 2.5, done=chosen)
                said = f"{words} ({self.ticked})" if chosen else ""
                with pen.element("P", alternative=said), pen.content():
                    pen.lines(lines, self.style, x + left + _SIDE + 4, top + row)

    def _places(self, setter: Setter, width: float) -> list[tuple[list[Line], float, float]]:
        """Each one's lines, its left edge and the top of its row."""
        found: list[tuple[list[Line], float, float]] = []
        left, row, deepest = 0.0, 0.0, 1
        for words, _ in self.words:
            room = width - _SIDE - 4
            lines = setter.lines([Span(words)], self.style, room)
            wide = min(setter.width(words, self.style), room) + _SIDE + 20
            if left and left + wide > width:
                left, row, deepest = 0.0, row + deepest * self.style.leading + 3, 1
            found.append((lines, left, row))
            deepest = max(deepest, len(lines))
            left += wide
        return found
