"""Tables: heads repeated on each page, rows that break only where they must, lines across only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from clinicguard.documents.blocks.block import Block, divide, draw_stacked, stacked
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.blocks.widths import longest_word, widened
from clinicguard.documents.pen import Pen
from clinicguard.documents.sheet import CELL, CELL_HEAD, LINE, SUNKEN, TEXT
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span, Style

Cell = str | Span | Sequence[Span] | Block | Sequence[Block]

_TALL = 190.0  # points: a taller row may break over pages
_SMALL = 150.0  # points: a table up to this height stays whole
_UNPARTED = 3  # rows: two and one leave a single row alone, whichever way
_LEAST = 56.0
_MOST = 0.3  # of the table's width: what a single word may ask for


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and its share of the width. With `style`, plain words in it are set so.

    `points` sets a width that does not depend on the others: for moments, which must not break.
    """

    head: str
    share: float
    style: Style = CELL
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """The lines and spaces of a table, in points."""

    pad: float = 6.0
    high: float = 5.0
    outer: float = 0.8
    inner: float = 0.4
    head_fill: str | None = SUNKEN
    inner_colour: str = LINE


@dataclass(slots=True, eq=False)
class _Row:
    cells: list[list[Block]]
    key: object = field(default_factory=object)
    heights: dict[float, float] = field(default_factory=dict)


