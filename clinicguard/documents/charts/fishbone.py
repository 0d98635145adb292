"""Causes as a fishbone (Ishikawa): kinds of causes on ribs, what happened at the head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from clinicguard.documents.charts.drawing import (
    INK,
    MUTE,
    SUNKEN,
    Drawing,
    Label,
    Path,
    Shape,
    box,
    labels,
    line,
    wide,
    wrapped,
)

_WIDTH = 455.0
_HEAD = 88.0
_SIZE, _LEADING = 8.0, 11.0
_SLANT = 22.0

Rib = tuple[str, Sequence[str]]


def fishbone(effect: str, ribs: Sequence[Rib], alternative: str) -> Drawing:
    """Draws the ribs in turn above and below the spine. `ribs` are (kind, causes)."""
    upper, lower = ribs[0::2], ribs[1::2]
    columns = max(len(upper), 1)
    room = (_WIDTH - _HEAD - 10) / columns
    above, below = _tall(upper, room), _tall(lower, room)
    spine = above + 4
    shapes: list[Shape] = []
    for i, (over, under) in enumerate(zip_longest(upper, lower)):
        left = i * room
        shapes += _rib(over, left, room, spine, -1, above) if over else []
        shapes += _rib(under, left, room, spine, +1, below) if under else []
    shapes += _spine(effect, spine)
    head = len(wrapped(effect, _SIZE + 0.5, _HEAD - 16)) * _LEADING / 2 + 10
    height = spine + max(below, head) + 4
    return Drawing(_WIDTH, height, tuple(shapes), alternative)


def _tall(ribs: Sequence[Rib], room: float) -> float:
    """The room that the longest rib needs above or below the spine."""
    lines = [sum(len(_lines(cause, room)) for cause in causes) + len(causes) * 0.35
             for _, causes in ribs]  # fmt: skip
    return max(lines, default=0) * _LEADING + 34


def _lines(cause: str, room: float) -> list[str]:
    return wrapped(cause, _SIZE, room - _SLANT - 20, most=4)


def _rib(rib: Rib, left: float, room: float, spine: float, way: int, tall: float) -> list[Shape]:
    kind, causes = rib
    foot = left + room - 2
    top = foot - _SLANT
    end = spine + way * (tall - 17)
    shapes: list[Shape] = [line(top, end, foot, spine, INK, 1.0)]
    long = wide(kind, 9) + 14
    tag = end - (17 if way < 0 else 0)
    shapes.append(box(top - long + 8, tag, long, 17, fill=SUNKEN, edge=INK, weight=0.7))
    shapes.append(Label(top - long / 2 + 8, tag + 12, kind, 9, bold=True, align="centre"))
    y = end + 6 if way < 0 else end - 6 - _block(causes, room)
    for cause in causes:
        lines = _lines(cause, room)
        middle = y + len(lines) * _LEADING / 2
        part = (middle - end) / (spine - end)
        at = top + (foot - top) * part
        right = max(at - 5, left + 10)
        shapes.append(line(right - 7, middle, at, middle, MUTE, 0.6))
        shapes += labels(lines, right - 10, y, _SIZE, _LEADING, align="right")
        y += (len(lines) + 0.35) * _LEADING
    return shapes


def _block(causes: Sequence[str], room: float) -> float:
    return sum((len(_lines(cause, room)) + 0.35) * _LEADING for cause in causes)


def _spine(effect: str, spine: float) -> list[Shape]:
    end = _WIDTH - _HEAD
    said = wrapped(effect, _SIZE + 0.5, _HEAD - 16)
    tall = len(said) * _LEADING + 14
    shapes: list[Shape] = [
        line(0, spine, end - 8, spine, INK, 1.8),
        Path(((end - 10, spine - 5), (end, spine), (end - 10, spine + 5)), None, 0, INK, True),
        box(end, spine - tall / 2, _HEAD, tall, fill=SUNKEN, edge=INK, weight=1.0),
    ]
    top = spine - len(said) * _LEADING / 2 - 1
    shapes += labels(said, end + _HEAD / 2, top, _SIZE + 0.5, _LEADING, bold=True, align="centre")
    return shapes
