"""Counts by category and month as a grid: a number in each cell, its shade says how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clinicguard.documents.charts.drawing import (
    INK,
    LINE,
    MUTE,
    SHADES,
    Drawing,
    Label,
    Shape,
    box,
    line,
    wide,
)

_WIDTH, _CELL, _HEAD = 455.0, 18.0, 16.0
_SIZE, _SMALL = 8.5, 7.5
_LONGEST_NAME = 118.0
_SUM = 34.0


@dataclass(frozen=True, slots=True)
class GridRow:
    """A category's name and its count in each month."""

    name: str
    counts: tuple[int, ...]


def month_grid(
    rows: Sequence[GridRow], months: Sequence[str], whole: str, alternative: str
) -> Drawing:
    """The grid, with a sum at the end of each row; `whole` heads the sums.

    Raises:
        ValueError: a row has not one count for each month.
    """
    if any(len(row.counts) != len(months) for row in rows):
        raise ValueError("a row needs a count for each month")
    left = min(_LONGEST_NAME, max((wide(row.name, _SIZE) for row in rows), default=0.0) + 10)
    step = (_WIDTH - left - _SUM) / max(1, len(months))
    most = max((count for row in rows for count in row.counts), default=0)
    shapes: list[Shape] = []
    for at, name in enumerate(months):
        shapes.append(
            Label(left + step * (at + 0.5), _HEAD - 5, name, _SMALL, align="centre", colour=MUTE)
        )
    shapes.append(Label(_WIDTH, _HEAD - 5, whole, _SMALL, align="right", colour=MUTE))
    for number, row in enumerate(rows):
        top = _HEAD + number * _CELL
        base = top + _CELL / 2 + 3
        shapes.append(Label(0, base, _cut(row.name, left - 8), _SIZE))
        for at, count in enumerate(row.counts):
            x = left + step * at
            if count:
                shapes.append(box(x + 1, top + 1, step - 2, _CELL - 2, fill=_shade(count, most)))
            words = str(count) if count else "·"
            colour = INK if count else MUTE
            shapes.append(Label(x + step / 2, base, words, _SIZE, align="centre", colour=colour))
        total = str(sum(row.counts))
        shapes.append(Label(_WIDTH, base, total, _SIZE, bold=True, align="right"))
        shapes.append(line(0, top + _CELL, _WIDTH, top + _CELL, LINE, 0.4))
    return Drawing(_WIDTH, _HEAD + len(rows) * _CELL + 2, tuple(shapes), alternative)


def _shade(count: int, most: int) -> str:
    """None is white; the most of all has the darkest shade."""
    steps = len(SHADES) - 1
    return SHADES[max(1, min(steps, -(-count * steps // most)))]


def _cut(name: str, room: float) -> str:
    if wide(name, _SIZE) <= room:
        return name
    while name and wide(name + "…", _SIZE) > room:
        name = name[:-1]
    return name + "…"
