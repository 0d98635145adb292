"""Lines to write on: signature, date, place."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.pen import Pen
from clinicguard.documents.sheet import CELL_SOFT, TEXT
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span

_SPACE = 20.0


class WriteOn(Block):
    """Lines side by side, each with its name below. `tall` is the room to write in, in points."""

    above = 6
    below = 10

    def __init__(self, names: Sequence[str], *, tall: float = 30) -> None:
        self.names = list(names)
        self.tall = tall
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        return self.tall + 3 + CELL_SOFT.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        share = (width - _SPACE * (len(self.names) - 1)) / len(self.names)
        for name in self.names:
            with pen.ornament():
                pen.rule(x, top + self.tall, x + share, top + self.tall, TEXT, 0.6)
            lines = pen.setter.lines([Span(name)], CELL_SOFT, share)
            with pen.element("P"), pen.content():
                pen.lines(lines[:1], CELL_SOFT, x, top + self.tall + 3)
            x += share + _SPACE
