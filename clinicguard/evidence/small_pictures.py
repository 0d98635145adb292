"""Small pictures in the records: which exhibits have one, and the row of one that was made.

What is marked as sensitive has none: a list lies open on a desk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePath

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clinicguard.evidence.derivative import SMALL_SIGN
from clinicguard.evidence.derivative_tables import SMALL_PICTURE, DerivativeRow
from clinicguard.evidence.opening import Waiting
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.evidence.transcript import TOOL
from clinicguard.storage.book import Change
from clinicguard.storage.row_check import SEALED_FILES


def name_of_small(original: str) -> str:
    """The file name of an exhibit's small picture."""
    return f"{PurePath(original).stem}-{SMALL_SIGN}1.png"


def small_pictures(
    session: Session, epochs: Collection[int]
) -> Iterator[tuple[str, DerivativeRow]]:
    """The small pictures under these epochs' keys, each after its exhibit's number."""
    query = (
        select(ExhibitRow.number, DerivativeRow)
        .join(DerivativeRow, DerivativeRow.original == ExhibitRow.id)
        .where(DerivativeRow.kind == SMALL_PICTURE, DerivativeRow.epoch.in_(epochs))
        .where(ExhibitRow.sensitive == 0)
    )
    return ((number, row) for number, row in session.execute(query))


def small_of(original: ExhibitRow) -> Select[int]:
    """The rows of an exhibit's small pictures: there is one, or none."""
    return select(DerivativeRow.id).where(
        DerivativeRow.original == original.id, DerivativeRow.kind == SMALL_PICTURE
    )


def new_small(change: Change, original: ExhibitRow, made: Waiting) -> str:
    """Its row, bound to the sealed bytes; its number, E-2026-0042-S1."""
    sealed = made.sealed
    change.mentions(SEALED_FILES, sealed.name, 1, sealed.sealed_sha256)
    row = change.add(
        DerivativeRow(
            original=original.id,
            original_sha256=original.sha256,
            ordinal=1,
            kind=SMALL_PICTURE,
            name=made.name,
            size=sealed.size,
            sha256=sealed.sha256,
            sealed_sha256=sealed.sealed_sha256,
            sealed_name=sealed.name,
            epoch=made.epoch,
            lines=0,
            whole=1,
            tool=TOOL,
            at=change.now,
            person=change.person.id,
        )
    )
    number = f"{original.number}-{SMALL_SIGN}{row.ordinal}"
    change.says("thumbnail", f"{number} {sealed.sha256}")
    return number
