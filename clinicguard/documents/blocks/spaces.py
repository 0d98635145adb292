"""White space, page ends, rules and lines to write on."""

from __future__ import annotations

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.pen import Pen
from clinicguard.documents.type.setter import Setter


class Gap(Block):
    """White space that stays, also at the top of a page."""

    def __init__(self, tall: float) -> None:
        self.tall = tall

    def height(self, setter: Setter, width: float) -> float:
        return self.tall

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing is seen of it."""


class Break(Gap):
    """What follows begins on a new page, or in the page's next area (a slip's lower half)."""

    def __init__(self, *, page: bool = True) -> None:
        super().__init__(0)
        self.page = page


class Rule(Block):
    """A line across the column."""

    def __init__(
        self, colour: str, weight: float = 0.5, above: float = 0, below: float = 0
    ) -> None:
        self.colour, self.weight = colour, weight
        self.above, self.below = above, below

    def height(self, setter: Setter, width: float) -> float:
        return self.weight

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.ornament():
            pen.rule(x, top, x + width, top, self.colour, self.weight)
