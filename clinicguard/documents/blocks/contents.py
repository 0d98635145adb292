"""The contents page: every heading with its page, each line a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.text import Heading
from clinicguard.documents.pen import Pen
from clinicguard.documents.sheet import BODY, LINE, VALUE
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span, Style

_PAGE = 34.0
_STEP = 16.0
_CHAPTER = Style("serif", 11, 20)
_SECTION = Style("serif", 9.5, 16, colour=VALUE.colour)

Places = Mapping[object, tuple[int, float]]


class Contents(Block):
    """Lists headings. `find` is given the (page, top) of each by the frame before drawing."""

    below = BODY.below

    def __init__(self, headings: Sequence[Heading], name: str) -> None:
        self.headings = list(headings)
        self.name = name
        self.places: Places = {}
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        return sum(self._tall(heading, setter, width) for heading in self.headings)

    def head(self, setter: Setter, width: float) -> float:
        return sum(self._tall(heading, setter, width) for heading in self.headings[:3])

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Block, Block] | None:
        for i, heading in enumerate(self.headings):
            room -= self._tall(heading, setter, width)
            if room < -0.01:
                return (self._part(0, i), self._part(i, None)) if i else None
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.element("TOC", self.key):
            for heading in self.headings:
                tall = self._tall(heading, pen.setter, width)
                self._entry(pen, heading, x, top, width, tall)
                top += tall

    def _entry(
        self, pen: Pen, heading: Heading, x: float, top: float, width: float, tall: float
    ) -> None:
        style, left = _style(heading), _left(heading)
        place = self.places[heading.key]
        page = str(place[0] + 1)
        lines = pen.setter.lines(heading.spans, style, width - _PAGE - left)
        number = pen.setter.lines([Span(page)], style, _PAGE)
        end = lines[-1][-1].x + lines[-1][-1].width if lines[-1] else 0
        last = top + (len(lines) - 1) * style.leading
        at = x + width - pen.setter.width(page, style)
        with pen.ornament():
            level = last + style.leading * 0.66
            pen.rule(x + left + end + 6, level, at - 6, level, LINE, 0.6, "[0.6 2.4] 0")
        with pen.element("TOCI"), pen.element("Reference"), pen.element("Link"):
            with pen.content():
                pen.lines(lines, style, x + left, top)
                pen.lines(number, style, at, last)
            pen.link(x, top, width, tall, place, f"{heading.words}, {page}")

    def _tall(self, heading: Heading, setter: Setter, width: float) -> float:
        style = _style(heading)
        lines = setter.lines(heading.spans, style, width - _PAGE - _left(heading))
        return len(lines) * style.leading

    def _part(self, start: int, end: int | None) -> Contents:
        part = Contents(self.headings[start:end], self.name)
        part.key = self.key
        return part


def _style(heading: Heading) -> Style:
    return _CHAPTER if heading.level == 1 else _SECTION


def _left(heading: Heading) -> float:
    return (heading.level - 1) * _STEP
