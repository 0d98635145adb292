"""Transcripts in the records: which exhibits have none yet, and the row of one that was made."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from clinicguard.evidence.derivative_tables import TRANSCRIPT, DerivativeRow
from clinicguard.evidence.disposed import still_here
from clinicguard.evidence.sight import LARGEST
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.evidence.transcript import READ_AS_TEXT, TOOL, Transcribed
from clinicguard.storage.book import Change
from clinicguard.storage.row_check import SEALED_FILES


def without_transcript(session: Session, epochs: Collection[int]) -> list[ExhibitRow]:
    """Texts that were read back and found whole, under these epochs' keys, the oldest first."""
    made = exists().where(DerivativeRow.original == ExhibitRow.id, DerivativeRow.kind == TRANSCRIPT)
    kind = ExhibitRow.media_type
    query = (
        still_here(select(ExhibitRow))
        .where(ExhibitRow.sound == 1, ExhibitRow.epoch.in_(epochs), ExhibitRow.size <= LARGEST)
        .where(or_(kind.in_(READ_AS_TEXT), kind.like("text/%")), ~made)
        .order_by(ExhibitRow.id)
    )
    return list(session.scalars(query))


def newest_transcript(session: Session, number: str) -> DerivativeRow | None:
    """The row of an exhibit's newest transcript."""
    return session.scalars(
        select(DerivativeRow)
        .join(ExhibitRow, ExhibitRow.id == DerivativeRow.original)
        .where(ExhibitRow.number == number, DerivativeRow.kind == TRANSCRIPT)
        .order_by(DerivativeRow.ordinal.desc())
        .limit(1)
    ).first()


def new_transcript(change: Change, original: ExhibitRow, made: Transcribed) -> DerivativeRow:
    """Its row; the entry is bound to the sealed bytes."""
    sealed = made.waiting.sealed
    change.mentions(SEALED_FILES, sealed.name, 1, sealed.sealed_sha256)
    return change.add(
        DerivativeRow(
            original=original.id,
            original_sha256=made.original_sha256,
            ordinal=made.ordinal,
            kind=TRANSCRIPT,
            name=made.waiting.name,
            size=sealed.size,
            sha256=sealed.sha256,
            sealed_sha256=sealed.sealed_sha256,
            sealed_name=sealed.name,
            epoch=made.waiting.epoch,
            lines=made.lines,
            whole=int(made.whole),
            tool=TOOL,
            at=change.now,
            person=change.person.id,
        )
    )
