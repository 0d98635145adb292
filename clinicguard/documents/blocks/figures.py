"""Charts and pictures with their captions."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.charts.drawing import Drawing, Label, Path
from clinicguard.documents.pen import Pen
from clinicguard.documents.sheet import CELL_SOFT, LINE
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span, Style

_ASCENT = 0.88


class Chart(Block):
    """A drawing in the middle of its column, scaled down where that is narrower.

    `most` is the largest scale that it is drawn at.
    """

    above = 6
    below = 10

    def __init__(self, drawing: Drawing, *, most: float = 1.0) -> None:
        self.drawing = drawing
        self.most = most
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        return self.drawing.height * self._scale(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        scale = self._scale(width)
        tall, wide = self.drawing.height * scale, self.drawing.width * scale
        if scale == self.most < 1.0:
            x += (width - wide) / 2
        with pen.element("Figure", self.key, alternative=self.drawing.alternative):
            pen.bounds(x, top, wide, tall)
            with pen.content():
                for shape in self.drawing.shapes:
                    match shape:
                        case Path():
                            _draw_path(pen, shape, x, top, scale)
                        case Label():
                            _draw_label(pen, shape, x, top, scale)

    def _scale(self, width: float) -> float:
        return min(self.most, width / self.drawing.width)


def _draw_path(pen: Pen, shape: Path, x: float, top: float, scale: float) -> None:
    pen.polygon(
        [(x + px * scale, top + py * scale) for px, py in shape.points],
        fill=shape.fill,
        edge=shape.edge,
        weight=shape.weight * scale,
        closed=shape.closed,
        dash="[3 3] 0" if shape.dashed else "[] 0",
    )


def _draw_label(pen: Pen, label: Label, x: float, top: float, scale: float) -> None:
    size = label.size * scale
    style = Style("sans-bold" if label.bold else "sans", size, size, label.colour)
    lines = pen.setter.lines([Span(label.text)], style, 10_000)
    long = pen.setter.width(label.text, style)
    left = x + label.x * scale - {"left": 0.0, "centre": long / 2, "right": long}[label.align]
    pen.lines(lines[:1], style, left, top + label.y * scale - _ASCENT * size)


class Picture(Block):
    """A picture of an exhibit, fitted into a box and edged. `words` say what is to be seen.

    Takes the bytes of a preview (JPEG or PNG) that the evidence room has made.

    Raises:
        UnidentifiedImageError: the bytes are no picture.
    """

    def __init__(self, data: bytes, words: str, tall: float, wide: float) -> None:
        self.words = words
        self.tall, self.wide = tall, wide
        self.key: object = self
        self.data, self._size = _flat(data)

    def height(self, setter: Setter, width: float) -> float:
        return self._fitted(width)[1]

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        wide, tall = self._fitted(width)
        with pen.element("Figure", self.key, alternative=self.words):
            pen.bounds(x, top, wide, tall)
            with pen.content():
                pen.picture(self.data, x, top, wide, tall)
        with pen.ornament():
            pen.box(x, top, wide, tall, edge=LINE, weight=0.5)

    def _fitted(self, width: float) -> tuple[float, float]:
        room = min(self.wide, width)
        scale = min(room / self._size[0], self.tall / self._size[1])
        return self._size[0] * scale, self._size[1] * scale


def shown(data: bytes | None, words: str, tall: float, wide: float) -> Block:
    """The picture, or only its words where there is none that can be read."""
    if data:
        try:
            return Picture(data, words, tall, wide)
        except (OSError, ValueError):
            pass
    return Text(words, CELL_SOFT)


def _flat(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The picture upright, without transparency (PDF/A) and without what a camera wrote into it."""
    with Image.open(io.BytesIO(data)) as opened:
        bare = not opened.getexif() and "comment" not in opened.info
        if bare and opened.format == "JPEG" and opened.mode in ("RGB", "L"):
            opened.load()
            return data, opened.size
        upright = ImageOps.exif_transpose(opened)
        ground = Image.new("RGB", upright.size, "white")
        seen = upright.convert("RGBA")
        ground.paste(seen, mask=seen.getchannel("A"))
    whole = io.BytesIO()
    ground.save(whole, "JPEG", quality=88)
    return whole.getvalue(), ground.size
