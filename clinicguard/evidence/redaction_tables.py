"""How redactions are kept: what each covers, of which original, and how it was proved."""

from __future__ import annotations

from dataclasses import asdict, astuple
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.evidence.redaction import Box, Proof, Redaction
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.storage.rows import Json, Kept, Row


class RedactionRow(Kept, Row):
    """One redacted copy: `exhibit` is the copy, `original` what it was made from."""

    __tablename__ = "redaction"

    exhibit: Mapped[int]
    original: Mapped[int]
    original_sha256: Mapped[str]
    ordinal: Mapped[int]
    purpose: Mapped[str]
    recipient: Mapped[str]
    boxes: Mapped[Any] = mapped_column(Json)
    proof: Mapped[Any] = mapped_column(Json)


def boxes_as_json(boxes: tuple[Box, ...]) -> list[list[Any]]:
    """Each as page, left, top, right, bottom, kind, reason."""
    return [list(astuple(box)) for box in boxes]


def boxes_from(found: list[list[Any]]) -> tuple[Box, ...]:
    """Reads the stored form back."""
    return tuple(Box(*each) for each in found)


def proof_as_json(proof: Proof) -> dict[str, Any]:
    """By the names of its fields."""
    return asdict(proof)


def to_redaction(row: RedactionRow, copy: ExhibitRow, original: str) -> Redaction:
    """The noun of its rows."""
    return Redaction(
        number=copy.number,
        original=original,
        original_sha256=row.original_sha256,
        ordinal=row.ordinal,
        purpose=row.purpose,
        recipient=row.recipient,
        boxes=boxes_from(row.boxes),
        proof=Proof(**row.proof),
        at=copy.acquired_at,
        by=copy.acquired_by,
    )
