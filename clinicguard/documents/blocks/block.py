"""What every block can do: say how tall it is, divide itself over pages, and draw itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from clinicguard.documents.pen import Pen
from clinicguard.documents.type.setter import Setter


class Block(ABC):
    """A part of a page. All lengths in points.

    `above` and `below` are the white space it asks for: between two neighbours the larger counts,
    at the top of a page none. `keep_next` ties it to the block that follows.
    """

    above: float = 0.0
    below: float = 0.0
    keep_next: bool = False

    @abstractmethod
    def height(self, setter: Setter, width: float) -> float:
        """How much room it needs in a column of that width."""

    def head(self, setter: Setter, width: float) -> float:
        """How much of it must at least stand under a heading."""
        return self.height(setter, width)

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Block, Block] | None:
        """Two blocks, the first no taller than `room`; None where it cannot be divided there.

        `must` is set at the top of an empty page: it would not fit on the next one either.
        """
        return None

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draws itself with its upper left corner at (x, top)."""


def gap(before: Block | None, block: Block) -> float:
    """The white space between two neighbours."""
    return max(before.below, block.above) if before else 0.0


def stacked(blocks: Sequence[Block], setter: Setter, width: float) -> float:
    """The height of blocks one below the other."""
    total, before = 0.0, None
    for block in blocks:
        total += gap(before, block) + block.height(setter, width)
        before = block
    return total


def divide(
    blocks: Sequence[Block], setter: Setter, width: float, room: float, *, must: bool = False
) -> tuple[list[Block], list[Block]] | None:
    """The blocks that fit into `room`, and the rest; None when nothing does."""
    taken: list[Block] = []
    used, before = 0.0, None
    for i, block in enumerate(blocks):
        space = gap(before, block)
        tall = block.height(setter, width)
        if used + space + tall <= room + 0.01:
            taken.append(block)
            used, before = used + space + tall, block
            continue
        rest = list(blocks[i:])
        parts = block.split(setter, width, room - used - space, must=must and not taken)
        if parts:
            taken.append(parts[0])
            rest[0] = parts[1]
        else:
            while taken and taken[-1].keep_next:
                rest.insert(0, taken.pop())
        if not taken and must:
            taken.append(rest.pop(0))
        return (taken, rest) if taken else None
    return taken, []


def draw_stacked(blocks: Sequence[Block], pen: Pen, x: float, top: float, width: float) -> None:
    """Draws blocks one below the other."""
    before = None
    for block in blocks:
        top += gap(before, block)
        block.draw(pen, x, top, width)
        top += block.height(pen.setter, width)
        before = block
