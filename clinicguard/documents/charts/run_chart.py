"""Counts over time as a run chart, with natural process limits (XmR) where there are enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clinicguard.documents.charts.drawing import (
    INK,
    LINE,
    MUTE,
    PAPER,
    Drawing,
    Label,
    Path,
    Shape,
    disc,
    line,
    wide,
)
from clinicguard.overview.learning.xmr import Limits, limits

_WIDTH, _TALL = 455.0, 170.0
_LEFT, _TOP, _BOTTOM, _RIGHT = 34.0, 12.0, 24.0, 74.0


@dataclass(frozen=True, slots=True)
class RunWords:
    """What stands beside the lines."""

    mean: str
    upper: str
    lower: str


def run_chart(
    values: Sequence[float], names: Sequence[str], words: RunWords, alternative: str
) -> Drawing:
    """Draws the values in their order, with mean and limits where there are enough of them.

    Raises:
        ValueError: there is not one name for each value, or no value.
    """
    if len(values) != len(names) or not values:
        raise ValueError("a run chart needs a name for each value")
    bounds = limits(values)
    top = max(*values, bounds.upper if bounds else 0, 1.0) * 1.06
    shapes: list[Shape] = [*_axis(top), *_names(names)]
    if bounds:
        shapes += _lines(bounds, top, words)
    points = [(_x(i, len(values)), _y(value, top)) for i, value in enumerate(values)]
    shapes.append(Path(tuple(points), INK, 1.0))
    signals = bounds.signals if bounds else frozenset()
    for i, (x, y) in enumerate(points):
        # a signal is larger and ringed: seen without colour
        if i in signals:
            shapes.append(disc(x, y, 6.0, fill=None, edge=INK, weight=1.0))
        shapes.append(disc(x, y, 2.6, fill=INK if i in signals else PAPER, edge=INK, weight=1.0))
    return Drawing(_WIDTH, _TALL, tuple(shapes), alternative)


def _x(index: int, count: int) -> float:
    room = _WIDTH - _LEFT - _RIGHT
    return _LEFT + room / 2 if count == 1 else _LEFT + room * index / (count - 1)


def _y(value: float, top: float) -> float:
    return _TALL - _BOTTOM - (_TALL - _TOP - _BOTTOM) * value / top


def _axis(top: float) -> list[Shape]:
    """A few round numbers at the left, a hairline for each."""
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**9) if top / s <= 6)
    shapes: list[Shape] = []
    value = 0
    while value <= top:
        y = _y(value, top)
        shapes.append(line(_LEFT - 4, y, _WIDTH - _RIGHT + 4, y, INK if value == 0 else LINE,
                           0.8 if value == 0 else 0.4))  # fmt: skip
        shapes.append(Label(_LEFT - 9, y + 3, str(value), 8, align="right", colour=MUTE))
        value += step
    return shapes


def _names(names: Sequence[str]) -> list[Shape]:
    """As many names below as there is room for."""
    room = (_WIDTH - _LEFT - _RIGHT) / max(len(names) - 1, 1)
    every = max(1, -(-int(max(wide(name, 8) for name in names) + 8) // max(int(room), 1)))
    return [
        Label(_x(i, len(names)), _TALL - 8, name, 8, align="centre", colour=MUTE)
        for i, name in enumerate(names)
        if i % every == 0
    ]


def _lines(bounds: Limits, top: float, words: RunWords) -> list[Shape]:
    shapes: list[Shape] = []
    wanted = [(bounds.mean, words.mean, False), (bounds.upper, words.upper, True)]
    if bounds.lower > 0:
        wanted.append((bounds.lower, words.lower, True))
    for value, word, dashed in wanted:
        y = _y(value, top)
        shapes.append(line(_LEFT, y, _WIDTH - _RIGHT, y, MUTE, 0.9, dashed=dashed))
        shapes.append(Label(_WIDTH - _RIGHT + 8, y + 3, f"{word} {value:.1f}", 8, colour=MUTE))
    return shapes
