"""Sealed files that are nobody's: what a kill left, during an intake or a disposal.

The log decides. A file that an entry took in stays for ever; once an entry of two people says that
it is gone, it goes, now or at the next start. Nothing else is ever taken away.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinicguard.evidence.derivative_tables import DerivativeRow
from clinicguard.evidence.disposed import still_here
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.host.files import sync_folder
from clinicguard.storage import log
from clinicguard.storage.row_check import SEALED_FILES


def orphans(session: Session, folder: Path) -> list[Path]:
    """The files of the folder that are nobody's: never recorded, or disposed of. Raises OSError.

    A file that an entry names stays even where its row is gone: that is for a check to tell.
    """
    known = _known(session)
    found = (path for path in folder.iterdir() if path.name not in known)
    return [
        path
        for path in found
        if path.name.endswith((".age", ".new"))
        and (
            not log.mentions(session, SEALED_FILES, path.name)
            or log.took_away(session, SEALED_FILES, path.name)
        )
    ]


def disposed_files(session: Session, folder: Path, names: Collection[str]) -> list[Path]:
    """Those of the named files that an entry says are gone, and that no row holds."""
    known = _known(session)
    gone = (name for name in names if log.took_away(session, SEALED_FILES, name))
    return [folder / name for name in gone if name not in known]


def unlink_all(folder: Path, found: Collection[Path]) -> None:
    """Takes files away, each as far as the disk lets go of it; then the folder is made to last.

    Raises:
        OSError: of the first one that stayed, once the others are gone.
    """
    kept: list[OSError] = []
    for path in found:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            kept.append(error)
    if found:
        sync_folder(folder)
    if kept:
        raise kept[0]


def _known(session: Session) -> set[str]:
    known = set(session.scalars(still_here(select(ExhibitRow.sealed_name))))
    return known | set(session.scalars(select(DerivativeRow.sealed_name)))
