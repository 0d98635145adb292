"""What blocks draw with: words, lines, boxes and pictures, each marked as content or as ornament.

Points, measured from the page's upper left corner. Everything that carries meaning is drawn inside
`content`; everything else inside `ornament` (PDF/UA-1, 7.1): drawing outside both is an error.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from clinicguard.documents.tree import Bookmark, Link, Mark, Tree
from clinicguard.documents.type.faces import Face, face
from clinicguard.documents.type.plain import one_line
from clinicguard.documents.type.setter import Line, Setter
from clinicguard.documents.type.style import Style

rl_config.useA85 = 0

_ASCENT = 0.88  # of the square that a Han character fills, from its baseline


class Pen:
    """Draws one document, page after page."""

    def __init__(self, setter: Setter, size: tuple[float, float]) -> None:
        self.setter = setter
        self.tree = Tree()
        self.bookmarks: list[Bookmark] = []
        self.page = 0
        self._width, self._height = size
        self._file = io.BytesIO()
        first = face("sans-tc").font.fontName
        # the stubs know neither the first font's type nor the two members that fonts are shown by
        self._canvas: Any = Canvas(
            self._file,
            size,
            pageCompression=1,
            invariant=1,
            initialFontName=first,  # type: ignore[arg-type]
        )
        self._marks = 0
        self._inside = False

    # pages

    def next_page(self) -> None:
        self._canvas.showPage()
        self.page += 1
        self._marks = 0

    def finish(self) -> bytes:
        """The untagged PDF; `archive` adds the structure."""
        self._canvas.save()
        return self._file.getvalue()

    # structure

    @contextmanager
    def element(
        self,
        tag: str,
        key: object | None = None,
        *,
        alternative: str = "",
        language: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> Iterator[None]:
        """A structure element; what is drawn inside belongs to it."""
        element = self.tree.enter(tag, key)
        element.alternative = one_line(alternative)
        element.language = language
        element.attributes = attributes or element.attributes
        try:
            yield
        finally:
            self.tree.leave()

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn inside is read out as part of the present element."""
        here = self.tree.here
        here.children.append(Mark(self.page, self._marks))
        self._begin(f"/{here.tag} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self._end()

    @contextmanager
    def ornament(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is passed over by a reader: lines, tints, page heads and feet."""
        self._begin(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._end()

    def link(
        self, x: float, top: float, width: float, height: float, to: tuple[int, float], words: str
    ) -> None:
        """Makes a rectangle lead to (page, top) of this document."""
        box = (x, self._height - top - height, x + width, self._height - top)
        target = self._height - to[1]
        self.tree.here.children.append(Link(self.page, box, to[0], target, one_line(words)))

    def bookmark(self, level: int, words: str, top: float) -> None:
        self.bookmarks.append(Bookmark(level, one_line(words), self.page, self._height - top))

    def bounds(self, x: float, top: float, width: float, height: float) -> None:
        """Says where the present figure lies."""
        self.tree.here.box = (x, self._height - top - height, x + width, self._height - top)

    # drawing

    def lines(self, lines: Sequence[Line], style: Style, x: float, top: float) -> None:
        """Set lines, one below the other, the first one's box beginning at `top`."""
        for i, line in enumerate(lines):
            self.line_of_text(line, style, x, top + i * style.leading)

    def line_of_text(self, line: Line, style: Style, x: float, top: float) -> None:
        baseline = top + (style.leading - style.size) / 2 + _ASCENT * style.size
        y = self._height - baseline
        for piece in line:
            colour = piece.span.colour or style.colour
            self._write(
                f"{_rgb(colour)} rg BT {piece.after_letter:.3f} Tc {piece.after_space:.3f} Tw "
                f"1 0 0 1 {x + piece.x:.2f} {y:.2f} Tm {self._shown(piece.face, piece.text, style)}"
                " ET"
            )
            if piece.span.struck:
                level = y + style.size * 0.32
                self._write(
                    f"{_rgb(colour)} RG 0.6 w {x + piece.x:.2f} {level:.2f} m "
                    f"{x + piece.x + piece.width:.2f} {level:.2f} l S"
                )

    def rule(
        self,
        x: float,
        top: float,
        to_x: float,
        to_top: float,
        colour: str,
        weight: float,
        dash: str = "[] 0",
    ) -> None:
        self._write(
            f"{_rgb(colour)} RG {weight:.2f} w {dash} d {x:.2f} {self._height - top:.2f} m "
            f"{to_x:.2f} {self._height - to_top:.2f} l S"
        )

    def box(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        weight: float = 0.6,
    ) -> None:
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
            (fill is not None, edge is not None), "n"
        )
        colours = (f"{_rgb(fill)} rg " if fill else "") + (f"{_rgb(edge)} RG " if edge else "")
        y = self._height - top - height
        self._write(
            f"{colours}{weight:.2f} w [] 0 d {x:.2f} {y:.2f} {width:.2f} {height:.2f} re {paint}"
        )

    def polygon(
        self, points: Sequence[tuple[float, float]], *, fill: str | None, edge: str | None,
        weight: float = 0.6, closed: bool = True, dash: str = "[] 0",
    ) -> None:  # fmt: skip
        path = " ".join(
            f"{x:.2f} {self._height - top:.2f} {'l' if i else 'm'}"
            for i, (x, top) in enumerate(points)
        )
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
            (fill is not None, edge is not None), "n"
        )
        colours = (f"{_rgb(fill)} rg " if fill else "") + (f"{_rgb(edge)} RG " if edge else "")
        self._write(f"{colours}{weight:.2f} w {dash} d {path}{' h' if closed else ''} {paint}")

    def squares(
        self, x: float, top: float, side: float, cells: Sequence[tuple[int, int, int]], colour: str
    ) -> None:
        """Fills runs of (column, row, length) on a grid of squares: a QR code, as one path."""
        path = " ".join(
            f"{x + column * side:.3f} {self._height - top - (row + 1) * side:.3f} "
            f"{length * side:.3f} {side:.3f} re"
            for column, row, length in cells
        )
        self._write(f"{_rgb(colour)} rg {path} f")

    def picture(self, data: bytes, x: float, top: float, width: float, height: float) -> None:
        """A JPEG, stretched into the rectangle."""
        self._must_be_inside()
        self._canvas.drawImage(_jpeg(data), x, self._height - top - height, width, height)

    # the page's own language

    def _shown(self, drawn_in: Face, text: str, style: Style) -> str:
        document = self._canvas._doc
        return " ".join(
            f"{drawn_in.font.getSubsetInternalName(subset, document)} {style.size:g} Tf "
            f"({self._canvas._escape(codes)}) Tj"
            for subset, codes in drawn_in.font.splitString(text, document)
        )

    def _write(self, operators: str) -> None:
        self._must_be_inside()
        self._canvas.addLiteral(operators)

    def _must_be_inside(self) -> None:
        if not self._inside:
            raise RuntimeError("drawn outside content and ornament")

    def _begin(self, operator: str) -> None:
        if self._inside:
            raise RuntimeError("content and ornament do not nest")
        self._inside = True
        self._canvas.addLiteral(operator)

    def _end(self) -> None:
        self._inside = False
        self._canvas.addLiteral("EMC")


def _jpeg(data: bytes) -> object:
    """A JPEG as the engine takes it; told from others by its bytes, so that none is decoded."""
    from reportlab.lib.utils import ImageReader

    class Whole(ImageReader):
        _dataA = None  # no transparency

        def getRGBData(self) -> bytes:
            return data

    return Whole(io.BytesIO(data))


def _rgb(colour: str) -> str:
    """`#14232A` as the three numbers of a PDF colour."""
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))
