"""A redaction: which places of an exhibit are covered, as what and why; and how it is proved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from clinicguard.evidence.custody import PurposeNeeded
from clinicguard.host.trouble import Trouble

Covered = Literal["name", "face", "chart_number", "phone", "third_person", "other"]
COVERED: tuple[Covered, ...] = get_args(Covered)

WHOLE = 10_000
"""A page is this wide and this high; boxes are kept in these parts, so that no size matters."""
SMALLEST = 20
"""A box narrower or lower than this (0.2 % of the page) covers nothing that can be read."""
MOST_BOXES = 2_000


class NothingCovered(Trouble):
    """There is no box: a copy without one is no redaction."""


class BoxNotOnPage(Trouble):
    """A box lies on a page that the exhibit does not have."""

    def __init__(self, page: int, pages: int) -> None:
        super().__init__()
        self.page = page
        self.pages = pages


class NotProved(Trouble):
    """What was read back from the redacted copy was not what it has to be; it was not kept.

    `why` is one of "text", "metadata", "pixels", "form", "broken".
    """

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


@dataclass(frozen=True, slots=True)
class Box:
    """A covered place of a page: edges in parts of WHOLE from the upper left, `kind` and reason."""

    page: int
    left: int
    top: int
    right: int
    bottom: int
    kind: Covered = "name"
    reason: str = ""

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Its edges on a picture of the page, rounded outwards: never a pixel less than drawn."""
        return (
            self.left * width // WHOLE,
            self.top * height // WHOLE,
            -(-self.right * width // WHOLE),
            -(-self.bottom * height // WHOLE),
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found when the finished copy, opened from under its seal, was read back.

    It speaks of the bytes with this SHA-256 and of no others. `characters` of text and
    `particulars` of metadata are 0, and every one of `boxes` was one colour: else there is no copy.
    """

    sha256: str
    pages: int
    boxes: int
    characters: int = 0
    particulars: int = 0


@dataclass(frozen=True, slots=True)
class Redaction:
    """An exhibit that is the redacted copy of another: R1, R2 … of its original."""

    number: str
    original: str
    original_sha256: str
    ordinal: int
    purpose: str
    recipient: str
    boxes: tuple[Box, ...]
    proof: Proof
    at: datetime
    by: int

    @property
    def sign(self) -> str:
        """R1, R2 …: which copy of its original."""
        return f"R{self.ordinal}"

    def kinds(self) -> tuple[tuple[Covered, int], ...]:
        """What was covered, and how often, in the order of COVERED."""
        kinds = [box.kind for box in self.boxes]
        return tuple((kind, kinds.count(kind)) for kind in COVERED if kind in kinds)


def clamped(box: Box) -> Box:
    """The box within its page, its edges in order: who drags upwards or past the edge means that.

    A box that is too thin becomes SMALLEST, inwards.
    """
    left, right = _span(box.left, box.right)
    top, bottom = _span(box.top, box.bottom)
    return replace(box, left=left, top=top, right=right, bottom=bottom)


def moved(box: Box, right: int, down: int) -> Box:
    """The box pushed by so many parts; at the edge of the page it stops and keeps its size."""
    right = max(-box.left, min(right, WHOLE - box.right))
    down = max(-box.top, min(down, WHOLE - box.bottom))
    return replace(
        box,
        left=box.left + right,
        right=box.right + right,
        top=box.top + down,
        bottom=box.bottom + down,
    )


def resized(box: Box, right: int, down: int) -> Box:
    """The box with its lower right corner pushed; it stays within the page and never vanishes."""
    return replace(
        box,
        right=max(box.left + SMALLEST, min(box.right + right, WHOLE)),
        bottom=max(box.top + SMALLEST, min(box.bottom + down, WHOLE)),
    )


def checked(boxes: Iterable[Box], pages: int, purpose: str) -> tuple[Box, ...]:
    """The boxes within their pages, by page and from above.

    Raises:
        PurposeNeeded, NothingCovered, BoxNotOnPage.
    """
    if not purpose.strip():
        raise PurposeNeeded
    found = sorted((clamped(box) for box in boxes), key=lambda box: (box.page, box.top, box.left))
    if not found or len(found) > MOST_BOXES:
        raise NothingCovered
    for box in found:
        if not 1 <= box.page <= pages:
            raise BoxNotOnPage(box.page, pages)
    return tuple(found)


def mark_of(redaction: Redaction, mark: str) -> str:
    """The mark of a redacted copy in a case: A-03-R1, after its original's."""
    return f"{mark}-{redaction.sign}" if mark else redaction.number


def shown_as(redaction: Redaction) -> str:
    """What the picture of a redacted copy is kept under: E-2026-0003-R1, its original's number."""
    return f"{redaction.original}-{redaction.sign}"


def on_page(boxes: Sequence[Box], page: int) -> tuple[Box, ...]:
    """The boxes of one page."""
    return tuple(box for box in boxes if box.page == page)


def _span(one: int, other: int) -> tuple[int, int]:
    low, high = sorted((max(0, min(one, WHOLE)), max(0, min(other, WHOLE))))
    if high - low >= SMALLEST:
        return low, high
    low = min(low, WHOLE - SMALLEST)
    return low, low + SMALLEST