class Table(Block):
    """Rows under heads. With `row_heads` the first cell of each row names the row."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        ruling: Ruling | None = None,
        row_heads: bool = False,
        headed: bool = True,
        above: float = 4,
        below: float = 12,
    ) -> None:
        self.columns = list(columns)
        self.ruling = ruling or Ruling()
        self.row_heads, self.headed = row_heads, headed
        self.above, self.below = above, below
        self.key: object = self
        self._continues = False
        self._widths: dict[float, list[float]] = {}
        self._rows = [_row(columns, row) for row in rows]
        self._heads = _Row([[Text(c.head, _aligned(CELL_HEAD, c))] for c in columns])

    def height(self, setter: Setter, width: float) -> float:
        rows = sum(self._tall(row, setter, width) for row in self._rows)
        return self._head_height(setter, width) + rows

    def head(self, setter: Setter, width: float) -> float:
        whole = self.height(setter, width)
        if whole <= _SMALL:
            return whole
        talls = [self._tall(row, setter, width) for row in self._rows[:_UNPARTED]]
        if len(self._rows) == _UNPARTED and max(talls) <= _TALL:
            return whole
        if talls[0] > _TALL:  # it will be divided
            return self._head_height(setter, width) + _LEAST
        rest = [_LEAST if tall > _TALL else tall for tall in talls[1:2]]
        return self._head_height(setter, width) + talls[0] + sum(rest)

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Block, Block] | None:
        if not must and self.height(setter, width) <= _SMALL:
            return None
        left = room - self._head_height(setter, width)
        for i, row in enumerate(self._rows):
            tall = self._tall(row, setter, width)
            if tall <= left + 0.01:
                left -= tall
                continue
            parts = None
            if left >= _LEAST and (tall > _TALL or (must and i == 0)):
                parts = self._divided(row, setter, width, left, must=must and i == 0)
            if parts:
                return self._part(self._rows[:i] + parts[:1]), self._rest(parts[1:], i + 1)
            at = self._place_to_part(i, must=must)
            if not 0 < at < len(self._rows):
                return None
            return self._part(self._rows[:at]), self._rest([], at)
        return None

    def _place_to_part(self, fitting: int, *, must: bool) -> int:
        """How many rows to keep: no single row alone at the foot of a page or at the head."""
        if fitting == len(self._rows) - 1 and (fitting > 1 or not must):
            fitting -= 1
        if must:
            return max(fitting, 1)
        return fitting if fitting > 1 or self._continues else 0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        ruling = self.ruling
        with pen.element("Table", self.key):
            if self.headed:
                self._draw_head(pen, x, top, width)
                top += self._head_height(pen.setter, width)
            for i, row in enumerate(self._rows):
                if i or not self.headed:
                    with pen.ornament():
                        edge = i == 0
                        pen.rule(
                            x, top, x + width, top,
                            TEXT if edge else ruling.inner_colour,
                            ruling.outer if edge else ruling.inner,
                        )  # fmt: skip
                self._draw_row(pen, row, x, top, width)
                top += self._tall(row, pen.setter, width)
        with pen.ornament():
            pen.rule(x, top, x + width, top, TEXT, ruling.outer)

    def _draw_head(self, pen: Pen, x: float, top: float, width: float) -> None:
        tall = self._head_height(pen.setter, width)
        with pen.ornament():
            if self.ruling.head_fill:
                pen.box(x, top, width, tall, fill=self.ruling.head_fill)
            pen.rule(x, top, x + width, top, TEXT, self.ruling.outer)
            pen.rule(x, top + tall, x + width, top + tall, TEXT, self.ruling.inner)
        if self._continues:  # said once: the repeated head is for the eye
            with pen.ornament("Pagination"):
                for cell, left, share in self.places(self._heads, pen.setter, x, width):
                    text = cell[0]
                    assert isinstance(text, Text)
                    text.paint(pen, left, top + self.ruling.high, share)
            return
        with pen.element("TR", self._heads.key):
            for cell, left, share in self.places(self._heads, pen.setter, x, width):
                with pen.element("TH", attributes={"O": "Table", "Scope": "Column"}):
                    draw_stacked(cell, pen, left, top + self.ruling.high, share)

    def _draw_row(self, pen: Pen, row: _Row, x: float, top: float, width: float) -> None:
        with pen.element("TR", row.key):
            for i, (cell, left, share) in enumerate(self.places(row, pen.setter, x, width)):
                names = self.row_heads and i == 0
                scope = {"O": "Table", "Scope": "Row"} if names else None
                tag = "TH" if names else "TD"
                with pen.element(tag, (row.key, i), attributes=scope):
                    draw_stacked(cell, pen, left, top + self.ruling.high, share)

    def places(
        self, row: _Row, setter: Setter, x: float, width: float
    ) -> list[tuple[list[Block], float, float]]:
        """Each cell with its left edge and its width."""
        places = []
        for cell, share in zip(row.cells, self._shares(setter, width), strict=True):
            places.append((cell, x + self.ruling.pad, share - 2 * self.ruling.pad))
            x += share
        return places

    def _shares(self, setter: Setter, width: float) -> list[float]:
        """The columns' widths: by share, but none so narrow that it cuts a word."""
        found = self._widths.get(width)
        if found is None:
            whole = sum(column.share for column in self.columns if not column.points)
            free = width - sum(column.points for column in self.columns)
            wanted = [column.points or free * column.share / whole for column in self.columns]
            cells = [list(column) for column in zip(*(row.cells for row in self._all), strict=True)]
            least = [
                min(longest_word(column, setter) + 2 * self.ruling.pad, width * _MOST)
                for column in cells
            ]
            found = self._widths[width] = widened(wanted, least or [0.0] * len(wanted))
        return found

    @property
    def _all(self) -> list[_Row]:
        return [self._heads, *self._rows] if self.headed else self._rows

    def _head_height(self, setter: Setter, width: float) -> float:
        return self._tall(self._heads, setter, width) if self.headed else 0.0

    def _tall(self, row: _Row, setter: Setter, width: float) -> float:
        found = row.heights.get(width)
        if found is None:
            tallest = max(
                stacked(cell, setter, share)
                for cell, _, share in self.places(row, setter, 0, width)
            )
            found = row.heights[width] = tallest + 2 * self.ruling.high
        return found

    def _divided(
        self, row: _Row, setter: Setter, width: float, room: float, *, must: bool
    ) -> list[_Row] | None:
        """The row in two parts that read as one; None when one of its cells cannot be divided."""
        upper, lower = _Row([], row.key), _Row([], row.key)
        for cell, _, share in self.places(row, setter, 0, width):
            inner = room - 2 * self.ruling.high
            parts = divide(cell, setter, share, inner, must=must) if cell else ([], [])
            if parts is None:
                return None
            upper.cells.append(parts[0])
            lower.cells.append(parts[1])
        return [upper, lower] if any(lower.cells) else None

    def _part(self, rows: list[_Row]) -> Table:
        part = Table(
            self.columns, [], ruling=self.ruling, row_heads=self.row_heads, headed=self.headed,
            above=self.above, below=self.below,
        )  # fmt: skip
        part.key, part._rows, part._heads = self.key, rows, self._heads
        part._widths = self._widths
        part._continues = self._continues
        return part

    def _rest(self, begun: list[_Row], at: int) -> Table:
        rest = self._part(begun + self._rows[at:])
        rest._continues = True
        return rest


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> _Row:
    return _Row([_blocks(cell, column.style) for cell, column in zip(cells, columns, strict=True)])


def _blocks(cell: Cell, style: Style) -> list[Block]:
    match cell:
        case str() | Span():
            return [Text(cell, style)]
        case Block():
            return [cell]
        case _:
            blocks = [part for part in cell if isinstance(part, Block)]
            return blocks or [Text([part for part in cell if isinstance(part, Span)], style)]


def _aligned(style: Style, column: Column) -> Style:
    return replace(style, align=column.style.align)
