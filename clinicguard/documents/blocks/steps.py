"""Lists, numbered or with dashes."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.documents.blocks.block import Block, stacked
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.pen import Pen
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span

_HANG = 20.0


class Steps(Block):
    """Paragraphs with hanging numbers from `first` on, or with dashes where order says nothing."""

    def __init__(
        self,
        items: Sequence[Text],
        *,
        first: int = 1,
        ordered: bool = True,
        above: float = 2,
        below: float = 8,
    ) -> None:
        self.items = list(items)
        self.first = first
        self.ordered = ordered
        self.above, self.below = above, below
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        return stacked(self.items, setter, width - _HANG)

    def head(self, setter: Setter, width: float) -> float:
        return self.items[0].height(setter, width - _HANG) if self.items else 0

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Block, Block] | None:
        for i in range(len(self.items) - 1, 0, -1):
            if stacked(self.items[:i], setter, width - _HANG) <= room + 0.01:
                return self._part(0, i), self._part(i, len(self.items))
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        attributes = {"O": "List", "ListNumbering": "Decimal" if self.ordered else "Disc"}
        with pen.element("L", self.key, attributes=attributes):
            before = None
            for number, item in enumerate(self.items, self.first):
                top += max(before.below, item.above) if before else 0
                style = item.style
                label = pen.setter.lines(
                    [Span(str(number) if self.ordered else "–")], style, _HANG, item.language
                )
                with pen.element("LI"):
                    with pen.element("Lbl"), pen.content():
                        pen.lines(label, style, x, top)
                    with pen.element("LBody"):
                        item.draw(pen, x + _HANG, top, width - _HANG)
                top += item.height(pen.setter, width - _HANG)
                before = item

    def _part(self, start: int, end: int) -> Steps:
        part = Steps(
            self.items[start:end],
            first=self.first + start,
            ordered=self.ordered,
            above=self.above,
            below=self.below,
        )
        part.key = self.key
        return part
