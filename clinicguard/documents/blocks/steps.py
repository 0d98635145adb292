"""Lists, numbered or with dashes."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.documents.blocks.block import Block, gap, stacked
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.pen import Pen
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span

_HANG = 20.0
_LONG = 190.0  # points: a taller point may break over pages


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
        self._begun = False

    def height(self, setter: Setter, width: float) -> float:
        return stacked(self.items, setter, width - _HANG)

    def head(self, setter: Setter, width: float) -> float:
        if not self.items:
            return 0.0
        tall = self.items[0].height(setter, width - _HANG)
        return self.items[0].head(setter, width - _HANG) if tall > _LONG else tall

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Block, Block] | None:
        inner = width - _HANG
        fits = 0
        while fits < len(self.items) and self._used(fits + 1, setter, inner) <= room + 0.01:
            fits += 1
        if fits == len(self.items):
            return None
        next_one = self.items[fits]
        if next_one.height(setter, inner) > _LONG or (must and not fits):
            left = room - self._used(fits, setter, inner)
            left -= gap(self.items[fits - 1], next_one) if fits else 0
            if parts := next_one.split(setter, inner, left, must=must and not fits):
                begun = self._part([*self.items[:fits], parts[0]], 0)
                rest = self._part([parts[1], *self.items[fits + 1 :]], fits)
                rest._begun = True
                return begun, rest
        if not fits:
            return None
        return self._part(self.items[:fits], 0), self._part(self.items[fits:], fits)

    def _used(self, count: int, setter: Setter, inner: float) -> float:
        return stacked(self.items[:count], setter, inner)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        attributes = {"O": "List", "ListNumbering": "Decimal" if self.ordered else "Disc"}
        with pen.element("L", self.key, attributes=attributes):
            before = None
            for number, item in enumerate(self.items, self.first):
                top += max(before.below, item.above) if before else 0
                with pen.element("LI", (self.key, number)):
                    if before or not self._begun:
                        self._label(pen, item, number, x, top)
                    with pen.element("LBody", (self.key, number, "body")):
                        item.draw(pen, x + _HANG, top, width - _HANG)
                top += item.height(pen.setter, width - _HANG)
                before = item

    def _label(self, pen: Pen, item: Text, number: int, x: float, top: float) -> None:
        shown = [Span(str(number) if self.ordered else "–")]
        label = pen.setter.lines(shown, item.style, _HANG, item.language)
        with pen.element("Lbl"), pen.content():
            pen.lines(label, item.style, x, top)

    def _part(self, items: Sequence[Text], start: int) -> Steps:
        part = Steps(
            items,
            first=self.first + start,
            ordered=self.ordered,
            above=self.above,
            below=self.below,
        )
        part.key = self.key
        part._begun = self._begun and start == 0
        return part
