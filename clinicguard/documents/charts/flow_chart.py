"""A flow chart for the wall: start, questions, steps with their tasks, arrows; no colour needed.

Nodes are laid one below the other, and over as many drawings as their height asks for; an arrow in
a ring leads from one drawing to the next. What must not be done meanwhile is no step: no arrow
leads to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clinicguard.documents.charts.drawing import (
    INK,
    MUTE,
    PAPER,
    SOFT,
    SUNKEN,
    Drawing,
    Label,
    Path,
    Shape,
    arrow,
    box,
    disc,
    labels,
    line,
    wrapped,
)

_WIDTH = 510.0
_GAP = 15.0
_SIZE, _LEADING = 8.4, 11.4
_HEAD, _SMALL = 10.0, 7.4
_WHO, _TIMES = 74.0, 40.0
_PAD = 7.0


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a step: whose hat, what, and its time at level low, medium and high."""

    who: str
    what: str
    times: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Start:
    """Where the chart begins: the nature, and the signs by which it is known."""

    name: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A fork: what is asked, what to do on a yes (drawn at the right); a no goes down."""

    asks: str
    yes: str
    then: str
    no: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The fork by level: for each its name and what it sets going."""

    number: int
    asks: str
    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its question and its tasks."""

    number: int
    name: str
    asks: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Never:
    """What must not be done meanwhile, each with the better way."""

    name: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class End:
    """Where it ends."""

    name: str


Node = Start | Question | Levels | Step | Never | End


def flow_charts(
    nodes: Sequence[Node],
    heads: tuple[str, str, str],
    heights: tuple[float, float],
    alternative: str,
) -> tuple[Drawing, ...]:
    """The chart as drawings. `heads` name the three levels, `heights` are what the first page and
    every later one have room for, in points.
    """
    groups: list[list[Node]] = [[]]
    used = 0.0
    for node in nodes:
        tall = _tall(node) + _GAP
        later = len(groups) > 1
        room = heights[later] - (1 + later) * (_GAP + 18)
        if groups[-1] and used + tall > room:
            groups.append([])
            used = 0.0
        groups[-1].append(node)
        used += tall
    last = len(groups) - 1
    return tuple(
        _drawn(
            group,
            heads,
            alternative,
            begun=n > 0 and not isinstance(group[0], Never),
            goes_on=n < last and not isinstance(groups[n + 1][0], Never),
        )
        for n, group in enumerate(groups)
    )


def _drawn(
    nodes: Sequence[Node], heads: tuple[str, str, str], alternative: str, *, begun: bool,
    goes_on: bool,
) -> Drawing:  # fmt: skip
    shapes: list[Shape] = []
    y, middle = 0.0, _WIDTH / 2
    if begun:
        shapes += _ring(middle, 9)
        y = 18
        shapes += arrow((middle, y), (middle, y + _GAP - 1))
        y += _GAP
    for n, node in enumerate(nodes):
        tall = _tall(node)
        shapes += _shapes(node, y, tall, heads)
        y += tall
        if n < len(nodes) - 1 and not isinstance(nodes[n + 1], Never):
            shapes += arrow((middle, y), (middle, y + _GAP - 1))
        y += _GAP
    y -= _GAP
    if goes_on:
        shapes += arrow((middle, y), (middle, y + _GAP - 1))
        y += _GAP
        shapes += _ring(middle, y + 9)
        y += 18
    return Drawing(_WIDTH, y + 2, tuple(shapes), alternative)


def _tall(node: Node) -> float:
    match node:
        case Start():
            return 2 * _PAD + 15 + len(_lines(node.signs, _WIDTH - 60)) * _LEADING
        case Question():
            return max(_diamond(node), len(_then(node)) * _LEADING + 2 * _PAD)
        case Levels():
            return 20 + max(len(_level(each[1])) for each in node.levels) * _LEADING + 3 * _PAD + 8
        case Step():
            return _step_head(node) + sum(_row(row) for row in node.rows) + (3 if node.rows else 0)
        case Never():
            return 22 + sum(_warned(each) for each in node.lines) + _PAD
        case End():
            return 24.0


def _shapes(node: Node, y: float, tall: float, heads: tuple[str, str, str]) -> list[Shape]:
    match node:
        case Start():
            return _start(node, y, tall)
        case Question():
            return _question(node, y, tall)
        case Levels():
            return _fork(node, y, tall)
        case Step():
            return _step(node, y, tall, heads)
        case Never():
            return _never(node, y, tall)
        case End():
            return _end(node, y, tall)


def _start(node: Start, y: float, tall: float) -> list[Shape]:
    shapes: list[Shape] = [_rounded(20, y, _WIDTH - 40, tall, SUNKEN, 1.4)]
    middle = _WIDTH / 2
    shapes.append(Label(middle, y + _PAD + 10, node.name, 12, bold=True, align="centre"))
    lines = _lines(node.signs, _WIDTH - 60)
    shapes += labels(lines, middle, y + _PAD + 15, _SIZE, _LEADING, align="centre")
    return shapes


def _question(node: Question, y: float, tall: float) -> list[Shape]:
    """The diamond stands in the middle; a yes leads to a box at the right."""
    middle, half = _WIDTH / 2, 96.0
    centre = y + tall / 2
    high = _diamond(node)
    corners = ((middle - half, centre), (middle, centre - high / 2), (middle + half, centre),
               (middle, centre + high / 2))  # fmt: skip
    shapes: list[Shape] = [Path(corners, INK, 1.2, PAPER, closed=True)]
    asked = wrapped(node.asks, _SIZE, 112, most=4)
    top = centre - len(asked) * _LEADING / 2
    shapes += labels(asked, middle, top, _SIZE, _LEADING, bold=True, align="centre")
    left = middle + half + 30
    then = _then(node)
    deep = len(then) * _LEADING + 2 * _PAD
    if centre - deep / 2 > y:  # the arrow from above goes to the diamond's tip
        shapes.append(line(middle, y, middle, centre - high / 2, INK, 1.4))
    shapes += arrow((middle + half, centre), (left - 1, centre))
    shapes.append(Label(middle + half + 4, centre - 4, node.yes, _SMALL, bold=True))
    shapes.append(box(left, centre - deep / 2, _WIDTH - left, deep, edge=INK, weight=1.6))
    shapes += labels(then, left + _PAD, centre - deep / 2 + _PAD - 1, _SIZE, _LEADING, bold=True)
    shapes.append(line(middle, centre + high / 2, middle, y + tall, INK, 1.4))
    shapes.append(Label(middle + 6, y + tall + 9, node.no, _SMALL, bold=True))
    return shapes


def _fork(node: Levels, y: float, tall: float) -> list[Shape]:
    """A bar with the question, and a box for each level below it."""
    shapes: list[Shape] = [box(0, y, _WIDTH, 18, fill=SUNKEN, edge=INK, weight=1.2)]
    shapes += _numbered(node.number, y + 9)
    shapes.append(Label(_WIDTH / 2, y + 12.5, node.asks, _HEAD, bold=True, align="centre"))
    count = len(node.levels)
    wide = (_WIDTH - (count - 1) * 8) / count
    for n, (name, words) in enumerate(node.levels):
        left, top = n * (wide + 8), y + 26
        weight = 0.8 + 0.7 * n  # the higher the level, the heavier its frame
        shapes.append(line(left + wide / 2, y + 18, left + wide / 2, top, INK, 1.0))
        shapes.append(box(left, top, wide, tall - 26, fill=PAPER, edge=INK, weight=weight))
        shapes.append(Label(left + wide / 2, top + 13, name, _HEAD, bold=True, align="centre"))
        shapes += labels(_level(words), left + _PAD, top + 17, _SIZE, _LEADING)
    return shapes


def _numbered(number: int, middle: float) -> list[Shape]:
    """The step's number in a disc."""
    said = Label(15, middle + 3.2, str(number), 9, bold=True, colour=PAPER, align="centre")
    return [disc(15, middle, 8.5, fill=INK), said]


