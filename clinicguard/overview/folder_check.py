"""A clinic's folder checked from the command line: nothing is written into it, nobody unlocks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from clinicguard.storage.database import Database
from clinicguard.storage.finding import Checked, Finding
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.log import Head
from clinicguard.storage.log_check import check
from clinicguard.storage.migrations import check_form
from clinicguard.storage.troubles import DatabaseDamaged


def check_folder(path: Path, key: bytes, heads: Iterable[Head] = ()) -> Checked:
    """The whole log, every row and every sealed file, as the stand-alone verifier looks at them.

    Raises:
        NoClinicHere, NewerVersion, KeysDamaged, DatabaseDamaged: it cannot be read.
    """
    folder = ClinicFolder(path)
    keys = read_keys(path)
    seen = _head_of(path)
    lost = () if seen is not None else (Finding("head_missing"),)
    copies = (Finding("keys", None, "keys.json"),) if keys.repaired else ()
    database = Database(folder.database, key)
    try:
        if pages := database.damaged_pages():
            raise DatabaseDamaged(folder.database, pages)
        if database.loose_tables():
            raise DatabaseDamaged(folder.database)
        check_form(database)
        with database.reading() as session:
            known = (*heads, *(() if seen is None else (seen,)))
            checked = check(session, keys, known, folder.evidence)
    finally:
        database.close()
    found = (*checked.findings, *lost, *copies)
    return Checked(checked.entries, checked.rows, checked.head, found)


def _head_of(path: Path) -> Head | None:
    try:
        return Head.from_json(json.loads((path / "log-head").read_text("utf-8")))
    except (OSError, ValueError, RecursionError):
        return None
