"""How the talk outside went: one row a channel, one mark a look, its tone by shape and fill."""

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
    box,
    disc,
    line,
    wide,
    wrapped,
)

_WIDTH, _LEFT, _ROW, _TOP, _KEY = 455.0, 118.0, 26.0, 24.0, 30.0


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at a channel; `column` from 0 is its day, `tone` 1 calm, 2 mixed, 3 bad."""

    channel: str
    column: int
    tone: int


def tones(
    seen: Sequence[Seen], days: Sequence[str], words: tuple[str, str, str], alternative: str
) -> Drawing:
    """Channels down, days across. `words` name the tones 1, 2 and 3."""
    channels = list(dict.fromkeys(each.channel for each in seen))
    step = (_WIDTH - _LEFT) / max(len(days), 1)
    floor = _TOP + len(channels) * _ROW
    shapes: list[Shape] = []
    every = max(1, round(46 / step))
    for i, day in enumerate(days):
        x = _LEFT + (i + 0.5) * step
        shapes.append(line(x, _TOP, x, floor, LINE, 0.4))
        if i % every == 0:
            shapes.append(Label(x, _TOP - 8, day, 8, align="centre", colour=MUTE))
    for row, channel in enumerate(channels):
        y = _TOP + row * _ROW
        shapes.append(line(0, y, _WIDTH, y, LINE, 0.4))
        lines = wrapped(channel, 8.0, _LEFT - 10, most=2)
        first = y + _ROW / 2 + 3 - (len(lines) - 1) * 5
        for n, said in enumerate(lines):
            shapes.append(Label(0, first + n * 10, said, 8.0))
    shapes.append(line(0, floor, _WIDTH, floor, INK, 0.8))
    shapes += _marks(seen, channels, step)
    shapes += _key(words, floor + 20)
    return Drawing(_WIDTH, floor + _KEY, tuple(shapes), alternative)


def _marks(seen: Sequence[Seen], channels: Sequence[str], step: float) -> list[Shape]:
    """Several looks on one day stand beside each other."""
    shapes: list[Shape] = []
    count: dict[tuple[str, int], int] = {}
    for each in seen:
        place = (each.channel, each.column)
        nth = count[place] = count.get(place, 0) + 1
        x = _LEFT + (each.column + 0.5) * step + (nth - 1) * 11
        y = _TOP + channels.index(each.channel) * _ROW + _ROW / 2
        shapes += _mark(each.tone, x, y)
    return shapes


def _mark(tone: int, x: float, y: float) -> list[Shape]:
    """Calm an empty disc, mixed a half-filled one, bad a full square."""
    match tone:
        case 3:
            return [box(x - 4.5, y - 4.5, 9, 9, fill=INK, edge=INK)]
        case 2:
            half = disc(x, y, 4.8)
            left = tuple((min(px, x), py) for px, py in half.points)
            return [disc(x, y, 4.8, fill=PAPER), Path(left, None, 0, INK, closed=True)]
        case _:
            return [disc(x, y, 4.8, fill=PAPER)]


def _key(words: tuple[str, str, str], y: float) -> list[Shape]:
    shapes: list[Shape] = []
    x = _LEFT + 5
    for tone, word in ((3, words[2]), (2, words[1]), (1, words[0])):
        shapes += _mark(tone, x, y)
        shapes.append(Label(x + 10, y + 3, word, 8.5, colour=MUTE))
        x += 30 + wide(word, 8.5)
    return shapes
