"""The few shapes that charts are made of. Points, from the upper left corner, as on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from clinicguard.documents.type.breaking import break_lines, is_han

INK, SOFT, MUTE, LINE = "#14232A", "#3C4C55", "#54636C", "#C3CED3"
PAPER, SUNKEN = "#FFFFFF", "#EFF3F4"
SHADES = ("#FFFFFF", "#EDF2F4", "#DFEFF0", "#C3DEE1", "#9CC8CC")
"""From none to many: five steps that stay apart on a printer without colour."""
TINTS = {1: "#F1F6F3", 2: "#F3E3BD", 3: "#DE9C93"}
"""Low, medium, high: three greys apart on a printer without colour."""

_HAN, _LATIN = 1.0, 0.58
_WIDTHS = {
    **dict.fromkeys(" ", 0.22),
    **dict.fromkeys("ijlI.,;:'’!|·", 0.31),
    **dict.fromkeys('frt()[]-/“”"', 0.42),
    **dict.fromkeys("mwMW@%—…", 0.88),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.68),
}
"""Parts of the size: what a bold sans serif needs, so that a thinner one fits as well."""


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines through points; closed ones can be filled."""

    points: tuple[tuple[float, float], ...]
    edge: str | None = INK
    weight: float = 0.8
    fill: str | None = None
    closed: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words, its baseline at `y`."""

    x: float
    y: float
    text: str
    size: float = 9
    bold: bool = False
    colour: str = INK
    align: Literal["left", "centre", "right"] = "left"


Shape = Path | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart. `alternative` says in words what it shows, for those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str


def line(x: float, y: float, to_x: float, to_y: float, colour: str = INK,
         weight: float = 0.8, *, dashed: bool = False) -> Path:  # fmt: skip
    return Path(((x, y), (to_x, to_y)), colour, weight, dashed=dashed)


def box(x: float, y: float, width: float, height: float, *, fill: str | None = None,
        edge: str | None = None, weight: float = 0.8) -> Path:  # fmt: skip
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Path(corners, edge, weight, fill, closed=True)


def disc(x: float, y: float, radius: float, *, fill: str | None = INK,
         edge: str | None = INK, weight: float = 0.8) -> Path:  # fmt: skip
    """A disc as a polygon of 24 corners."""
    from math import cos, pi, sin

    corners = tuple(
        (x + radius * cos(pi * i / 12), y + radius * sin(pi * i / 12)) for i in range(24)
    )
    return Path(corners, edge, weight, fill, closed=True)


def arrow(start: tuple[float, float], end: tuple[float, float], colour: str = INK,
          weight: float = 1.4, head: float = 6) -> tuple[Path, Path]:  # fmt: skip
    """A line with a filled head at its end."""
    (x, y), (to_x, to_y) = start, end
    long = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5 or 1.0
    ux, uy = (to_x - x) / long, (to_y - y) / long
    base = (to_x - ux * head, to_y - uy * head)
    tip = (
        end,
        (base[0] - uy * head * 0.5, base[1] + ux * head * 0.5),
        (base[0] + uy * head * 0.5, base[1] - ux * head * 0.5),
    )
    return (
        line(x, y, base[0], base[1], colour, weight),
        Path(tip, None, weight, colour, closed=True),
    )


def wide(text: str, size: float) -> float:
    """How long a line is, near enough for a chart: no font is asked, so both renderings agree."""
    return sum(map(_share, text)) * size


def _share(char: str) -> float:
    return _HAN if is_han(char) else _WIDTHS.get(char, _LATIN)


def wrapped(text: str, size: float, width: float, most: int = 6) -> list[str]:
    """The text in even lines of at most `width`; what is over `most` lines ends in an ellipsis."""
    flat = " ".join(text.split())
    widths = [_share(char) * size for char in flat]
    broken = break_lines(flat, widths, width, width)
    while len(narrower := break_lines(flat, widths, width - size, width - size)) == len(broken):
        if width < 3 * size or len(broken) == 1:
            break
        broken, width = narrower, width - size
    lines = [flat[start:end] for start, end in broken]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    return lines


def labels(
    lines: Sequence[str], x: float, top: float, size: float, leading: float, **look: object
) -> list[Label]:
    """Lines of words, one below the other, the first one's box beginning at `top`."""
    return [
        Label(x, top + i * leading + size, text, size, **look)  # type: ignore[arg-type]
        for i, text in enumerate(lines)
    ]
