"""A paper being made: read on one lane, opened and drawn on another, with its way to be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from clinicguard.host.trouble import Trouble
from clinicguard.papers.order import Order, Reading
from ui.jobs import Job, Task
from ui.papers import PdfPages, pages_of
from ui.seat import Seat

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_THUMB = 192
"""Pixels that a small page is wide."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished paper: as it was ordered, its pages, and they in small."""

    order: Order
    pages: PdfPages
    small: tuple[QImage, ...]
    entries: int
    head: str


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the making tells: how far it is, that it is there, that it failed."""

    step: Callable[[int, int, str], object]
    made: Callable[[Made], object]
    failed: Callable[[Trouble], object]


class Making:
    """One order at a time: a newer one stops the one before. Pictures of exhibits are kept."""

    def __init__(self, seat: Seat, told: Told) -> None:
        self._seat = seat
        self._told = told
        self._kept: dict[str, bytes] = {}
        self._turn = 0
        self._job: Job[Made] | None = None

    def make(self, order: Order) -> None:
        """Begins to make a paper."""
        self.stop()
        turn, kept = self._turn, frozenset(self._kept)

        def read(clinic: Clinic) -> Reading:
            from clinicguard.papers.catalogue import read

            return read(clinic, order, kept)

        job = self._seat.jobs.database(read)
        job.then(lambda reading: self._draw(turn, order, reading)).failed(self._told.failed)

    def stop(self) -> None:
        """Stops what is being made; nothing of it is shown."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def forget(self) -> None:
        """Stops, and lets all pictures go."""
        self.stop()
        self._kept.clear()

    def _draw(self, turn: int, order: Order, reading: Reading) -> None:
        if turn != self._turn:
            return
        kept = self._kept

        def draw(task: Task) -> Made:
            pages = pages_of(reading.make(task.step, kept))
            small = tuple(pages.pictures(_THUMB, lambda done, whole: task.check()))
            stamp = reading.press.stamp
            return Made(order, pages, small, stamp.log_count, stamp.log_hash)

        self._job = self._seat.jobs.papers(draw)
        self._job.progress(self._told.step)
        self._job.then(lambda made: self._made(turn, made)).failed(self._told.failed)

    def _made(self, turn: int, made: Made) -> None:
        if turn == self._turn:
            self._job = None
            self._told.made(made)
