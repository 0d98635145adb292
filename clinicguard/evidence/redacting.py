"""Making a redacted copy: burned page by page, bound, sealed, opened again and proved.

Works on values, on another thread than the records; the desk then makes an exhibit of the result.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import pyrage

from clinicguard.evidence import sight
from clinicguard.evidence.flat_pdf import Bare, NotFlat, bare_picture, write_flat
from clinicguard.evidence.opening import Intake, Pasted, SealedCopy, Waiting
from clinicguard.evidence.redaction import Box, NotProved, Proof, checked, on_page

Step = Callable[[int, int], None]

CAN_BE_REDACTED = (
    "image/jpeg", "image/png", "image/webp", "image/heic", "image/avif", "image/tiff", "image/gif",
    "application/pdf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bench:
    """An original on the table: its sealed file, and what a redacted copy is sealed with."""

    copy: SealedCopy
    media_type: str
    name: str
    intake: Intake
    identity: pyrage.x25519.Identity | None = field(repr=False)
    """Opens what is sealed today: the copy is read back from under its own seal."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be covered, what for and for whom."""

    boxes: tuple[Box, ...]
    purpose: str
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A redacted copy under its seal, and the proof of just these bytes. It has no number yet."""

    original: SealedCopy
    plan: Plan
    waiting: Waiting
    proof: Proof


def can_be_redacted(media_type: str) -> bool:
    """Whether places of such a file can be covered here."""
    return media_type in CAN_BE_REDACTED


def make(bench: Bench, plan: Plan, step: Step = lambda done, whole: None) -> Made:
    """Covers, seals, opens the seal again and proves. What `step` raises stops it.

    Raises:
        NotShown: a page cannot be drawn (too large, too slow, broken).
        NotProved: the copy is not what it must be.
        PurposeNeeded, NothingCovered, BoxNotOnPage, NoKeyForEvidence, ExhibitDamaged, DiskFull:
        in each case nothing is left behind.
    """
    if not can_be_redacted(bench.media_type):
        raise sight.NotShown("kind")
    data, boxes = covered(bench.copy.content(), bench.media_type, plan, step)
    ending = ".pdf" if data.startswith(b"%PDF-") else ".png"
    waiting = bench.intake.seal(Pasted(f"{PurePath(bench.name).stem}{ending}", data))
    try:
        proof = prove(_from_under_its_seal(bench, waiting), boxes)
    except BaseException:
        bench.intake.drop(waiting)
        raise
    return Made(bench.copy, replace(plan, boxes=boxes), waiting, proof)


def covered(
    content: bytes, media_type: str, plan: Plan, step: Step = lambda done, whole: None
) -> tuple[bytes, tuple[Box, ...]]:
    """The bytes of the redacted copy: a bare PNG, or a PDF of bare pictures where there are pages.

    Raises:
        NotShown, NotProved, PurposeNeeded, NothingCovered, BoxNotOnPage; what `step` raises.
    """
    first = sight.burned(content, media_type, 1, on_page(plan.boxes, 1))
    whole = first.pages
    boxes = checked(plan.boxes, whole, plan.purpose)
    pages = [_bare(first.png)]
    for page in range(2, whole + 1):
        step(page - 1, whole)
        pages.append(_bare(sight.burned(content, media_type, page, on_page(boxes, page)).png))
    step(whole, whole)
    if media_type == "application/pdf" or whole > 1:
        return write_flat(pages), boxes
    return first.png, boxes


def prove(data: bytes, boxes: Sequence[Box]) -> Proof:
    """Reads a redacted copy back, in a process that knows nothing of how it was made.

    Raises:
        NotProved: there is text, metadata, a pixel under a box, or anything that is no picture.
    """
    told = sight.read_back(data, boxes)
    if told["characters"]:
        raise NotProved("text")
    if told["particulars"]:
        raise NotProved("metadata")
    if told["boxes"] != len(boxes):
        raise NotProved("pixels")
    return Proof(hashlib.sha256(data).hexdigest(), told["pages"], told["boxes"])


def _bare(png: bytes) -> Bare:
    try:
        return bare_picture(png)
    except NotFlat as error:
        raise NotProved("form") from error


def _from_under_its_seal(bench: Bench, waiting: Waiting) -> bytes:
    sealed = waiting.sealed
    path = bench.intake.folder / sealed.name
    return SealedCopy(
        bench.copy.number, path, sealed.sha256, sealed.sealed_sha256, bench.identity
    ).content()
