"""Covering while it is drawn: the boxes so far, the chosen one, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from clinicguard.evidence.redaction import (
    COVERED,
    MOST_BOXES,
    Box,
    Covered,
    clamped,
    moved,
    resized,
)

_STEPS_BACK = 200
_Before = tuple[tuple[Box, ...], int | None]


@dataclass(frozen=True, slots=True)
class Covering:
    """Values only: each verb gives the next state; `undone` gives the one before."""

    boxes: tuple[Box, ...] = ()
    chosen: int | None = None
    kind: Covered = "name"
    """What the next box will be said to cover: as the last one."""
    before: tuple[_Before, ...] = ()

    def box(self) -> Box | None:
        """The chosen box."""
        return None if self.chosen is None else self.boxes[self.chosen]

    def drawn(self, box: Box) -> Covering:
        """A new box; it is chosen."""
        if len(self.boxes) >= MOST_BOXES:
            return self
        boxes = (*self.boxes, clamped(replace(box, kind=self.kind)))
        return self._after(boxes, len(boxes) - 1)

    def taken_off(self) -> Covering:
        """Without the chosen box; the one before it is chosen then."""
        at = self.chosen
        if at is None:
            return self
        boxes = self.boxes[:at] + self.boxes[at + 1 :]
        return self._after(boxes, min(at, len(boxes) - 1) if boxes else None)

    def moved(self, right: int, down: int) -> Covering:
        """The chosen box pushed, within its page."""
        box = self.box()
        return self if box is None else self.put(moved(box, right, down))

    def resized(self, right: int, down: int) -> Covering:
        """The chosen box with its lower right corner pushed."""
        box = self.box()
        return self if box is None else self.put(resized(box, right, down))

    def put(self, box: Box) -> Covering:
        """The chosen box in another place, or said to be something else."""
        at = self.chosen
        box = clamped(box)
        if at is None or self.boxes[at] == box:
            return self
        return self._after((*self.boxes[:at], box, *self.boxes[at + 1 :]), at)

    def said(self, kind: Covered) -> Covering:
        """The chosen box covers this; so will the next."""
        box = self.box()
        after = self if box is None else self.put(replace(box, kind=kind))
        return replace(after, kind=kind)

    def because(self, reason: str) -> Covering:
        """The chosen box with its reason. Typing takes no step back by itself."""
        box, at = self.box(), self.chosen
        if box is None or at is None or box.reason == reason:
            return self
        boxes = (*self.boxes[:at], replace(box, reason=reason), *self.boxes[at + 1 :])
        return replace(self, boxes=boxes)

    def choosing(self, at: int | None) -> Covering:
        """Another box is chosen, or none."""
        return replace(self, chosen=at if at is not None and 0 <= at < len(self.boxes) else None)

    def undone(self) -> Covering:
        """As it was a step before."""
        if not self.before:
            return self
        boxes, chosen = self.before[-1]
        return replace(self, boxes=boxes, chosen=chosen, before=self.before[:-1])

    def at(self, page: int, across: int, down: int) -> int | None:
        """The box at a place; the smallest where several lie over each other."""
        found = [
            (_area(box), number)
            for number, box in enumerate(self.boxes)
            if box.page == page
            and box.left <= across <= box.right
            and box.top <= down <= box.bottom
        ]
        return min(found)[1] if found else None

    def _after(self, boxes: tuple[Box, ...], chosen: int | None) -> Covering:
        before = (*self.before, (self.boxes, self.chosen))[-_STEPS_BACK:]
        return replace(self, boxes=boxes, chosen=chosen, before=before)


def to_draft(covering: Covering) -> list[list[Any]]:
    """The boxes as a draft keeps them."""
    return [
        [box.page, box.left, box.top, box.right, box.bottom, box.kind, box.reason]
        for box in covering.boxes
    ]


def from_draft(kept: Mapping[str, Any]) -> Covering:
    """The boxes out of a draft; what cannot be read of it is left out."""
    found = []
    for each in kept.get("boxes") or ():
        match each:
            case [int(page), int(left), int(top), int(right), int(bottom), kind, str(reason)]:
                if kind in COVERED and page >= 1:
                    found.append(clamped(Box(page, left, top, right, bottom, kind, reason)))
            case _:
                continue
    return Covering(tuple(found[:MOST_BOXES]))


def _area(box: Box) -> int:
    return (box.right - box.left) * (box.bottom - box.top)
