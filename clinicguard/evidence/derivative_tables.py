"""How derivatives are kept: of which original, what they are called, their hashes and seals."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.evidence.derivative import Transcript
from clinicguard.storage.rows import Kept, Moment, Row

TRANSCRIPT, SMALL_PICTURE = "transcript", "thumbnail"


class DerivativeRow(Kept, Row):
    """One sealed derivative; `original` is the exhibit that it was made of."""

    __tablename__ = "derivative"

    original: Mapped[int]
    original_sha256: Mapped[str]
    ordinal: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    sealed_sha256: Mapped[str]
    sealed_name: Mapped[str]
    epoch: Mapped[int]
    lines: Mapped[int]
    whole: Mapped[int]
    tool: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    person: Mapped[int]


def to_transcript(row: DerivativeRow, original: str) -> Transcript:
    """The noun of its row."""
    return Transcript(
        original=original,
        original_sha256=row.original_sha256,
        ordinal=row.ordinal,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        lines=row.lines,
        whole=bool(row.whole),
        tool=row.tool,
        at=row.at,
        person=row.person,
    )
