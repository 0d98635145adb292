"""Blocks that hold other blocks: kept together, set apart by a bar or a frame, or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block, divide, draw_stacked, stacked
from clinicguard.documents.pen import Pen
from clinicguard.documents.type.setter import Setter

_SCRAP = 42.0  # points: a block or two lower than that does not stand alone


@dataclass(frozen=True, slots=True)
class Trim:
    """How a panel is set apart. Lengths in points, colours as `#RRGGBB`."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    fill: str | None = None
    edge: str | None = None
    bar: str | None = None


class Panel(Block):
    """Blocks one below the other, with a frame, a tint or a bar at the left. Divides over pages."""

    def __init__(
        self,
        blocks: Sequence[Block],
        trim: Trim,
        *,
        above: float = 0,
        below: float = 0,
        tag: str = "Div",
    ) -> None:
        self.blocks = list(blocks)
        self.trim = trim
        self.tag = tag
        self.above, self.below = above, below
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        inner = stacked(self.blocks, setter, self._inner(width))
        return inner + self.trim.top + self.trim.bottom

    def head(self, setter: Setter, width: float) -> float:
        first = self.blocks[0].head(setter, self._inner(width)) if self.blocks else 0.0
        return self.trim.top + first + self.trim.bottom

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Block, Block] | None:
        inner = room - self.trim.top - self.trim.bottom
        parts = divide(self.blocks, setter, self._inner(width), inner, must=must)
        if parts is None or not parts[1]:
            return None
        upper, lower = self._evened(*parts, setter, self._inner(width))
        return self._part(upper), self._part(lower)

    def _evened(
        self, upper: list[Block], lower: list[Block], setter: Setter, inner: float
    ) -> tuple[list[Block], list[Block]]:
        """No short block alone at the head of the next page: the one before it goes along."""
        undivided = any(each is lower[0] for each in self.blocks)
        short = stacked(lower, setter, inner) < _SCRAP
        if undivided and short and stacked(upper[:-1], setter, inner) >= _SCRAP:
            return upper[:-1], [upper[-1], *lower]
        return upper, lower

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        trim, tall = self.trim, self.height(pen.setter, width)
        if trim.fill or trim.edge or trim.bar:
            with pen.ornament():
                if trim.fill or trim.edge:
                    pen.box(x, top, width, tall, fill=trim.fill, edge=trim.edge)
                if trim.bar:
                    pen.box(x, top, 2.2, tall, fill=trim.bar)
        with pen.element(self.tag, self.key):
            draw_stacked(self.blocks, pen, x + trim.left, top + trim.top, self._inner(width))

    def _inner(self, width: float) -> float:
        return width - self.trim.left - self.trim.right

    def _part(self, blocks: Sequence[Block]) -> Panel:
        part = Panel(blocks, self.trim, above=self.above, below=self.below, tag=self.tag)
        part.key = self.key
        return part


class Together(Panel):
    """Blocks that stay on one page where one page is enough."""

    def __init__(self, blocks: Sequence[Block], *, above: float = 0, below: float = 0) -> None:
        super().__init__(blocks, Trim(), above=above, below=below)

    def head(self, setter: Setter, width: float) -> float:
        return self.height(setter, width)

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Block, Block] | None:
        return super().split(setter, width, room, must=True) if must else None


class Closed(Block):
    """A block and what closes it: signatures, notes. The closing never stands on a page alone."""

    def __init__(self, body: Block, closing: Sequence[Block]) -> None:
        self.body = body
        self.closing = Together(closing)
        self.above = body.above

    def height(self, setter: Setter, width: float) -> float:
        return stacked([self.body, self.closing], setter, width)

    def head(self, setter: Setter, width: float) -> float:
        parts = self.body.split(setter, width, self.body.height(setter, width) - 1)
        return self.body.head(setter, width) if parts else self.height(setter, width)

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Block, Block] | None:
        tall = self.body.height(setter, width)
        parts = self.body.split(setter, width, min(room, tall - 1), must=must and tall > room)
        if parts:
            return parts[0], self._rest(parts[1])
        return (self.body, self.closing) if must and tall <= room else None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        draw_stacked([self.body, self.closing], pen, x, top, width)

    def _rest(self, body: Block) -> Closed:
        rest = Closed(body, [])
        rest.closing = self.closing
        return rest


class Beside(Block):
    """Columns of blocks beside each other, on one page. `widths` are shares; `space` between."""

    def __init__(
        self,
        columns: Sequence[Sequence[Block]],
        widths: Sequence[float],
        *,
        space: float = 14,
        above: float = 0,
        below: float = 0,
    ) -> None:
        self.columns = [list(column) for column in columns]
        self.widths = widths
        self.space = space
        self.above, self.below = above, below

    def height(self, setter: Setter, width: float) -> float:
        shares = self._shares(width)
        return max(
            stacked(column, setter, share)
            for column, share in zip(self.columns, shares, strict=True)
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for column, share in zip(self.columns, self._shares(width), strict=True):
            draw_stacked(column, pen, x, top, share)
            x += share + self.space

    def _shares(self, width: float) -> list[float]:
        free = width - self.space * (len(self.columns) - 1)
        return [free * share / sum(self.widths) for share in self.widths]
