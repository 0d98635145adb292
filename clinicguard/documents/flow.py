"""Lays blocks onto pages before anything is drawn, so that page numbers are known in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block, gap
from clinicguard.documents.blocks.spaces import Break
from clinicguard.documents.press import Step, untold
from clinicguard.documents.type.setter import Setter


@dataclass(frozen=True, slots=True)
class Area:
    """A column to fill. `page` from 0; lengths in points from the page's upper left corner."""

    page: int
    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands."""

    block: Block
    page: int
    x: float
    top: float
    width: float


Areas = Callable[[int], Area]


def lay(blocks: Sequence[Block], areas: Areas, setter: Setter, step: Step = untold) -> list[Placed]:
    """Fills one area after the other. Headings stay with what follows them.

    `step` is told of each block and each new area; what it raises comes through.
    """
    return _Layer(areas, setter, step).lay(blocks)


class _Layer:
    def __init__(self, areas: Areas, setter: Setter, step: Step) -> None:
        self._areas, self._setter, self._step = areas, setter, step
        self._at, self._whole = 0, 0
        self._index = 0
        self._area = areas(0)
        self._used = 0.0
        self._before: Block | None = None
        self._placed: list[Placed] = []

    def lay(self, blocks: Sequence[Block]) -> list[Placed]:
        self._whole = len(blocks)
        for i, block in enumerate(blocks):
            self._at = i
            self._step(i, self._whole)
            match block:
                case Break():
                    if self._before:
                        self._turn(page=block.page)
                case _:
                    if self._before and self._needed(blocks[i:]) > self._room(block):
                        self._turn()
                    self._place(block)
        return self._placed

    def _place(self, block: Block) -> None:
        rest: Block | None = block
        while rest is not None:
            room = self._room(rest)
            tall = rest.height(self._setter, self._area.width)
            if tall <= room + 0.01:
                self._put(rest, tall)
                return
            parts = rest.split(self._setter, self._area.width, room, must=self._before is None)
            if parts is None and self._before is None:
                self._put(rest, tall)  # larger than a page, and not to be divided
                return
            if parts:
                self._put(parts[0], parts[0].height(self._setter, self._area.width))
                rest = parts[1]
            self._turn()

    def _put(self, block: Block, tall: float) -> None:
        top = self._used + gap(self._before, block)
        area = self._area
        self._placed.append(Placed(block, area.page, area.x, area.top + top, area.width))
        self._used, self._before = top + tall, block

    def _room(self, block: Block) -> float:
        return self._area.height - self._used - gap(self._before, block)

    def _turn(self, *, page: bool = False) -> None:
        """Goes on to the next area, or to the first one of the next page."""
        self._step(self._at, self._whole)
        left = self._area.page
        self._index += 1
        while page and self._areas(self._index).page == left:
            self._index += 1
        self._area = self._areas(self._index)
        self._used, self._before = 0.0, None

    def _needed(self, blocks: Sequence[Block]) -> float:
        """The room that a heading wants: itself, those tied to it, and the head of what follows."""
        width, total = self._area.width, 0.0
        before: Block | None = None
        for block in blocks:
            total += gap(before, block)
            if isinstance(block, Break) or not block.keep_next:
                return total + (0 if isinstance(block, Break) else block.head(self._setter, width))
            total += block.height(self._setter, width)
            before = block
        return total
