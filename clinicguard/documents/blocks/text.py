"""Paragraphs and headings."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.pen import Pen
from clinicguard.documents.type.setter import Line, Setter
from clinicguard.documents.type.style import Span, Style
from clinicguard.host.words import Language

Said = str | Span | Sequence[Span]


class Text(Block):
    """One or more paragraphs in one style. Never markup: every character is printed as it is."""

    def __init__(self, said: Said, style: Style, language: Language | None = None) -> None:
        """`language` only where it is not the document's: it chooses the letters' shapes."""
        self.spans = _spans(said)
        self.style = style
        self.language: Language | None = language
        self.above, self.below = style.above, style.below
        self.keep_next = style.keep_next
        self.key: object = self
        self._set: dict[float, list[Line]] = {}

    def lines(self, setter: Setter, width: float) -> list[Line]:
        found = self._set.get(width)
        if found is None:
            found = self._set[width] = setter.lines(self.spans, self.style, width, self.language)
        return found

    def height(self, setter: Setter, width: float) -> float:
        return len(self.lines(setter, width)) * self.style.leading

    def head(self, setter: Setter, width: float) -> float:
        return min(len(self.lines(setter, width)), 2) * self.style.leading

    def split(
        self, setter: Setter, width: float, room: float, *, must: bool = False
    ) -> tuple[Text, Text] | None:
        lines = self.lines(setter, width)
        fitting = min(int((room + 0.01) / self.style.leading), len(lines) - 1)
        if not must:  # no single line alone at the foot or the head of a page
            fitting = min(fitting, len(lines) - 2)
        if fitting < (1 if must else 2):
            return None
        return self._part(lines[:fitting], width), self._part(lines[fitting:], width)

    def _part(self, lines: list[Line], width: float) -> Text:
        part = Text(self.spans, self.style, self.language)
        part.key = self.key
        part._set = {width: lines}
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        spoken = "" if self.language is None else self.language.replace("_", "-")
        with pen.element(self.style.tag, self.key, language=spoken), pen.content():
            self.paint(pen, x, top, width)

    def paint(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Only the letters, for those who do the marking themselves."""
        pen.lines(self.lines(pen.setter, width), self.style, x, top)


class Heading(Text):
    """A heading: stays with what follows, and stands in bookmarks and contents. `level` from 1."""

    def __init__(self, said: str, style: Style, level: int, *, listed: bool = True) -> None:
        super().__init__(said, style)
        self.level = level
        self.words = said
        self.listed = listed
        self.keep_next = True

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.bookmark(self.level, self.words, top - 6)
        super().draw(pen, x, top, width)


def _spans(said: Said) -> tuple[Span, ...]:
    match said:
        case str():
            return (Span(said),)
        case Span():
            return (said,)
        case _:
            return tuple(said)
