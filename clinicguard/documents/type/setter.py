"""Sets words into lines: cleaned, each character in a face that has it, broken, and justified."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from clinicguard.documents.type.breaking import break_by_sense, break_lines, is_han
from clinicguard.documents.type.faces import Chain, Face, chain
from clinicguard.documents.type.plain import in_brackets, plain
from clinicguard.documents.type.style import Span, Style
from clinicguard.host.words import Language

_HAN_STRETCH = 0.085  # em a gap may grow; from 0.1 on, readers of the PDF would see a space


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one face in a row. `x` from the paragraph's left edge; lengths in points."""

    x: float
    width: float
    text: str
    face: Face
    span: Span
    after_letter: float
    after_space: float


Line = tuple[Piece, ...]


class _Letter(NamedTuple):
    cluster: str
    face: Face
    span: Span
    width: float
    han: bool


class Setter:
    """The typesetter of one document. Remembers which characters it could not draw."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.missing: dict[str, None] = {}

    def lines(
        self, spans: Sequence[Span], style: Style, width: float, language: Language | None = None
    ) -> list[Line]:
        """The lines of a paragraph in a column of `width` points; a line end starts a new one."""
        spoken = language or self.language
        letters: list[_Letter] = []
        lines: list[Line] = []
        for span in spans:
            for i, part in enumerate(self._printable(span, style, spoken).split("\n")):
                if i:
                    lines += self._paragraph(letters, style, width, spoken)
                    lines[-1] = _spaced(lines[-1])
                    letters = []
                letters += _letters(part, span, style, spoken)
        return lines + self._paragraph(letters, style, width, spoken)

    def width(self, text: str, style: Style) -> float:
        """How long the text would be, in points; of several lines the longest."""
        span = Span(text)
        shown = self._printable(span, style, self.language).split("\n")
        return max(
            sum(letter.width for letter in _letters(line, span, style, self.language))
            for line in shown
        )

    def _printable(self, span: Span, style: Style, language: Language) -> str:
        faces = chain(language, span.kind(style))
        clean = plain(span.text)
        lost = {c for c in set(clean) if c != "\n" and faces.find(c) is None}
        if not lost:
            return clean
        self.missing.update(dict.fromkeys(c for c in clean if c in lost))
        return in_brackets(clean, lost.__contains__)

    def _paragraph(
        self, letters: Sequence[_Letter], style: Style, width: float, language: Language
    ) -> list[Line]:
        breaking = break_by_sense if style.by_sense else break_lines
        broken = breaking(
            [letter.cluster[0] for letter in letters],
            [letter.width for letter in letters],
            width - style.indent,
            width,
        )
        last = len(broken) - 1
        justify = style.align == "justify" and language != "en"
        lines = []
        for i, (start, end) in enumerate(broken):
            indent = style.indent if i == 0 else 0
            line = _line(letters[start:end], style, width - indent, indent,
                         justify=justify and i < last)  # fmt: skip
            parted = end < len(letters) and letters[end].cluster == " "
            lines.append(_spaced(line) if parted else line)
        return lines


def _letters(text: str, span: Span, style: Style, language: Language) -> list[_Letter]:
    faces = chain(language, span.kind(style))
    used = set(text)
    if "’" not in used and not any(map(unicodedata.combining, used)):
        # the same character is the same letter: most of a page is made of few
        made = {char: _letter(char, faces, span, style) for char in used}
        return [made[char] for char in text]
    latin = chain("en", span.kind(style))
    return [
        _letter(
            cluster,
            latin if cluster == "’" and text[max(i - 1, 0) : i].isascii() else faces,
            span,
            style,
        )
        for i, cluster in _clusters(text, faces)
    ]


def _letter(cluster: str, faces: Chain, span: Span, style: Style) -> _Letter:
    found = faces.find(cluster)
    assert found is not None  # what has no glyph was written out before
    face, ems = found
    return _Letter(cluster, face, span, ems * style.size, is_han(cluster[0]))


def _clusters(text: str, faces: Chain) -> Iterator[tuple[int, str]]:
    """A character with its combining marks, as long as one face draws them all."""
    i = 0
    while i < len(text):
        end = i + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        while end > i + 1 and faces.find(text[i:end]) is None:
            end -= 1
        yield i, text[i:end]
        i = end


def _line(
    letters: Sequence[_Letter], style: Style, room: float, indent: float, *, justify: bool
) -> Line:
    natural = sum(letter.width for letter in letters)
    slack = max(room - natural, 0.0)
    stretch = _stretch(letters, slack, style) if justify else 0.0
    x = indent + {"right": slack, "centre": slack / 2}.get(style.align, 0.0)
    pieces: list[Piece] = []
    for group in _groups(letters):
        first = group[0]
        gap = 0.0 if first.han or not stretch else stretch
        wide = sum(letter.width for letter in group)
        if first.han:
            wide += stretch * len(group)
        else:
            wide += gap * sum(letter.cluster == " " for letter in group)
        text = "".join(letter.cluster for letter in group)
        after = stretch if first.han else 0.0
        pieces.append(Piece(x, wide, text, first.face, first.span, after, gap))
        x += wide
    return tuple(pieces)


def _spaced(line: Line) -> Line:
    """The line with a space after its end: nobody sees it, and words are not read as one."""
    if not line or not line[-1].face.has(" "):
        return line
    last = line[-1]
    return (*line[:-1], replace(last, text=f"{last.text} "))


def _stretch(letters: Sequence[_Letter], slack: float, style: Style) -> float:
    """How much each gap grows, so that the line ends at the margin; none where it would gape."""
    gaps = sum(letter.han or letter.cluster == " " for letter in letters[:-1])
    if not gaps or not any(letter.han for letter in letters):
        return 0.0
    limit = _HAN_STRETCH * style.size
    return min(slack / gaps, limit) if slack / gaps <= 2 * limit else 0.0


def _groups(letters: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    group: list[_Letter] = []
    for letter in letters:
        if group and (letter.face, letter.span, letter.han) != (
            group[0].face,
            group[0].span,
            group[0].han,
        ):
            yield group
            group = []
        group.append(letter)
    if group:
        yield group
