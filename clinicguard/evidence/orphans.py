"""Sealed files that no entry knows: what a kill during intake left for the next start."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinicguard.evidence.derivative_tables import DerivativeRow
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.storage import log
from clinicguard.storage.row_check import SEALED_FILES


def orphans(session: Session, folder: Path) -> list[Path]:
    """The files of the folder that are nobody's. Raises OSError.

    A file that an entry names stays even where its row is gone: that is for a check to tell.
    """
    known = set(session.scalars(select(ExhibitRow.sealed_name)))
    known |= set(session.scalars(select(DerivativeRow.sealed_name)))
    found = (path for path in folder.iterdir() if path.name not in known)
    return [
        path
        for path in found
        if path.name.endswith((".age", ".new"))
        and not log.mentions(session, SEALED_FILES, path.name)
    ]