def _step(node: Step, y: float, tall: float, heads: tuple[str, str, str]) -> list[Shape]:
    head = _step_head(node)
    shapes: list[Shape] = [
        box(0, y, _WIDTH, tall, fill=PAPER, edge=INK, weight=1.0),
        box(0, y, _WIDTH, head, fill=SUNKEN, edge=INK, weight=1.0),
        *_numbered(node.number, y + 12),
        Label(30, y + 15.5, node.name, _HEAD, bold=True),
    ]
    shapes += labels(_asked(node), 30, y + 19, _SMALL, 9.6, colour=SOFT)
    if node.rows:
        for n, name in enumerate(heads):
            x = _WIDTH - (2.5 - n) * _TIMES
            shapes.append(Label(x, y + 15, name, _SMALL, bold=True, align="centre", colour=SOFT))
    top = y + head + 2
    for n, row in enumerate(node.rows):
        deep = _row(row)
        if n:
            shapes.append(line(6, top, _WIDTH - 6, top, MUTE, 0.35, dashed=True))
        shapes += _task(row, top)
        top += deep
    return shapes


def _task(row: Row, top: float) -> list[Shape]:
    shapes: list[Shape] = [box(7, top + 4.2, 7, 7, edge=INK, weight=0.8)]
    shapes += labels(_who(row), 20, top + 2, _SMALL, _LEADING, bold=True, colour=SOFT)
    shapes += labels(_what(row), 20 + _WHO, top + 2, _SIZE, _LEADING)
    for n, time in enumerate(row.times):
        x = _WIDTH - (2.5 - n) * _TIMES
        shapes.append(Label(x, top + 2 + _SIZE, time, _SMALL, align="centre", bold=n == 2))
    return shapes


