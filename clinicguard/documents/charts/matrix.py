"""The rating drawn: impact by urgency, the level of each cell, and the way the rating went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clinicguard.documents.charts.drawing import (
    INK,
    MUTE,
    PAPER,
    TINTS,
    Drawing,
    Label,
    Shape,
    arrow,
    box,
    disc,
    line,
)

_CELL_W, _CELL_H = 84.0, 48.0
_LEFT, _TOP, _BOTTOM = 66.0, 8.0, 36.0
_SIDE = 4


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """What stands on the matrix: the two axes, and the words for level 1, 2 and 3."""

    impact: str
    urgency: str
    levels: tuple[str, str, str]


def matrix(
    levels: Sequence[Sequence[int]],
    ratings: Sequence[tuple[int, int]],
    words: MatrixWords,
    alternative: str,
) -> Drawing:
    """Draws `levels[impact][urgency]` (1–3), and each rating's (impact, urgency) with its number.

    Raises:
        ValueError: the table is not four by four.
    """
    if len(levels) != _SIDE or any(len(row) != _SIDE for row in levels):
        raise ValueError("the matrix needs four rows of four levels")
    shapes: list[Shape] = []
    for impact in range(_SIDE):
        for urgency in range(_SIDE):
            shapes += _cell(impact, urgency, levels[impact][urgency], words)
    shapes += _axes(words)
    shapes += _ratings(ratings)
    width = _LEFT + _SIDE * _CELL_W + 8
    return Drawing(width, _TOP + _SIDE * _CELL_H + _BOTTOM, tuple(shapes), alternative)


def _corner(impact: int, urgency: int) -> tuple[float, float]:
    return _LEFT + urgency * _CELL_W, _TOP + (_SIDE - 1 - impact) * _CELL_H


def _cell(impact: int, urgency: int, level: int, words: MatrixWords) -> list[Shape]:
    x, y = _corner(impact, urgency)
    shapes: list[Shape] = [
        box(x, y, _CELL_W, _CELL_H, fill=TINTS[level], edge=PAPER, weight=2),
        Label(x + 8, y + 15, words.levels[level - 1], 8.5, colour=INK, bold=level == 3),
    ]
    # one to three bars say the level without colour
    shapes += [
        box(x + 8 + bar * 5, y + 31 - bar * 3, 3.4, 5 + bar * 3, fill=INK) for bar in range(level)
    ]
    return shapes


def _axes(words: MatrixWords) -> list[Shape]:
    floor = _TOP + _SIDE * _CELL_H
    shapes: list[Shape] = [
        line(_LEFT, _TOP, _LEFT, floor, INK, 0.8),
        line(_LEFT, floor, _LEFT + _SIDE * _CELL_W, floor, INK, 0.8),
        Label(_LEFT + _SIDE * _CELL_W / 2, floor + 30, words.urgency, 9, bold=True, align="centre"),
        Label(_LEFT - 22, _TOP + _SIDE * _CELL_H / 2 + 3, words.impact, 9, bold=True,
              align="right"),
    ]  # fmt: skip
    for value in range(_SIDE):
        _, y = _corner(value, 0)
        x, _ = _corner(0, value)
        shapes.append(Label(_LEFT - 8, y + _CELL_H / 2 + 3, str(value), 9, align="right",
                            colour=MUTE))  # fmt: skip
        shapes.append(Label(x + _CELL_W / 2, floor + 14, str(value), 9, align="centre",
                            colour=MUTE))  # fmt: skip
    return shapes


def _ratings(ratings: Sequence[tuple[int, int]]) -> list[Shape]:
    """Numbered discs; those in one cell stand beside each other."""
    shapes: list[Shape] = []
    places: list[tuple[float, float]] = []
    for number, cell in enumerate(ratings):
        x, y = _corner(*cell)
        beside = sum(1 for earlier in ratings[:number] if earlier == cell)
        places.append((x + _CELL_W - 15 - 17 * (beside % 4), y + _CELL_H - 12 - 13 * (number % 2)))
    for start, end in pairwise(places):
        shapes += _way(start, end)
    last = len(places) - 1
    for number, (x, y) in enumerate(places):
        now = number == last
        shapes.append(disc(x, y, 8, fill=INK if now else PAPER, edge=INK, weight=1.2))
        colour = PAPER if now else INK
        shapes.append(Label(x, y + 3.2, str(number + 1), 9, True, colour, "centre"))
    return shapes


def _way(start: tuple[float, float], end: tuple[float, float]) -> Sequence[Shape]:
    """An arrow from disc to disc, none where they touch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = (dx * dx + dy * dy) ** 0.5
    if long < 24:
        return ()
    ux, uy = dx / long, dy / long
    return arrow(
        (start[0] + ux * 9, start[1] + uy * 9), (end[0] - ux * 9.5, end[1] - uy * 9.5), INK, 1.2
    )
