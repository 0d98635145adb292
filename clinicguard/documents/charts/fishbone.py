"""Causes as a fishbone (Ishikawa): kinds of causes on ribs, what happened at the head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from clinicguard.documents.charts.drawing import (
    INK,
    MUTE,
    SUNKEN,
    Drawing,
    Path,
    Shape,
    box,
    labels,
    line,
    wide,
    wrapped,
)

_WIDTH = 455.0
_HEAD = 80.0
_SIZE, _LEADING = 7.6, 10.5
_TAG, _TAG_LEADING = 8.0, 10.5
_SLANT = 16.0

Rib = tuple[str, Sequence[str]]


def fishbone(effect: str, ribs: Sequence[Rib], alternative: str) -> Drawing:
    """Draws the ribs in turn above and below the spine. `ribs` are (kind, causes)."""
    upper, lower = ribs[0::2], ribs[1::2]
    room = (_WIDTH - _HEAD - 10) / max(len(upper), 1)
    above, below = _tall(upper, room), _tall(lower, room)
    said = wrapped(effect, _SIZE + 0.5, _HEAD - 14)
    spine = max(above, _head_tall(said) / 2) + 4
    shapes: list[Shape] = []
    for i, (over, under) in enumerate(zip_longest(upper, lower)):
        shapes += _rib(over, i * room, room, spine, -1, above) if over else []
        shapes += _rib(under, i * room, room, spine, +1, below) if under else []
    shapes += _spine(said, spine)
    height = spine + max(below, _head_tall(said) / 2) + 4
    return Drawing(_WIDTH, height, tuple(shapes), alternative)


def _tall(ribs: Sequence[Rib], room: float) -> float:
    """The room that the longest rib needs above or below the spine, its name included."""
    needs = [_block(causes, room) + _tag_tall(kind, room) + 14 for kind, causes in ribs]
    return max(needs, default=0)


def _block(causes: Sequence[str], room: float) -> float:
    return sum((len(_lines(cause, room)) + 0.35) * _LEADING for cause in causes)


def _lines(cause: str, room: float) -> list[str]:
    return wrapped(cause, _SIZE, room - _SLANT - 14, most=6)


def _tag(kind: str, room: float) -> list[str]:
    return wrapped(kind, _TAG, room - 16, most=3)


def _tag_tall(kind: str, room: float) -> float:
    return len(_tag(kind, room)) * _TAG_LEADING + 6


def _head_tall(said: Sequence[str]) -> float:
    return len(said) * _LEADING + 14


def _rib(rib: Rib, left: float, room: float, spine: float, way: int, tall: float) -> list[Shape]:
    kind, causes = rib
    name, high = _tag(kind, room), _tag_tall(kind, room)
    foot, top = left + room - 2, left + room - 2 - _SLANT
    end = spine + way * (tall - high)
    shapes: list[Shape] = [line(top, end, foot, spine, INK, 1.0)]
    long = max(wide(part, _TAG) for part in name) + 10
    centre = min(top, left + room - long / 2 - 3)
    upper = end - high if way < 0 else end
    shapes.append(box(centre - long / 2, upper, long, high, fill=SUNKEN, edge=INK, weight=0.7))
    shapes += labels(name, centre, upper + 2, _TAG, _TAG_LEADING, bold=True, align="centre")
    y = end + 6 if way < 0 else end - 6 - _block(causes, room)
    for cause in causes:
        lines = _lines(cause, room)
        middle = y + len(lines) * _LEADING / 2
        at = top + (foot - top) * (middle - end) / (spine - end)
        shapes.append(line(at - 8, middle, at, middle, MUTE, 0.6))
        shapes += labels(lines, at - 10, y, _SIZE, _LEADING, align="right")
        y += (len(lines) + 0.35) * _LEADING
    return shapes


def _spine(said: Sequence[str], spine: float) -> list[Shape]:
    end, tall = _WIDTH - _HEAD, _head_tall(said)
    shapes: list[Shape] = [
        line(0, spine, end - 8, spine, INK, 1.8),
        Path(((end - 10, spine - 5), (end, spine), (end - 10, spine + 5)), None, 0, INK, True),
        box(end, spine - tall / 2, _HEAD, tall, fill=SUNKEN, edge=INK, weight=1.0),
    ]
    top = spine - len(said) * _LEADING / 2 - 1
    shapes += labels(said, end + _HEAD / 2, top, _SIZE + 0.5, _LEADING, bold=True, align="centre")
    return shapes