def _never(node: Never, y: float, tall: float) -> list[Shape]:
    shapes: list[Shape] = [box(0, y, _WIDTH, tall, fill=PAPER, edge=INK, weight=2.0)]
    shapes.append(Label(_PAD, y + 15, node.name, _HEAD, bold=True))
    top = y + 22
    for never, better in node.lines:
        mid = top + 7.5
        shapes.append(line(_PAD + 1, mid - 3.5, _PAD + 8, mid + 3.5, INK, 1.6))
        shapes.append(line(_PAD + 1, mid + 3.5, _PAD + 8, mid - 3.5, INK, 1.6))
        lines = _never_lines(never)
        shapes += labels(lines, _PAD + 15, top + 1, _SIZE, _LEADING, bold=True)
        below = top + 1 + len(lines) * _LEADING
        shapes += labels(_never_lines(better), _PAD + 15, below, _SIZE, _LEADING, colour=SOFT)
        top += _warned((never, better))
    return shapes


def _end(node: End, y: float, tall: float) -> list[Shape]:
    return [
        _rounded(110, y, _WIDTH - 220, tall, SUNKEN, 1.4),
        Label(_WIDTH / 2, y + 16, node.name, _HEAD, bold=True, align="centre"),
    ]


def _rounded(x: float, y: float, wide: float, tall: float, fill: str, weight: float) -> Path:
    """A box with its corners cut, which straight lines can draw."""
    cut = min(10.0, tall / 2)
    corners = (
        (x + cut, y), (x + wide - cut, y), (x + wide, y + cut), (x + wide, y + tall - cut),
        (x + wide - cut, y + tall), (x + cut, y + tall), (x, y + tall - cut), (x, y + cut),
    )  # fmt: skip
    return Path(corners, INK, weight, fill, closed=True)


def _ring(x: float, y: float) -> list[Shape]:
    """Where the chart goes on."""
    return [disc(x, y, 8.5, fill=PAPER), *arrow((x, y - 5), (x, y + 5), head=5)]


def _lines(words: Sequence[str], width: float) -> list[str]:
    return [part for each in words for part in wrapped(each, _SIZE, width, most=3)]


def _diamond(node: Question) -> float:
    return len(wrapped(node.asks, _SIZE, 112, most=4)) * _LEADING * 2 + 22


def _then(node: Question) -> list[str]:
    return wrapped(node.then, _SIZE, _WIDTH / 2 - 96 - 30 - 2 * _PAD, most=9)


def _level(words: str) -> list[str]:
    return wrapped(words, _SIZE, (_WIDTH - 16) / 3 - 2 * _PAD, most=9)


def _asked(node: Step) -> list[str]:
    return wrapped(node.asks, _SMALL, _WIDTH - 30 - 3 * _TIMES - 10, most=3)


def _step_head(node: Step) -> float:
    return 24 + len(_asked(node)) * 9.6


def _who(row: Row) -> list[str]:
    return wrapped(row.who, _SMALL, _WHO - 6, most=3)


def _what(row: Row) -> list[str]:
    return wrapped(row.what, _SIZE, _WIDTH - 20 - _WHO - 3 * _TIMES - 6, most=6)


def _row(row: Row) -> float:
    return max(len(_what(row)), len(_who(row))) * _LEADING + 6


def _never_lines(words: str) -> list[str]:
    return wrapped(words, _SIZE, _WIDTH - 4 * _PAD, most=3)


def _warned(each: tuple[str, str]) -> float:
    return sum(len(_never_lines(words)) for words in each) * _LEADING + 6
